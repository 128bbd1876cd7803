"""A checklist over its rounds: what share is met each time, and what changed since the round before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance.models import Check, Checklist, CheckRound
from goldenthread.features.assurance.queries.standing import Sheet, sheets
from goldenthread.features.assurance.queries.visible import checks_within, rounds_within
from goldenthread.features.organisations.models import School, Unit

MOST_ROUNDS = 12


@dataclass(frozen=True)
class Change:
    """One question in one place that stands otherwise than in the round before."""

    place: str
    asks: str
    area: str
    was: str
    now: str

    @property
    def is_worse(self) -> bool:
        order = (rules.MET, rules.PARTLY, rules.NOT_MET)
        return self.was in order and self.now in order and order.index(self.now) > order.index(self.was)


@dataclass(frozen=True)
class Time:
    """One round, and its sheets counted together."""

    round: CheckRound
    sheets: Sequence[Sheet]

    @property
    def tally(self) -> rules.Tally:
        return rules.together(sheet.tally for sheet in self.sheets)

    @property
    def share(self) -> int | None:
        return self.tally.percent_met

    def of_area(self, area: str) -> rules.Tally:
        return rules.together(sheet.by_area[area] for sheet in self.sheets if area in sheet.by_area)


def over_time(
    reach: Reach, checklist: Checklist, today: dt.date, *, school: School | None = None, most: int = MOST_ROUNDS
) -> list[Time]:
    """Return the last rounds of a checklist, the earliest first, as the reader may see them."""
    rounds = list(rounds_within(reach).filter(checklist=checklist, opened_on__lte=today, about="")[:most])
    rows = checks_within(reach).filter(round__in=rounds)
    if school is not None:
        rows = rows.filter(school=school)
    return _times(rounds, rows, today)


def _times(rounds: Sequence[CheckRound], rows: Sequence[Check] | object, today: dt.date) -> list[Time]:
    by_round: dict[int, list[Sheet]] = defaultdict(list)
    for sheet in sheets(rows, today):  # type: ignore[arg-type]
        by_round[sheet.check.round_id].append(sheet)
    return [Time(row, by_round[row.pk]) for row in reversed(rounds)]


def of_place(reach: Reach, place: School | Unit, today: dt.date) -> list[tuple[Checklist, list[Time]]]:
    """Return a place's sheets by checklist and round, the earliest first: two questions, however many rounds."""
    here = {"school" if isinstance(place, School) else "unit": place}
    rows = checks_within(reach).filter(
        **here, round__opened_on__lte=today, round__checklist__retired_on=None
    ).order_by("round__checklist__name", "round__opened_on", "pk")  # fmt: skip
    found: dict[Checklist, list[Time]] = defaultdict(list)
    for sheet in sheets(rows, today):
        found[sheet.round.checklist].append(Time(sheet.round, [sheet]))
    return [(checklist, times[-MOST_ROUNDS:]) for checklist, times in found.items()]


def changes(before: Time | None, now: Time) -> list[Change]:
    """Return what stands otherwise than the round before, question by question and place by place."""
    earlier = {_place(sheet): sheet for sheet in before.sheets} if before else {}
    return [
        change
        for sheet in now.sheets
        if _place(sheet) in earlier
        for change in _changed(earlier[_place(sheet)], sheet)
    ]


def _changed(before: Sheet, now: Sheet) -> list[Change]:
    areas = now.round.shape.area_of
    was, is_now = _verdicts(before), _verdicts(now)
    return [
        Change(now.check.place, question.asks, areas[question.key].name, was[question.key], is_now[question.key])
        for question in now.check.questions
        if question.key in was and question.key in is_now and was[question.key] != is_now[question.key]
    ]


def _verdicts(sheet: Sheet) -> Mapping[str, str]:
    return {key: answer.counts_as for key, answer in sheet.answers.items()}


def _place(sheet: Sheet) -> tuple[int | None, int | None]:
    return sheet.check.school_id, sheet.check.unit_id
