// Keys of every page: "?" opens the list of keys, "/" goes to the search box, "g" and a letter go to a place.
// A link with data-keys ("ArrowRight PageDown Space") is followed by each of these keys.

const WAIT_FOR_LETTER = 1500;
let waiting = 0;

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest("input, select, textarea") !== null);
}

function openHelp() {
  const help = document.getElementById("phim-tat");
  if (help instanceof HTMLDialogElement && !help.open) help.showModal();
}

function goTo(letter) {
  const place = [...document.querySelectorAll("[data-go]")].find((link) => link.dataset.go === letter);
  if (place) place.click();
  return Boolean(place);
}

function follow(pressed) {
  const name = pressed === " " ? "Space" : pressed;
  const link = [...document.querySelectorAll("[data-keys]")].find((one) => one.dataset.keys.split(" ").includes(name));
  if (link) link.click();
  return Boolean(link);
}

function whenPressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const key = event.key.toLowerCase();
  const afterG = Date.now() - waiting < WAIT_FOR_LETTER;
  waiting = 0;
  if (follow(event.key)) return event.preventDefault();
  if (afterG && goTo(key)) event.preventDefault();
  else if (key === "g") waiting = Date.now();
  else if (key === "?") {
    event.preventDefault();
    openHelp();
  } else if (key === "/") {
    const search = document.querySelector("[data-search]");
    if (!search || search.offsetParent === null) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
}

document.addEventListener("keydown", whenPressed);
for (const part of document.querySelectorAll("[data-with-script]")) part.hidden = false;
for (const here of document.querySelectorAll(".tabs [aria-current]")) {
  const tabs = here.parentElement;
  tabs.scrollLeft = here.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - here.offsetWidth) / 2;
}
