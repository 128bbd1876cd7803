// A block copied from a spreadsheet and pasted into a cell of a [data-grid] fills the cells below and beside it.
// Each [data-row] is a row; its [data-cell]s are the columns. Without a script a block is pasted on a page of its own.

for (const grid of document.querySelectorAll("[data-grid]")) {
  grid.addEventListener("paste", (event) => {
    const cell = event.target.closest?.("[data-cell]");
    const block = rowsOf(event.clipboardData?.getData("text/plain") ?? "");
    if (!cell || (block.length < 2 && (block[0]?.length ?? 0) < 2)) return;
    event.preventDefault();
    fill(grid, cell, block);
  });
}

function fill(grid, from, block) {
  const rows = [...grid.querySelectorAll("[data-row]")];
  const start = rows.indexOf(from.closest("[data-row]"));
  const column = cellsOf(rows[start]).indexOf(from);
  block.forEach((typed, below) => {
    const cells = rows[start + below] ? cellsOf(rows[start + below]) : [];
    typed.forEach((text, beside) => set(cells[column + beside], text));
  });
}

function set(cell, text) {
  if (!cell) return;
  if (cell instanceof HTMLSelectElement) {
    const same = [...cell.options].find((one) => one.text.toLowerCase() === text.toLowerCase());
    if (same) cell.value = same.value;
  } else {
    cell.value = text;
  }
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

function cellsOf(row) {
  return [...row.querySelectorAll("[data-cell]")];
}

function rowsOf(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((row) => row.split("\t").map((one) => one.trim()));
}
