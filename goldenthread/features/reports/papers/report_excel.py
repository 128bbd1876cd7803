"""A report of sections as an Excel file: a sheet a section, from the same values as its PDF."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import xlsxwriter

from goldenthread.features.reports.exporting import unharmful
from goldenthread.features.reports.papers.report_word import of, told

Content = Mapping[str, Any]
LONGEST_SHEET = 31
LINES = ("Number", "What", "Figure", "Status", "Before", "Moved", "Says", "Beside")


def excel_file(content: Content, *, note: str) -> bytes:
    """Return a report as an Excel file; `note` says what it is."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"{content['kind_title']}: {of(content)}", "author": content["trust"]["name"]})
    head, wrap = (
        book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    cover = book.add_worksheet("Report")
    cover.set_column(0, 0, 22)
    cover.set_column(1, 1, 90, wrap)
    for place, (name, words) in enumerate(_facts(content, note)):
        cover.write_string(place, 0, name, head)
        cover.write_string(place, 1, unharmful(words), wrap)
    used = {"report"}
    for section in content["sections"]:
        rows = list(_rows(section, content))
        if rows:
            sheet = book.add_worksheet(_name(section["title"], used))
            sheet.set_column(0, 0, 34, wrap)
            sheet.set_column(1, 12, 18, wrap)
            for at, (row, is_head) in enumerate(rows):
                for column, words in enumerate(row):
                    sheet.write_string(at, column, unharmful(str(words)), head if is_head else wrap)
    book.close()
    return file.getvalue()


def _facts(content: Content, note: str) -> list[tuple[str, str]]:
    facts = [
        ("Report", content["kind_title"]), ("Of", of(content)), ("Period", content["period"]),
        ("Data as at", content["as_at_words"]), ("Stands as", note), ("In short", content["headline"]),
    ]  # fmt: skip
    return facts + [(one["title"], one["remark"]) for one in content["sections"] if one["remark"]]


def _rows(section: Mapping[str, Any], content: Content) -> Iterator[tuple[list[Any], bool]]:
    for block in section["blocks"]:
        match block["kind"]:
            case "text":
                yield from (([words], False) for words in block["paragraphs"])
            case "counts":
                yield from (([one["says"], one["number"]], False) for one in block["of"])
            case "lines":
                yield list(LINES), True
                for one in block["rows"]:
                    yield (
                        [
                            one["number"],
                            one["called"],
                            one["shown"],
                            one["status"],
                            one["was"],
                            one["way"],
                            one["says"],
                            one["small"],
                        ],
                        False,
                    )
            case "table":
                yield block["columns"], True
                yield from (([told(cell) for cell in row["cells"]], False) for row in block["rows"])
            case "chart":
                drawn = block["chart"]
                yield ["Period", *(one["name"] for one in drawn["series"])], True
                for row in zip(drawn["periods"], *(one["values"] for one in drawn["series"]), strict=True):
                    yield [each or "" for each in row], False
    if section["section"] == "questions":
        yield ["Question", "Answer"], True
        yield from (([one["asks"], one["answer"]], False) for one in content["questions"])


def _name(title: str, used: set[str]) -> str:
    plain = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:LONGEST_SHEET] or "Section"
    name, count = plain, 1
    while name.lower() in used:
        count += 1
        name = f"{plain[: LONGEST_SHEET - 4]} {count}"
    used.add(name.lower())
    return name
