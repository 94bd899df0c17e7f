// A field in which a unit is chosen: htmx brings the suggestions, arrows and Enter or a click take one, Esc closes.

const FIELD = "input[data-unit-input]";

function listOf(input) {
  return document.getElementById(input.getAttribute("aria-controls"));
}

function show(input, isOpen) {
  listOf(input).hidden = !isOpen;
  input.setAttribute("aria-expanded", String(isOpen));
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
}

function step(input, by) {
  const options = [...listOf(input).children];
  if (options.length === 0) return;
  if (listOf(input).hidden) show(input, true);
  const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  mark(input, options[(now + by + options.length + (now < 0 && by < 0 ? 1 : 0)) % options.length]);
}

document.addEventListener("keydown", (event) => {
  if (!(event.target instanceof Element) || !event.target.matches(FIELD)) return;
  const input = event.target;
  const marked = listOf(input).querySelector('[aria-selected="true"]');
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(input, event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Enter" && marked && !listOf(input).hidden) take(input, marked);
  else if (event.key === "Escape" && !listOf(input).hidden) show(input, false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("htmx:afterSwap", (event) => {
  const list = event.detail.target;
  if (!(list instanceof Element) || !list.matches(".unit-input > [role=listbox]")) return;
  const input = list.parentElement.querySelector(FIELD);
  show(input, list.children.length > 0 && document.activeElement === input);
});

document.addEventListener("mousedown", (event) => {
  const option = event.target instanceof Element ? event.target.closest(".unit-input [role=option]") : null;
  if (!option) return;
  event.preventDefault();
  take(option.closest(".unit-input").querySelector(FIELD), option);
});

document.addEventListener("focusout", (event) => {
  if (event.target instanceof Element && event.target.matches(FIELD)) show(event.target, false);
});
