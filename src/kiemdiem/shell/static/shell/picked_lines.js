// Several things chosen one after the other: the lines of a text area stand as a list, each with buttons that take it
// out or put it first; a box with suggestions adds one. The text area is what is sent.

function start(part) {
  const area = part.querySelector("textarea");
  const chosen = part.querySelector("[data-picked]");
  const list = chosen.querySelector("ol");
  const told = chosen.querySelector("[data-picked-told]");
  const box = chosen.querySelector("input");
  const label = document.querySelector(`label[for="${area.id}"]`);
  if (label) label.htmlFor = box.id;
  if (area.hasAttribute("aria-describedby")) box.setAttribute("aria-describedby", area.getAttribute("aria-describedby"));

  const lines = () => area.value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const say = (what, line) => { told.textContent = told.dataset[what].replace("#", () => line); };

  function draw() {
    const all = lines();
    list.replaceChildren(...all.map((line, place) => {
      const item = chosen.querySelector("template").content.firstElementChild.cloneNode(true);
      item.querySelector("span").textContent = line;
      for (const name of item.querySelectorAll(".visually-hidden")) name.textContent = ` ${line}`;
      const first = item.querySelector("[data-line-first]");
      first.hidden = place === 0;
      first.addEventListener("click", () => change([line, ...all.filter((_, other) => other !== place)], "first", line));
      item.querySelector("[data-line-drop]").addEventListener("click", () => {
        change(all.filter((_, other) => other !== place), "dropped", line);
      });
      return item;
    }));
    list.hidden = all.length === 0;
  }

  function change(all, what, line) {
    area.value = all.join("\n");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    say(what, line);
    box.focus();
  }

  function add() {
    const line = box.value.trim();
    if (line === "") return;
    box.value = "";
    const all = lines();
    if (all.includes(line)) say("there", line);
    else change([...all, line], "added", line);
  }

  // A column copied in Excel is many at once: each line with something in it is added, by its first cell.
  function addAll(event) {
    const text = event.clipboardData ? event.clipboardData.getData("text/plain").trim() : "";
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    const all = lines();
    const more = text.split(/\r\n|\r|\n/).map((line) => line.split("\t")[0].replace(/\s+/g, " ").trim());
    const added = [...new Set(more)].filter((line) => line !== "" && !all.includes(line));
    change([...all, ...added], "many", String(added.length));
  }

  area.addEventListener("input", draw);
  box.addEventListener("paste", addAll);
  box.addEventListener("suggestion-taken", add);
  // Enter that takes no suggestion adds what was typed, a code for instance; it does not send the form.
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    add();
  });
  area.form.addEventListener("submit", add, true);
  chosen.hidden = false;
  part.querySelector("details").open = area.getAttribute("aria-invalid") === "true";
  draw();
}

for (const part of document.querySelectorAll("[data-picked-lines]")) start(part);
