// What every journey shares: one browser, people who each have an empty profile in it, the rules of accessibility, pictures.
//
// A journey is called as: node journey.mjs BASE_URL PICTURE_FOLDER [--all] [--scripts]

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules that every page is held to; there are no exceptions. */
export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const PHONE = { width: 360, height: 740 };

/** The narrowest screen on which nothing may have to be scrolled sideways. */
export const NARROW = { width: 320, height: 640 };
export const DESK = { width: 1280, height: 900 };

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** What nobody who sees a title over somebody's shoulder may read in it. */
const TELLING = /våld|violen|aggress|ilska|anger|arg\b|behandl|treatment|terapi|therap|kbt|cbt|klinik|clinic|andrum|partner|risk|hot\b|threat/i;

let browser;

/** One browser for the whole journey; each visitor has a profile of their own in it. */
async function theBrowser() {
  browser ??= await chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args: FLAGS });
  return browser;
}

/** Ends the browser, if one was begun. */
export async function endBrowser() {
  await browser?.close();
  browser = undefined;
}

/** Where the server is, where pictures go, and whether the long way was asked for. */
export function asked() {
  const [base, pictures = "target/pictures"] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  if (!base) {
    console.error("usage: node JOURNEY.mjs BASE_URL [PICTURE_FOLDER] [--all]");
    process.exit(2);
  }
  mkdirSync(pictures, { recursive: true });
  return { base, pictures, all: process.argv.includes("--all"), scripts: process.argv.includes("--scripts") };
}

/** Fails with a sentence unless something holds. */
export function check(holds, sentence) {
  if (!holds) throw new Error(sentence);
}

