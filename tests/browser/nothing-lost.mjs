// Nothing is lost: what somebody types survives a second tab, a session that runs out, a lost network, a double press and
// an answer that never comes. One case a run: node nothing-lost.mjs BASE PICTURES --two-tabs (or another of CASES).

import { Visitor, check, journey, same } from "./lib.mjs";

const FIELD = 'form[data-autosave] textarea';

async function state(page, wanted) {
  await page.waitForFunction((one) => document.querySelector("[data-autosave-status]").dataset.state === one, wanted);
  return (await page.locator("[data-autosave-status]").innerText()).trim();
}

/** Signs in and opens the first page of an open module on which something is written at length. */
async function atWriting(base, { handle = "client", module = 1 } = {}) {
  const visitor = await Visitor.arrive(base);
  await visitor.signIn(handle);
  for (let n = 1; n <= 7; n += 1) {
    await visitor.open(`/my/modules/${module}/pages/${n}`);
    if ((await visitor.count(FIELD)) > 0) return visitor;
  }
  throw new Error("no page asks for a text");
}

const field = (page) => page.locator(FIELD).first();

/** What stands in the field when the page is fetched anew. */
async function keptText(visitor) {
  await visitor.page.reload({ waitUntil: "load" });
  return field(visitor.page).inputValue();
}

/** What was typed must not lie anywhere in the browser but in the page. */
async function isNowhereElse(visitor, words) {
  const stored = await visitor.page.evaluate(async () => JSON.stringify([
    { ...localStorage }, { ...sessionStorage }, await caches.keys(), (await indexedDB.databases()).map((one) => one.name),
  ]));
  same(stored, "[{},{},[],[]]", "what the browser keeps");
  check(!stored.includes(words), "what was typed is kept in the browser");
}

async function twoTabs(base, pictures) {
  const visitor = await atWriting(base);
  const second = await visitor.context.newPage();
  await second.goto(visitor.page.url(), { waitUntil: "load" });
  await field(visitor.page).fill("Skrivet i den första fliken.");
  await state(visitor.page, "saved");
  await field(second).fill("Skrivet i den andra fliken.");
  const link = second.locator("[data-autosave-conflict] a");
  await link.waitFor();
  same(await field(second).inputValue(), "Skrivet i den andra fliken.", "what stands in the second tab");
  await Promise.all([second.waitForEvent("load"), link.click()]);
  const both = await second.locator("main").innerText();
  check(both.includes("i den första fliken") && both.includes("i den andra fliken"), "both texts are not shown");
  visitor.page = second;
  await visitor.looks(pictures, "two-texts");
  await second.locator('input[type=radio][value="other"]').first().check({ force: true });
  const address = new URL(second.url()).pathname;
  await visitor.press(visitor.form(address).locator("button").last());
  await visitor.open("/my/modules/1/check");
  const chosen = await visitor.text();
  check(chosen.includes("i den andra fliken") && !chosen.includes("i den första fliken"), "the choice does not hold");
  await visitor.leave();
}

async function expired(base, pictures) {
  const visitor = await atWriting(base);
  await visitor.context.clearCookies({ name: "s" });
  await field(visitor.page).fill("Skrivet efter att tiden gick ut.");
  check((await state(visitor.page, "expired")) !== "", "nothing says that one is signed out");
  const address = visitor.path();
  await visitor.page.locator('button[name="do"][value="next"]').click();
  await state(visitor.page, "expired");
  same(visitor.path(), address, "where the press leads while nobody is signed in");
  same(await field(visitor.page).inputValue(), "Skrivet efter att tiden gick ut.", "what stands in the page");
  await isNowhereElse(visitor, "Skrivet efter");
  await visitor.looks(pictures, "signed-out");
  const other = await visitor.context.newPage();
  await other.goto(`${base}/demo/sign-in/client`, { waitUntil: "load" });
  await other.close();
  await visitor.page.bringToFront();
  await visitor.page.evaluate(() => dispatchEvent(new Event("focus")));
  await state(visitor.page, "saved");
  same(await keptText(visitor), "Skrivet efter att tiden gick ut.", "what is in the draft after signing in again");

  await visitor.leave();
  await somebodyElse(base);
}

