"""Visits, shaped for a page."""

import datetime as dt
from collections.abc import Mapping, Sequence

from goldenthread.features.members.models import Visit
from goldenthread.features.members.queries import Tally
from goldenthread.foundation.subjects import Subject


class VisitsPage:
    """The year's visits: what is coming, what waits to be told, what was told, and what they looked at."""

    def __init__(
        self, rows: Sequence[Visit], tally: Tally, about: Mapping[tuple[str, str], Subject], today: dt.date
    ) -> None:
        self.rows, self.tally, self.about, self.today = rows, tally, about, today

    @property
    def coming(self) -> list[tuple[Visit, Subject | None]]:
        return [self._row(one) for one in self.rows if one.state == Visit.State.PLANNED and one.on >= self.today]

    @property
    def untold(self) -> list[tuple[Visit, Subject | None]]:
        return [self._row(one) for one in self.rows if one.state == Visit.State.PLANNED and one.on < self.today]

    @property
    def told(self) -> list[tuple[Visit, Subject | None]]:
        return [self._row(one) for one in reversed(self.rows) if one.state == Visit.State.TOLD]

    @property
    def subjects(self) -> list[tuple[Subject, int]]:
        found = ((self.about.get((kind, ref)), number) for kind, ref, number in self.tally.by_subject)
        return [(subject, number) for subject, number in found if subject]

    @property
    def unvisited(self) -> list[str]:
        return [school.short_name for school, number, _ in self.tally.by_school if not number]

    @property
    def headline(self) -> str:
        told = len(self.told)
        said = f"{told or 'No'} {'visit' if told == 1 else 'visits'} this school year"
        if self.unvisited and len(self.tally.by_school) > 1:
            *others, last = self.unvisited
            return f"{said}; nobody has been to {', '.join(others)}{' or ' if others else ''}{last}"
        return said

    def _row(self, one: Visit) -> tuple[Visit, Subject | None]:
        return one, self.about.get((one.subject_kind, one.subject_ref))
