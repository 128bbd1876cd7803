"""A round of checks, and the evidence of a trust's quality, as files: a PDF to hand over, a workbook to work with."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.features.assurance.models import CheckRound
from goldenthread.features.assurance.queries.audit import FOLLOWED, HEAD, Row, SheetTrail, round_trail, what_followed
from goldenthread.features.assurance.queries.evidence import Piece, evidence_by
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.papers.tables_book import Address, Cell, Table, book_of
from goldenthread.foundation.printable import printable
from goldenthread.foundation.typst import typeset

PIECES = ("From", "Place", "What it says", "Stands", "On")
# What is printed of an answer, and how wide: the place heads the section, and who said it stands with when.
PRINTED = ("Area", "Question", "Answer", "Counts as", "Remark", "Shown by", "Answered by", "Second look")
WIDTHS = (2, 5, 2, 2, 4, 3, 3, 4)
CLOSED = ("Place", "What was found", "To be done", "Stands", "What was done", "Confirmed")
CLOSED_WIDTHS = (2, 6, 5, 2, 5, 3)
# How the evidence is counted on the first sheet: what speaks for, and what against.
COUNTED = {
    "Met": ("met",), "Strengths": ("strength",), "Partly met": ("partly",), "Not met": ("not met",),
    "Found wanting": ("minor", "major", "significant"), "Mended": ("closed",),
}  # fmt: skip


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
    if followed := what_followed(reach, round_, today):
        sections.append({
            "title": "What followed", "lines": [], "head": list(CLOSED), "widths": list(CLOSED_WIDTHS),
            "rows": [_followed(row) for row in followed],
        })  # fmt: skip
    closed = f", closed {_day(round_.closed_on)}" if round_.closed_on else ""
    days = f"Opened {_day(round_.opened_on)}, due {_day(round_.due_on)}{closed}."
    intro = [
        f"Edition {round_.edition} of “{round_.checklist.name}”. {days}",
        "An answer given anew stands under the one before it. “Not checked” is not the same as “not met”.",
    ]
    return _listing(round_.trust, round_.title, intro, sections, today)


def round_excel(reach: Reach, round_: CheckRound, today: dt.date) -> bytes:
    """Return the audit trail of a round as a workbook: its answers, what followed from them, and its sheets."""
    trails = round_trail(reach, round_)
    head = ["Place", "Asked of", "Handed in", "By", "Confirmed", "Confirmed by", "Says", "Opened again", "Attached"]
    places = [
        [
            trail.check.place, _title(trail.check.post), trail.check.handed_in_on,
            _title(trail.check.handed_in_post), trail.check.confirmed_on, _title(trail.check.confirmed_post),
            trail.check.confirmed_says, "; ".join(trail.reopened), "; ".join(trail.attached),
        ]
        for trail in trails
    ]  # fmt: skip
    return book_of([
        Table("Answers", HEAD, [row for trail in trails for row in trail.rows]),
        Table("What followed", FOLLOWED, what_followed(reach, round_, today)),
        Table("Sheets", head, places),
    ], title=round_.title)  # fmt: skip


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


def evidence_excel(reach: Reach, trust: Trust, by: str, today: dt.date, site: str) -> bytes:
    """Return the evidence as a workbook: how each pillar or area stands, and every piece with where it is found."""
    groups = evidence_by(reach, trust.slug, by, today)
    named = "Pillar" if by == "pillar" else "Area"
    overview = [[name, *_standing_of(pieces)] for name, pieces in groups]
    rows = [
        [name, piece.place, piece.source, piece.says, piece.stands.capitalize(), piece.on,
         Address(f"{site}{piece.address}")]
        for name, pieces in groups for piece in pieces
    ]  # fmt: skip
    return book_of([
        Table("Overview", [named, "Pieces", *COUNTED, "Newest"], overview),
        Table("Evidence", [named, "Place", "From", "What it says", "Stands", "On", "Where"], rows),
    ], title=f"Evidence by {named.lower()}")  # fmt: skip


def _standing_of(pieces: Sequence[Piece]) -> list[Cell]:
    """Return how many pieces there are, how many stand in which way, none left empty, and of when the newest is."""
    if not pieces:
        return [0, *[None] * len(COUNTED), "Nothing has been recorded"]
    counts = [sum(piece.stands in stands for piece in pieces) or None for stands in COUNTED.values()]
    return [len(pieces), *counts, max((piece.on for piece in pieces if piece.on), default=None)]


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
    return [piece.source, piece.place, piece.says, piece.stands.capitalize(), _short(piece.on)]


def _printed(row: Row) -> list[str]:
    """Return one answer as it is printed: who and when together, and the second look in one cell."""
    said = [_short(value) for value in row]
    by = ", ".join(filter(None, (said[7], said[8], "as last time" if said[9] else "")))
    second = ", ".join(filter(None, (said[11], said[12])))
    return [*said[1:7], by, f"{said[10].capitalize()}. {said[13]} ({second})" if said[10] else ""]


def _followed(row: Row) -> list[str]:
    """Return what came of a finding as it is printed: what was found, what was to be done, and how it was closed."""
    said = [_short(value) for value in row]
    asked = ", ".join(filter(None, (said[7], f"by {said[8]}" if said[8] else "")))
    done = ", ".join(filter(None, (said[12], said[10])))
    return [
        said[0], f"{said[3]} ({', '.join((said[4].lower(), said[2]))})", f"{said[6]} ({asked})" if said[6] else "",
        said[9], f"{said[11]} ({done})" if said[10] else "", ", ".join(filter(None, (said[14], said[13]))),
    ]  # fmt: skip


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


def _short(value: Any) -> str:
    """Return a day in few signs, and anything else as it is."""
    return f"{value.day} {value:%b %Y}" if isinstance(value, dt.date) else str(value or "")
