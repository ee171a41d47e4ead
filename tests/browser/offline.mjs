// Reading without a connection: off until it is chosen; sealed on the phone; opened with the code alone; gone on the way
// out, after signing out, after five wrong codes, at the press of a button, and when somebody else signs in.

import { Visitor, check, journey, same } from "./lib.mjs";

const CODE = "tallkotte 7";

// Without this the worker keeps its network when the visitor's is taken away, and its requests are not looked at.
process.env.PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS = "1";

/** What a phone keeps of the site, in all places where a browser keeps something. */
async function kept(visitor) {
  return visitor.page.evaluate(async () => {
    const found = { workers: (await navigator.serviceWorker.getRegistrations()).length, caches: [], stored: "", rows: 0 };
    const text = (value) => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder("utf-8").decode(value);
      if (value && typeof value === "object") return Object.entries(value).map(([name, one]) => `${name} ${text(one)}`).join("\n");
      return String(value);
    };
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        found.caches.push(new URL(request.url).pathname);
        found.stored += await (await cache.match(request, { ignoreVary: true })).text();
      }
    }
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((done) => { const opening = indexedDB.open(name); opening.onsuccess = () => done(opening.result); });
      for (const store of db.objectStoreNames) {
        const all = await new Promise((done) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); });
        found.rows += all.length;
        found.stored += text(all);
      }
      db.close();
    }
    found.stored += text({ ...localStorage }) + text({ ...sessionStorage });
    return found;
  });
}

async function keepsNothing(visitor, when) {
  const found = await kept(visitor);
  same(`${found.workers} ${found.caches.length} ${found.rows}`, "0 0 0", `workers, pages and texts on the phone ${when}`);
}

async function says(visitor, state) {
  await visitor.page.waitForFunction((wanted) => document.querySelector("[data-kept-status]").dataset.state === wanted, state);
  check((await visitor.text("[data-kept-status]")) !== "", `nothing says ${state}`);
}

/** Chooses the first module with a code. */
async function choose(visitor) {
  await visitor.open("/my/offline");
  const form = visitor.page.locator("[data-kept-choose]");
  await form.locator("[name=modules]").first().check();
  await form.locator("#code").fill(CODE);
  await form.locator("#code-again").fill(CODE);
  await form.locator("button").click();
  await says(visitor, "kept");
}

/** A sentence of the module's own, which nothing on the phone may hold in clear. */
async function sentence(visitor) {
  await visitor.open("/my/modules/1/pages/1");
  return (await visitor.text("main .prose p")).slice(0, 60);
}

async function tryCode(visitor, code) {
  await visitor.page.locator("#code").fill(code);
  await visitor.page.locator("[data-kept-open] button[type=submit]").click();
}

/** Opens the start page without a connection. */
async function openOffline(visitor, path = "/my") {
  await visitor.context.setOffline(true);
  await visitor.page.goto(visitor.base + path, { waitUntil: "load" });
  check((await visitor.count("[data-kept-open]")) === 1, `${path} without a connection is not the kept page`);
}

async function isOffUntilChosen(visitor, pictures) {
  for (const path of ["/my", "/my/modules/1", "/my/modules/1/pages/1", "/my/offline"]) {
    await visitor.open(path);
    await keepsNothing(visitor, `after ${path}, before anything was chosen`);
  }
  await visitor.looks(pictures, "choose");
  const form = visitor.page.locator("[data-kept-choose]");
  await form.locator("button").click();
  await says(visitor, "none");
  await form.locator("[name=modules]").first().check();
  await form.locator("#code").fill("fem55");
  await form.locator("#code-again").fill("fem55");
  await form.locator("button").click();
  await says(visitor, "short");
  await form.locator("#code").fill(CODE);
  await form.locator("button").click();
  await says(visitor, "differ");
  await keepsNothing(visitor, "after a choice that was not whole");
}

async function isSealed(visitor, words) {
  const found = await kept(visitor);
  same(found.workers, 1, "workers after the choice");
  check(found.rows === 2, `${found.rows} rows are kept`);
  check(found.caches.includes("/kept") && found.caches.every((path) => path === "/kept" || path.startsWith("/assets/")), `kept pages: ${found.caches}`);
  check(!found.stored.includes(words), "a sentence of the module lies on the phone in clear");
  for (const secret of [CODE, "_csrf", "Therese"]) check(!found.stored.includes(secret), `${secret} lies on the phone`);
}

