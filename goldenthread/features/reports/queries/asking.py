"""What every report is drawn from: who asks, of what, and on which day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import TermCalendar, academic_year_of
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Cell, cells, measures_within, rule_values, schools_seen
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.reports.queries.whole_plan import WholePlan, whole_plan


class NothingToReport(Exception):
    """There is nothing to draw the report from; the message says what is missing."""


@dataclass(frozen=True)
class Question:
    """A report asked for: by a reader, of a trust or one of its schools, on a day, in the trust's words.

    What it is drawn from is read once, and only when a report asks for it.
    """

    reach: Reach
    trust: Trust
    today: dt.date
    words: Mapping[str, str]
    school: School | None = None

    @cached_property
    def plan(self) -> WholePlan | None:
        return whole_plan(self.reach, self.school.pk if self.school else None)

    @cached_property
    def measures(self) -> Sequence[Measure]:
        return list(measures_within(self.reach))

    @cached_property
    def schools(self) -> Sequence[School]:
        return list(schools_seen(self.reach))

    @cached_property
    def cells(self) -> Mapping[int, Mapping[int | None, Cell]]:
        return cells(self.reach, self.measures)

    @cached_property
    def calendar(self) -> TermCalendar:
        return rule_values.calendar_of(self.trust)

    @property
    def year(self) -> str:
        return academic_year_of(self.today)

    @property
    def period(self) -> str:
        """Name the term of the day, or the academic year on a day of the holidays."""
        term = self.calendar.term_of(self.today)
        return f"{term.name.capitalize()} term {term.year}" if term else f"Academic year {self.year}"
