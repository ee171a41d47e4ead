// Reading without a connection: texts sealed on the phone with a code of the person's own. Off until it is chosen.
// Neither the code nor the key is stored anywhere; without the code nobody opens the texts, the server included.

const ROUNDS = 600_000;
const TRIES = 5;
const SHORTEST = 6;
const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_DAYS = 30;
const SHUT_AFTER_MS = 10 * 60 * 1000;
const META = "meta";

const bytes = (text) => new TextEncoder().encode(text);
const random = (count) => crypto.getRandomValues(new Uint8Array(count));
const canSeal = isSecureContext && "serviceWorker" in navigator && "indexedDB" in window && "caches" in window && Boolean(crypto.subtle);

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function withStore(mode, work) {
  const opening = indexedDB.open("kept", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("all");
  const db = await done(opening);
  db.onversionchange = () => db.close();
  try {
    return await work(db.transaction("all", mode).objectStore("all"));
  } finally {
    db.close();
  }
}

const read = (key) => withStore("readonly", (store) => done(store.get(key)));
const write = (key, value) => withStore("readwrite", (store) => done(store.put(value, key)));
const drop = (key) => withStore("readwrite", (store) => done(store.delete(key)));
const numbers = async () => (await withStore("readonly", (store) => done(store.getAllKeys()))).filter((key) => key !== META);

/** exit.js wipes on the way out and when signing out; here it does so too, in one place. */
const wipe = () => globalThis.wipeKept();

async function keyOf(code, { salt, rounds }) {
  const material = await crypto.subtle.importKey("raw", bytes(code.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

// The number and the version are bound in, so that sealed texts cannot change places.
const how = (iv, number, version) => ({ name: "AES-GCM", iv, additionalData: bytes(`${number} ${version}`) });

async function seal(key, { number, version, title, html }) {
  const iv = random(12);
  const sealed = await crypto.subtle.encrypt(how(iv, number, version), key, bytes(JSON.stringify({ title, html })));
  await write(number, { iv, version, sealed });
}

async function unseal(key, number) {
  const { iv, version, sealed } = await read(number);
  const text = await crypto.subtle.decrypt(how(iv, number, version), key, sealed);
  return JSON.parse(new TextDecoder().decode(text));
}

/** The page for when there is no network, as anybody sees it: asked for without cookies. */
async function putShellAside(language) {
  const shell = await fetch("/kept", { credentials: "omit", cache: "no-store", headers: { "Accept-Language": language } });
  if (!shell.ok) throw new Error("no shell");
  const parts = (await shell.clone().text()).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g);
  await caches.delete("kept");
  const cache = await caches.open("kept");
  await cache.addAll([...new Set([...parts].map((part) => part[1]))]);
  await cache.put("/kept", shell);
}

/** With a connection: whatever is no longer this person's to read, or has changed, goes. */
async function compare() {
  const meta = await read(META);
  if (!meta) return;
  const answer = await fetch("/my/offline/list", { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return;
  const { whose, versions } = await answer.json();
  if (whose !== meta.whose) return wipe();
  for (const number of await numbers()) {
    if (versions[number] !== (await read(number)).version) await drop(number);
  }
  if ((await numbers()).length === 0) return wipe();
  const isOld = Date.now() - meta.shellAt > DAY_MS;
  if (isOld) await putShellAside(meta.language);
  await write(META, { ...meta, seenAt: Date.now(), shellAt: isOld ? Date.now() : meta.shellAt });
}

const part = (name) => document.querySelector(`[data-kept-${name}]`);

function say(state, count = "") {
  const line = part("status");
  line.textContent = (line.dataset[state] ?? "").replace("#", count);
  line.dataset.state = state;
}

/** The page on which it is chosen. */
async function choose(form) {
  const code = form.querySelector("#code");
  const again = form.querySelector("#code-again");
  const show = (isSome) => { part("some").hidden = !isSome; };
  part("unable").hidden = true;
  form.hidden = false;
  // Only a worker tells that something is kept: looking into a store would make one.
  show(Boolean(await navigator.serviceWorker.getRegistration("/")));

  async function keep() {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
    });
    if (!answer.ok || answer.redirected) throw new Error("no texts");
    const { whose, texts } = await answer.json();
    await wipe();
    const language = document.documentElement.lang;
    const meta = { salt: random(16), rounds: ROUNDS, wrong: 0, whose, language, seenAt: Date.now(), shellAt: Date.now() };
    const key = await keyOf(code.value, meta);
    await putShellAside(language);
    await write(META, meta);
    for (const text of texts) await seal(key, text);
    await navigator.serviceWorker.register("/sw.js");
    await navigator.serviceWorker.ready;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!form.querySelector("[name=modules]:checked")) return say("none");
    if ([...code.value].length < SHORTEST) {
      code.focus();
      return say("short");
    }
    if (code.value !== again.value) {
      again.focus();
      return say("differ");
    }
    say("working");
    try {
      await keep();
      say("kept");
      show(true);
    } catch {
      await wipe();
      say("failed");
      show(false);
    }
    form.reset();
  });
  part("remove").addEventListener("click", async () => {
    await wipe();
    show(false);
    say("removed");
    code.focus();
  });
}

/** The page that the phone shows without a connection. */
async function openHere(form) {
  const texts = part("texts");
  const code = form.querySelector("#code");
  let waiting = 0;

  const end = async (state) => {
    form.hidden = true;
    texts.replaceChildren();
    await wipe();
    say(state);
  };
  const shut = () => {
    if (texts.childElementCount === 0) return;
    texts.replaceChildren();
    form.hidden = false;
    say("shut");
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(shut, SHUT_AFTER_MS);
  };

  if (!(await navigator.serviceWorker.getRegistration("/"))) return say("empty");
  const meta = await read(META);
  if (!meta) return end("empty");
  if (Math.abs(Date.now() - meta.seenAt) > KEPT_DAYS * DAY_MS) return end("removed");
  form.hidden = false;

  async function tryCode() {
    const before = await read(META);
    if (!before) return end("removed");
    // Counted before it is tried, so that closing the page in between gains nothing.
    const wrong = before.wrong + 1;
    await write(META, { ...before, wrong });
    const key = await keyOf(code.value, before);
    let opened;
    try {
      opened = await Promise.all((await numbers()).map((number) => unseal(key, number)));
    } catch {
      return wrong >= TRIES ? end("removed") : say("wrong", TRIES - wrong);
    }
    await write(META, { ...before, wrong: 0 });
    texts.replaceChildren(...opened.map(({ title, html }) => {
      const module = document.createElement("details");
      module.className = "card flat";
      const name = document.createElement("summary");
      name.textContent = title;
      const text = document.createElement("div");
      text.className = "stack";
      text.innerHTML = html;
      module.append(name, text);
      return module;
    }));
    form.hidden = true;
    texts.querySelector("summary")?.focus();
    say("open");
    later();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (part("status").dataset.state === "working") return;
    say("working");
    await tryCode().catch(() => say("failed"));
    code.value = "";
  });
  part("remove").addEventListener("click", () => end("removed"));
  if (location.pathname === "/help-now") document.querySelector(".help-box").scrollIntoView();
  for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, later, { passive: true });
  // A page taken from the browser's memory must not show what was open.
  addEventListener("pagehide", shut);
}

if (canSeal) {
  const [choosing, opening] = [part("choose"), part("open")];
  if (opening) openHere(opening);
  else {
    if (navigator.serviceWorker.controller) await compare().catch(() => {});
    if (choosing) choose(choosing);
  }
}
