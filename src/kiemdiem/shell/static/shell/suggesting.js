// A box with suggestions: htmx brings them, arrows and Enter or a click take one, Esc closes.

const FIELD = "input[data-suggesting]";
const PART = ".suggesting";

function listOf(input) {
  return document.getElementById(input.getAttribute("aria-controls"));
}

function show(input, isOpen) {
  const list = listOf(input);
  list.parentElement.hidden = !isOpen;
  input.setAttribute("aria-expanded", String(isOpen && list.children.length > 0));
  if (!isOpen) mark(input, null);
}

function mark(input, option) {
  for (const one of listOf(input).children) one.setAttribute("aria-selected", String(one === option));
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

function take(input, option) {
  input.value = option.dataset.value;
  show(input, false);
  input.dispatchEvent(new Event("change", { bubbles: true }));
  input.dispatchEvent(new CustomEvent("suggestion-taken", { bubbles: true }));
}

function step(input, by) {
  const options = [...listOf(input).children];
  if (options.length === 0) return;
  if (listOf(input).parentElement.hidden) show(input, true);
  const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  mark(input, options[(now + by + options.length + (now < 0 && by < 0 ? 1 : 0)) % options.length]);
}

document.addEventListener("keydown", (event) => {
  if (!(event.target instanceof Element) || !event.target.matches(FIELD)) return;
  const input = event.target;
  const isOpen = !listOf(input).parentElement.hidden;
  const marked = listOf(input).querySelector('[aria-selected="true"]');
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(input, event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Enter" && marked && isOpen) take(input, marked);
  else if (event.key === "Escape" && isOpen) show(input, false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("htmx:afterSwap", (event) => {
  const list = event.detail.target;
  if (!(list instanceof Element) || !list.matches(`${PART} [role=listbox]`)) return;
  const input = list.closest(PART).querySelector(FIELD);
  const told = list.querySelector("[data-told]");
  if (told) told.remove();
  show(input, document.activeElement === input && (list.children.length > 0 || told !== null));
  list.parentElement.querySelector("[role=status]").textContent = told ? told.textContent : "";
});

document.addEventListener("mousedown", (event) => {
  const box = event.target instanceof Element ? event.target.closest(`${PART} > .suggestions`) : null;
  if (!box) return;
  event.preventDefault();
  const option = event.target.closest("[role=option]");
  if (option) take(box.closest(PART).querySelector(FIELD), option);
});

document.addEventListener("focusout", (event) => {
  if (event.target instanceof Element && event.target.matches(FIELD)) show(event.target, false);
});
