// Parts of pages that htmx asks for: when no answer comes, or a whole page instead of a part, the reader is told.

function tell(isShown) {
  const notice = document.querySelector("[data-no-answer]");
  if (!notice || notice.hidden === !isShown) return;
  notice.hidden = !isShown;
  if (isShown) notice.scrollIntoView({ block: "nearest" });
}

for (const fault of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(fault, () => tell(true));
}
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) tell(false);
});

// Whoever was signed out gets the page to sign in; inside a part of a page it would look like nonsense.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!/<html[\s>]/i.test(event.detail.xhr.responseText)) return;
  event.detail.shouldSwap = false;
  if (event.detail.xhr.status < 400) location.reload();
});
