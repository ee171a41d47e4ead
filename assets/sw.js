// Answers where the network does not, for people who chose to keep texts on their phone. It stores nothing itself: what
// it answers with is the one page without anything personal that kept.js put aside. No signed-in page is ever kept.

const SHELL = "/kept";
const isOurs = (path) => path === "/" || path === "/help-now" || path === SHELL || path === "/my" || path.startsWith("/my/");

async function orKept(request, address) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(address, { ignoreVary: true })) ?? Response.error();
  }
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin || request.method !== "GET") return;
  if (request.mode === "navigate") {
    if (isOurs(address.pathname)) event.respondWith(orKept(request, SHELL));
  } else if (address.pathname.startsWith("/assets/")) {
    event.respondWith(orKept(request, address.pathname));
  }
});
