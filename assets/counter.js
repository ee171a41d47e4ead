// Small aids beside a field: how many characters are left, and a slider for a number that can also be typed.

const SPEAK_AFTER_MS = 1500;

function count(line) {
  const field = document.getElementById(line.dataset.counterFor);
  const limit = Number(line.dataset.limit);
  // Spoken only when the typing rests; the visible line changes at once.
  const spoken = document.createElement("span");
  spoken.className = "sr";
  spoken.setAttribute("role", "status");
  line.after(spoken);
  let waiting = 0;

  function draw() {
    // A line break is sent as two characters; the server counts it as one, as does this.
    const left = limit - [...field.value].length;
    line.classList.toggle("over", left < 0);
    line.textContent = (left < 0 ? line.dataset.over : line.dataset.left).replace("#", Math.abs(left));
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      spoken.textContent = left < limit / 10 ? line.textContent : "";
    }, SPEAK_AFTER_MS);
  }

  field.addEventListener("input", draw);
  if (field.value) draw();
}

function slide(range) {
  const field = document.getElementById(range.dataset.rangeFor);

  function follow() {
    const unset = field.value.trim() === "";
    range.classList.toggle("unset", unset);
    if (!unset) range.value = field.value;
  }

  range.hidden = false;
  range.addEventListener("input", () => {
    field.value = range.value;
    range.classList.remove("unset");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.addEventListener("input", follow);
  follow();
}

document.querySelectorAll("[data-counter-for]").forEach(count);
document.querySelectorAll("[data-range-for]").forEach(slide);
