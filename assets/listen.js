// Reads the page aloud with a voice that lives on the device. A voice that is fetched from somebody's server would be
// sent every sentence of the page, so those are never used: without a voice of its own the device offers nothing.

const box = document.querySelector("[data-listen]");
const speech = globalThis.speechSynthesis;

function setUp() {
  const language = document.documentElement.lang.toLowerCase();
  const button = (name) => box.querySelector(`[data-listen-do=${name}]`);
  let turn = 0;

  const voice = () => speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === language);

  // Paragraph by paragraph: some browsers fall silent within a long text.
  const texts = () => [...document.querySelectorAll("main h1, main .prose :is(h2, h3, h4, p, li, dt, dd, figcaption)")]
    .filter((part) => !part.querySelector("p, li"))
    .map((part) => part.textContent.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");

  function show(...names) {
    const hadFocus = box.contains(document.activeElement);
    for (const one of box.querySelectorAll("[data-listen-do]")) one.hidden = !names.includes(one.dataset.listenDo);
    if (hadFocus) button(names[0]).focus();
  }

  function stop() {
    turn += 1;
    speech.cancel();
    show("start");
  }

  function start() {
    const mine = (turn += 1);
    speech.cancel();
    const sentences = texts().map((text) => {
      const said = new SpeechSynthesisUtterance(text);
      said.lang = language;
      said.voice = voice();
      return said;
    });
    const ended = () => mine === turn && stop();
    sentences.at(-1).onend = ended;
    for (const said of sentences) said.onerror = ended;
    for (const said of sentences) speech.speak(said);
    show("pause", "stop");
  }

  const acts = {
    start,
    stop,
    pause: () => { speech.pause(); show("resume", "stop"); },
    resume: () => { speech.resume(); show("pause", "stop"); },
  };
  box.addEventListener("click", (event) => acts[event.target.closest("[data-listen-do]")?.dataset.listenDo]?.());
  const offer = () => { box.hidden = !voice(); };
  speech.addEventListener?.("voiceschanged", offer);
  addEventListener("pagehide", stop);
  stop();
  offer();
}

if (box && speech && "SpeechSynthesisUtterance" in globalThis) setUp();
