// A red answer: the client says in the weekly check-in that a hold on somebody's throat was taken. Help comes first, the
// queue has the alarm on top, everybody on the ladder is alerted without a word of why, and the flag is taken, acted on and
// closed with notes, after a call and a risk review. An alarm that nobody takes climbs: the deputy after a working hour, the supervisor after two.

import { DESK, PHONE, Visitor, check, journey, same } from "./lib.mjs";

/** Who answers: a client of the demo's clinician for whom the forms of the week stand open. */
const CLIENT = { handle: "homework_waiting", name: "Pekka Rautio" };

/** One act of violence, with a hold on the throat; no child was there, and the rest of the week was calm. */
const ANSWERS = { w1: "1", w2: "5", w3: "0", w3b: "0", w4: "1", w4b: "throat", w5: "0", w5b: "0", w6: "0", w7: "0", w8: "1", w9: "0", w10: "0", w12: "none" };

const CLINICIAN = "karin@unit.example";
const DEPUTY = "johan@unit.example";
const SUPERVISOR = "supervisor@unit.example";

const NOTE = "Ringde klienten genast. Han är hos sin syster och åker inte hem. Besök i morgon klockan nio.";

async function letters(base) {
  const answer = await fetch(`${base}/demo/outbox.json`);
  same(answer.status, 200, "/demo/outbox.json");
  return answer.json();
}

/** The letters written since `before`, which must all be alike and say nothing. */
async function written(base, before) {
  const known = new Set(before.map((letter) => letter.id));
  const after = await letters(base);
  const fresh = after.filter((letter) => !known.has(letter.id));
  const kinds = new Set(after.filter((letter) => letter.to.endsWith("@unit.example")).map((letter) => `${letter.subject}\n${letter.text}`));
  check(kinds.size <= 2, `alerts are not alike in one language: ${[...kinds].join("\n---\n")}`);
  check(!/flagg|flag|risk|röd|\bred\b|alarm|larm|akut|urgent|våld|violence|hals|throat/i.test([...kinds].join()), `an alert tells: ${[...kinds].join()}`);
  return { after, to: new Set(fresh.map((letter) => letter.to)) };
}

/** The client answers, without scripts, where nothing is hidden: the safety rules hold there as well. */
async function answer(base, pictures) {
  const client = await Visitor.arrive(base, { scripts: false });
  await client.signIn(CLIENT.handle);
  const due = client.page.locator('main .card.now a[href^="/my/forms/"]');
  check((await due.count()) === 1, `no form is the next step: ${await client.text()}`);
  await client.press(due);
  await client.looks(pictures, "form");
  await client.fill(client.form(client.path()), ANSWERS);
  await client.press("[data-steps-end] button");
  check(!(await client.count("[data-faults]")), `the answers were refused: ${await client.text()}`);
  await helpComesFirst(client);
  await client.looks(pictures, "received");
  const received = client.path();
  await client.leave();

  // The same page with scripts, held to the rules and looked at in both sizes and languages.
  const again = await Visitor.arrive(base, { size: PHONE });
  await again.signIn(CLIENT.handle, "en");
  for (const [size, language] of [[PHONE, "en"], [DESK, "sv"]]) {
    await again.page.setViewportSize(size);
    await again.open(received);
    await again.reads(language);
    await helpComesFirst(again);
    await again.looks(pictures, `received-${language}`);
  }
  await again.leave();
}

/** Before anything else on the page: that somebody may be in danger, and 112 to press. */
async function helpComesFirst(client) {
  check((await client.count("main #safety-first")) === 1, `nothing says where to begin: ${await client.text()}`);
  const first = await client.page.locator("main a").first().getAttribute("href");
  same(first, "tel:112", "the first way on from a red answer");
  const said = await client.text();
  check(!/allt är bra|ingen fara|låg risk|no risk|all is well/i.test(said), `false calm: ${said}`);
  check(!/hals|strypt|throat/i.test(said), "the page repeats the answer");
}

/** Takes the alarm and follows its flag to the end: nothing is closed before the client was reached and the risk reviewed. */
async function handle(clinician, pictures) {
  await clinician.looks(pictures, "alarm");
  const address = clinician.path();
  const alarm = clinician.page.locator("section.card.now").first();
  await clinician.press(alarm.locator('form[action$="/acknowledge"] button'));
  const flags = await clinician.count('form[action$="/act"]');
  check(flags > 0, `nothing can be acted on: ${await clinician.text()}`);
  await takesEach(clinician, "act", flags, pictures);
  same(await clinician.count('form[action$="/close"]'), 0, "flags that can be closed before anything was done");
  await clinician.looks(pictures, "acted");
  await reaches(clinician, pictures);
  await reviews(clinician, pictures);
  await clinician.open(address);
  await takesEach(clinician, "close", flags, pictures);
  await clinician.looks(pictures, "closed");
}

