// A clinician's quarter of an hour: from the queue to one client's homework, a reply that is kept while it is written, sent,
// and read by the client; and nothing in any letter that leaves.

import { DESK, Visitor, check, journey, same } from "./lib.mjs";

const REPLY = "Du stannade upp innan det blev för mycket. Vad märkte du först i kroppen?";

await journey("clinician-reply", async ({ base, pictures }) => {
  const clinician = await Visitor.arrive(base, { size: DESK });
  await clinician.signIn("clinician");
  await clinician.open("/clinic");
  await clinician.looks(pictures, "queue");

  const homework = clinician.page.locator('main a[href*="/homework/"]').first();
  check((await homework.count()) > 0, `nothing waits in the queue: ${await clinician.text()}`);
  const address = await homework.getAttribute("href");
  const client = address.match(/^\/clinic\/clients\/([^/]+)\/homework\//)?.[1];
  check(client, `${address} is no homework of a client`);
  await clinician.press(homework);
  await clinician.looks(pictures, "homework");

  const form = clinician.page.locator('main form[method="post" i]:has(textarea)').first();
  await form.locator("textarea").first().fill(REPLY);
  // The draft is kept without a press: the page says so, and it is still there when the page is opened again.
  const kept = clinician.page.locator("[data-autosave-status]").first();
  if (await kept.count()) {
    await clinician.page.waitForFunction((said) => document.querySelector("[data-autosave-status]").textContent.trim().startsWith(said), await kept.evaluate((status) => status.dataset.saved.split("#")[0].trim()));
    await clinician.open(address);
    same(await form.locator("textarea").first().inputValue(), REPLY, "the draft after the page was opened again");
  }
  const send = form.locator('button[type=submit][name], button[type=submit]').last();
  await clinician.press(send);
  check(!(await clinician.count("[data-faults]")), `the reply was refused: ${await clinician.text()}`);
  await clinician.looks(pictures, "sent");

  await clinician.open("/clinic");
  check((await clinician.page.locator(`main a[href="${address}"]`).count()) === 0, "what is answered still waits in the queue");
  for (const under of ["", "/progress", "/messages", "/plan", "/flags"]) {
    const answer = await clinician.page.goto(`${base}/clinic/clients/${client}${under}`, { waitUntil: "load" });
    same(answer.status(), 200, `/clinic/clients/…${under}`);
    await clinician.looks(pictures, `client${under.replace("/", "-")}`);
  }
  await clinician.leave();

  // Somebody without a care relation meets what is not there.
  const researcher = await Visitor.arrive(base);
  await researcher.signIn("researcher");
  same((await researcher.page.goto(base + address)).status(), 404, "a researcher at the homework");
  await researcher.leave();

  // Every letter is alike and says nothing.
  const outbox = await Visitor.arrive(base);
  const letters = await (await outbox.page.goto(`${base}/demo/outbox.json`)).json();
  check(letters.length > 0, "no letter was written");
  const telling = /våld|violen|aggress|ilska|anger|behandl|treatment|terapi|kbt|cbt|klinik|clinic|andrum|partner/i;
  for (const letter of letters) {
    check(!telling.test(`${letter.from} ${letter.subject} ${letter.text} ${letter.html ?? ""}`), `a letter tells: ${letter.subject} ${letter.text}`);
    check(!letter.text.includes(REPLY.slice(0, 20)) && !letter.text.includes(client), "a letter holds what was written");
  }
  await outbox.leave();
  return `a reply to ${client}, ${letters.length} letters looked at`;
});
