// A questionnaire on a narrow screen: one question at a time. It stays one form, so nothing is lost on the way.
// The words come from the form: data-next, data-back and data-progress with "{n}" and "{total}".

const NARROW = matchMedia("(max-width: 40em)");

function button(label, kind, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button ${kind}`;
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function stepsOf(form) {
  const marked = [...form.querySelectorAll("[data-step]")];
  return marked.length > 0 ? marked : [...form.querySelectorAll("fieldset")].filter((set) => !set.parentElement.closest("fieldset"));
}

function setUp(form) {
  const all = stepsOf(form);
  if (all.length < 2) return;
  const endings = [...form.querySelectorAll("[data-steps-end]")];
  const isFaulty = (step) => step.querySelector("[aria-invalid=true], .fault");
  // A form that was begun goes on at the first question without an answer.
  const isNext = (step) => "resume" in form.dataset && !step.hidden && !step.querySelector(":checked");
  let current = Math.max(0, all.findIndex(all.some(isFaulty) ? isFaulty : isNext));

  const count = document.createElement("p");
  count.className = "step-count small soft num";
  const back = button(form.dataset.back, "secondary", () => move(-1));
  const next = button(form.dataset.next, "primary", () => move(1));
  const bar = document.createElement("div");
  bar.className = "step-nav";
  bar.append(next, back);
  all[0].before(count);
  all[all.length - 1].after(bar);

  const open = () => all.filter((step) => !step.hidden);

  function draw() {
    const narrow = NARROW.matches;
    const shown = open();
    const place = Math.min(Math.max(0, shown.indexOf(all[current])), shown.length - 1);
    const last = place === shown.length - 1;
    form.classList.toggle("stepping", narrow);
    for (const step of all) step.classList.toggle("off-step", narrow && step !== shown[place]);
    for (const ending of endings) ending.classList.toggle("off-step", narrow && !last);
    for (const part of [count, bar]) part.hidden = !narrow;
    back.hidden = place === 0;
    next.hidden = last;
    count.textContent = form.dataset.progress.replace("{n}", place + 1).replace("{total}", shown.length);
  }

  function go(step) {
    current = all.indexOf(step);
    draw();
    const head = step.querySelector("legend, label, h2, h3") ?? step;
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
    count.scrollIntoView({ block: "start" });
  }

  function move(by) {
    const shown = open();
    const target = shown[shown.indexOf(all[current]) + by];
    if (target) go(target);
  }

  // A link in the list of faults, or the browser itself, may point into a step that is not shown.
  function reveal(control) {
    const step = control && all.find((one) => one.contains(control));
    if (step && NARROW.matches) {
      current = all.indexOf(step);
      draw();
      control.focus();
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#']");
    if (link) reveal(document.getElementById(link.hash.slice(1)));
  });
  form.addEventListener("invalid", (event) => reveal(event.target), true);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT" || !NARROW.matches || next.hidden) return;
    event.preventDefault();
    move(1);
  });
  form.addEventListener("branch", draw);
  NARROW.addEventListener("change", draw);
  draw();
}

document.querySelectorAll("form[data-steps]").forEach(setUp);
