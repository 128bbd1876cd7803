"""Sample plans as files, from what is written of them: `NAME.yaml` for Word and Excel, `NAME.typ` for PDF.

`NAME.txt` and `NAME.md` are read as they stand. A cell may hold a table. In a table “<” goes on with the cell on its
left and “^” with the one above; a line that begins with a star is a point of a list.
"""

import io

import docx
import typst
import xlsxwriter
import yaml


def made(path):
    """Return a sample as a file, and how its name ends."""
    if path.suffix == ".typ":
        return typst.compile(str(path)), "pdf"
    if path.suffix in (".txt", ".md"):
        return path.read_bytes(), path.suffix[1:]
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    return (_word(held["word"]), "docx") if "word" in held else (_excel(held["excel"]), "xlsx")


def _word(pieces):
    document, file = docx.Document(), io.BytesIO()
    for piece in pieces:
        ((kind, said),) = piece.items()
        if kind == "table":
            _table(document, said)
        elif kind == "title" or kind.startswith("heading"):
            document.add_heading(said, 0 if kind == "title" else int(kind[-1]))
        else:
            paragraph = document.add_paragraph(style="List Bullet" if kind == "point" else None)
            paragraph.add_run(said).bold = kind == "bold"
    document.save(file)
    return file.getvalue()


def _table(holder, rows):
    table = holder.add_table(rows=len(rows), cols=len(rows[0]))
    for at, place, text in _cells(rows):
        cell = table.cell(at, place).merge(table.cell(*_end(rows, at, place)))
        if isinstance(text, list):
            _table(cell, text)
            continue
        for number, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.style = "List Bullet" if line.startswith("* ") else paragraph.style
            paragraph.add_run(line.removeprefix("* ")).bold = at == 0
    holder.add_paragraph()


def _excel(sheets):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, place, text in _cells(rows):
                end = _end(rows, at, place)
                if end == (at, place):
                    sheet.write(at, place, text)
                else:
                    sheet.merge_range(at, place, *end, text)
    return file.getvalue()


def _cells(rows):
    """Yield each cell that holds words, with its row and its column."""
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            if text not in ("", "<", "^"):
                yield at, place, text


def _end(rows, at, place):
    """Return the last row and column that a cell covers."""
    right, down = place, at
    while right + 1 < len(rows[at]) and rows[at][right + 1] == "<":
        right += 1
    while down + 1 < len(rows) and rows[down + 1][place] == "^":
        down += 1
    return down, right
