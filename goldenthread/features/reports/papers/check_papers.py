"""A round of checks, and the evidence of a trust's quality, as files: a PDF to hand over, a workbook to work with."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from goldenthread.domain.access import Reach
from goldenthread.features.assurance.models import CheckRound
from goldenthread.features.assurance.queries.audit import HEAD, SheetTrail, round_trail
from goldenthread.features.assurance.queries.evidence import Piece, evidence_by
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.printable import printable
from goldenthread.foundation.typst import typeset

PIECES = ("From", "Place", "What it says", "Stands", "On")
# What is printed of an answer, and how wide: the place heads the section, and who said it stands with when.
PRINTED = ("Area", "Question", "Answer", "Counts as", "Remark", "Shown by", "Answered by", "Second look")
WIDTHS = (2, 5, 2, 2, 4, 3, 3, 4)
GOLD, QUIET, HAIRLINE, WASH = "#a8781c", "#566069", "#dcd7ca", "#f6f4ee"


def round_pdf(reach: Reach, round_: CheckRound, today: dt.date) -> bytes:
    """Return the audit trail of a round as an accessible PDF: each sheet under its place."""
    trails = round_trail(reach, round_)
    sections = [
        {
            "title": trail.check.place.capitalize() if trail.check.is_central else trail.check.place,
            "lines": _standing(trail), "head": list(PRINTED), "widths": list(WIDTHS),
            "rows": [_printed(row) for row in trail.rows],
        }
        for trail in trails
    ]  # fmt: skip
    closed = f", closed {_day(round_.closed_on)}" if round_.closed_on else ""
    days = f"Opened {_day(round_.opened_on)}, due {_day(round_.due_on)}{closed}."
    intro = [
        f"Edition {round_.edition} of “{round_.checklist.name}”. {days}",
        "An answer given anew stands under the one before it. “Not checked” is not the same as “not met”.",
    ]
    return _listing(round_.trust, round_.title, intro, sections, today)


def round_excel(reach: Reach, round_: CheckRound) -> bytes:
    """Return the audit trail of a round as a workbook: every answer a row, and every sheet a row of another."""
    trails = round_trail(reach, round_)
    head = ["Place", "Asked of", "Handed in", "By", "Confirmed", "By", "Says", "Opened again", "Attached"]
    places = [
        [
            trail.check.place, _title(trail.check.post), _on(trail.check.handed_in_on),
            _title(trail.check.handed_in_post), _on(trail.check.confirmed_on), _title(trail.check.confirmed_post),
            trail.check.confirmed_says, "; ".join(trail.reopened), "; ".join(trail.attached),
        ]
        for trail in trails
    ]  # fmt: skip
    return _book([("Answers", HEAD, [row for trail in trails for row in trail.rows]), ("Sheets", head, places)])


def evidence_pdf(reach: Reach, trust: Trust, by: str, today: dt.date) -> bytes:
    """Return the evidence under each pillar or area as an accessible PDF."""
    sections = [
        {"title": name, "lines": [] if pieces else ["Nothing has been recorded."], "head": list(PIECES),
         "widths": [4, 2, 9, 2, 2], "rows": [_piece(piece) for piece in pieces]}
        for name, pieces in evidence_by(reach, trust.slug, by, today)
    ]  # fmt: skip
    named = {"pillar": "Evidence by pillar of quality", "area": "Evidence by area of inspection"}[by]
    intro = ["From the newest round of every checklist, and from reviews, inspections and findings."]
    return _listing(trust, named, intro, sections, today)


def evidence_excel(reach: Reach, trust: Trust, by: str, today: dt.date) -> bytes:
    """Return the evidence as a workbook of one sheet."""
    rows = [
        [name, *_piece(piece)] for name, pieces in evidence_by(reach, trust.slug, by, today) for piece in pieces
    ]  # fmt: skip
    return _book([("Evidence", ["Pillar" if by == "pillar" else "Area", *PIECES], rows)])


def _listing(
    trust: Trust, title: str, intro: Sequence[str], sections: Sequence[dict[str, Any]], today: dt.date
) -> bytes:
    """Return sections of tables under a title as an accessible PDF."""
    standing = f"As at {_day(today)}"
    return typeset("listing", printable({
        "trust": {"name": trust.name}, "title": title, "document_title": f"{trust.name}: {title}",
        "drawn_on": today.isoformat(), "foot": [trust.name, title, standing], "standing": standing,
        "intro": list(intro), "sections": list(sections),
    }))  # fmt: skip


def _piece(piece: Piece) -> list[str]:
    return [piece.source, piece.place, piece.says, piece.stands.capitalize(), _on(piece.on)]


def _printed(row: Sequence[str]) -> list[str]:
    """Return one answer as it is printed: who and when together, and the second look in one cell."""
    carried = "as last time" if row[9] else ""
    by = ", ".join(filter(None, (row[7], row[8], carried)))
    second = ", ".join(filter(None, (row[11], row[12])))
    return [*row[1:7], by, f"{row[10].capitalize()}. {row[13]} ({second})" if row[10] else ""]


def _standing(trail: SheetTrail) -> list[str]:
    check = trail.check
    lines = [f"Asked of {_title(check.post) or 'nobody'}."]
    if check.handed_in_on:
        lines.append(f"Handed in {_day(check.handed_in_on)}, {_title(check.handed_in_post)}.")
    else:
        lines.append("Not handed in.")
    if check.confirmed_on:
        lines.append(f"Confirmed {_day(check.confirmed_on)}, {_title(check.confirmed_post)}. {check.confirmed_says}")
    lines += [f"Opened again {each}." for each in trail.reopened]
    return [*lines, *([f"Attached: {'; '.join(trail.attached)}."] if trail.attached else [])]


def _title(post: Any) -> str:
    return post.title if post is not None else ""


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _on(day: dt.date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _book(sheets: Sequence[tuple[str, Sequence[str], Sequence[Sequence[str]]]]) -> bytes:
    """Return sheets as a workbook in which no cell is a formula."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    body = book.add_format({"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": HAIRLINE})
    over = book.add_format({
        "bold": True, "font_color": QUIET, "bg_color": WASH, "bottom": 2, "bottom_color": GOLD, "text_wrap": True,
    })  # fmt: skip
    for name, head, rows in sheets:
        page = book.add_worksheet(name)
        for column, heading in enumerate(head):
            longest = max((len(row[column]) for row in rows), default=0)
            page.set_column(column, column, min(max(longest, len(heading), 6) + 2, 48))
            page.write_string(0, column, heading, over)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                page.write_string(number, column, text, body)
        page.freeze_panes(1, 1)
        if rows:
            page.autofilter(0, 0, len(rows), len(head) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    book.close()
    return file.getvalue()
