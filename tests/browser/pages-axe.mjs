// Every page by the accessibility rules: as each of the demo's people, from page to page along the links of the site, in
// both languages, each on the narrowest screen in the light scheme and at a desk in the dark one; then the forms as they are
// when something is missing. Usually one page for each shape of address, with pictures in Swedish; with --all, on both
// screens in both schemes, with pictures in both languages, and each page that a client can come to. `found.txt` beside the
// pictures tells who has been gone through and what was found, while it runs.

import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { DESK, NARROW, PHONE, Visitor, check, journey, same } from "./lib.mjs";

/** Each page is looked at like this, and with --all like that as well. */
const LOOKS = [[NARROW, "light"], [DESK, "dark"]];
const MORE_LOOKS = [[NARROW, "dark"], [DESK, "light"]];

/** Addresses that end or change something by being opened, or that are no pages. */
const NOT_VISITED = [/^\/leave$/, /^\/demo\/sign-in\//, /^\/assets\//, /\.(json|csv|zip|xlsx|sav|parquet|pdf|svg|ico)$/, /\/exports?\/./];

/** Where each person begins, how many pages they reach at the least, and what they send with something missing. */
const PEOPLE = {
  nobody: {
    start: ["/", "/help-now", "/about", "/relatives", "/accessibility", "/privacy", "/start", "/sign-in", "/sign-out", "/invite/no-such-invitation", "/demo", "/demo/outbox"],
    least: 12,
    missing: [["/sign-in", "/sign-in"]],
  },
  client: {
    start: ["/my", "/my/plan", "/my/messages", "/my/progress", "/my/data", "/my/happened", "/my/steps", "/my/settings", "/account", "/account/password", "/account/recovery-codes"],
    least: 12,
    missing: [["/my/happened", "/my/happened"], ["/my/messages", "/my/messages"], ["/my/settings", "/my/settings"], ["/account/password", "/account/password"]],
  },
  // A module that was handed in, on a page with several rounds of answers.
  improver: { start: ["/my", "/my/modules/1/pages/4"], least: 6 },
  stepping: { start: ["/my", "/my/steps"], least: 6 },
  paused: { start: ["/my"], least: 1, alone: true },
  critical_today: { start: ["/my", "/my/messages"], least: 2, alone: true },
  homework_waiting: { start: ["/my"], least: 1, alone: true, more: leftInTheMiddle },
  drop_out: { start: ["/my", "/my/progress"], least: 2, alone: true },
  clinician: {
    start: ["/clinic", "/clinic/clients", "/clinic/settings", "/account"],
    least: 10,
    missing: [["/clinic/settings", "/clinic/settings"]],
    more: byPhone,
  },
  supervisor: { start: ["/clinic", "/clinic/clients", "/clinic/supervision", "/clinic/figures", "/clinic/rules"], least: 5, alone: true },
  researcher: { start: ["/research"], least: 3 },
  admin: { start: ["/admin", "/admin/accounts", "/admin/units", "/admin/outbox", "/admin/audit", "/admin/audit/checks"], least: 14, missing: [["/admin/units", "/admin/units"]] },
};

/** An address without what differs from one person, step or row to the next. */
function shape(path) {
  return path
    .replace(/^(\/clinic\/clients)\/[^/]+/, "$1/{code}")
    .replace(/^(\/admin\/content\/own)\/[^/]+/, "$1/{id}")
    .replace(/(\{id\}\/modules)\/[^/]+/, "$1/{m}")
    .replace(/(\{m\}\/pages)\/[^/]+/, "$1/{n}")
    .replace(/^(\/research\/studies)\/[^/]+/, "$1/{s}")
    .replace(/\/(homework|forms|flags|invite|accounts|units|outbox|answers|feedback|content|instruments|rules|checks)\/[^/]+/, "/$1/{id}")
    .replace(/\/reviews\/(?!new)[^/]+/, "/reviews/{id}")
    .replace(/\/modules\/\d+/, "/modules/{m}")
    .replace(/\/pages\/\d+/, "/pages/{n}")
    .replace(/^\/my\/plan\/[^/]+/, "/my/plan/{k}")
    .replace(/^\/my\/diary\/[^/]+/, "/my/diary/{e}");
}

/** Pages that are the same whoever is signed in. */
const FOR_EVERYBODY = /^\/($|about|accessibility|privacy|relatives|help-now|start|sign-in|demo)/;

/** How many people look at a time. */
const AT_A_TIME = 2;

/** Follows the links of the site from `start`, and looks at each new page with `look`. */
async function crawl(visitor, person, all, look) {
  const waiting = [...person.start];
  const isClient = person.start.every((path) => !/^\/(admin|clinic|research)/.test(path));
  const mark = (path) => (all && isClient ? path : shape(path));
  const known = new Set(waiting.map(mark));
  let looked = 0;
  while (waiting.length > 0) {
    const path = waiting.shift();
    const answer = await visitor.page.goto(visitor.base + path, { waitUntil: "load" });
    check(answer.status() < 400 || path.startsWith("/invite/"), `${path} answers ${answer.status()}`);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    await look(path, "");
    looked += 1;
    if (person.alone && !all) continue;
    for (const link of await visitor.page.locator("a[href]").evaluateAll((found) => found.map((one) => one.href))) {
      const address = new URL(link);
      const next = address.pathname;
      // A preview shows the links that a client follows; nobody else gets there.
      if (next.startsWith("/my") && !isClient) continue;
      if (address.origin !== new URL(visitor.base).origin || known.has(mark(next)) || (!all && FOR_EVERYBODY.test(next)) || NOT_VISITED.some((pattern) => pattern.test(next))) continue;
      known.add(mark(next));
      waiting.push(next);
    }
  }
  return looked;
}

/** Sends a form of a page with nothing chosen and nothing written, past what the browser itself would hold back. */
async function sendEmpty(visitor, path, action) {
  await visitor.open(path);
  const form = visitor.form(action);
  await form.evaluate((element) => {
    element.noValidate = true;
    for (const control of element.elements) {
      if (control.type === "radio" || control.type === "checkbox") control.checked = false;
      else if (control.type !== "hidden" && control.tagName !== "BUTTON" && control.tagName !== "SELECT") control.value = "";
    }
  });
  await visitor.press(form.locator("button").last());
  check((await visitor.count("[data-faults]")) > 0, `${path} with nothing filled in was not refused`);
}

/** Saves a form in the middle, and once more as if from a second tab, for the pages that follow. */
async function leftInTheMiddle(visitor, look) {
  await visitor.open("/my");
  const path = await visitor.page.locator('main a[href^="/my/forms/"]').first().getAttribute("href");
  await visitor.open(path);
  await look(path, "-begun");
  await visitor.press(visitor.form(path).locator("button[formaction]"));
  same(visitor.path(), `${path}/saved`, "where saving leads");
  await look(`${path}/saved`, "");
  await visitor.open(path);
  await visitor.form(path).evaluate((form) => {
    form.elements.version.value = "99";
    form.elements.w1.value = "5";
  });
  await visitor.press(visitor.form(path).locator("button[formaction]"));
  same(visitor.path(), `${path}/versions`, "where saving leads from a tab that was overtaken");
  await look(`${path}/versions`, "");
  await visitor.press(visitor.form(`${path}/versions`).locator("button").last());
  check((await visitor.count("[data-faults]")) > 0, "a choice that was not made was not asked for again");
  await look(`${path}/versions`, "-refused");
}

/** The first form that is open, among everybody's, as it is entered for a client by phone. */
async function byPhone(visitor, look) {
  await visitor.open("/clinic/clients");
  const clients = await visitor.page.locator('main a[href^="/clinic/clients/"]').evaluateAll((found) => found.map((one) => new URL(one.href).pathname));
  for (const client of clients.filter((path) => /^\/clinic\/clients\/[A-Z0-9]+$/.test(path))) {
    await visitor.open(`${client}/forms`);
    const open = visitor.page.locator(`main a[href^="${client}/forms/"]`);
    if ((await open.count()) === 0) continue;
    await look(`${client}/forms`, "-open");
    const path = await open.first().getAttribute("href");
    await visitor.open(path);
    return look(path, "-phone");
  }
  throw new Error("nobody has a form that is open");
}

/** Opens an address where nothing is, for the page that says so. */
async function nothingThere(visitor) {
  same((await visitor.page.goto(`${visitor.base}/nothing-here`)).status(), 404, "/nothing-here");
}

await journey("pages-axe", async ({ base, pictures, all }) => {
  const faults = [];
  const told = join(pictures, "found.txt");
  writeFileSync(told, "");
  const tell = (line) => appendFileSync(told, `${line}\n`);
  const found = (fault) => {
    faults.push(fault);
    tell(fault);
  };
  let pages = 0;
  const walk = async (name, person) => {
    for (const language of ["sv", "en"]) {
      const visitor = await Visitor.arrive(base, { language });
      if (name !== "nobody") await visitor.signIn(name, language);
      const look = async (path, state) => {
        for (const [size, colorScheme] of all ? [...LOOKS, ...MORE_LOOKS] : LOOKS) {
          await visitor.page.setViewportSize(size);
          await visitor.page.emulateMedia({ colorScheme });
          for (const hold of [() => visitor.isAPage(), () => visitor.isAccessible()]) {
            await hold().catch((error) => found(`as ${name}, ${language}, ${size.width} px, ${colorScheme}${state}: ${error.message}`));
          }
          // Pictures are of what most people have in their hand.
          if (size === NARROW) await visitor.page.setViewportSize(PHONE);
          const file = `${name}${shape(path).replaceAll("/", "-").replace(/[{}]/g, "")}${state}-${language}-${colorScheme}`;
          if (all || language === "sv") await visitor.picture(pictures, file);
          pages += 1;
        }
        await visitor.page.setViewportSize(PHONE);
        await visitor.page.emulateMedia({ colorScheme: "light" });
      };
      const looked = await crawl(visitor, person, all, look);
      if (looked < person.least) found(`only ${looked} pages were found as ${name}`);
      for (const [path, action] of person.missing ?? []) {
        await sendEmpty(visitor, path, action);
        await look(path, "-refused");
      }
      if (person.more) await person.more(visitor, look);
      if (name === "nobody") {
        await nothingThere(visitor);
        await look("/nothing-here", "");
      }
      await visitor.leave().catch((error) => found(`as ${name}: ${error.message}`));
      tell(`${name}, ${language}: ${looked} pages gone through`);
    }
  };
  const waiting = Object.entries(PEOPLE);
  await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
    while (waiting.length > 0) await walk(...waiting.shift());
  }));
  check(faults.length === 0, `${faults.length} faults on ${pages} pages:\n${[...new Set(faults)].join("\n")}`);
  return `${pages} pages without a fault`;
});
