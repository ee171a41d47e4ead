// A client's week on an old phone, without scripts: read the open module page by page, fill its worksheets, hand them in and find
// them handed in. Afterwards the same person with scripts: what was handed in stands there, and the other pages hold.

import { Visitor, check, journey, same } from "./lib.mjs";

/** Follows the one next step through the pages of the open module; returns the addresses that were read. */
async function readModule(visitor, pictures, first) {
  const read = [];
  let next = first;
  while (next && !read.includes(next)) {
    await visitor.open(next);
    if (read.length === 0) await visitor.looks(pictures, "module-page");
    else await visitor.isAPage();
    read.push(next);
    const links = await visitor.page.locator('main a[href*="/pages/"], main a[href$="/check"]').evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    next = links.find((link) => /\/pages\/\d+$/.test(link) && !read.includes(link));
    const forms = visitor.page.locator('main form[method="post" i]');
    for (let n = 0; n < (await forms.count()); n += 1) {
      if ((await forms.nth(n).locator("textarea, input:not([type=hidden])").count()) === 0) continue;
      const address = visitor.path();
      await visitor.fill(forms.nth(n));
      await visitor.press(forms.nth(n).locator("button[type=submit], button:not([type])").first());
      check(!(await visitor.count("[data-faults]")), `${address} was refused: ${await visitor.count("[data-faults]") ? await visitor.text("[data-faults]") : ""}`);
      if (visitor.path() !== address) await visitor.open(address);
    }
  }
  return read;
}

async function week(base, pictures, scripts) {
  const visitor = await Visitor.arrive(base, { scripts });
  await visitor.signIn("client");
  await visitor.open("/my");
  await visitor.looks(pictures, "my");

  const step = await visitor.page.locator('main a[href^="/my/modules/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  check(step.length > 0, "/my leads to no module");
  const open = await visitor.page.locator('main [aria-current="step"] a[href^="/my/modules/"], main .now a[href^="/my/modules/"]').first();
  const module = ((await open.count()) ? await open.getAttribute("href") : step[0]).match(/^\/my\/modules\/\d+/)[0];
  await visitor.open(module);
  await visitor.looks(pictures, "module");
  const first = await visitor.page.locator('main a[href*="/pages/"]').first().getAttribute("href");
  const read = await readModule(visitor, pictures, first);
  check(read.length >= 2, `${module} has only ${read.length} pages`);

  await visitor.open(`${module}/check`);
  await visitor.looks(pictures, "check");
  const form = visitor.form(`${module}/submit`);
  check((await form.count()) === 1, `${module}/check cannot be handed in: ${await visitor.text()}`);
  await visitor.fill(form, { danger: "no" });
  await visitor.press(form.locator("button[type=submit], button:not([type])").first());
  check(!(await visitor.count("[data-faults]")), `the homework was refused at ${visitor.path()}: ${await visitor.text()}`);
  await visitor.looks(pictures, "receipt");
  const receipt = await visitor.text();

  // Back and forth again changes nothing: the receipt stands, and there is one submission.
  await visitor.page.reload({ waitUntil: "load" });
  same(await visitor.text(), receipt, "the receipt after a reload");

  // The way out ends the session.
  visitor.leaving = true;
  await visitor.page.goto(`${base}/leave`).catch(() => {});
  visitor.leaving = false;
  await visitor.page.goto(`${base}/my`, { waitUntil: "load" });
  same(visitor.path(), "/sign-in", "/my after the way out");
  await visitor.leave();
  return read.length;
}

await journey("client-week", async ({ base, pictures }) => {
  const pages = await week(base, pictures, false);
  const visitor = await Visitor.arrive(base);
  await visitor.signIn("client");
  await visitor.open("/my");
  await visitor.looks(pictures, "my-after");
  for (const path of ["/my/plan", "/my/messages", "/my/settings"]) {
    await visitor.open(path);
    await visitor.looks(pictures, path.slice(4));
  }
  await visitor.leave();
  return `${pages} pages read and handed in`;
});
