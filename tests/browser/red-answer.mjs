// A red answer: the client says in the weekly questionnaire that somebody is in danger. The safety page comes at once, the
// queue has the flag on top, staff are alerted without a word of why, and the flag cannot be closed without a note.

import { DESK, Visitor, check, journey, same } from "./lib.mjs";

/** The value that says most, for each question: the last choice of each row, and every choice of a list that allows several. */
async function theWorst(form) {
  return form.evaluate((element) => {
    const worst = {};
    for (const control of element.elements) {
      if (!control.name || control.name.startsWith("_")) continue;
      if (control.type === "radio") worst[control.name] = control.value;
      if (control.type === "checkbox" && !control.hasAttribute("data-exclusive")) worst[control.name] = [...(worst[control.name] ?? []), control.value];
    }
    return worst;
  });
}

await journey("red-answer", async ({ base, pictures }) => {
  const before = await letters(base);
  // Without scripts, where nothing is hidden: the safety rules hold there as well.
  const client = await Visitor.arrive(base, { scripts: false });
  await client.signIn("client");
  await client.open("/my");
  const due = await client.page.locator('main a[href^="/my/forms/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  check(due.length > 0, `no questionnaire is due: ${await client.text()}`);
  await client.open(due[0]);
  await client.looks(pictures, "form");
  const form = client.form(due[0]);
  await client.fill(form, await theWorst(form));
  await client.press(form.locator("button[type=submit], button:not([type])").first());
  check(!(await client.count("[data-faults]")), `the answers were refused: ${await client.count("[data-faults]") ? await client.text("[data-faults]") : ""}`);
  check(client.path().startsWith(due[0]), `the answers led to ${client.path()}`);
  await client.looks(pictures, "received");
  check((await client.count('a[href="tel:112"]')) > 0, "the page after a red answer has no 112 to press");
  const said = await client.text();
  check(!/allt är bra|ingen fara|låg risk|no risk|all is well/i.test(said), `false calm: ${said}`);
  await client.leave();

  const clinician = await Visitor.arrive(base, { size: DESK });
  await clinician.signIn("clinician");
  await clinician.open("/clinic");
  await clinician.looks(pictures, "queue-with-flag");
  const flagged = clinician.page.locator('main .danger a[href*="/flags"], main a[href*="/flags"]').first();
  check((await flagged.count()) > 0, `the queue shows no flag: ${await clinician.text()}`);
  const address = await flagged.getAttribute("href");
  await clinician.press(flagged);
  await clinician.looks(pictures, "flags");

  // Acknowledged with one press; closing asks for what was done.
  const acknowledge = clinician.page.locator('main form[action*="acknowledge"] button').first();
  if (await acknowledge.count()) {
    await clinician.press(acknowledge);
    await clinician.open(address);
  }
  const closing = clinician.page.locator('main form[action*="close"], main form[action*="act"]').first();
  if (await closing.count()) {
    const fields = closing.locator("textarea");
    await fields.first().fill("");
    await fields.first().evaluate((field) => field.removeAttribute("required"));
    await clinician.press(closing.locator("button").last());
    check((await clinician.count("[data-faults]")) > 0, "a flag was closed without a note");
    await clinician.looks(pictures, "flag-needs-a-note");
  }
  await clinician.leave();

  const after = await letters(base);
  const alerts = after.filter((letter) => !before.some((known) => known.id === letter.id));
  check(alerts.length > 0, "nobody was alerted");
  const texts = new Set(alerts.map((letter) => `${letter.subject}\n${letter.text}`));
  same(texts.size, 1, "kinds of alert among the letters of one moment");
  check(!/flagg|risk|röd|red|alarm|akut|urgent|våld|violence/i.test([...texts].join()), `an alert tells: ${[...texts].join()}`);
  return `${alerts.length} alerts`;
});

async function letters(base) {
  const answer = await fetch(`${base}/demo/outbox.json`);
  same(answer.status, 200, "/demo/outbox.json");
  return answer.json();
}
