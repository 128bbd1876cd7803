// Narrow a list while typing: <input data-filter="rows"> works on the children of [data-filtered="rows"].
// Without a script the field is not shown, for it could do nothing.

for (const field of document.querySelectorAll("input[data-filter]")) {
  const list = document.querySelector(`[data-filtered="${CSS.escape(field.dataset.filter)}"]`);
  if (!list) continue;
  field.closest("[hidden]")?.removeAttribute("hidden");
  const count = document.querySelector(`[data-filter-count="${CSS.escape(field.dataset.filter)}"]`);
  field.addEventListener("input", () => narrow(list, plain(field.value), count));
}

function narrow(list, wanted, count) {
  let shown = 0;
  for (const row of list.children) {
    row.hidden = !plain(row.textContent).includes(wanted);
    if (!row.hidden) shown += 1;
  }
  if (count) count.textContent = `${shown} shown`;
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
