// A client's week: read the open module page by page, fill its exercises, look them over, hand them in; a week later answer
// both forms. By default on a phone, in Swedish and without scripts; with --scripts at a desk, in English, with what is
// written kept while it is written, and the forms one question at a time on a phone.

import { DESK, PHONE, Visitor, check, journey, same } from "./lib.mjs";

/** A week in which nothing happened. */
const CALM = { w1: "0", w2: "1", w8: "0", w12: "none" };

/** Reads the module to its last page and fills what there is to fill on the way. */
async function readModule(visitor, pictures) {
  const read = [];
  while (!visitor.path().endsWith("/check")) {
    check(!read.includes(visitor.path()), `the way through the module leads back to ${visitor.path()}`);
    read.push(visitor.path());
    await visitor.looks(pictures, `page-${read.length}`);
    const form = visitor.page.locator("form[data-autosave]");
    if ((await form.count()) > 0) {
      await visitor.fill(form);
      if (visitor.scripts) await isKept(visitor, form);
      await visitor.press(form.locator('button[name="do"][value="next"]'));
      check(!(await visitor.count("[data-faults]")), `${visitor.path()} was refused: ${await visitor.text()}`);
    } else {
      await visitor.press("main a.next");
    }
  }
  return read.length;
}

/** What is written is kept without a press: the page says so, and it stands there when the page is opened again. */
async function isKept(visitor, form) {
  const line = visitor.page.locator("[data-autosave-status]");
  const field = form.locator("textarea").first();
  if ((await field.count()) === 0) return;
  const text = `${await field.inputValue()} Ett ord till.`;
  await field.fill(text);
  await visitor.page.waitForFunction((state) => document.querySelector("[data-autosave-status]").dataset.state === state, "saved");
  check((await line.innerText()).trim() !== "", "nothing says that the text is kept");
  await visitor.page.reload({ waitUntil: "load" });
  same(await field.inputValue(), text, "what was written, after the page was opened again");
}

/** Hands in: refused without an answer about danger, received with one, and received once. */
async function handIn(visitor, pictures, module) {
  const form = visitor.form(`${module}/submit`);
  await visitor.looks(pictures, "check");
  const send = form.locator("button").last();
  await visitor.press(send);
  check((await visitor.count("[data-faults]")) > 0, "homework was handed in without a word about danger");
  await visitor.looks(pictures, "check-refused");
  await form.locator('input[name="danger"][value="no"]').check({ force: true });
  await visitor.press(send);
  check(!(await visitor.count("[data-faults]")), `the homework was refused: ${await visitor.text()}`);
  same(visitor.path(), `${module}/submitted`, "where homework handed in leads");
  await visitor.looks(pictures, "receipt");
  const receipt = await visitor.text();
  await visitor.page.reload({ waitUntil: "load" });
  same(await visitor.text(), receipt, "the receipt after a reload");
}

/** Answers the form that stands open on the page, as a whole or question by question. */
async function answerForm(visitor, pictures, name) {
  const form = visitor.page.locator("main form[data-steps]");
  await visitor.looks(pictures, name);
  if (!visitor.scripts) {
    await visitor.fill(form, CALM);
  } else {
    const next = form.locator(".step-nav .button.primary");
    for (let n = 1; n < 60; n += 1) {
      const step = form.locator(".question:not(.off-step):not([hidden])");
      same(await step.count(), 1, "questions on the screen of a phone");
      await visitor.fill(step, CALM);
      if (n === 2) await visitor.looks(pictures, `${name}-step`);
      if (await next.isHidden()) break;
      await next.click();
    }
  }
  await visitor.press(form.locator("[data-steps-end] button"));
  check(!(await visitor.count("[data-faults]")), `the answers were refused: ${await visitor.text()}`);
  check(visitor.path().endsWith("/received"), `the answers led to ${visitor.path()}`);
  await visitor.looks(pictures, `${name}-received`);
}

/** The way out ends the session, whatever is pressed afterwards. */
async function leaveForGood(visitor) {
  await Promise.all([visitor.page.waitForURL("**/leave"), visitor.page.locator('.quick a[href="/leave"]').click()]);
  check(/^https:/.test(visitor.left ?? ""), `the way out leads to ${visitor.left}`);
  await visitor.page.goto(`${visitor.base}/my`, { waitUntil: "load" });
  same(visitor.path(), "/sign-in", "/my after the way out");
}

await journey("client-week", async ({ base, pictures, scripts }) => {
  const language = scripts ? "en" : "sv";
  const visitor = await Visitor.arrive(base, { scripts, language, size: scripts ? DESK : PHONE });
  await visitor.signIn("client", language);
  await visitor.looks(pictures, "my");
  await visitor.press("main .card.now a.button");
  const module = visitor.path();
  await visitor.looks(pictures, "module");
  await visitor.press("main a.next");
  const pages = await readModule(visitor, pictures);
  check(pages >= 5, `${module} has only ${pages} pages`);
  await handIn(visitor, pictures, module);

  await visitor.advance("P1W");
  await visitor.page.setViewportSize(PHONE);
  await visitor.open("/my");
  await visitor.looks(pictures, "my-a-week-later");
  await visitor.press("main .card.now a.button");
  await answerForm(visitor, pictures, "weekly-check");
  await visitor.press("main a.next");
  await answerForm(visitor, pictures, "phq9");
  await visitor.open("/my");
  same(await visitor.count('main a[href^="/my/forms/"]'), 0, "forms that still wait");
  await visitor.looks(pictures, "my-done");
  await leaveForGood(visitor);
  await visitor.leave();
  return `${pages} pages read and handed in, two forms answered`;
});
