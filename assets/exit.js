// Leave at once: the page is covered before the network answers, and nothing stays behind on the device.

const PRESSES = 3;
const WITHIN_MS = 1500;
let presses = [];

function cover() {
  const sheet = document.createElement("div");
  sheet.className = "exit-cover";
  document.documentElement.classList.add("is-leaving");
  document.body.append(sheet);
  document.title = "";
}

function forget(storage) {
  try {
    storage().clear();
  } catch {
    // A browser may refuse storage altogether; then there is nothing to clear.
  }
}

function leave(url) {
  cover();
  forget(() => sessionStorage);
  forget(() => localStorage);
  location.replace(url);
}

const link = document.querySelector("[data-exit]");
const way = link ? link.getAttribute("href") : "/leave";

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element && event.target.closest("[data-exit]");
  if (!pressed) return;
  event.preventDefault();
  leave(way);
}, true);

// Only Shift by itself counts: a capital letter is Shift with another key.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  if (event.repeat) return;
  const now = performance.now();
  presses = presses.filter((at) => now - at < WITHIN_MS);
  presses.push(now);
  if (presses.length >= PRESSES) leave(way);
}, true);

// A page taken from the browser's memory after sign-out must not show what it held.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.documentElement.classList.contains("is-leaving")) location.replace(way);
});
