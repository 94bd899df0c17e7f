// Forms: the summary of faults takes the focus; a password can be shown; a page with unsaved words asks before it is left.

const summary = document.querySelector("[data-faults]");
if (summary) summary.focus();

for (const box of document.querySelectorAll("[data-shows]")) {
  const row = box.closest("[data-with-script]");
  if (row) row.hidden = false;
  box.addEventListener("change", () => {
    for (const id of box.dataset.shows.split(" ")) {
      const field = document.getElementById(id);
      if (field) field.type = box.checked ? "text" : "password";
    }
  });
}

const guarded = new Set();
let leaving = false;

document.addEventListener("input", (event) => {
  const form = event.target instanceof Element ? event.target.closest("form[data-guard]") : null;
  if (form) guarded.add(form);
});
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  guarded.delete(event.target);
  if (event.target.method === "post") leaving = true;
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target instanceof Element ? event.target.closest("form[data-guard]") : null;
  if (form && event.detail.successful) guarded.delete(form);
});
window.addEventListener("beforeunload", (event) => {
  if (leaving || guarded.size === 0) return;
  event.preventDefault();
  event.returnValue = "";
});
window.addEventListener("pageshow", () => { leaving = false; });
