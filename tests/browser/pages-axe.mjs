// Every page by the accessibility rules: as each of the demo's people, from page to page along the links of the site, on a
// phone and at a desk, in both languages and both colour schemes. Usually one page for each shape of address; with --all,
// every page that is found.

import { DESK, PHONE, Visitor, check, journey } from "./lib.mjs";

const PEOPLE = ["nobody", "client", "clinician", "supervisor", "researcher", "admin"];

/** Addresses that end or change something by being opened, or that are no pages. */
const NOT_VISITED = [/^\/leave$/, /^\/demo\/sign-in\//, /^\/assets\//, /\.(json|csv|zip|xlsx|sav|parquet|pdf|svg|ico)$/, /\/exports?\/./];

/** An address without what differs from one person, step or row to the next. */
function shape(path) {
  return path
    .replace(/^(\/clinic\/clients)\/[^/]+/, "$1/{code}")
    .replace(/^(\/research\/studies)\/[^/]+/, "$1/{s}")
    .replace(/\/(homework|forms|flags|invite|accounts|units|outbox)\/[^/]+/, "/$1/{id}")
    .replace(/\/modules\/\d+/, "/modules/{m}")
    .replace(/\/pages\/\d+/, "/pages/{n}");
}

/** Follows the links of the site from `start`, and looks at each new page with `look`. */
async function crawl(visitor, start, all, look) {
  const waiting = [...start];
  const known = new Set(waiting.map((path) => (all ? path : shape(path))));
  const looked = [];
  while (waiting.length > 0) {
    const path = waiting.shift();
    const answer = await visitor.page.goto(visitor.base + path, { waitUntil: "load" });
    check(answer.status() < 400, `${path} answers ${answer.status()}`);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    await look(path);
    looked.push(path);
    const links = await visitor.page.locator("a[href]").evaluateAll((found) => found.map((link) => link.href));
    for (const link of links) {
      const address = new URL(link);
      const next = address.pathname;
      const mark = all ? next : shape(next);
      if (address.origin !== new URL(visitor.base).origin || known.has(mark) || NOT_VISITED.some((pattern) => pattern.test(next))) continue;
      known.add(mark);
      waiting.push(next);
    }
  }
  return looked;
}

const START = {
  nobody: ["/", "/help-now", "/about", "/relatives", "/accessibility", "/privacy", "/sign-in", "/demo"],
  client: ["/my", "/my/plan", "/my/messages", "/my/settings"],
  clinician: ["/clinic", "/clinic/clients"],
  supervisor: ["/clinic", "/clinic/clients"],
  researcher: ["/research"],
  admin: ["/admin", "/admin/accounts", "/admin/units", "/admin/outbox", "/admin/audit"],
};

const LEAST = { nobody: 8, client: 6, clinician: 6, supervisor: 6, researcher: 1, admin: 4 };

await journey("pages-axe", async ({ base, pictures, all }) => {
  const ways = [
    { size: PHONE, language: "sv", scheme: "light" },
    { size: DESK, language: "en", scheme: "dark" },
  ];
  const faults = [];
  let pages = 0;
  for (const person of PEOPLE) {
    for (const way of ways) {
      const visitor = await Visitor.arrive(base, way);
      if (person !== "nobody") await visitor.signIn(person);
      const looked = await crawl(visitor, START[person], all, async (path) => {
        for (const look of [() => visitor.isAPage(), () => visitor.isAccessible()]) {
          await look().catch((error) => faults.push(`as ${person}, ${way.size.width} px, ${way.scheme}: ${error.message}`));
        }
        await visitor.picture(pictures, `${person}${shape(path).replaceAll("/", "-").replace(/[{}]/g, "")}`);
      });
      if (looked.length < LEAST[person]) faults.push(`only ${looked.length} pages were found as ${person}`);
      pages += looked.length;
      await visitor.leave().catch((error) => faults.push(`as ${person}: ${error.message}`));
    }
  }
  check(faults.length === 0, `${faults.length} faults on ${pages} pages:\n${[...new Set(faults)].join("\n")}`);
  return `${pages} pages without a fault`;
});
