// Ask before leaving a page whose form holds words that were not sent.

for (const form of document.querySelectorAll("form[data-warn-unsaved]")) {
  const drawn = contents(form);
  let sent = false;
  form.addEventListener("submit", () => { sent = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && contents(form) !== drawn) event.preventDefault();
  });
}

function contents(form) {
  return JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value instanceof File ? value.name : value]));
}
