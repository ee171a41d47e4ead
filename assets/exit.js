// Leave at once: the page is covered before the network answers, and nothing stays behind on the device.
// Without a connection the session cannot be ended: that is done as soon as a page of it is opened with one.

const PRESSES = 3;
const WITHIN_MS = 1500;
const WIPE_MS = 500;
const LEFT = "left";
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

/** Takes away what was kept for reading without a connection. kept.js calls it too; a module of its own would be loaded twice. */
async function wipe() {
  const workers = navigator.serviceWorker?.getRegistrations() ?? [];
  const base = globalThis.indexedDB && new Promise((done) => {
    const going = indexedDB.deleteDatabase("kept");
    going.onsuccess = going.onerror = going.onblocked = done;
  });
  const names = (await globalThis.caches?.keys()) ?? [];
  await Promise.all([base, ...names.map((name) => caches.delete(name)), ...(await workers).map((worker) => worker.unregister())]);
}

globalThis.wipeKept = wipe;

const link = document.querySelector("[data-exit]");
const way = link ? link.getAttribute("href") : "/leave";

function go() {
  location.replace(navigator.onLine ? way : link?.dataset.away ?? way);
}

function leave() {
  const keeps = Boolean(navigator.serviceWorker?.controller);
  cover();
  globalThis.speechSynthesis?.cancel();
  forget(() => sessionStorage);
  forget(() => localStorage);
  if (!navigator.onLine) {
    mark();
    // A browser may be wrong about having no connection.
    fetch(way, { redirect: "manual", keepalive: true }).catch(() => {});
  }
  const wiped = wipe().catch(() => {});
  // With a connection the answer of the way out wipes as well, so that only those who keep something wait, and not long.
  if (keeps || !navigator.onLine) Promise.race([wiped, new Promise((done) => setTimeout(done, WIPE_MS))]).then(go);
  else go();
}

function mark() {
  try {
    localStorage.setItem(LEFT, "1");
  } catch {
    // As above.
  }
}

function wasLeft() {
  try {
    return localStorage.getItem(LEFT) !== null;
  } catch {
    return false;
  }
}

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element && event.target.closest("[data-exit]");
  if (!pressed) return;
  event.preventDefault();
  leave();
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
  if (presses.length >= PRESSES) leave();
}, true);

// A page taken from the browser's memory after sign-out must not show what it held.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.documentElement.classList.contains("is-leaving")) location.replace(way);
});

document.addEventListener("submit", (event) => {
  const ends = ["/sign-out", "/account/freeze"].includes(event.target.getAttribute("action"));
  if (ends) wipe().catch(() => {});
});

// Left without a connection: the session that was not ended then is ended now, before anything of it is read.
if (navigator.onLine && wasLeft()) {
  if (document.querySelector('form[action="/sign-out"]')) leave();
  else forget(() => localStorage);
}
