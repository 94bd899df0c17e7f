// Forms: the summary of faults takes the focus; a password can be shown; nothing is sent twice; a page with unsaved
// words asks before it is left.

const summary = document.querySelector("[data-faults]");
if (summary) summary.focus();

document.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement) || !event.target.dataset.shows) return;
  for (const id of event.target.dataset.shows.split(" ")) {
    const field = document.getElementById(id);
    if (field) field.type = event.target.checked ? "text" : "password";
  }
});

// A second click on a button that has sent its form sends nothing: the first answer is on its way.
const SENT_FOR = 5000;
const sent = new Map();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (Date.now() - (sent.get(form) || 0) < SENT_FOR) event.preventDefault();
  else sent.set(form, Date.now());
});

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
window.addEventListener("pageshow", () => {
  leaving = false;
  sent.clear();
});
