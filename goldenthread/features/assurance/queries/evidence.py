"""What speaks for and against each pillar of quality, or each area of inspection, out of all that was checked."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance.checklist_shapes import INSPECTED, PILLARS
from goldenthread.features.assurance.models import Finding, Review
from goldenthread.features.assurance.queries.following import findings
from goldenthread.features.assurance.queries.standing import newest_rounds, sheets
from goldenthread.features.assurance.queries.visible import checks_within, findings_within, reviews_within

# An area of inspection under the pillar that it is evidence for.
UNDER = {
    "inclusion": "education", "curriculum": "education", "achievement": "education", "behaviour": "education",
    "wellbeing": "education", "early-years": "education", "post-16": "education", "safeguarding": "education",
    "leadership": "governance",
}  # fmt: skip
LOOKING = {"pillar": PILLARS, "area": INSPECTED}


@dataclass(frozen=True)
class Piece:
    """One piece of evidence: from where, of which place, what it says, how it stands, and its own page."""

    source: str
    place: str
    says: str
    stands: str
    on: dt.date | None
    address: str


def evidence_by(reach: Reach, slug: str, by: str, today: dt.date) -> list[tuple[str, list[Piece]]]:
    """Return the pieces under each pillar or area, in a number of questions that no trust's size changes."""
    headings = LOOKING[by]
    kept: dict[str, list[Piece]] = defaultdict(list)
    for key, piece in _from_checks(reach, slug, by, today):
        kept[key].append(piece)
    for key, piece in _from_findings(reach, slug, by, today):
        kept[key].append(piece)
    if by == "area":
        for key, piece in _from_inspections(reach, slug):
            kept[key].append(piece)
    return [(name, kept[key]) for key, name in headings.items()]


def _from_checks(reach: Reach, slug: str, by: str, today: dt.date) -> Iterable[tuple[str, Piece]]:
    rounds = newest_rounds(reach, today)
    for sheet in sheets(checks_within(reach).filter(round__in=rounds), today):
        for area in sheet.round.shape.areas:
            tally = sheet.by_area.get(area.key)
            key = area.pillar if by == "pillar" else area.inspected
            if tally is not None and key and tally.checked:
                place = "The trust" if sheet.check.is_central else sheet.check.place
                wanting = [f"{one.asks} ({stands})" for one, stands in sheet.wanting_of(area.key)]
                says = ". ".join([f"{area.name}: {tally.says}", *wanting])
                yield key, Piece(
                    sheet.round.title, place, says, tally.worst, sheet.check.handed_in_on,
                    f"/{slug}/assurance/check/{sheet.check.ref}/#{area.key}",
                )  # fmt: skip


def _from_findings(reach: Reach, slug: str, by: str, today: dt.date) -> Iterable[tuple[str, Piece]]:
    rows = findings_within(reach).filter(is_confidential=False).exclude(pillar="")
    for one in findings(reach, today, rows):
        row = one.row
        key = row.pillar if by == "area" else UNDER.get(row.pillar, row.pillar)
        said = f"{row.says} “{row.quotation}”" if row.quotation else row.says
        stands = "closed" if one.is_settled and row.severity != Finding.Severity.STRENGTH else row.severity
        source = row.review.title if row.review else row.check_sheet.round.title if row.check_sheet else "Seen"
        yield key, Piece(source, row.place, said, stands, row.found_on, f"/{slug}/assurance/finding/{row.ref}/")


def _from_inspections(reach: Reach, slug: str) -> Iterable[tuple[str, Piece]]:
    keys = _by_name(INSPECTED)
    for row in reviews_within(reach).filter(kind=Review.Kind.INSPECTION):
        address = f"/{slug}/assurance/review/{row.ref}/"
        for area, grade in row.grades.items():
            if area in keys:
                yield keys[area], Piece(row.title, row.place, f"{area}: {grade}", "", row.held_on, address)
        if row.safeguarding:
            stands = rules.MET if row.safeguarding == "met" else rules.NOT_MET
            says = f"Safeguarding: {row.safeguarding}"
            yield "safeguarding", Piece(row.title, row.place, says, stands, row.held_on, address)


def _by_name(headings: Mapping[str, str]) -> dict[str, str]:
    return {name: key for key, name in headings.items()}
