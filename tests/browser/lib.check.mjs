// The harness is tested before it is believed: a page with known faults, and one without.

import { createServer } from "node:http";
import { Visitor, check, endBrowser, same } from "./lib.mjs";

const good = `<!doctype html><html lang="sv"><head><title>Start</title></head><body><header><a href="/leave">Lämna</a></header>
<main><h1>Start</h1><p><a href="/help-now">Hjälp</a></p><form method="post" action="/send"><label>Text <textarea name="text"></textarea></label>
<fieldset><legend>Val</legend><label><input type="radio" name="q1" value="0"> Nej</label><label><input type="radio" name="q1" value="1"> Ja</label></fieldset>
<input type="hidden" name="_csrf" value="x"><button>Skicka</button></form></main></body></html>`;

const pages = {
  "/good": good,
  "/no-label": good.replace("<label>Text <textarea name=\"text\"></textarea></label>", "<textarea name=\"text\"></textarea>"),
  "/pale": good.replace("<h1>", "<h1 style=\"color:#ccc;background:#fff\">"),
  "/two-headings": good.replace("<p>", "<h1>Två</h1><p>"),
  "/wide": good.replace("<p>", "<p style=\"width:900px\">"),
  "/foreign": good.replace("<p>", "<p><img alt=\"\" src=\"http://example.org/x.png\">"),
  "/telling": good.replace("<title>Start", "<title>Behandling"),
  "/broken": good.replace("</body>", "<script>nothing.here()</script></body>"),
};

let sent = "";
const server = createServer((request, answer) => {
  if (request.method === "POST") {
    request.on("data", (part) => (sent += part));
    request.on("end", () => answer.writeHead(303, { location: "/good" }).end());
    return;
  }
  const page = pages[request.url];
  answer.writeHead(page ? 200 : 404, { "content-type": "text/html; charset=utf-8" }).end(page ?? "");
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const base = `http://127.0.0.1:${server.address().port}`;

async function fails(path, look) {
  const visitor = await Visitor.arrive(base);
  let failed = false;
  try {
    await visitor.open(path);
    await look(visitor);
    await visitor.leave();
  } catch {
    failed = true;
    await visitor.context.close();
  }
  check(failed, `${path} was not found out`);
}

try {
  for (const scripts of [true, false]) {
    const visitor = await Visitor.arrive(base, { scripts });
    await visitor.open("/good");
    await visitor.isAPage();
    await visitor.isAccessible();
    sent = "";
    const names = await visitor.fill(visitor.form("/send"), { q1: "1", text: "Hej då" });
    same(names.join(), "text,q1", "fields");
    await visitor.press("form button");
    same(new URLSearchParams(sent).get("q1"), "1", "the answer sent");
    same(new URLSearchParams(sent).get("text"), "Hej då", "the text sent");
    await visitor.leave();
  }
  await fails("/no-label", (visitor) => visitor.isAccessible());
  await fails("/pale", (visitor) => visitor.isAccessible());
  await fails("/two-headings", (visitor) => visitor.isAPage());
  await fails("/wide", (visitor) => visitor.isAPage());
  await fails("/telling", (visitor) => visitor.isAPage());
  await fails("/foreign", () => {});
  await fails("/broken", () => {});
  await fails("/not-there", () => {});
  console.log("the harness finds what is wrong");
} finally {
  await endBrowser();
  server.close();
}
