"""How one sheet of a check, and one round of it, are laid out on the page."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.domain.board import following_up
from goldenthread.features.assurance import queries
from goldenthread.features.assurance.models import Answer, Check, CheckRound
from goldenthread.features.assurance.queries import Found, Heat, Sheet, Time
from goldenthread.features.organisations.models import Post
from goldenthread.web.assurance.presenters import FIGURES, LATE_UNCHECKED, Overview, as_said


class Line(NamedTuple):
    """One question on a sheet as it is read: what was asked and answered, and what was found of it."""

    question: Any
    answer: Any
    shows: str
    found: Found | None = None
    last: Answer | None = None

    @property
    def was(self) -> str:
        """Return what was answered last time, where it was otherwise."""
        if self.answer is None or self.last is None or self.last.answer == self.answer.answer:
            return ""
        before = Line(self.question, self.last, self.last.counts_as)
        return before.says or rules.WORDS.get(before.shows, "")

    @property
    def is_wanting(self) -> bool:
        return self.shows in (rules.NOT_MET, rules.PARTLY)

    @property
    def says(self) -> str:
        """Return what it counts as with the figure or day that was answered; nothing where its status says it all."""
        if not self.answer:
            return ""
        if self.answer.verdict != rules.RECORDED and self.question.kind not in FIGURES:
            return ""
        said, word = as_said(self.answer.answer, self.question.kind), rules.WORDS.get(self.shows, "")
        return f"{word}: {said}" if word else said


class Beside(NamedTuple):
    """What stands beside a sheet's answers: last time's, what was found of them, what is answered once for all."""

    proposals: Mapping[str, Answer]
    found: Mapping[str, Found]
    central: Sheet | None


class CheckPage:
    """One sheet: its questions by area, and what the reader may do with it."""

    def __init__(
        self, row: Check, answers: Sequence[Any], beside: Beside, *, today: dt.date, may_answer: bool,
        may_reopen: bool, may_confirm: bool, may_look: bool, may_run: bool, may_find: bool,
        asked_of: Mapping[str, Post], reopenings: Sequence[Any] = (), is_shut: bool = False,
    ) -> None:  # fmt: skip
        self.row, self.answers, self.beside = row, answers, beside
        self.sheet = Sheet(row, {answer.question: answer for answer in answers}, today)
        self.may_answer, self.may_reopen, self.may_confirm = may_answer, may_reopen, may_confirm
        self.may_look, self.may_run, self.may_find = may_look, may_run, may_find
        self.reopenings, self.asked_of, self.is_shut = reopenings, asked_of, is_shut

    @property
    def waits_for(self) -> list[tuple[str, Post]]:
        """Who answers areas in which something is left open, where that is not who answers the rest."""
        names = {area.key: area.name for area in self.row.round.shape.areas}
        left = {key for key, tally in self.sheet.by_area.items() if tally.unchecked}
        return [(names[key], post) for key, post in self.asked_of.items() if key in left]

    @property
    def lasts(self) -> list[Any]:
        """What was said last time to questions that are still open."""
        return [last for key, last in self.beside.proposals.items() if key not in self.sheet.answers]

    @property
    def stands(self) -> str:
        return self.sheet.stands

    @property
    def tally(self) -> rules.Tally:
        return self.sheet.tally

    @property
    def carried(self) -> int:
        """How many questions are open that were in order last time."""
        holding = queries.that_may_hold(self.row, self.beside.proposals)
        return sum(key not in self.sheet.answers for key in holding)

    @property
    def wanting(self) -> int:
        """How many questions are open that were wanting last time, and have to be answered anew."""
        return len(self.lasts) - self.carried

    @property
    def areas(self) -> list[tuple[Any, list[Line]]]:
        mine = {each.key for each in self.row.questions}
        found = [
            (area, [self._line(self.sheet, question) for question in area.questions if question.key in mine])
            for area in self.row.round.shape.areas
        ]
        return [each for each in found if each[1]]

    @property
    def once_for_all(self) -> list[Line]:
        """What the trust answers once for every school, as it counts here too."""
        central = self.beside.central
        return [self._line(central, question) for question in central.check.questions] if central else []

    def _line(self, sheet: Sheet, question: Any) -> Line:
        answer = sheet.answers.get(question.key)
        status = answer.counts_as if answer else LATE_UNCHECKED if sheet.is_late else rules.NOT_CHECKED
        last = self.beside.proposals.get(question.key)
        return Line(question, answer, status, self.beside.found.get(question.key), last)


class RoundPage:
    """One round: its heat map, whose sheets are in, and what is otherwise than the round before."""

    def __init__(self, row: CheckRound, found: Heat, times: Sequence[Time], slug: str, today: dt.date) -> None:
        self.row, self.today = row, today
        self.overview = Overview(found, [], [], slug)
        self.sheets = list(found.others)
        for _, _, sheets, central in found.rounds:
            self.sheets += [*sheets.values(), *([central] if central else ())]
        here = next((time for time in times if time.round.pk == row.pk), None)
        before = next((time for time in times if time.round.pk != row.pk), None)
        self.changes = queries.changes(before, here) if here else []

    @property
    def share(self) -> int | None:
        return rules.together(sheet.tally for sheet in self.sheets).percent_met

    @property
    def handed_in(self) -> int:
        return sum(sheet.check.handed_in_on is not None for sheet in self.sheets)

    @property
    def worse(self) -> list[Any]:
        return [each for each in self.changes if each.is_worse]

    @property
    def better(self) -> list[Any]:
        return [each for each in self.changes if not each.is_worse]


def could_confirm(reach: Reach, row: Check) -> bool:
    """Say whether the reader is somebody who may confirm this sheet."""
    return queries.may_confirm(reach, row.school_id, row.unit_id) and not following_up.why_not_confirm(
        person=reach.person, posts=reach.posts, done_by=row.handed_in_by_id, asked=row.post_id,
        done_in_name_of=row.handed_in_post_id,
    )  # fmt: skip
