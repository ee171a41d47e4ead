// One press, one submission. The server's idempotency key is the real guard; this spares people the doubt.

const RELEASE_MS = 10000;

function hold(form) {
  form.dataset.sent = "yes";
  for (const button of form.querySelectorAll("button:not([type=button])")) button.setAttribute("aria-disabled", "true");
}

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  // After the other listeners: one of them may have stopped the submission.
  setTimeout(() => {
    if (event.defaultPrevented) return;
    hold(form);
    setTimeout(() => release(form), RELEASE_MS);
  });
});

addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

// The list of faults is what a person needs first after a refused form.
document.querySelector("[data-faults]")?.focus();
