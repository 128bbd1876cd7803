"""A plan as rows for a spreadsheet, a row a part: Excel and CSV. No cell ever becomes a formula."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from goldenthread.domain import plan_layout as layout
from goldenthread.features.reports.exporting import unharmful
from goldenthread.features.reports.papers.blocks import control_of, under_headings
from goldenthread.features.reports.queries.plan_paper import sourced_of, words_of

Content = Mapping[str, Any]
Said = Mapping[str, str]
SAID = {
    "text": layout.SAYS, "source": layout.SOURCE, "title": layout.NAME, "year": layout.YEAR, "base": layout.BASE,
    "quotation": layout.QUOTATION, "clash": "Clashes with",
}  # fmt: skip
# What a statement says stands on its sheet always: its kind, its words, its source; the rest where any has it.
ALWAYS = 3
DEEP, GOLD, HAIRLINE, WASH, QUIET = "#17324d", "#a8781c", "#dcd7ca", "#f6f4ee", "#566069"


def rows_of(content: Content, *, said: Sequence[Said] = ()) -> tuple[list[str], list[list[str]]]:
    """Return the headings and a row a part: its level, its number, its title, its words, its columns as headed.

    What a part states follows it as a row without a title; what `said` holds stands so above the first part.
    """
    parts = content["parts"]
    columns = [column for level in content["levels"] for column in level["columns"]]
    headings, cells = under_headings(parts, columns, content["flags"])
    theme = layout.THEME if layout.THEME not in headings else layout.repeated(layout.THEME)
    rows = [_statement(one) for one in said]
    for part, filled in zip(parts, cells, strict=True):
        own = {
            layout.LEVEL: part["level"], layout.DEPTH: str(part["depth"]), layout.NUMBER: part["number"],
            layout.TITLE: part["title"], layout.TEXT: part["text"],
        }  # fmt: skip
        rows.append([own, {theme: part["theme"], **dict(zip(headings, filled, strict=True))}])
        rows += (_statement(one) for one in part["statements"])
    with_depth = layout.depths_of([part["level"] for part in parts]) != [part["depth"] for part in parts]
    ours = [layout.LEVEL, *([layout.DEPTH] if with_depth else []), layout.NUMBER, layout.TITLE, layout.TEXT]
    asked = [*([theme] if any(part["theme"] for part in parts) else []), *headings]
    if any(cells.get(layout.SOURCE) for _, cells in rows) and layout.SOURCE not in asked:
        asked.append(layout.SOURCE)
    return [*ours, *asked], [
        [*(own.get(name, "") for name in ours), *(cells.get(name, "") for name in asked)] for own, cells in rows
    ]


def _statement(one: Said) -> list[dict[str, str]]:
    said = {layout.LEVEL: layout.STATEMENTS[one["kind"]], layout.TEXT: words_of(one)}
    return [said, {layout.SOURCE: sourced_of(one)}]


def csv_file(content: Content) -> bytes:
    """Return the rows as CSV that a spreadsheet opens with its accents right."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    head, rows = rows_of(content, said=content["statements"])
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
        "created": day, "category": layout.origin(content["plan"]["ref"]),
    })  # fmt: skip
    head, rows = rows_of(content)
    _sheet(book, "Plan", head, rows, first=head.index(layout.TITLE) + 1)
    if content["statements"]:
        said = [
            [layout.STATEMENTS[one["kind"]], *(one.get(key, "") for key in SAID)] for one in content["statements"]
        ]
        filled = [at for at in range(len(SAID) + 1) if at < ALWAYS or any(row[at] for row in said)]
        names = [layout.KIND, *SAID.values()]
        _sheet(book, "Statements", [names[at] for at in filled], [[row[at] for at in filled] for row in said])
    about = [(layout.TITLE, content["plan"]["title"]), *control_of(content)]
    # What a person is told of this printing is no fact of the plan.
    _sheet(book, "About", ["Document control", note], [list(row) for row in about])
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