async function opensWithTheCodeAlone(visitor, words, pictures) {
  await openOffline(visitor, "/my/modules/1/pages/2");
  check((await visitor.text()).includes("112") && (await visitor.text()).includes("020-555 666"), "help is missing without a connection");
  await visitor.looks(pictures, "without-connection");
  await tryCode(visitor, "tallkotte 8");
  await says(visitor, "wrong");
  check(!(await visitor.text()).includes(words), "a wrong code opens");
  await tryCode(visitor, CODE);
  await says(visitor, "open");
  await visitor.page.locator("[data-kept-texts] summary").first().click();
  check((await visitor.text()).includes(words), "the right code does not open");
  same(await visitor.count("[data-kept-texts] :is(input, textarea, form)"), 0, "fields in the kept text");
  await visitor.looks(pictures, "opened");
  await visitor.page.goto(`${visitor.base}/help-now`, { waitUntil: "load" });
  check((await visitor.text()).includes("112"), "/help-now is missing without a connection");
  await visitor.context.setOffline(false);
}

/** Runs out without wiping: the cookie is gone, the texts are not. */
async function runningOutWipesNothing(visitor) {
  await visitor.context.clearCookies({ name: "s" });
  await visitor.page.goto(`${visitor.base}/my`, { waitUntil: "load" });
  same(visitor.path(), "/sign-in", "/my when the session has run out");
  same((await kept(visitor)).rows, 2, "rows after the session has run out");
}

async function leavingWipes(visitor) {
  await openOffline(visitor);
  // The address of the way out is somebody else's: here it leads nowhere, and only the wiping is looked at.
  await visitor.context.route("https://**/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>-</title>" }));
  await visitor.page.locator("[data-exit]").click();
  await visitor.page.waitForURL((url) => !url.href.startsWith(visitor.base));
  await visitor.context.setOffline(false);
  await visitor.page.goto(`${visitor.base}/about`, { waitUntil: "load" });
  await keepsNothing(visitor, "after the way out without a connection");
}

async function aSessionLeftOfflineEndsOnline(visitor) {
  await visitor.signIn("client");
  await visitor.open("/my");
  await visitor.context.setOffline(true);
  await visitor.page.locator("[data-exit]").click();
  await visitor.page.waitForURL((url) => !url.href.startsWith(visitor.base));
  await visitor.context.setOffline(false);
  await visitor.page.goto(`${visitor.base}/my`).catch(() => {});
  await visitor.page.waitForURL((url) => url.pathname !== "/my");
  await visitor.page.goto(`${visitor.base}/my`, { waitUntil: "load" });
  same(visitor.path(), "/sign-in", "/my after it was left without a connection");
}

async function withoutScripts(base) {
  const visitor = await Visitor.arrive(base, { scripts: false });
  await visitor.signIn("client");
  await visitor.open("/my/offline");
  same(await visitor.page.locator("[data-kept-choose]").isVisible(), false, "keeping texts without scripts");
  check(await visitor.page.locator("[data-kept-unable]").isVisible(), "nothing says that it cannot be done without scripts");
  await visitor.leave();
}

await journey("offline", async ({ base, pictures }) => {
  const visitor = await Visitor.arrive(base);
  await visitor.signIn("client");
  await isOffUntilChosen(visitor, pictures);
  const words = await sentence(visitor);
  await choose(visitor);
  await visitor.looks(pictures, "chosen");
  await isSealed(visitor, words);
  await opensWithTheCodeAlone(visitor, words, pictures);
  await runningOutWipesNothing(visitor);

  await openOffline(visitor);
  for (let n = 1; n < 5; n += 1) {
    await tryCode(visitor, `fel kod ${n}`);
    await says(visitor, "wrong");
  }
  await tryCode(visitor, "fel kod 5");
  await says(visitor, "removed");
  await visitor.context.setOffline(false);
  await keepsNothing(visitor, "after five wrong codes");

  await visitor.signIn("client");
  await choose(visitor);
  await visitor.page.locator("[data-kept-some] [data-kept-remove]").click();
  await says(visitor, "removed");
  await keepsNothing(visitor, "after the press of the button");

  await choose(visitor);
  await visitor.open("/my");
  await Promise.all([visitor.page.waitForURL("**/leave"), visitor.page.locator('.quick a[href="/leave"]').click()]);
  await visitor.page.goto(`${base}/about`, { waitUntil: "load" });
  await keepsNothing(visitor, "after the way out");

  await visitor.signIn("client");
  await choose(visitor);
  await visitor.open("/my");
  await visitor.press('form[action="/sign-out"] button');
  await keepsNothing(visitor, "after signing out");

  await visitor.signIn("client");
  await choose(visitor);
  await visitor.context.clearCookies({ name: "s" });
  await visitor.signIn("improver");
  await visitor.page.evaluate(async () => {
    while ((await navigator.serviceWorker.getRegistrations()).length > 0) await new Promise(requestAnimationFrame);
  });
  await keepsNothing(visitor, "after somebody else has signed in");

  await visitor.context.clearCookies({ name: "s" });
  await visitor.signIn("client");
  await choose(visitor);
  await leavingWipes(visitor);
  await aSessionLeftOfflineEndsOnline(visitor);
  visitor.troubles = visitor.troubles.filter((line) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(line));
  await visitor.leave();
  await withoutScripts(base);
  return "off, sealed, opened, wiped";
});
