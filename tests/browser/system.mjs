// What a person has set in the system holds here: text twice as large, more contrast, and the system's own colours. Nothing
// is cut off, nothing has to be scrolled sideways, and what is chosen can still be told from what is not.

import { PHONE, Visitor, check, journey, same } from "./lib.mjs";

const PAGES = ["/my", "/my/plan", "/my/settings", "/my/offline", "/my/messages", "/my/modules/1", "/my/modules/1/pages/1", "/help-now"];

const size = (page, selector) => page.evaluate((one) => parseFloat(getComputedStyle(document.querySelector(one)).fontSize), selector);

/** As when the browser's text size is set to double: everything that is measured in it follows. */
async function twiceAsLarge(visitor, path, pictures) {
  const before = [await size(visitor.page, "main p"), await size(visitor.page, "h1")];
  await visitor.page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  const after = [await size(visitor.page, "main p"), await size(visitor.page, "h1")];
  same(after[0], before[0] * 2, `${path}: the size of running text when text is twice as large`);
  check(after[1] > before[1] * 1.4, `${path}: the heading stays as small as it was`);
  const beyond = await visitor.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(beyond <= 0, `${path} is ${beyond} px wider than the screen when text is twice as large`);
  const cut = await visitor.page.evaluate(() => [...document.querySelectorAll("main button:not(.sr), main a.button, main label, .quick a")]
    .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline")
    .map((one) => one.textContent.trim()));
  check(cut.length === 0, `${path}: cut off when text is twice as large: ${cut}`);
  const out = await visitor.page.evaluate(() => [...document.querySelectorAll(".quick a")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().bottom > innerHeight).length);
  same(out, 0, `${path}: ways out that are beyond the screen when text is twice as large`);
  await visitor.picture(pictures, `large${path.replaceAll("/", "-")}`);
}

/** The accessibility rules look at the page's own colours; here those count that the system puts in their place. */
async function canBeRead(visitor, path) {
  const faint = await visitor.page.evaluate(() => {
    const parts = (text) => text.match(/[\d.]+/g).map(Number);
    const light = (text) => parts(text).slice(0, 3)
      .map((one) => (one / 255 <= 0.03928 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4))
      .reduce((sum, one, n) => sum + one * [0.2126, 0.7152, 0.0722][n], 0);
    const ground = (element) => {
      for (let one = element; one; one = one.parentElement) {
        // A choice has its ground in a part laid behind it.
        const layers = [getComputedStyle(one, "::before"), getComputedStyle(one)];
        const solid = layers.filter((layer, n) => n === 1 || (layer.content !== "none" && layer.position === "absolute"))
          .map((layer) => layer.backgroundColor).find((behind) => (parts(behind)[3] ?? 1) > 0);
        if (solid) return solid;
      }
      return "rgb(255, 255, 255)";
    };
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.offsetParent && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ""))
      .filter((one) => {
        const [a, b] = [light(getComputedStyle(one).color), light(ground(one))];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
      })
      .map((one) => one.textContent.trim().slice(0, 40));
  });
  check(faint.length === 0, `${path}: hard to read in the system's own colours: ${faint.join("; ")}`);
}

const colour = (page, name) => page.evaluate((one) => getComputedStyle(document.documentElement).getPropertyValue(one).trim(), name);

await journey("system", async ({ base, pictures }) => {
  const visitor = await Visitor.arrive(base, { size: PHONE });
  await visitor.signIn("client");
  for (const path of PAGES) {
    await visitor.open(path);
    await visitor.page.emulateMedia({ contrast: "more" });
    same(await colour(visitor.page, "--soft"), await colour(visitor.page, "--ink"), `${path}: quiet text with more contrast`);
    await visitor.isAccessible();
    await visitor.page.emulateMedia({ contrast: null, forcedColors: "active" });
    await canBeRead(visitor, path);
    await visitor.picture(pictures, `forced${path.replaceAll("/", "-")}`);
    await visitor.page.emulateMedia({ forcedColors: null });
    await twiceAsLarge(visitor, path, pictures);
  }
  await visitor.open("/my/settings");
  await visitor.page.emulateMedia({ forcedColors: "active" });
  const [chosen, other] = await visitor.page.evaluate(() => ["", ":not"].map((how) => {
    const input = document.querySelector(how === "" ? "input[type=radio]:checked" : "input[type=radio]:not(:checked)");
    const around = input.parentElement.querySelector(".choice-text");
    return [getComputedStyle(input), getComputedStyle(around), getComputedStyle(around, "::before"), getComputedStyle(around, "::after")]
      .map((style) => `${style.backgroundColor} ${style.borderColor} ${style.borderWidth} ${style.outline} ${style.boxShadow} ${style.appearance}`).join("|");
  }));
  check(chosen !== other, "with the system's own colours a choice looks like what was not chosen");
  await visitor.leave();
  return `${PAGES.length} pages`;
});
