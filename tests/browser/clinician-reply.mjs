// A clinician's quarter of an hour: from the queue to one client's homework, replies beside the answers that are kept while
// they are written, looked over, sent, and read by the client; and nothing in any letter that leaves.

import { DESK, PHONE, Visitor, check, journey, same } from "./lib.mjs";

const OVERALL = "Du stannade upp innan det blev för mycket. Öva vägen en gång till i veckan, ensam.";
const BESIDE = "Vad märkte du först i kroppen?";

/** Who has waited longest for a reply, by the demo's story: name and handle. */
const WAITING = { name: "Pekka Rautio", handle: "homework_waiting" };

/** Every letter is alike and says nothing. */
const TELLING = /våld|violen|aggress|ilska|anger|behandl|treatment|terapi|kbt|cbt|klinik|clinic|andrum|partner/i;

/** Each reply stands beside the answers that it is about, not below them. */
async function standsBeside(visitor) {
  const pairs = await visitor.page.locator("main .grid-2.reply").evaluateAll((grids) =>
    grids.map((grid) => [...grid.children].slice(0, 2).map((child) => child.getBoundingClientRect()).map(({ x, y, width }) => ({ x, y, width }))));
  check(pairs.length > 0, "no answers stand beside a reply");
  for (const [answers, reply] of pairs) {
    check(reply.x >= answers.x + answers.width && Math.abs(reply.y - answers.y) < 40, `a reply stands at ${JSON.stringify(reply)}, its answers at ${JSON.stringify(answers)}`);
  }
}

async function writeReply(visitor, address) {
  const form = visitor.page.locator("form[data-autosave]");
  const fields = form.locator("textarea");
  await fields.first().fill(BESIDE);
  await form.locator('textarea[name="overall"]').fill(OVERALL);
  await visitor.page.waitForFunction(() => document.querySelector("[data-autosave-status]").dataset.state === "saved");
  await visitor.open(address);
  same(await fields.first().inputValue(), BESIDE, "the draft after the page was opened again");
  same(await form.locator('textarea[name="overall"]').inputValue(), OVERALL, "the draft after the page was opened again");
  await visitor.press(form.locator('button[value="check"]'));
}

await journey("clinician-reply", async ({ base, pictures }) => {
  const clinician = await Visitor.arrive(base, { size: DESK });
  await clinician.signIn("clinician", "sv");
  await clinician.looks(pictures, "queue");
  const row = clinician.page.locator(".queue-row", { hasText: WAITING.name }).filter({ has: clinician.page.locator('a[href*="/homework/"]') });
  check((await row.count()) > 0, `${WAITING.name}'s homework does not wait in the queue: ${await clinician.text()}`);
  await clinician.press(row.locator("a").first());
  const address = clinician.path();
  const client = address.match(/^\/clinic\/clients\/([^/]+)\/homework\//)?.[1];
  check(client, `${address} is no homework of a client`);
  await clinician.looks(pictures, "homework");
  await standsBeside(clinician);
  await clinician.page.setViewportSize(PHONE);
  await clinician.looks(pictures, "homework");
  await clinician.page.setViewportSize(DESK);

  // Nothing written is no reply.
  await clinician.press('form[data-autosave] button[value="check"]');
  check((await clinician.count("[data-faults]")) > 0 || !(await clinician.count(`form[action="${address}/send"]`)), "an empty reply could be sent");
  await clinician.open(address);
  await writeReply(clinician, address);
  same(clinician.path(), `${address}/send`, "where the reply is looked over");
  check((await clinician.text()).includes(WAITING.name), "the page before sending does not name whom it goes to");
  await clinician.looks(pictures, "look-over");
  await clinician.press(clinician.form(`${address}/send`).locator("button").last());
  check(!(await clinician.count("[data-faults]")), `the reply was refused: ${await clinician.text()}`);
  await clinician.looks(pictures, "sent");
  await clinician.open("/clinic");
  same(await clinician.count(`main a[href="${address}"]`), 0, "rows of what is answered in the queue");
  await clinician.reads("en");
  for (const size of [DESK, PHONE]) {
    await clinician.page.setViewportSize(size);
    for (const under of ["", "/progress", "/messages", "/plan", "/flags"]) {
      await clinician.open(`/clinic/clients/${client}${under}`);
      await clinician.looks(pictures, `client${under.replace("/", "-")}`);
    }
  }
  await clinician.leave();

  const reader = await Visitor.arrive(base, { scripts: false });
  await reader.signIn(WAITING.handle);
  await reader.looks(pictures, "my-with-an-answer");
  await reader.press('main a[href^="/my/feedback/"]');
  const read = await reader.text();
  check(read.includes(OVERALL) && read.includes(BESIDE), `the client does not find the reply: ${read}`);
  await reader.looks(pictures, "feedback");
  await reader.open("/my");
  same(await reader.count('.card.now a[href^="/my/feedback/"]'), 0, "next steps that lead to what was read");
  await reader.leave();

  // Somebody without a care relation meets what is not there.
  const researcher = await Visitor.arrive(base);
  await researcher.signIn("researcher");
  await researcher.open(address, 404);
  await researcher.leave();

  const letters = await (await fetch(`${base}/demo/outbox.json`)).json();
  check(letters.length > 0, "no letter was written");
  for (const letter of letters) {
    check(!TELLING.test(`${letter.from} ${letter.subject} ${letter.text} ${letter.html ?? ""}`), `a letter tells: ${letter.subject} ${letter.text}`);
    check(!letter.text.includes(OVERALL.slice(0, 20)) && !letter.text.includes(client), "a letter holds what was written");
  }
  return `a reply to ${client}, ${letters.length} letters looked at`;
});