/** The same where somebody else signs in who has the same module open: nothing goes into another person's record. */
async function somebodyElse(base) {
  const visitor = await atWriting(base, { handle: "inactive", module: 2 });
  const address = visitor.page.url();
  await visitor.context.clearCookies({ name: "s" });
  await field(visitor.page).fill("Inte den andras.");
  await state(visitor.page, "expired");
  const stranger = await visitor.context.newPage();
  await stranger.goto(`${base}/demo/sign-in/unanswered`, { waitUntil: "load" });
  await stranger.goto(address, { waitUntil: "load" });
  check((await stranger.locator(FIELD).count()) > 0, "the other one cannot write on that page");
  await visitor.page.bringToFront();
  await visitor.page.evaluate(() => dispatchEvent(new Event("focus")));
  await state(visitor.page, "refused");
  for (const read of [address, `${base}/my/data`]) {
    await stranger.goto(read, { waitUntil: "load" });
    check(!(await stranger.content()).includes("Inte den andras"), "a text went into somebody else's record");
  }
  await visitor.leave();
}

async function offline(base, pictures) {
  const visitor = await atWriting(base);
  const address = visitor.path();
  await visitor.context.setOffline(true);
  await field(visitor.page).fill("Skrivet i tunneln.");
  check((await state(visitor.page, "offline")) !== "", "nothing says that there is no connection");
  await visitor.page.locator('button[name="do"][value="next"]').click();
  await state(visitor.page, "offline");
  same(visitor.path(), address, "where the press leads without a connection");
  same(await field(visitor.page).inputValue(), "Skrivet i tunneln.", "what stands in the page");
  await visitor.looks(pictures, "no-connection");
  await visitor.context.setOffline(false);
  await state(visitor.page, "saved");
  same(await keptText(visitor), "Skrivet i tunneln.", "what is in the draft when the network is back");
  await visitor.leave();
}

/** A form left in the middle is found as it was, at the first question without an answer; and nothing was sent. */
async function halfAForm(base, pictures) {
  const visitor = await Visitor.arrive(base);
  await visitor.signIn("homework_waiting");
  const link = visitor.page.locator('main a[href^="/my/forms/"]').first();
  const path = await link.getAttribute("href");
  await visitor.press(link);
  const answer = (name, value) => visitor.page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
  check(await visitor.page.locator('input[name="w1"][value="2"]').isChecked(), "what was answered before is not there");
  check(await visitor.page.locator('input[name="w5"]').first().isVisible(), "the form does not go on where it was left");
  check(!(await visitor.page.locator('input[name="w1"]').first().isVisible()), "the form begins at its beginning again");
  await answer("w5", "0");
  await state(visitor.page, "saved");
  await visitor.looks(pictures, "half-a-form");
  await visitor.open("/my");
  check((await visitor.text()).includes("inte skickat"), "the start page does not say that the form is not sent");
  await visitor.open(path);
  check(await visitor.page.locator('input[name="w5"][value="0"]').isChecked(), "what was saved while answering is gone");
  await visitor.press(visitor.form(path).locator("button[formaction]"));
  same(visitor.path(), `${path}/saved`, "where saving leads");
  await visitor.looks(pictures, "half-a-form-saved");

  // A second tab that was opened before: neither is sent over the other.
  await visitor.open(path);
  const second = await visitor.context.newPage();
  await second.goto(visitor.page.url(), { waitUntil: "load" });
  await answer("w5b", "0");
  await state(visitor.page, "saved");
  await second.locator('input[name="w5b"][value="1"]').check({ force: true });
  const both = second.locator("[data-autosave-conflict] a");
  await both.waitFor();
  await Promise.all([second.waitForEvent("load"), both.click()]);
  same(new URL(second.url()).pathname, `${path}/versions`, "where the second tab leads");
  visitor.page = second;
  await visitor.looks(pictures, "half-a-form-in-two");
  await second.locator('input[type=radio][value="other"]').first().check({ force: true });
  await visitor.press(visitor.form(`${path}/versions`).locator("button").last());
  check(await second.locator('input[name="w5b"][value="1"]').isChecked(), "the choice does not hold");
  await visitor.leave();
}

