// A link with data-dialog opens the page it leads to as a dialog over this one; without script it stays a link.
// A button with data-opens opens the dialog of that id.

function close(dialog, opener) {
  dialog.addEventListener("close", () => {
    if (dialog.dataset.fetched) dialog.remove();
    opener.focus();
  }, { once: true });
}

function asDialog(question, address) {
  const dialog = document.createElement("dialog");
  dialog.className = "sheet-dialog";
  dialog.dataset.fetched = "yes";
  const head = question.querySelector("h2, h1");
  if (head) {
    head.id = head.id || "cau-hoi";
    dialog.setAttribute("aria-labelledby", head.id);
  }
  const parts = [question, ...question.querySelectorAll("form")];
  for (const form of parts) if (form.matches("form:not([action])")) form.action = address;
  for (const back of question.querySelectorAll("[data-back]")) {
    back.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.close();
    });
  }
  for (const part of question.querySelectorAll("[data-with-script]")) part.hidden = false;
  dialog.append(question);
  return dialog;
}

async function openPage(link) {
  const answer = await fetch(link.href, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const question = page.querySelector("[data-question]");
  if (!question) throw new Error("no question");
  const dialog = asDialog(document.importNode(question, true), answer.url);
  document.body.append(dialog);
  if (window.htmx) window.htmx.process(dialog);
  close(dialog, link);
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || event.ctrlKey || event.shiftKey || event.metaKey || event.button !== 0) return;
  const link = event.target.closest("a[data-dialog]");
  const opener = event.target.closest("[data-opens]");
  if (link) {
    event.preventDefault();
    openPage(link).catch(() => location.assign(link.href));
  } else if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    if (!dialog) return;
    close(dialog, opener);
    dialog.showModal();
  }
});
