// A block copied from Excel and pasted into a table of fields spreads over the fields, from the focused one on: tabs
// part columns, lines part rows. What does not fit is told by its words, never dropped in silence; nothing is sent.

const MOST_NAMED = 5;

function fieldsOf(row) {
  return [...row.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea")];
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
    else if (quoted ? sign === '"' : sign === '"' && cell === "" && opens(text, at)) {
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

// Quotes around a cell that needs none are its own.
function opens(text, at) {
  const cell = /^((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(at + 1));
  return cell !== null && /[\t\r\n]|""/.test(cell[1]);
}

const plain = (words) => words.normalize("NFC").replace(/\s+/g, " ").trim();
const alike = (words) => plain(words).toLocaleLowerCase("vi");

function choiceOf(field, words) {
  const options = [...field.options];
  return options.find((choice) => choice.value === words || plain(choice.text) === words)
    || options.find((choice) => alike(choice.text) === alike(words));
}

// Where a value went: "filled", or why not.
function put(field, cell) {
  if (!field || field.readOnly || field.disabled) return "noRoom";
  const words = field instanceof HTMLTextAreaElement ? cell.normalize("NFC").trim() : plain(cell);
  if (field instanceof HTMLSelectElement) {
    const option = choiceOf(field, words);
    if (!option) return "noChoice";
    field.value = option.value;
  } else if (field.maxLength >= 0 && words.length > field.maxLength) return "tooLong";
  else field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return "filled";
}

function spread(grid, start, block) {
  const rows = [...grid.querySelectorAll(grid.matches("table") ? "tr" : ".field")].map(fieldsOf).filter((fields) => fields.length > 0);
  const top = rows.findIndex((fields) => fields.includes(start));
  const left = rows[top].indexOf(start);
  const found = { filled: [], noChoice: [], tooLong: [], noRoom: [] };
  block.forEach((cells, down) => cells.forEach((cell, right) => {
    const went = put((rows[top + down] || [])[left + right], cell);
    if (went === "filled" || plain(cell) !== "") found[went].push(plain(cell));
  }));
  return found;
}

function tell(grid, found) {
  const place = document.querySelector(`[data-paste-told="${grid.id}"]`);
  if (!place) return;
  const sentences = [];
  for (const [what, values] of Object.entries(found)) {
    if (what !== "filled" && values.length === 0) continue;
    const named = values.slice(0, MOST_NAMED).map((value) => `“${value}”`).join(", ");
    const more = values.length > MOST_NAMED ? "…" : "";
    sentences.push(place.dataset[what].replace("#1", () => values.length).replace("#2", () => named + more));
  }
  place.textContent = sentences.join(" ");
}

document.addEventListener("paste", (event) => {
  const start = event.target instanceof Element ? event.target.closest("input, select, textarea") : null;
  const grid = start ? start.closest("[data-paste-grid]") : null;
  const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
  if (!grid || start.matches("[type=checkbox], [type=radio]")) return;
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, "")) && !(start instanceof HTMLSelectElement)) return;
  event.preventDefault();
  tell(grid, spread(grid, start, rowsOf(text)));
});
