"""A report of sections as an Excel file: a sheet a section, from the same values as its PDF."""

import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import xlsxwriter

from goldenthread.domain.year import quiet_sections
from goldenthread.features.reports.exporting import unharmful
from goldenthread.features.reports.papers.report_word import of, told
from goldenthread.foundation import charts

Content = Mapping[str, Any]
LONGEST_SHEET = 31
LINES = ("Number", "What", "Figure", "Status", "Before", "Moved", "Says", "Beside")
# How wide the columns of a sheet are, in characters: of lines, and of everything else.
LINE_WIDTHS = (10, 34, 12, 12, 14, 10, 54, 44)
WIDTHS = (34, *[18] * 11)
A4, LINE_HEIGHT = 9, 15


class Row(NamedTuple):
    """One row: its cells, and whether it is words that run over all columns, headings, or values."""

    cells: Sequence[Any]
    kind: str = "values"


def excel_file(content: Content, *, note: str) -> bytes:
    """Return a report as an Excel file; `note` says what it is."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"{content['kind_title']}: {of(content)}", "author": content["trust"]["name"]})
    looks = {
        "headings": book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#F3F1EA"}
        ),
        "values": book.add_format({"text_wrap": True, "valign": "top"}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    facts = [Row((name, words)) for name, words in _facts(content, note)]
    _write(_sheet(book, "Report", (22, 90), note), facts, (22, 90), looks)
    used = {"report"}
    for section in quiet_sections.told(content):
        rows = list(_rows(section, content))
        if rows:
            widths = LINE_WIDTHS if any(tuple(row.cells) == LINES for row in rows) else WIDTHS
            _write(_sheet(book, _name(section["title"], used), widths, note), rows, widths, looks)
    book.close()
    return file.getvalue()


def _sheet(book: Any, name: str, widths: Sequence[int], note: str) -> Any:
    """Add a sheet that prints on its side, as wide as the paper."""
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{note.replace('&', '&&')[:200]}&R&8&A, page &P of &N")
    return sheet


def _write(sheet: Any, rows: Sequence[Row], widths: Sequence[int], looks: Mapping[str, Any]) -> None:
    broadest = max((len(row.cells) for row in rows), default=1)
    for at, row in enumerate(rows):
        look = looks[row.kind]
        over = broadest - 1 if row.kind == "words" else 0
        if over:
            sheet.merge_range(at, 0, at, over, "", look)
        for column, value in enumerate(row.cells):
            if isinstance(value, int | float):
                sheet.write_number(at, column, value, look)
            else:
                sheet.write_string(at, column, unharmful(str(value)), look)
        rooms = [sum(widths[: over + 1])] if over else widths
        lines = max(_lines(str(value), room) for value, room in zip(row.cells, rooms, strict=False))
        sheet.set_row(at, LINE_HEIGHT * lines)


def _lines(words: str, room: int) -> int:
    """Return how many lines words take in a column; not every reader measures that by itself."""
    return max(1, sum(math.ceil(len(line) / room) or 1 for line in words.split("\n")))


def _facts(content: Content, note: str) -> list[tuple[str, str]]:
    facts = [
        ("Report", content["kind_title"]), ("Of", of(content)), ("Period", content["period"]),
        ("Data as at", content["as_at_words"]), ("Stands as", note), ("In short", content["headline"]),
    ]  # fmt: skip
    facts += [(one["title"], one["remark"]) for one in content["sections"] if one["remark"]]
    silent = "\n".join(f"{one['titles']}: {one['says']}" for one in quiet_sections.quiet(content))
    return facts + ([("Nothing to report", silent)] if silent else [])


def _rows(section: Mapping[str, Any], content: Content) -> Iterator[Row]:
    for block in section["blocks"]:
        match block["kind"]:
            case "text":
                yield from (Row([words], "words") for words in block["paragraphs"])
            case "counts":
                yield from (Row([one["says"], one["number"]]) for one in block["of"])
            case "lines":
                yield Row(LINES, "headings")
                names = ("number", "called", "shown", "status", "was", "way", "says", "small")
                yield from (Row([one[name] for name in names]) for one in block["rows"])
            case "table":
                yield Row(block["columns"], "headings")
                yield from (Row([told(cell) for cell in row["cells"]]) for row in block["rows"])
            case "chart":
                # A sheet counts on with what it holds, so its figures stand without their unit.
                table = charts.drawn(block["chart"] | {"unit": ""}).table()
                yield Row(list(table.columns), "headings")
                yield from (Row([cell.replace(charts.MINUS, "-") for cell in row]) for row in table.rows)
    if section["section"] == "questions":
        yield Row(["Question", "Answer"], "headings")
        yield from (Row([one["asks"], one["answer"]]) for one in content["questions"])


def _name(title: str, used: set[str]) -> str:
    plain = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:LONGEST_SHEET] or "Section"
    name, count = plain, 1
    while name.lower() in used:
        count += 1
        name = f"{plain[: LONGEST_SHEET - 4]} {count}"
    used.add(name.lower())
    return name
