"""What stands out, measure by measure: those that are off track for the whole trust first, then in its schools."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Cell, Concern
from goldenthread.features.organisations.models import School
from goldenthread.features.reports.queries.asking import Question
from goldenthread.features.reports.queries.wording import figure, listed, period_label

SERIOUS = ("off track", "at risk")
# What a board can read of exceptions before it turns the page.
MOST_TOLD, MOST_NAMED = 7, 8


@dataclass(frozen=True)
class Exceptional:
    """A measure that is off track or at risk somewhere."""

    measure: Measure
    trust: Cell | None
    schools: Sequence[tuple[School, Cell]]

    def at(self, status: str) -> list[School]:
        return [school for school, cell in self.schools if cell.status == status]

    @property
    def is_the_trusts(self) -> bool:
        return self.trust is not None and self.trust.status in SERIOUS

    @property
    def worst(self) -> tuple[School | None, Cell]:
        """Return the cell that tells most: the trust's where it is serious, else the worst school's."""
        if self.trust is not None and self.trust.status in SERIOUS:
            return None, self.trust
        return min(self.schools, key=lambda each: SERIOUS.index(each[1].status))

    @property
    def seriousness(self) -> tuple[int, int, int, int]:
        at_large = SERIOUS.index(self.trust.status) if self.trust and self.is_the_trusts else len(SERIOUS)
        return at_large, -len(self.at("off track")), -len(self.at("at risk")), self.measure.order


def exceptional(asked: Question) -> list[Exceptional]:
    """Return the measures that are off track or at risk somewhere, the most serious first."""
    found = []
    for measure in asked.measures:
        places = asked.cells.get(measure.pk, {})
        schools = [
            (school, cell) for school in asked.schools if (cell := places.get(school.pk)) and cell.status in SERIOUS
        ]
        one = Exceptional(measure, places.get(None), schools)
        if one.is_the_trusts or schools:
            found.append(one)
    return sorted(found, key=lambda one: one.seriousness)


def told(asked: Question, found: Sequence[Exceptional]) -> tuple[list[dict[str, Any]], str]:
    """Return the first exceptions in full, and a sentence that names the others."""
    rows = [_row(asked, one) for one in found[:MOST_TOLD]]
    rest = [_in_brief(asked, one) for one in found[MOST_TOLD:]]
    return rows, f"Also {listed(rest, MOST_NAMED)}." if rest else ""


def concerns(found: Sequence[Exceptional]) -> list[Concern]:
    """Return the cell that tells most of each, for a trend."""
    return [Concern(one.measure, *one.worst) for one in found]


def _row(asked: Question, one: Exceptional) -> dict[str, Any]:
    school, cell = one.worst
    return {
        "measure": one.measure.name,
        "ref": one.measure.ref,
        "school": school.ref if school else "",
        "of": school.short_name if school else "",
        "status": cell.status,
        "shown": figure(one.measure, cell),
        "why": cell.why,
        "was": _was(asked, one.measure, cell),
        "owner": one.measure.owner.title if one.measure.owner else "",
        "where": [
            {"status": status, "schools": listed([each.short_name for each in one.at(status)])}
            for status in SERIOUS
            if one.at(status) and not (school and [school] == one.at(status))
        ],
    }


def _was(asked: Question, measure: Measure, cell: Cell) -> str:
    if cell.previous_value is None or not cell.previous_period:
        return ""
    before = cell._replace(value=cell.previous_value, value_word="")
    return f"{figure(measure, before)} in {period_label(cell.previous_period, asked.calendar)}"


def _in_brief(asked: Question, one: Exceptional) -> str:
    if not one.schools:
        return f"{one.measure.name} ({one.worst[1].status})"
    status = next(status for status in SERIOUS if one.at(status))
    names = [school.short_name for school in one.at(status)]
    where = listed(names) if len(names) < 3 else f"{len(names)} {asked.words['schools']}"
    return f"{one.measure.name} ({status}: {where})"
