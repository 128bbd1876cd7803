"""How sheets stand: area by area and school by school, in a number of questions that no trust's size changes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance.checklist_shapes import AreaShape, QuestionShape
from goldenthread.features.assurance.models import Answer, Check, CheckRound
from goldenthread.features.assurance.queries.visible import checks_within, may_answer, rounds_within, schools_seen
from goldenthread.features.organisations.models import School


@dataclass(frozen=True)
class Sheet:
    """One sheet with what counts of its answers today."""

    check: Check
    answers: Mapping[str, Answer]
    today: dt.date

    @property
    def round(self) -> CheckRound:
        return self.check.round

    @cached_property
    def is_late(self) -> bool:
        is_over = self.round.closed_on is not None or self.today > self.round.due_on
        return is_over and self.check.handed_in_on is None

    @cached_property
    def by_area(self) -> dict[str, rules.Tally]:
        """The tally of each area that this sheet asks about, by the area's key."""
        asked: dict[str, list[QuestionShape]] = defaultdict(list)
        for question in self.check.questions:
            asked[self.round.shape.area_of[question.key].key].append(question)
        return {area: self._tally(questions) for area, questions in asked.items()}

    def wanting_of(self, area: str) -> list[tuple[QuestionShape, str]]:
        """Return the questions of an area that are not met or only partly, with how each stands."""
        shape = self.round.shape
        found = [(one, self._verdict(one.key)) for one in self.check.questions if shape.area_of[one.key].key == area]
        return [(one, stands) for one, stands in found if stands in (rules.NOT_MET, rules.PARTLY)]

    @cached_property
    def tally(self) -> rules.Tally:
        return self._tally(self.check.questions)

    @property
    def stands(self) -> str:
        return rules.standing(
            asked=self.tally.asked, answered=self.tally.checked, handed_in_on=self.check.handed_in_on,
            confirmed_on=self.check.confirmed_on, opens_on=self.round.opened_on, due_on=self.round.due_on,
            today=self.today, is_closed=self.round.closed_on is not None,
        )  # fmt: skip

    def _tally(self, questions: Sequence[QuestionShape]) -> rules.Tally:
        weights = [each.weight for each in questions]
        return rules.tally((self._verdict(each.key) for each in questions), is_late=self.is_late, weights=weights)

    def _verdict(self, question: str) -> str:
        answer = self.answers.get(question)
        return answer.counts_as if answer is not None else ""


@dataclass(frozen=True)
class AreaRow:
    """One area of a checklist across the schools, and what is answered once for all of them."""

    area: AreaShape
    cells: Mapping[int, rules.Tally]
    central: rules.Tally | None


@dataclass
class Heat:
    """The newest round of each checklist, area by school; those of services and of the trust stand in `others`."""

    schools: list[School]
    rounds: list[tuple[CheckRound, list[AreaRow], dict[int, Sheet], Sheet | None]] = field(default_factory=list)
    others: list[Sheet] = field(default_factory=list)


def sheets(checks: Iterable[Check], today: dt.date) -> list[Sheet]:
    """Return sheets with their answers: one question for them all."""
    rows = list(checks)
    answers: dict[int, dict[str, Answer]] = defaultdict(dict)
    current = Answer.objects.filter(check_sheet__in=rows, is_current=True).only(
        "check_sheet_id", "question", "answer", "verdict", "second_agrees", "given_on", "is_carried"
    )
    for answer in current:
        answers[answer.check_sheet_id][answer.question] = answer
    return [Sheet(row, answers[row.pk], today) for row in rows]


def newest_rounds(reach: Reach, today: dt.date) -> list[CheckRound]:
    """Return, of every checklist, the newest round that has begun."""
    newest: dict[int, CheckRound] = {}
    begun = rounds_within(reach).filter(opened_on__lte=today, checklist__retired_on=None, about="")
    latest = begun.order_by("checklist", "-opened_on", "-pk").defer("document")
    for row in latest:
        newest.setdefault(row.checklist_id, row)
    found = rounds_within(reach).filter(pk__in=[row.pk for row in newest.values()])
    return sorted(found, key=lambda row: row.checklist.name)


def heat(reach: Reach, rounds: Sequence[CheckRound], today: dt.date) -> Heat:
    """Return rounds area by school, of the schools that the reader may see."""
    by_round: dict[int, list[Sheet]] = defaultdict(list)
    for sheet in sheets(checks_within(reach).filter(round__in=rounds), today):
        by_round[sheet.check.round_id].append(sheet)
    seen = list(schools_seen(reach))
    found = Heat([])
    asked: set[int] = set()
    for row in rounds:
        if row.shape.of != "schools":
            found.others += by_round[row.pk]
            continue
        here = {sheet.check.school_id: sheet for sheet in by_round[row.pk] if sheet.check.school_id is not None}
        central = next((sheet for sheet in by_round[row.pk] if sheet.check.is_central), None)
        asked |= set(here)
        rows = [
            AreaRow(
                area, {pk: sheet.by_area[area.key] for pk, sheet in here.items() if area.key in sheet.by_area},
                central.by_area.get(area.key) if central else None,
            )
            for area in row.shape.areas
        ]  # fmt: skip
        found.rounds.append((row, rows, here, central))
    found.schools = [school for school in seen if school.pk in asked]
    return found


def once_for_all(reach: Reach, check: Check, today: dt.date) -> Sheet | None:
    """Return the sheet of a school's round that the trust answers once for every school, where there is one."""
    if check.school_id is None or not check.round.shape.has_once_for_all:
        return None
    rows = checks_within(reach).filter(round=check.round_id, school=None, unit=None)
    return next(iter(sheets(rows, today)), None)


def late_sheets(reach: Reach, today: dt.date) -> list[Sheet]:
    """Return the sheets that are past their day and not handed in, the longest overdue first."""
    rows = checks_within(reach).filter(
        round__due_on__lt=today, round__closed_on=None, handed_in_on=None, round__checklist__retired_on=None
    )
    return sheets(rows.order_by("round__due_on", "school__order", "pk"), today)


def my_sheets(reach: Reach, today: dt.date) -> list[Sheet]:
    """Return what is asked of the reader's own posts and not handed in, the nearest day first."""
    rows = checks_within(reach).filter(
        post__in=reach.posts, handed_in_on=None, round__closed_on=None, round__opened_on__lte=today
    )
    return sheets(rows.order_by("round__due_on", "pk"), today)


def to_confirm(reach: Reach) -> list[Check]:
    """Return what was handed in under a checklist that asks for a second person, and waits for one."""
    rows = checks_within(reach).filter(confirmed_on=None, round__closed_on=None).exclude(handed_in_on=None)
    return [row for row in rows.order_by("handed_in_on") if row.round.shape.second]


def left_to_answer(reach: Reach, check: Check, today: dt.date) -> list[Check]:
    """Return what the reader may answer after a sheet: the rest of its round first, then what is asked of them."""
    rows = checks_within(reach).filter(
        Q(round=check.round_id) | Q(post__in=reach.posts), handed_in_on=None, round__closed_on=None,
        round__opened_on__lte=today,
    )  # fmt: skip
    found = [row for row in rows.exclude(pk=check.pk).order_by("round__due_on", "pk") if may_answer(reach, row)]
    return sorted(found, key=lambda row: row.round_id != check.round_id)
