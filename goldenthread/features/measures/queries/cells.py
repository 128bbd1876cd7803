"""How measures stand in places, as a reader may see it: within reach, and with small numbers hidden."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.groups import suppression
from goldenthread.domain.measures.standing import EACH_FOR_ITSELF
from goldenthread.features.measures.models import Measure, Standing

SEE = "measure.see"
HIDDEN_MARKER = "SUPP"
# So many measures are named one by one in the query; of more, all of the trust's are read.
FEW = 100


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
    is_unverified: bool = False
    by_rule: str = ""
    confidence: str = ""
    line: Sequence[float | None] = ()

    @property
    def is_hidden(self) -> bool:
        return self.why == suppression.HIDDEN

    @property
    def is_by_school(self) -> bool:
        """Say whether the trust has no figure of its own because each school stands for itself."""
        return self.school is None and self.why == EACH_FOR_ITSELF

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


COLUMNS = ("measure_id", "school_id", *Cell._fields[2:11], "target_id", *Cell._fields[12:-1], "is_hidden")
_WIDTH = len(COLUMNS)
# Where the trust's sentence names the schools of which nothing can be told.
_NAMED = re.compile(r"; of .+? it cannot be told")
EVERYWHERE: frozenset[int | None] = frozenset()


@dataclass(frozen=True)
class Sight:
    """Whose figures a reader sees: those of every school, or of some; those of the trust in any case."""

    everywhere: bool
    schools: frozenset[int]

    def covers(self, school: int | None) -> bool:
        return school is None or self.everywhere or school in self.schools


def sight(reach: Reach) -> Sight:
    return Sight(reach.may_everywhere(SEE), reach.schools_for(SEE))


def standings_seen(reach: Reach) -> QuerySet[Standing]:
    """Return the rows of the places that the reader may see; what is hidden in them is for `cell_of` to cover."""
    return Standing.objects.filter(in_sight(reach)) if reach.may_somewhere(SEE) else Standing.objects.none()


def in_sight(reach: Reach) -> Q:
    """Say which rows a reader may see who may see any."""
    seen = sight(reach)
    return (
        Q(trust=reach.trust) if seen.everywhere else Q(Q(school=None) | Q(school__in=seen.schools), trust=reach.trust)
    )


def cells(
    reach: Reach,
    measures: Iterable[Measure],
    *,
    places: Collection[int | None] = EVERYWHERE,
    with_lines: bool = False,
) -> dict[int, dict[int | None, Cell]]:
    """Return the cells that the reader may see, by measure and school, in one query; only of `places` where named.

    `with_lines` brings the last figures of each, in the order of their periods. What is hidden was worked out
    over all schools, so that no two readers are shown two halves of it.
    """
    known = {measure.pk for measure in measures}
    rows = standings_seen(reach)
    if len(known) <= FEW:
        rows = rows.filter(measure__in=known)
    if places:
        schools = [place for place in places if place is not None]
        rows = rows.filter(Q(school__in=schools) | Q(school=None) if None in places else Q(school__in=schools))
    by_measure: dict[int, dict[int | None, Cell]] = defaultdict(dict)
    for row in rows.values_list(*COLUMNS, *(["line"] if with_lines else [])):
        if row[0] in known:
            by_measure[row[0]][row[1]] = cell_of(reach, row)
    return dict(by_measure)


def cell_of(reach: Reach, facts: Sequence[Any]) -> Cell:
    """Return a row, fetched as COLUMNS with or without its line, as it may be shown to this reader."""
    *shown, is_hidden = facts[:_WIDTH]
    cell = Cell(*shown, *facts[_WIDTH:])
    return told_to(reach, hidden(cell) if is_hidden else cell)


def told_to(reach: Reach, cell: Cell) -> Cell:
    """Return a cell whose sentence names no school beyond the reader's sight."""
    if cell.school is not None or reach.may_everywhere(SEE):
        return cell
    return cell._replace(why=_NAMED.sub("; of some it cannot be told", cell.why))


def counted(measure: Measure) -> str:
    """Say what a measure counts: its base, or for a plain count what it is called and in what it is counted."""
    return measure.base or (f"{measure.name}, {measure.unit}" if measure.is_plain_count else "")


def hidden(cell: Cell) -> Cell:
    """Return a cell that says no more than that it is hidden: its status would give away its figure."""
    return cell._replace(
        status="cannot tell", why=suppression.HIDDEN, value=None, value_word="", numerator=None, denominator=None,
        marker=HIDDEN_MARKER, previous_value=None, previous_status="", is_unverified=False, by_rule="", confidence="",
    )  # fmt: skip
