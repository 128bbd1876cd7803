"""Everything that is known of one measure, gathered before it is worked out how it stands."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.measures.figures import Yardstick
from goldenthread.features.measures.models import Break, Comparator, Measure, Override, Spread, Sureness, Target
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.histories import Kin, Version
from goldenthread.features.organisations.models import School

TRUST = None


class Kept(NamedTuple):
    """One period's figure: a reading, or what was rolled up of many."""

    period: str
    period_ends_on: dt.date
    value: Decimal | None
    value_word: str
    numerator: Decimal | None
    denominator: Decimal | None
    marker: str
    state: str
    recorded_on: dt.date
    is_verified: bool | None = False


History = dict[str, Kept]


@dataclass
class Known:
    """Everything that is known of one measure.

    `versions` are the figures of `readings`, and those that they superseded where these may tell of a small one.
    `kin` are the measures that count the same people.
    """

    measure: Measure
    schools: Sequence[School]
    calendar: TermCalendar
    today: dt.date
    readings: Mapping[int | None, History]
    targets: Mapping[int | None, Sequence[Target]]
    comparators: Sequence[Comparator]
    overrides: Mapping[int | None, Override] = field(default_factory=dict)
    sureness: Mapping[int | None, Sureness] = field(default_factory=dict)
    breaks: Sequence[Break] = ()
    spreads: Mapping[tuple[int | None, str], Spread] = field(default_factory=dict)
    versions: Sequence[Version] = ()
    kin: Sequence[Kin] = ()
    yardstick: Yardstick = field(init=False)

    def __post_init__(self) -> None:
        self.yardstick = rule_values.yardstick(self.measure)

    def break_between(self, before: dt.date, after: dt.date) -> Break | None:
        """Return the last break of the definition between two periods, by the days on which they end."""
        return next((each for each in reversed(self.breaks) if before < each.starts_on <= after), None)


@dataclass(frozen=True)
class Place:
    """A school with its figures, or the trust (no school) with its own."""

    school: School | None
    history: History

    @property
    def newest(self) -> Kept | None:
        return max(self.history.values(), key=lambda kept: (kept.period_ends_on, kept.recorded_on), default=None)

    @property
    def before(self) -> Kept | None:
        """Return the figure before the newest."""
        newest = self.newest
        earlier = [each for each in self.history.values() if newest and each.period_ends_on < newest.period_ends_on]
        return max(earlier, key=lambda each: each.period_ends_on, default=None)
