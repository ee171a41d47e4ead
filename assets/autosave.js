// Drafts: form[data-autosave] is posted to that address while one writes. The words for each state stand in the page.
// What is typed stays in the page until the server has it, also while there is no connection or nobody is signed in, and
// is stored nowhere else: a page that is left with the way out leaves nothing behind.

const PAUSE_MS = 1200;
const RETRY_MS = 20000;

const inside = (url) => typeof url === "string" && url.startsWith("/") && !url.startsWith("//");

function setUp(form) {
  const line = form.querySelector("[data-autosave-status]");
  const conflict = form.querySelector("[data-autosave-conflict]");
  let waiting = 0;
  let changed = false;
  let saving = null;
  let stopped = false;
  let isSure = false;

  function say(state, time = "") {
    if (!line) return;
    line.dataset.state = state;
    line.textContent = (line.dataset[state] ?? "").replace("#", time);
  }

  function later(ms) {
    clearTimeout(waiting);
    waiting = setTimeout(save, ms);
  }

  async function accept(answer) {
    const draft = await answer.json();
    form.elements.version.value = draft.version;
    const at = new Date(draft.saved_at);
    say("saved", Number.isNaN(at.valueOf()) ? "" : at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
  }

  async function refuse(answer) {
    if (answer.status === 409 && conflict) {
      const { conflict_url: url } = await answer.json().catch(() => ({}));
      // Without an address nothing was saved elsewhere: what is written in is over, and the page that follows says so.
      if (!inside(url)) return say("refused");
      conflict.querySelector("a").setAttribute("href", url);
      conflict.hidden = false;
      stopped = true;
      say("");
    } else if (answer.redirected || [401, 403, 404].includes(answer.status)) {
      // Tried again when the page is looked at again: by then the person may have signed in in another tab.
      changed = true;
      say("expired");
    } else if (answer.status >= 500 || answer.status === 429) {
      throw new Error("try again");
    } else {
      say("refused");
    }
  }

  async function send() {
    changed = false;
    say("saving");
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        keepalive: document.visibilityState === "hidden",
      });
      const isDraft = (answer.headers.get("content-type") ?? "").includes("application/json");
      await (answer.ok && !answer.redirected && isDraft ? accept(answer) : refuse(answer));
    } catch {
      changed = true;
      say("offline");
      later(RETRY_MS);
    }
  }

  const isStuck = () => ["offline", "expired"].includes(line?.dataset.state);

  async function save() {
    if (saving || stopped || !changed) return;
    saving = send();
    await saving;
    saving = null;
    if (changed && !stopped && !isStuck()) later(PAUSE_MS);
  }

  form.addEventListener("input", () => {
    changed = true;
    if (!saving) later(PAUSE_MS);
  });
  // Leaving the page for one that does not answer would lose what is not saved: so it is saved first, and the page is
  // only left once it is.
  form.addEventListener("submit", async (event) => {
    clearTimeout(waiting);
    if (isSure || stopped || (!changed && !saving)) return;
    event.preventDefault();
    await saving;
    await save();
    if (isStuck()) {
      line.scrollIntoView({ block: "center" });
      return;
    }
    isSure = true;
    changed = false;
    form.requestSubmit(event.submitter);
    isSure = false;
  });
  addEventListener("online", save);
  addEventListener("focus", save);
  document.addEventListener("visibilitychange", save);
}

document.querySelectorAll("form[data-autosave]").forEach(setUp);
