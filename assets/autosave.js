// Drafts: form[data-autosave] is posted to that address while one writes. The words for each state stand in the page.

const PAUSE_MS = 1200;
const RETRY_MS = 20000;

const inside = (url) => typeof url === "string" && url.startsWith("/") && !url.startsWith("//");

function setUp(form) {
  const line = form.querySelector("[data-autosave-status]");
  const conflict = form.querySelector("[data-autosave-conflict]");
  let waiting = 0;
  let changed = false;
  let saving = false;
  let stopped = false;

  function say(state, time = "") {
    if (!line) return;
    line.dataset.state = state;
    line.textContent = (line.dataset[state] ?? "").replace("#", time);
  }

  function later(ms) {
    clearTimeout(waiting);
    waiting = setTimeout(save, ms);
  }

  function stop(state) {
    stopped = true;
    say(state);
  }

  async function accept(answer) {
    const draft = await answer.json();
    form.elements.version.value = draft.version;
    const at = new Date(draft.saved_at);
    say("saved", Number.isNaN(at.valueOf()) ? "" : at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
  }

  async function refuse(answer) {
    if (answer.status === 409 && conflict) {
      const { conflict_url: url } = await answer.json();
      if (inside(url)) conflict.querySelector("a").setAttribute("href", url);
      conflict.hidden = false;
      stop("");
    } else if (answer.redirected || [401, 403, 404].includes(answer.status)) {
      stop("expired");
    } else if (answer.status >= 500 || answer.status === 429) {
      throw new Error("try again");
    } else {
      say("refused");
    }
  }

  async function save() {
    if (saving || stopped || !changed) return;
    saving = true;
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
    saving = false;
    if (changed && !stopped && line?.dataset.state !== "offline") later(PAUSE_MS);
  }

  form.addEventListener("input", () => {
    changed = true;
    if (!saving) later(PAUSE_MS);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    changed = false;
  });
  addEventListener("online", save);
  // A phone may put the page to sleep for good; what was typed goes first.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
}

document.querySelectorAll("form[data-autosave]").forEach(setUp);
