// What drops down (the choice of columns, the menu on a phone) closes by Esc, by a click elsewhere, and one opens at a time.

const DROPS = "details.drop, details.menu";

function closeAll(except) {
  for (const drop of document.querySelectorAll(DROPS)) if (drop !== except) drop.open = false;
}

document.addEventListener("click", (event) => {
  if (event.target instanceof Element) closeAll(event.target.closest(DROPS));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.drop[open], details.menu[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