export function same(found, wanted, what) {
  check(found === wanted, `${what}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
}

/** The height of the tallest picture: how a long list goes on can be seen by then, and drawing more of it takes seconds. */
const TALLEST = 8000;

/**
 * One person's browser, with a profile of its own. Whatever the page says against the rules of the house (a request to
 * anybody else, an error in a script, a refusal by the policy) is kept in `troubles` and fails the journey at its end.
 */
export class Visitor {
  static async arrive(base, { size = PHONE, scripts = true, language = "sv", scheme = "light" } = {}) {
    const context = await (await theBrowser()).newContext({
      viewport: size,
      javaScriptEnabled: scripts,
      locale: language === "sv" ? "sv-SE" : "en-GB",
      timezoneId: "Europe/Stockholm",
      colorScheme: scheme,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(15_000);
    const visitor = new Visitor();
    Object.assign(visitor, { base, context, scripts, page: await context.newPage(), troubles: [] });
    const origin = new URL(base).origin;
    await context.route("**/*", (route) => {
      const address = route.request().url();
      if (address === `${origin}/leave`) return visitor.wayOut(route);
      if (address.startsWith(origin + "/") || address.startsWith("data:")) return route.continue();
      visitor.troubles.push(`a request to somebody else: ${address}`);
      return route.abort();
    });
    visitor.page.on("pageerror", (error) => visitor.troubles.push(`a script failed: ${error.message}`));
    visitor.page.on("console", (message) => {
      // A refused form is answered 422, which the browser notes as an error of its own.
      const isOfTheBrowser = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !isOfTheBrowser) visitor.troubles.push(`the browser says: ${message.text()}`);
    });
    visitor.page.on("response", (response) => {
      if (response.status() >= 500) visitor.troubles.push(`${response.status()} at ${response.url()}`);
    });
    return visitor;
  }

  /** The way out leads away on purpose: it is kept where to, and an empty page stands for it. */
  async wayOut(route) {
    const answer = await route.fetch({ maxRedirects: 0 });
    this.left = answer.headers().location;
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>-</title>" });
  }

  async leave() {
    await this.context.close();
    check(this.troubles.length === 0, this.troubles.join("\n"));
  }

  /** Opens an address of the site and expects the page to be there. */
  async open(path, status = 200) {
    const answer = await this.page.goto(this.base + path, { waitUntil: "load" });
    same(answer.status(), status, path);
    return answer;
  }

  /** Signs in as one of the demo's people, and reads in a language where one is named. */
  async signIn(handle, language) {
    await this.page.goto(`${this.base}/demo/sign-in/${handle}`, { waitUntil: "load" });
    check(!this.path().startsWith("/demo") && this.path() !== "/sign-in", `${handle} was led to ${this.path()}`);
    if (language) await this.reads(language);
  }

  /** Chooses a language at the foot of the page. */
  async reads(language) {
    if ((await this.page.locator("html").getAttribute("lang")) === language) return;
    const path = this.path();
    await this.press(`form[action="/language"] button[value="${language}"]`);
    same(this.path(), path, "where the choice of language leads");
    same(await this.page.locator("html").getAttribute("lang"), language, `the language of ${path}`);
  }

  /** Moves the demo's clock on, and with it everything that is due. */
  async advance(duration) {
    const answer = await this.context.request.post(`${this.base}/demo/clock`, { form: { advance: duration }, maxRedirects: 0, timeout: 60_000 });
    same(answer.status(), 303, `moving the clock by ${duration}`);
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  /** Presses a button or link and waits for the page that follows. */
  async press(target) {
    const element = typeof target === "string" ? this.page.locator(target).first() : target;
    await Promise.all([this.page.waitForEvent("load"), element.click()]);
  }

  /** The form that is sent to an address. */
  form(action) {
    return this.page.locator(`form[method="post" i][action="${action}"]`).first();
  }

  async count(selector) {
    return this.page.locator(selector).count();
  }

  async text(selector = "main") {
    return (await this.page.locator(selector).first().innerText()).replace(/\s+/g, " ").trim();
  }

  /** What every page carries, whoever reads it. */
  async isAPage() {
    const where = this.path();
    same(await this.count("h1"), 1, `${where}: main headings`);
    const title = await this.page.title();
    check(title.trim() !== "", `${where} has no title`);
    const told = where.startsWith("/demo") ? null : title.match(TELLING);
    check(!told, `the title of ${where} tells: ${title}`);
    check(/^(sv|en)$/.test(await this.page.locator("html").getAttribute("lang")), `${where} names no language`);
    check((await this.count('a[href="/help-now"]')) > 0, `${where} has no link to help`);
    check((await this.count('a[href="/leave"]')) > 0, `${where} has no way out`);
    if (this.scripts) await this.fitsTheScreen();
  }

  /** Nothing has to be scrolled sideways, on the narrowest screen either; tables have a frame of their own. */
  async fitsTheScreen() {
    const size = this.page.viewportSize();
    for (const width of size.width <= PHONE.width ? [PHONE.width, NARROW.width] : [size.width]) {
      await this.page.setViewportSize({ width, height: size.height });
      const beyond = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      check(beyond <= 0, `${this.path()} is ${beyond} px wider than a screen of ${width}`);
    }
    await this.page.setViewportSize(size);
  }

  /** The accessibility rules over the page as it stands. */
  async isAccessible() {
    if (!this.scripts) return;
    await this.page.evaluate(axeSource);
    const found = await this.page.evaluate((rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), RULES);
    const faults = found.violations.map((rule) => `${rule.id} (${rule.help}): ${rule.nodes.map((node) => node.target.join(" ")).join("; ")}`);
    check(faults.length === 0, `${this.path()} breaks\n  ${faults.join("\n  ")}`);
  }

  async picture(folder, name) {
    const size = this.page.viewportSize();
    const kind = `${size.width}${this.scripts ? "" : "-no-script"}`;
    // The screen is made as high as the page, so that what is fixed to its edge does not lie over the text.
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    await this.page.setViewportSize({ width: size.width, height: Math.min(Math.max(size.height, height), TALLEST) });
    await this.page.screenshot({ path: join(folder, `${name}-${kind}.png`) });
    await this.page.setViewportSize(size);
  }

  /** All three at once, for each station of a journey. */
  async looks(folder, name) {
    await this.isAPage();
    await this.isAccessible();
    await this.picture(folder, name);
  }

  /**
   * Answers every field of a form as `answers` says by name, and every other as somebody would who is in no danger and
   * has something to write. Works without scripts: radios and boxes are pressed, texts are typed.
   */
  async fill(form, answers = {}, words = "Jag stannade upp, andades ut och gick en runda runt kvarteret.") {
    const fields = await form.evaluate((element) => {
      const seen = new Map();
      for (const control of element.querySelectorAll("input, textarea, select, button")) {
        if (!control.name || control.name.startsWith("_") || control.disabled || ["hidden", "submit", "button", "range"].includes(control.type)) continue;
        const field = seen.get(control.name) ?? { name: control.name, type: control.type, values: [], filled: false, required: false };
        field.values.push(control.value);
        field.required ||= control.required;
        field.filled ||= ["radio", "checkbox"].includes(control.type) ? control.checked : control.value !== "";
        if (control.tagName === "SELECT") field.values = [...control.options].map((option) => option.value).filter((value) => value !== "");
        seen.set(control.name, field);
      }
      return [...seen.values()];
    });
    for (const field of fields) {
      const wanted = answers[field.name];
      if (wanted === undefined && field.filled) continue;
      await this.answer(form, field, wanted, words);
    }
    return fields.map((field) => field.name);
  }

  async answer(form, field, wanted, words) {
    const control = form.locator(`[name="${field.name}"]`);
    switch (field.type) {
      case "radio":
        return choose(form, field.name, wanted ?? field.values[0]);
      case "checkbox":
        if (wanted === undefined) return field.values.length === 1 ? choose(form, field.name, field.values[0]) : undefined;
        for (const value of [wanted].flat()) await choose(form, field.name, value);
        return undefined;
      case "select-one":
        return control.first().selectOption(wanted ?? field.values[0]);
      case "date":
        return control.first().fill(wanted ?? "2026-03-02");
      case "time":
        return control.first().fill(wanted ?? "18:30");
      case "number":
        return control.first().fill(String(wanted ?? 3));
      default: {
        const isNumber = (await control.first().getAttribute("inputmode")) === "numeric";
        return control.first().fill(String(wanted ?? (isNumber ? 30 : words)));
      }
    }
  }
}

/** Presses a radio or box that may stand under its own label, and may be hidden by a step that is not shown yet. */
async function choose(form, name, value) {
  await form.locator(`input[name="${name}"][value="${value}"]`).first().check({ force: true });
}

/** Fails with a line where `work` fails, and ends the process either way. */
export async function journey(name, work) {
  const begun = Date.now();
  try {
    const told = await work(asked());
    console.log(`${name}: ${told ?? "done"} (${Math.round((Date.now() - begun) / 1000)} s)`);
  } catch (error) {
    console.error(`${name}: ${error.stack ?? error}`);
    process.exitCode = 1;
  }
  // A browser that does not end by itself ends with this process.
  await Promise.race([endBrowser(), new Promise((ended) => setTimeout(ended, 10_000))]);
  process.exit();
}
