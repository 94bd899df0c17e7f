// A block copied from Excel and pasted into a table of fields spreads over the fields, from the focused one on:
// tabs part columns, lines part rows. What does not fit is told, never dropped in silence.

function fieldsOf(row) {
  return [...row.querySelectorAll("input:not([type=hidden]):not([type=checkbox]), select, textarea")];
}

// As Excel writes the clipboard: a cell with a line break or a tab in it stands in quotes, its own quotes doubled.
function rowsOf(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    const cells = rows[rows.length - 1];
    const cell = cells[cells.length - 1];
    if (quoted && sign === '"' && text[at + 1] === '"') at += 1;
    else if (quoted ? sign === '"' : sign === '"' && cell === "" && closes(text, at)) {
      quoted = !quoted;
      continue;
    } else if (!quoted && sign === "\r") continue;
    else if (!quoted && (sign === "\t" || sign === "\n")) {
      if (sign === "\t") cells.push("");
      else rows.push([""]);
      continue;
    }
    cells[cells.length - 1] = cell + text[at];
  }
  if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop();
  return rows;
}

function closes(text, at) {
  return /^(?:[^"]|"")*"(?=[\t\r\n]|$)/.test(text.slice(at + 1));
}

function put(field, value) {
  const words = value.trim();
  if (field.readOnly || field.disabled) return false;
  if (field instanceof HTMLSelectElement) {
    const option = [...field.options].find((choice) => choice.value === words || choice.text.trim() === words);
    if (!option) return false;
    field.value = option.value;
  } else field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function spread(grid, start, block) {
  const rows = [...grid.querySelectorAll("tr")].map(fieldsOf).filter((fields) => fields.length > 0);
  const top = rows.findIndex((fields) => fields.includes(start));
  const left = rows[top].indexOf(start);
  let left_out = 0;
  let filled = 0;
  block.forEach((cells, down) => cells.forEach((cell, right) => {
    const field = (rows[top + down] || [])[left + right];
    if (field && put(field, cell)) filled += 1;
    else if (cell.trim() !== "") left_out += 1;
  }));
  return [filled, left_out];
}

function tell(grid, [filled, left_out]) {
  const place = document.querySelector(`[data-paste-told="${grid.id}"]`);
  if (!place) return;
  const words = left_out ? place.dataset.someLeft : place.dataset.allIn;
  place.textContent = words.replace("#1", filled).replace("#2", left_out);
}

document.addEventListener("paste", (event) => {
  const start = event.target instanceof Element ? event.target.closest("input, select, textarea") : null;
  const grid = start ? start.closest("[data-paste-grid]") : null;
  const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
  if (!grid || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
  event.preventDefault();
  tell(grid, spread(grid, start, rowsOf(text)));
});
