// Follow-up questions: shown while their condition holds. The server decides again and drops what no longer holds.

function valuesOf(form, name) {
  return [...form.elements]
    .filter((control) => control.name === name && !control.disabled)
    .filter((control) => !["radio", "checkbox"].includes(control.type) || control.checked)
    .map((control) => control.value);
}

const atLeast = (form, rule) => rule.items.some((item) =>
  valuesOf(form, item).some((value) => value !== "" && Number(value) >= rule.value));

const OPERATIONS = {
  ge: atLeast,
  has: (form, rule) => valuesOf(form, rule.item).includes(String(rule.value)),
  and: (form, rule) => rule.of.every((part) => holds(form, part)),
  or: (form, rule) => rule.of.some((part) => holds(form, part)),
};

function holds(form, rule) {
  const operation = OPERATIONS[rule.op];
  // An unknown condition shows the question: asking once too often is better than never.
  return operation ? operation(form, rule) : true;
}

function show(part, shown) {
  part.hidden = !shown;
  for (const control of part.querySelectorAll("input, select, textarea")) control.disabled = !shown;
}

function update(form, parts) {
  // In page order, so that a hidden question counts as unanswered for those that follow it.
  for (const [part, rule] of parts) show(part, holds(form, rule));
  form.dispatchEvent(new CustomEvent("branch"));
}

for (const form of document.forms) {
  const parts = [...form.querySelectorAll("[data-show-if]")]
    .map((part) => [part, JSON.parse(part.dataset.showIf)]);
  if (parts.length > 0) {
    form.addEventListener("input", () => update(form, parts));
    update(form, parts);
  }
}

// "None of these" clears the others, and any other clears it.
document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.type !== "checkbox" || !box.checked || !box.form) return;
  for (const other of box.form.elements) {
    if (other === box || other.name !== box.name || other.type !== "checkbox") continue;
    if ("exclusive" in box.dataset || "exclusive" in other.dataset) other.checked = false;
  }
  box.form.dispatchEvent(new Event("input", { bubbles: true }));
});
