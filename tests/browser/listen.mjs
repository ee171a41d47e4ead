// A page is read aloud by a voice of the device alone; where there is none, or no script, nothing is offered.

import { Visitor, check, journey, same } from "./lib.mjs";

/** The device's voice of the page's language reads; a voice from elsewhere is never asked. */
async function listens(base) {
  for (const [voices, offered] of [
    [[{ lang: "sv-SE", localService: false }, { lang: "en-GB", localService: true }], false],
    [[{ lang: "sv-SE", localService: false }, { lang: "sv_SE", localService: true }], true],
  ]) {
    const visitor = await Visitor.arrive(base);
    await visitor.context.addInitScript((known) => {
      const log = [];
      globalThis.spoken = log;
      globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      const speech = {
        getVoices: () => known,
        speak: (said) => log.push(said),
        cancel: () => log.push("cancel"),
        pause: () => log.push("pause"),
        resume: () => log.push("resume"),
        addEventListener() {},
      };
      Object.defineProperty(globalThis, "speechSynthesis", { value: speech });
    }, voices);
    await visitor.signIn("client");
    await visitor.open("/my/modules/1/pages/1");
    const box = visitor.page.locator("[data-listen]");
    same(await box.isVisible(), offered, `listening is offered with ${JSON.stringify(voices)}`);
    if (offered) {
      const press = (name) => box.locator(`[data-listen-do=${name}]`).click();
      const log = () => visitor.page.evaluate(() => globalThis.spoken.map((one) => one.text ?? one));
      await press("start");
      const said = await log();
      check(said.includes(await visitor.text("h1")), "the heading is not read");
      check(said.filter((one) => one.length > 40).length > 3, `too little is read: ${said}`);
      check(await visitor.page.evaluate(() => globalThis.spoken.every((one) => !one.text || (one.voice.localService && one.lang === "sv"))), "another voice reads");
      await press("pause");
      await press("resume");
      await press("stop");
      same((await log()).slice(said.length).join(" "), "pause resume cancel", "what the buttons do");
      await press("start");
      const before = (await log()).length;
      await visitor.page.evaluate(() => dispatchEvent(new Event("pagehide")));
      same((await log()).slice(before).join(" "), "cancel", "what happens when the page is left");
      await visitor.isAccessible();
    }
    await visitor.leave();
  }
  const plain = await Visitor.arrive(base, { scripts: false });
  await plain.signIn("client");
  await plain.open("/my/modules/1/pages/1");
  same(await plain.page.locator("[data-listen]").isVisible(), false, "listening without scripts");
  await plain.leave();
}

await journey("listen", async ({ base }) => {
  await listens(base);
  return "read, paused, stopped";
});
