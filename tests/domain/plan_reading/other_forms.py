"""The same plan as Word, PDF and Excel: what a person would have typed, from its plain text."""

import io
import re
from itertools import groupby

import docx
import typst
import xlsxwriter

from goldenthread.foundation.documents import plain_text

_BULLET = re.compile(r"^[-●•]\s+")


def pieces(path):
    """Yield each paragraph as text, and each table as rows of cells, each cell a list of lines."""
    document = plain_text.read(path.name, path.read_bytes())
    blocks = [block for block in document.blocks if block.part == "body"]
    for table, held in groupby(blocks, key=lambda block: block.cell and block.cell.table):
        if table is None:
            yield from (block.text for block in held)
            continue
        cells = list(held)
        width = max(block.cell.column for block in cells) + 1
        rows = [[[] for _ in range(width)] for _ in range(max(block.cell.row for block in cells) + 1)]
        for block in cells:
            rows[block.cell.row][block.cell.column].append(block.text)
        yield rows


def is_heading(text):
    return (
        len(text.split()) <= 12
        and not text.endswith((".", ":", "-", ",", "?"))
        and not _BULLET.match(text)
        and len(text) > 2
    )


def as_word(path):
    document, file = docx.Document(), io.BytesIO()
    for piece in pieces(path):
        if isinstance(piece, str):
            if _BULLET.match(piece) and not re.match(r"^[-●•]\s+\d", piece):
                document.add_paragraph(_BULLET.sub("", piece), style="List Bullet")
            else:
                paragraph = document.add_paragraph()
                paragraph.add_run(piece).bold = is_heading(piece)
            continue
        table = document.add_table(rows=len(piece), cols=len(piece[0]))
        for row, cells in enumerate(piece):
            for column, lines in enumerate(cells):
                cell = table.cell(row, column)
                for place, line in enumerate(lines):
                    paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
                    paragraph.add_run(line)
    document.save(file)
    return file.getvalue()


def as_pdf(path, folder):
    source = ['#set page(paper: "a4", margin: 1.5cm)', "#set text(size: 9pt)", "#set par(justify: false)"]
    for piece in pieces(path):
        if isinstance(piece, str):
            size = "12pt" if is_heading(piece) else "9pt"
            weight = ' weight: "bold",' if is_heading(piece) else ""
            source.append(f"#block[#text({weight} size: {size})[{_typed(piece)}]]")
            continue
        cells = ", ".join(
            f"[{' #parbreak() '.join(_typed(line) for line in lines)}]" for cells in piece for lines in cells
        )
        source.append(f"#table(columns: ({'1fr, ' * len(piece[0])}), {cells})")
    (folder / "plan.typ").write_text("\n".join(source), encoding="utf-8")
    return typst.compile(str(folder / "plan.typ"))


def as_excel(path):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        sheet, row = workbook.add_worksheet("Plan"), 0
        for piece in pieces(path):
            if isinstance(piece, str):
                sheet.write_string(row, 0, piece)
                row += 2
                continue
            for cells in piece:
                for column, lines in enumerate(cells):
                    sheet.write_string(row, column, "\n".join(lines))
                row += 1
            row += 1
    return file.getvalue()


def _typed(text):
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
