"""How measures stand in places, as a reader may see it: within reach, and with small numbers hidden."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from goldenthread.domain import suppression
from goldenthread.domain.access import Reach
from goldenthread.domain.suppression import Count
from goldenthread.features.measures.models import Measure, Standing
from goldenthread.features.measures.queries import rule_values

SEE = "measure.see"
HIDDEN_MARKER = "SUPP"


class Cell(NamedTuple):
    """One measure in one place (a school's id, or None for the trust)."""

    measure: int
    school: int | None
    status: str
    why: str
    period: str
    period_ends_on: dt.date | None
    value: Decimal | None
    value_word: str
    numerator: Decimal | None
    denominator: Decimal | None
    marker: str
    target: int | None
    previous_value: Decimal | None
    previous_period: str
    previous_status: str
    recorded_on: dt.date | None
    changed_at: dt.datetime

    @property
    def is_hidden(self) -> bool:
        return self.why == suppression.HIDDEN

    @property
    def number(self) -> Decimal | None:
        """Return the figure where it is said as a number, not in a word."""
        return None if self.value_word else self.value

    @property
    def moved_by(self) -> Decimal | None:
        """Return the change since the period before, where both figures are known."""
        if self.value is None or self.previous_value is None:
            return None
        return self.value - self.previous_value


_COLUMNS = ("measure_id", "school_id", *Cell._fields[2:11], "target_id", *Cell._fields[12:])


@dataclass(frozen=True)
class Sight:
    """Whose figures a reader sees: those of every school, or of some; those of the trust in any case."""

    everywhere: bool
    schools: frozenset[int]

    def covers(self, school: int | None) -> bool:
        return school is None or self.everywhere or school in self.schools


def sight(reach: Reach) -> Sight:
    return Sight(reach.may_everywhere(SEE), reach.schools_for(SEE))


def cells(reach: Reach, measures: Iterable[Measure]) -> dict[int, dict[int | None, Cell]]:
    """Return the cells that the reader may see, by measure and school, in one query.

    What is hidden is worked out over all schools, so that no two readers are shown two halves of it.
    """
    if not reach.may_somewhere(SEE):
        return {}
    known = {measure.pk: measure for measure in measures}
    seen = sight(reach)
    rows = Standing.objects.filter(trust=reach.trust)
    if len(known) == 1:
        rows = rows.filter(measure__in=known)
    by_measure: dict[int, dict[int | None, Cell]] = defaultdict(dict)
    for row in rows.values_list(*_COLUMNS):
        if row[0] in known:
            by_measure[row[0]][row[1]] = Cell._make(row)
    return {
        pk: {school: cell for school, cell in covered(known[pk], places).items() if seen.covers(school)}
        for pk, places in by_measure.items()
    }


def covered(measure: Measure, places: Mapping[int | None, Cell]) -> Mapping[int | None, Cell]:
    """Return the cells of one measure with those that count too few people hidden."""
    base = counted(measure)
    if not suppression.counts_people(base):
        return places
    counts = {school: _count(measure, cell) for school, cell in places.items()}
    hide = suppression.hidden(counts, _lines(measure, places), base=base)
    return {
        school: hidden(cell) if school in hide else _without_small_past(measure, cell)
        for school, cell in places.items()
    }


def counted(measure: Measure) -> str:
    """Say what a measure counts: its base, or for a plain count what it is called."""
    return measure.base or (measure.name if measure.kind == Measure.Kind.COUNT else "")


def hidden(cell: Cell) -> Cell:
    """Return a cell that says no more than that it is hidden: its status would give away its figure."""
    return cell._replace(
        status="cannot tell", why=suppression.HIDDEN, value=None, value_word="", numerator=None, denominator=None,
        marker=HIDDEN_MARKER, previous_value=None, previous_status="",
    )  # fmt: skip


def _without_small_past(measure: Measure, cell: Cell) -> Cell:
    """Return a cell without its figure before, where that may have counted too few.

    Only the share of the period before is kept here; on today's base it says nearly how many they were.
    """
    if cell.previous_value is None or not suppression.counts_pupils(counted(measure)):
        return cell
    many = cell.previous_value
    if measure.kind != Measure.Kind.COUNT:
        many = cell.previous_value * (cell.denominator or 0) / rule_values.yardstick(measure).scale
    return cell._replace(previous_value=None) if 0 < many < suppression.FEWEST + 1 else cell


def _count(measure: Measure, cell: Cell) -> Count:
    numerator = cell.value if measure.kind == Measure.Kind.COUNT else cell.numerator
    return Count(numerator, cell.denominator, is_total=cell.school is None)


def _lines(measure: Measure, places: Mapping[int | None, Cell]) -> list[list[int | None]]:
    """The schools of a period and the trust's own figure of it: any one follows from the others."""
    trust = places.get(None)
    if trust is None or trust.value is None or measure.roll_up not in {"pooled", "sum"}:
        return []
    known = [school for school, cell in places.items() if cell.period == trust.period and cell.value is not None]
    return [known]
