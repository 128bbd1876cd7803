// Narrow lists while typing: <input data-filter="rows"> works on the children of each [data-filtered="rows"].
// Without a script the field is not shown, for it could do nothing.

for (const field of document.querySelectorAll("input[data-filter]")) {
  const lists = document.querySelectorAll(`[data-filtered="${CSS.escape(field.dataset.filter)}"]`);
  if (!lists.length) continue;
  field.closest("[hidden]")?.removeAttribute("hidden");
  const count = document.querySelector(`[data-filter-count="${CSS.escape(field.dataset.filter)}"]`);
  field.addEventListener("input", () => narrow(lists, plain(field.value), count));
}

function narrow(lists, wanted, count) {
  let shown = 0;
  for (const list of lists) {
    let here = 0;
    for (const row of list.children) {
      row.hidden = !plain(row.textContent).includes(wanted);
      if (!row.hidden) here += 1;
    }
    // A heading of several lists goes with its last row; a lone list keeps its own.
    if (lists.length > 1 && list.closest("section")) list.closest("section").hidden = !here;
    // What was folded away opens where something in it was looked for and found.
    const fold = list.closest("details");
    if (fold && wanted) fold.open = here > 0;
    shown += here;
  }
  if (count) count.textContent = `${shown} shown`;
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
