"""How checks are laid out on the page: cells of a heat map, what is late, areas and schools over their rounds."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.domain.board import following_up
from goldenthread.features.assurance import queries
from goldenthread.features.assurance.checklist_shapes import AreaShape
from goldenthread.features.assurance.models import Checklist, CheckRound
from goldenthread.features.assurance.queries import AreaRow, Followed, Heat, Sheet, Time
from goldenthread.features.organisations.models import Post, School
from goldenthread.web.kit import days, statuses

OPEN = following_up.OPEN
A_FORTNIGHT = dt.timedelta(days=14)
LATE_UNCHECKED = "not checked, late"
FIGURES = ("number", "scale", "date")


def as_said(answer: str, kind: str) -> str:
    """Return an answer as a reader writes it: a day in words, anything else as it is."""
    if kind != "date":
        return answer
    try:
        return days.written(dt.date.fromisoformat(answer))
    except ValueError:
        return answer


def in_words(period: str) -> str:
    """Return the period of a round for the head of a column: 2026-11 is Nov 2026; any other stands as it is."""
    try:
        return f"{dt.date.fromisoformat(f'{period}-01'):%b %Y}"
    except ValueError:
        return period


class Cell(NamedTuple):
    """One cell of a heat map: its status, what it shows, what it says to those who cannot see it, where it leads."""

    status: str
    shown: str
    says: str
    address: str = ""

    @property
    def css(self) -> str:
        return statuses.look(self.status).css if self.status else "none"


def cell(tally: rules.Tally | None, address: str = "") -> Cell:
    """Return a tally as a cell: how many are wanting, or how many are met where nothing is."""
    if tally is None or not tally.asked:
        return Cell("", "–", "Not asked here")
    worst = tally.worst
    if tally.is_late and worst not in (rules.NOT_MET, rules.PARTLY):
        return Cell(LATE_UNCHECKED, str(tally.unchecked), tally.says, address)
    return Cell(worst, str(tally.counts[worst]), tally.says, address)


class HeatRow(NamedTuple):
    name: str
    address: str
    cells: list[Cell]


class HeatGroup(NamedTuple):
    """One round: its areas as rows, and a row that says who has handed in."""

    round: CheckRound
    rows: list[HeatRow]
    handed_in: list[tuple[str, str]]


class Overview:
    """The landing page: the newest rounds as one heat map, and what is late."""

    def __init__(self, found: Heat, late: Sequence[Sheet], followed: Sequence[Followed], slug: str) -> None:
        self.found, self.late, self.slug = found, late, slug
        self.schools = found.schools
        self.stages = queries.stages(followed)
        self.overdue = [each for each in followed if each.stage == following_up.OVERDUE]
        self.soon = [each for each in followed if each.stage == following_up.DUE_SOON]

    @property
    def has_central(self) -> bool:
        return any(central is not None for *_, central in self.found.rounds)

    @cached_property
    def groups(self) -> list[HeatGroup]:
        return [self._group(*one) for one in self.found.rounds]

    def _group(
        self, row: CheckRound, areas: list[AreaRow], sheets: dict[int, Sheet], central: Sheet | None
    ) -> HeatGroup:
        rows = []
        for one in areas:
            cells = [
                cell(one.cells.get(school.pk), self._address(sheets.get(school.pk), one.area.key))
                for school in self.schools
            ]
            if self.has_central:
                cells.append(cell(one.central, self._address(central, one.area.key)))
            across = urlencode({"of": row.checklist.ref, "area": one.area.key})
            rows.append(HeatRow(one.area.name, f"/{self.slug}/assurance/area/?{across}", cells))
        return HeatGroup(row, rows, [])

    def _address(self, sheet: Sheet | None, area: str) -> str:
        return f"/{self.slug}/assurance/check/{sheet.check.ref}/#{area}" if sheet else ""

    @property
    def others(self) -> list[Sheet]:
        return self.found.others

    @cached_property
    def wanting(self) -> list[School]:
        """The schools with something not met."""
        every = [sheet for _, _, sheets, _ in self.found.rounds for sheet in sheets.values()]
        return self._schools(sheet for sheet in every if sheet.tally.counts[rules.NOT_MET])

    @cached_property
    def late_schools(self) -> list[School]:
        return self._schools(self.late)

    def _schools(self, sheets: Iterable[Sheet]) -> list[School]:
        keys = {sheet.check.school_id for sheet in sheets}
        return [school for school in self.schools if school.pk in keys]

    @cached_property
    def headline(self) -> str:
        if not self.found.rounds and not self.found.others:
            return "Nothing has been checked yet"
        wanting, late = self.wanting, self.late_schools
        said = []
        if wanting:
            said.append(f"{schools_counted(len(wanting))} with something not met")
        if late:
            said.append(f"{schools_counted(len(late))} late with a check")
        return ", ".join(said) if said else "Everything that was due has been checked, and is met"

    @property
    def key(self) -> list[tuple[str, str]]:
        counts: Counter[str] = Counter()
        for _, _, sheets, central in self.found.rounds:
            for sheet in [*sheets.values(), *([central] if central else [])]:
                for status, count in sheet.tally.counts.items():
                    is_late = status == rules.NOT_CHECKED and sheet.is_late
                    counts[LATE_UNCHECKED if is_late else status] += count
        order = (rules.MET, rules.PARTLY, rules.NOT_MET, LATE_UNCHECKED, rules.NOT_CHECKED, rules.RECORDED)
        return [(each, f"{statuses.in_words(each)} {counts[each]}") for each in order if counts[each]]


def schools_counted(number: int) -> str:
    return f"{number} school{'' if number == 1 else 's'}"


class LateRow(NamedTuple):
    """One thing that is late: a sheet, or what is to be done."""

    kind: str
    ref: str
    title: str
    why: str
    due_on: dt.date | None


class Late:
    """What is late, gathered under the post that it is asked of."""

    def __init__(self, sheets: Sequence[Sheet], followed: Sequence[Followed]) -> None:
        self.by_post: dict[str, list[LateRow]] = {}
        for sheet in sheets:
            answered = f"{sheet.tally.checked} of {sheet.tally.asked} answered"
            row = LateRow("check", sheet.check.ref, str(sheet.check), answered, sheet.round.due_on)
            self._of(sheet.check.post).append(row)
        for each in followed:
            if each.stage == following_up.OVERDUE:
                one = each.row
                row = LateRow("recommendation", one.ref, str(one), one.finding.place, one.due_on)
                self._of(one.post).append(row)

    def _of(self, post: Post | None) -> list[LateRow]:
        return self.by_post.setdefault(post.title if post else "Nobody is asked", [])

    @property
    def groups(self) -> list[tuple[str, list[LateRow]]]:
        return sorted(self.by_post.items(), key=lambda each: (-len(each[1]), each[0]))

    @property
    def count(self) -> int:
        return sum(len(rows) for rows in self.by_post.values())


EVERY_AREA = "every"


class Month(NamedTuple):
    """One round of one area: how each place stood, and what share was met."""

    round: CheckRound
    cells: list[Cell]
    tally: rules.Tally

    @property
    def called(self) -> str:
        """Return its month, or its name where it is of none."""
        month = in_words(self.round.period)
        return self.round.title if month == self.round.period else month


class AreaPage:
    """One area of a checklist: its questions by place in the newest round, and how each place stood in each round.

    With every area chosen, the rounds of them all stand under one another.
    """

    def __init__(
        self, checklist: Checklist, times: Sequence[Time], chosen: str, hidden: frozenset[tuple[int, str]], slug: str
    ) -> None:
        self.checklist, self.times, self.hidden, self.slug = checklist, times, hidden, slug
        self.is_every = chosen == EVERY_AREA
        self.now = times[-1] if times else None
        self.shape = self.now.round.shape if self.now else checklist.shape
        keys = [each.key for each in self.shape.areas]
        key = chosen if chosen in keys else keys[0]
        self.area = next(each for each in self.shape.areas if each.key == key)

    @property
    def sheets(self) -> list[Sheet]:
        return list(self.now.sheets) if self.now else []

    @property
    def rows(self) -> list[tuple[Any, list[Cell]]]:
        return [
            (question, [self._cell(sheet, question.key) for sheet in self.sheets]) for question in self.area.questions
        ]

    def _cell(self, sheet: Sheet, question: str) -> Cell:
        if question not in {each.key for each in sheet.check.questions}:
            return Cell("", "–", "Not asked here")
        answer = sheet.answers.get(question)
        if answer is None:
            return Cell(LATE_UNCHECKED if sheet.is_late else rules.NOT_CHECKED, "", "Not checked")
        if (sheet.check.pk, question) in self.hidden:
            return Cell(answer.counts_as, "hidden", "Hidden")
        is_shown = answer.verdict == rules.RECORDED or self._is_figure(question)
        shown = as_said(answer.answer, self.shape.by_key[question].kind) if is_shown else ""
        return Cell(answer.counts_as, shown[:24], str(answer))

    def _is_figure(self, question: str) -> bool:
        asked = self.shape.by_key.get(question)
        return asked is not None and asked.kind in FIGURES

    @cached_property
    def places(self) -> list[str]:
        """Return every place of these rounds, as the newest has them; what is answered once for all comes last."""
        every = [sheet.check for time in reversed(self.times) for sheet in time.sheets]
        return list(dict.fromkeys(check.place for check in sorted(every, key=lambda check: check.is_central)))

    @property
    def trend(self) -> list[tuple[AreaShape, list[Month]]]:
        areas = self.shape.areas if self.is_every else [self.area]
        return [(area, [self._month(time, area.key) for time in self.times]) for area in areas]

    def _month(self, time: Time, area: str) -> Month:
        by_place = {sheet.check.place: sheet for sheet in time.sheets}
        cells = [
            cell(sheet.by_area.get(area), f"/{self.slug}/assurance/check/{sheet.check.ref}/#{area}")
            if (sheet := by_place.get(place)) else cell(None)
            for place in self.places
        ]  # fmt: skip
        return Month(time.round, cells, time.of_area(area))


class SchoolRows:
    """A school's sheets of one checklist: areas down, rounds across."""

    def __init__(self, checklist: Checklist, times: Sequence[Time]) -> None:
        self.checklist, self.times = checklist, times[-6:]
        self.now = self.times[-1].sheets[0]

    @property
    def columns(self) -> list[tuple[Time, str]]:
        return [(time, in_words(time.round.period)) for time in self.times]

    @property
    def rows(self) -> list[tuple[str, list[Cell]]]:
        return [
            (area.name, [cell(time.sheets[0].by_area.get(area.key)) for time in self.times])
            for area in self.now.round.shape.areas
            if area.key in self.now.by_area
        ]


def could_close(reach: Reach, each: Followed) -> bool:
    """Say whether the reader is somebody who may confirm that this is done."""
    row = each.row
    return (
        each.stage == following_up.TO_CONFIRM
        and queries.may_confirm(reach, row.finding.school_id, row.finding.unit_id)
        and not why_not_close(reach, each)
    )


def why_not_close(reach: Reach, each: Followed) -> str:
    row = each.row
    return following_up.why_not_confirm(
        person=reach.person, posts=reach.posts, done_by=row.done_by_id, asked=row.post_id,
        done_in_name_of=row.done_post_id,
    )  # fmt: skip