/** One step of each flag of the alarm; none goes without its note. */
async function takesEach(clinician, step, flags, pictures) {
  for (let left = flags; left > 0; left -= 1) {
    const form = () => clinician.page.locator(`form[action$="/${step}"]`).first();
    if (left === flags) {
      await clinician.press(form().locator("button"));
      check((await clinician.count("[data-faults]")) > 0, `a flag could be taken to ${step} without a note`);
      await clinician.looks(pictures, `${step}-needs-a-note`);
    }
    for (const text of await form().locator("textarea").all()) await text.fill(NOTE);
    await clinician.press(form().locator("button"));
    check(!(await clinician.count("[data-faults]")), `${step} was refused: ${await clinician.text()}`);
    same(await clinician.count(`form[action$="/${step}"]`), left - 1, `flags that still wait for ${step}`);
  }
}

/** Notes that the client was reached. */
async function reaches(clinician, pictures) {
  const form = () => clinician.page.locator('form[action$="/contact"]').first();
  await clinician.press(form().locator("button"));
  check((await clinician.count("[data-faults]")) > 0, "a contact could be noted without saying how");
  await clinician.looks(pictures, "contact-needs-more");
  await clinician.fill(form(), { way: "phone", reached: "yes" });
  await clinician.press(form().locator("button"));
  check(!(await clinician.count("[data-faults]")), `the contact was refused: ${await clinician.text()}`);
}

/** Writes the review that the flag waits for, and signs it. */
async function reviews(clinician, pictures) {
  await clinician.press('a[href$="/reviews/new"]');
  const form = () => clinician.page.locator("form[data-autosave]");
  await clinician.press(form().locator('button[value="sign"]'));
  check((await clinician.count("[data-faults]")) > 0, "a review could be signed with nothing in it");
  await clinician.looks(pictures, "review-needs-more");
  for (const known of await form().locator('input[type="radio"][value="no"]').all()) await known.check({ force: true });
  await form().locator('input[name="found.worry"][value="6"]').check({ force: true });
  for (const name of ["note.sources", "conclusion", "measures"]) await form().locator(`[name="${name}"]`).fill(NOTE);
  const day = new Date(`${await today(clinician)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 14);
  await form().locator('[name="next_on"]').fill(day.toISOString().slice(0, 10));
  await clinician.press(form().locator('button[value="sign"]'));
  check(!(await clinician.count("[data-faults]")), `the review was refused: ${await clinician.text()}`);
  await clinician.looks(pictures, "reviewed");
}

/** The day on the demo's clock. */
async function today(visitor) {
  const page = await (await fetch(`${visitor.base}/demo`)).text();
  return page.match(/\d{4}-\d{2}-\d{2}/)[0];
}

await journey("red-answer", async ({ base, pictures }) => {
  const before = await letters(base);
  await answer(base, pictures);
  const alerts = await written(base, before);
  for (const who of [CLINICIAN, DEPUTY, SUPERVISOR]) check(alerts.to.has(who), `${who} was not alerted at once: ${[...alerts.to]}`);

  const clinician = await Visitor.arrive(base, { size: DESK });
  await clinician.signIn("clinician", "sv");
  await clinician.looks(pictures, "queue");
  const top = clinician.page.locator(".queue-row").first();
  check((await top.innerText()).includes(CLIENT.name), `the queue begins with ${await top.innerText()}`);
  check((await top.getAttribute("class")).includes("danger"), "the alarm is not marked in the queue");
  await clinician.page.setViewportSize(PHONE);
  await clinician.looks(pictures, "queue");
  await clinician.page.setViewportSize(DESK);
  await clinician.press(top.locator("a").first());
  await handle(clinician, pictures);
  await clinician.open("/clinic");
  same(await clinician.page.locator(".queue-row.danger", { hasText: CLIENT.name }).count(), 0, "alarms of what is closed in the queue");

  // Another client's alarm stands in the queue, and nobody takes it.
  check((await clinician.count(".queue-row.danger")) > 0, "no alarm is left in the queue that could climb");
  let known = alerts.after;
  for (const [who, hours] of [[DEPUTY, "a working hour"], [SUPERVISOR, "two working hours"]]) {
    await clinician.advance("PT1H");
    const climbed = await written(base, known);
    check(climbed.to.has(who), `${who} was not alerted after ${hours}: ${[...climbed.to]}`);
    known = climbed.after;
  }
  await clinician.leave();
  return `${alerts.to.size} people alerted at once, ${known.length} letters looked at`;
});