const LETTER = `Ett brev som bara ska komma fram en gång, nummer ${Date.now()}.`;

/** Fills the form of a letter. */
async function aLetter(visitor) {
  await visitor.open("/my/messages");
  const form = visitor.form("/my/messages");
  await visitor.fill(form, { text: LETTER, danger: "no" });
  return form.locator("button").last();
}

async function isThereOnce(visitor) {
  await visitor.open("/my/messages");
  same((await visitor.text()).split(LETTER).length - 1, 1, "letters that came");
}

/** Presses a second time while the first press is on its way; says how many times the letter left. */
async function pressTwice(visitor, base, send, { untilReceived }) {
  let sent = 0;
  let isOnItsWay, isPressedAgain;
  const onItsWay = new Promise((done) => { isOnItsWay = done; });
  const pressedAgain = new Promise((done) => { isPressedAgain = done; });
  await visitor.page.route(`${base}/my/messages`, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    sent += 1;
    if (sent > 1) return route.continue();
    // A browser gives up its first request when it makes a second one: to the server that has it that means nothing.
    if (untilReceived) await route.fetch({ maxRedirects: 0 });
    isOnItsWay();
    await pressedAgain;
    return untilReceived ? undefined : route.continue();
  });
  // By the keyboard, since a click would wait for the page that the first press leads to.
  await send.focus();
  await visitor.page.keyboard.press("Enter");
  await onItsWay;
  await visitor.page.keyboard.press("Enter");
  const loaded = visitor.page.waitForEvent("load");
  isPressedAgain();
  await loaded;
  await visitor.page.unrouteAll({ behavior: "ignoreErrors" });
  return sent;
}

async function doublePress(base) {
  const [withScripts, without] = [await Visitor.arrive(base), await Visitor.arrive(base, { scripts: false })];
  await withScripts.signIn("client");
  same(await pressTwice(withScripts, base, await aLetter(withScripts), { untilReceived: false }), 1, "letters that left");
  await isThereOnce(withScripts);
  await without.signIn("improver");
  same(await pressTwice(without, base, await aLetter(without), { untilReceived: true }), 2, "letters that left");
  await isThereOnce(without);
  for (const visitor of [withScripts, without]) await visitor.leave();
}

async function lostAnswer(base) {
  const visitor = await Visitor.arrive(base, { scripts: false });
  await visitor.signIn("client");
  const send = await aLetter(visitor);
  let heard;
  const answered = new Promise((done) => { heard = done; });
  await visitor.page.route(`${base}/my/messages`, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    // The server has it, and its answer gets lost on the way.
    const receipt = (await route.fetch({ maxRedirects: 0 })).headers().location;
    await route.abort("aborted");
    return heard(receipt);
  });
  await send.click({ noWaitAfter: true });
  const receipt = await answered;
  await visitor.page.unrouteAll({ behavior: "wait" });
  check(receipt?.startsWith("/my/messages"), `the server answered with ${receipt}`);
  await visitor.press(send);
  const now = new URL(visitor.page.url());
  same(now.pathname + now.search + now.hash, receipt, "where the same letter leads when it is sent again");
  await isThereOnce(visitor);
  await visitor.leave();
}

const CASES = { "--two-tabs": twoTabs, "--expired": expired, "--offline": offline, "--half-a-form": halfAForm, "--double-press": doublePress, "--lost-answer": lostAnswer };

await journey("nothing-lost", async ({ base, pictures }) => {
  const asked = Object.keys(CASES).filter((name) => process.argv.includes(name));
  check(asked.length > 0, `one of ${Object.keys(CASES).join(" ")} is needed`);
  for (const name of asked) await CASES[name](base, pictures);
  return asked.join(" ");
});
