"""A plan as rows for a spreadsheet, a row a part: Excel and CSV. No cell ever becomes a formula."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from goldenthread.features.reports.exporting import unharmful
from goldenthread.features.reports.papers.blocks import NUMBER, under_headings
from goldenthread.features.reports.queries.plan_paper import HEADINGS

Content = Mapping[str, Any]
WORDS = "In its own words"
SAID = {
    "text": "What it says", "source": "Source", "title": "Name", "year": "Year", "base": "As a share of",
    "quotation": "Quotation", "clash": "Clashes with",
}  # fmt: skip
# What a statement says stands on its sheet always: its kind, its words, its source; the rest where any has it.
ALWAYS = 3
DEEP, GOLD, HAIRLINE, WASH, QUIET = "#17324d", "#a8781c", "#dcd7ca", "#f6f4ee", "#566069"


def rows_of(content: Content) -> tuple[list[str], list[list[str]]]:
    """Return the headings and a row a part: its number, its title under its level's word, its columns as headed."""
    levels, parts = content["levels"], content["parts"]
    columns = [column for level in levels for column in level["columns"]]
    once = list({column["key"]: column for column in columns}.values())
    headings, cells = under_headings(parts, once, content["flags"]) if parts else ([c["name"] for c in once], [])
    with_words = any(part["text"] or part["theme"] for part in parts)
    places = {level["depth"]: at for at, level in enumerate(levels)}
    rows = []
    for part, filled in zip(parts, cells, strict=True):
        titles = [""] * len(levels)
        titles[places.get(part["depth"], -1)] = part["title"]
        words = ["\n".join(text for text in (part["theme"], part["text"]) if text)] if with_words else []
        rows.append([part["number"], *titles, *words, *filled])
    head = [NUMBER, *(level["one"] for level in levels), *([WORDS] if with_words else []), *headings]
    return head, rows


def csv_file(content: Content) -> bytes:
    """Return the rows as CSV that a spreadsheet opens with its accents right."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    head, rows = rows_of(content)
    writer.writerow([unharmful(cell) for cell in head])
    writer.writerows([[unharmful(cell) for cell in row] for row in rows])
    return file.getvalue().encode("utf-8-sig")


def excel_file(content: Content, *, note: str = "") -> bytes:
    """Return the plan as a workbook: its parts, what it says of itself, and how it was agreed."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    day = dt.datetime.fromisoformat(content["drawn_on"])
    book.set_properties({
        "title": content["plan"]["title"], "author": content["trust"]["name"], "subject": content["standing"],
        "created": day,
    })  # fmt: skip
    head, rows = rows_of(content)
    _sheet(book, "Plan", head, rows, first=len(content["levels"]) + 1)
    said = [
        [HEADINGS[one["kind"]], *(one.get(key, "") for key in SAID)]
        for one in (*content["statements"], *(each for part in content["parts"] for each in part["statements"]))
    ]
    if said:
        filled = [at for at in range(len(SAID) + 1) if at < ALWAYS or any(row[at] for row in said)]
        head = ["Kind", *SAID.values()]
        _sheet(book, "Statements", [head[at] for at in filled], [[row[at] for at in filled] for row in said])
    about = [
        ["Title", content["plan"]["title"]], ["Organisation", content["of"]], ["Period", content["plan"]["period"]],
        ["Status", content["standing"]], *([["Note", note]] if note else []), *content["control"],
        *([f"Mark {flag['name']}", flag["meaning"]] for flag in content["flags"]),
    ]  # fmt: skip
    _sheet(book, "About", ["Document control", ""], [row for row in about if row[1]])
    book.close()
    return file.getvalue()


def _sheet(book: Any, name: str, head: Sequence[str], rows: Sequence[Sequence[str]], first: int = 1) -> None:
    sheet = book.add_worksheet(name)
    plain = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": HAIRLINE, "font_name": "Calibri"}
    body, title = book.add_format(plain), book.add_format(plain | {"bold": True, "font_color": DEEP})
    over = book.add_format({
        "bold": True, "font_color": QUIET, "bg_color": WASH, "bottom": 2, "bottom_color": GOLD, "text_wrap": True,
        "valign": "top", "font_name": "Calibri",
    })  # fmt: skip
    for column, heading in enumerate(head):
        sheet.write_string(0, column, heading, over)
        longest = max((len(line) for row in rows for line in row[column].splitlines()), default=0)
        sheet.set_column(column, column, min(max(longest, len(heading), 6) + 2, 48))
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            if text:
                sheet.write_string(number, column, text, title if column < first else body)
            else:
                sheet.write_blank(number, column, None, body)
    sheet.freeze_panes(1, 1)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(head) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
