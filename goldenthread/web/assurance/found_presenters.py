"""How findings, marks of quality and samples are laid out on the page."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from goldenthread.domain.access import Reach
from goldenthread.domain.board import following_up as rules
from goldenthread.domain.calendar import academic_year_of
from goldenthread.features.assurance import queries
from goldenthread.features.assurance.models import Accreditation, Drawn, Finding, Recommendation, Sample
from goldenthread.features.assurance.queries import Found
from goldenthread.features.plans.queries.work.carrying import made_of
from goldenthread.web.kit import statuses

# What actions of plans are made of.
CARRIED = "recommendation"
MOST_YEARS = 4
T = TypeVar("T")
GOOD = (Finding.Severity.STRENGTH, Finding.Severity.NOTE)


@dataclass(frozen=True)
class YearByYear(Generic[T]):
    """What was looked at, by name and academic year: a row a name, the newest year first."""

    found: Sequence[tuple[str, dt.date, T]]

    @property
    def years(self) -> list[str]:
        return sorted({academic_year_of(on) for _, on, _ in self.found}, reverse=True)[:MOST_YEARS]

    @property
    def rows(self) -> list[tuple[str, list[list[T]]]]:
        names = dict.fromkeys(name for name, _, _ in self.found)
        return [
            (name, [[one for at, on, one in self.found if at == name and academic_year_of(on) == year]
                    for year in self.years])
            for name in sorted(names)
        ]  # fmt: skip


class FindingsPage:
    """Everything that was found, with what is open on top."""

    def __init__(self, every: Sequence[Found], shown: str) -> None:
        self.every, self.shown = every, shown

    @cached_property
    def stages(self) -> Counter[str]:
        return Counter(each.stage for one in self.every for each in one.followed)

    @property
    def counts(self) -> list[tuple[str, str]]:
        return [
            (stage, f"{statuses.in_words(stage)} {self.stages[stage]}")
            for stage in rules.STAGES
            if self.stages[stage]
        ]

    @cached_property
    def open(self) -> list[Found]:
        """What is not settled: the serious first, then what has waited longest."""
        order = [*reversed(Finding.Severity.values)]
        waiting = [one for one in self.every if not one.is_settled and one.row.severity not in GOOD]
        return sorted(waiting, key=lambda one: (order.index(one.row.severity), one.row.found_on))

    @property
    def rows(self) -> list[Found]:
        if self.shown == "all":
            return list(self.every)
        if self.shown in rules.STAGES:
            return [one for one in self.every if any(each.stage == self.shown for each in one.followed)]
        return self.open


class RecommendationPage:
    """One recommendation: where it is, and what the reader may do with it."""

    def __init__(self, row: Recommendation, reach: Reach, today: dt.date) -> None:
        self.row, self.reach = row, reach
        self.stage = rules.stage(row.facts, today)
        self.carried = made_of(reach, [(CARRIED, row.ref)], today).get((CARRIED, row.ref), ())

    @property
    def is_mine(self) -> bool:
        return self.row.post_id is not None and self.row.post_id in self.reach.posts

    @property
    def may_arrange(self) -> bool:
        finding = self.row.finding
        return self.stage in rules.OPEN and queries.may_find(self.reach, finding.school_id, finding.unit_id)

    @property
    def may_finish(self) -> bool:
        finding = self.row.finding
        answers = self.reach.may(queries.ANSWER, school=finding.school_id, unit=finding.unit_id)
        return self.stage in rules.OPEN and not self.is_carried and (self.is_mine or answers)

    @property
    def is_carried(self) -> bool:
        """Say whether a plan is about to do it: then it is done there, and not said here."""
        return self.stage in rules.OPEN and any(not one.is_given_up for one in self.carried)

    @property
    def may_carry(self) -> bool:
        return self.stage in rules.OPEN and self.reach.may_in_a_place("plan.edit")

    @property
    def why_not_confirm(self) -> str:
        return rules.why_not_confirm(
            person=self.reach.person, posts=self.reach.posts, done_by=self.row.done_by_id, asked=self.row.post_id,
            done_in_name_of=self.row.done_post_id,
        )  # fmt: skip

    @property
    def confirms(self) -> bool:
        finding = self.row.finding
        return queries.may_confirm(self.reach, finding.school_id, finding.unit_id)

    @property
    def may_confirm(self) -> bool:
        return self.stage == rules.TO_CONFIRM and self.confirms and not self.why_not_confirm

    @property
    def may_reopen(self) -> bool:
        return self.stage == rules.CLOSED and self.confirms

    def may(self, deed: str) -> bool:
        """Say whether the reader may do this; confirming one's own work is refused with a sentence."""
        return {
            "finish": self.may_finish,
            "decline": self.may_arrange,
            "confirm": self.stage == rules.TO_CONFIRM and self.confirms,
            "send back": (self.stage == rules.TO_CONFIRM and self.confirms) or self.may_reopen,
        }.get(deed, False)


class MarksPage:
    """Marks of quality by name: who holds each, and what is to be renewed."""

    def __init__(self, rows: Sequence[Accreditation], schools: int, today: dt.date) -> None:
        self.rows, self.schools, self.today = rows, schools, today

    @property
    def to_renew(self) -> list[Accreditation]:
        held = [row for row in self.rows if row.stage == Accreditation.Stage.HELD and row.expires_on]
        return sorted(
            (row for row in held if row.expires_on and row.expires_on <= self.today + queries.AHEAD),
            key=lambda row: row.expires_on or self.today,
        )

    @property
    def by_name(self) -> list[tuple[str, list[Accreditation], int | None]]:
        """Each mark with its rows, and what share of the schools holds it today, where it is one for schools."""
        found: dict[str, list[Accreditation]] = defaultdict(list)
        for row in self.rows:
            found[row.name].append(row)
        return [
            (name, rows, self._share(rows) if any(row.school_id for row in rows) else None)
            for name, rows in found.items()
        ]

    def _share(self, rows: Sequence[Accreditation]) -> int:
        held = {
            row.school_id
            for row in rows
            if row.school_id and row.stage == Accreditation.Stage.HELD
            and (row.expires_on is None or row.expires_on >= self.today)
        }  # fmt: skip
        return round(100 * len(held) / self.schools) if self.schools else 0


class SampleRow:
    """One sample, and what was found of those that were drawn."""

    def __init__(self, row: Sample) -> None:
        self.row, self.drawn = row, list(row.drawn.all())

    @property
    def place(self) -> str:
        return self.row.school.short_name if self.row.school else "The trust"

    @property
    def looked_at(self) -> int:
        return sum(bool(one.found) for one in self.drawn)

    @property
    def as_it_should(self) -> int:
        return sum(one.found == Drawn.Found.YES for one in self.drawn)

    @property
    def percent(self) -> int | None:
        return round(100 * self.as_it_should / self.looked_at) if self.looked_at else None
