"""A plan as rows for a spreadsheet, a row a part: Excel and CSV. No cell ever becomes a formula."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.domain.plans import plan_layout as layout
from goldenthread.features.reports.exporting import unharmful
from goldenthread.features.reports.papers.blocks import control_of, under_headings
from goldenthread.features.reports.papers.tables_book import Table, book_of
from goldenthread.features.reports.queries.plan_paper import sourced_of, words_of

Content = Mapping[str, Any]
Said = Mapping[str, str]
SAID = {
    "text": layout.SAYS, "source": layout.SOURCE, "title": layout.NAME, "year": layout.YEAR, "base": layout.BASE,
    "quotation": layout.QUOTATION, "clash": "Clashes with",
}  # fmt: skip
# What a statement says stands on its sheet always: its kind, its words, its source; the rest where any has it.
ALWAYS = 3


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
    head, rows = rows_of(content)
    first = head.index(layout.TITLE) + 1
    about = [[layout.TITLE, content["plan"]["title"]], *([name, says] for name, says in control_of(content))]
    tables = [
        Table("Plan", head, rows, bold=first), *_statements(content["statements"]),
        # What a person is told of this printing is no fact of the plan.
        Table("About", ["Document control", note], about, bold=1),
    ]  # fmt: skip
    return book_of(
        tables, title=content["plan"]["title"], author=content["trust"]["name"], subject=content["standing"],
        created=dt.datetime.fromisoformat(content["drawn_on"]), category=layout.origin(content["plan"]["ref"]),
    )  # fmt: skip


def _statements(statements: Sequence[Said]) -> list[Table]:
    """Return the sheet of what the plan says of itself, with those columns that any of it fills."""
    rows = [[layout.STATEMENTS[one["kind"]], *(one.get(key, "") for key in SAID)] for one in statements]
    filled = [at for at in range(len(SAID) + 1) if at < ALWAYS or any(row[at] for row in rows)]
    names = [layout.KIND, *SAID.values()]
    sheet = Table("Statements", [names[at] for at in filled], [[row[at] for at in filled] for row in rows], bold=1)
    return [sheet] if rows else []
