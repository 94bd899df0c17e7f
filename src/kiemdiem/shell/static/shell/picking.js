// Choosing rows of a table: the box in the head chooses the page, Shift chooses from the last one on, and the bar of
// bulk actions shows only while something is chosen. Without script the bar is always there.

function boxesOf(form) {
  return [...form.querySelectorAll("input[data-pick]")];
}

function show(form) {
  const boxes = boxesOf(form);
  const all = form.querySelector("input[data-pick-all]");
  const whole = form.querySelector("input[data-pick-whole]");
  const count = boxes.filter((box) => box.checked).length;
  for (const box of boxes) box.closest("tr").classList.toggle("marked", box.checked);
  if (all) {
    all.checked = count > 0 && count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
  }
  if (whole && count < boxes.length) whole.checked = false;
  const bar = form.querySelector("[data-bulk]");
  if (!bar) return;
  bar.hidden = count === 0;
  const told = bar.querySelector("[data-picked]");
  const picked = whole && whole.checked ? bar.dataset.total : String(count);
  told.textContent = told.dataset.picked.replace("#", picked);
}

function start(form) {
  let last = null;
  const all = form.querySelector("input[data-pick-all]");
  if (all) all.closest("label").hidden = false;
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-unpick]")) {
      event.preventDefault();
      for (const box of form.querySelectorAll("input[data-pick], input[data-pick-whole]")) box.checked = false;
      show(form);
      if (all) all.focus();
      return;
    }
    if (!event.target.matches("input[data-pick]")) return;
    const boxes = boxesOf(form);
    if (event.shiftKey && last !== null) {
      const [from, to] = [boxes.indexOf(last), boxes.indexOf(event.target)].sort((a, b) => a - b);
      for (const box of boxes.slice(from, to + 1)) box.checked = event.target.checked;
    }
    last = event.target;
    show(form);
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("input[data-pick-all]")) for (const box of boxesOf(form)) box.checked = event.target.checked;
    show(form);
  });
  show(form);
}

function startAll(part) {
  for (const form of part.querySelectorAll("form[data-picking]:not([data-started])")) {
    form.dataset.started = "yes";
    start(form);
  }
}

startAll(document);
document.addEventListener("htmx:afterSettle", () => startAll(document));
