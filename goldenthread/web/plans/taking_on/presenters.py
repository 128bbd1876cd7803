"""The register of undertakings by kind and theme, and one undertaking as its page places it."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from urllib.parse import urlencode

from goldenthread.domain.plans import undertakings as rules
from goldenthread.domain.plans.undertakings import Due, Question
from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Joining, Undertaking, UndertakingWord
from goldenthread.features.plans.undertaking_kinds import UndertakingKind, undertaking_kind, undertaking_kinds

State = Undertaking.State
LOOKS = {
    State.DRAFT: "draft", State.PROPOSED: "waited for", State.OPEN: "on track", State.CLOSED: "done",
    State.DECLINED: "declined",
}  # fmt: skip


class Line:
    """One undertaking in the register, with its newest word."""

    def __init__(self, row: Undertaking, today: dt.date) -> None:
        self.row, self.kind, self.today = row, undertaking_kind(row.kind), today
        self.words: Sequence[UndertakingWord] = list(row.words.all())

    @property
    def looks(self) -> str:
        return LOOKS[State(self.row.state)]

    @property
    def says(self) -> str:
        return self.row.get_state_display()

    @property
    def last(self) -> UndertakingWord | None:
        return self.words[-1] if self.words else None

    @cached_property
    def steps(self) -> list[Due]:
        said = {one.step: one.said_on for one in self.words}
        return rules.steps_due(self.kind.steps, self.row.opened_on, said)

    @property
    def next(self) -> Due | None:
        return rules.next_step(self.steps) if self.row.state == State.OPEN else None

    @property
    def is_late(self) -> bool:
        return self.is_behind or (self.next is not None and self.next.is_late(self.today))

    @cached_property
    def planned(self) -> tuple[str, int, int] | None:
        """Of what is done again and again: the step, how many times it was to be done by now, how many it was."""
        answers = {one.question: one.text for one in self.row.answers.all()}
        for step in self.kind.steps:
            times = {one.key: one.times for one in self.kind.questions}.get(step.often, {})
            if self.row.opened_on and (a_year := times.get(answers.get(step.often, ""))):
                done = sum(one.step == step.key for one in self.words)
                return step.title, rules.planned_by(a_year, self.row.opened_on, self.today), done
        return None

    @property
    def is_behind(self) -> bool:
        return self.row.state == State.OPEN and self.planned is not None and self.planned[2] < self.planned[1]

    @property
    def chosen(self) -> list[str]:
        """What was chosen where the register counts choices, in the order of the questions."""
        said = {one.question: one.text for one in self.row.answers.all()}
        return [said[one.key] for one in self.kind.questions if one.tally and said.get(one.key)]

    def said_all(self, chosen: Mapping[str, str]) -> bool:
        """Say whether it answered all of these questions so."""
        said = {one.question: one.text for one in self.row.answers.all()}
        return all(said.get(key) == choice for key, choice in chosen.items())

    @property
    def theme(self) -> str:
        """The top of the plan that it serves: its part, or the part above."""
        part = self.row.element
        return str(part.parent or part) if part else ""


class RegisterPage:
    """What people have taken on, of one kind or of all, under the themes that it serves."""

    def __init__(
        self, rows: Sequence[Undertaking], asked: str, today: dt.date, chosen: Mapping[str, str] | None = None,
        *, mine: bool = False,
    ) -> None:  # fmt: skip
        self.mine = mine
        self.kinds = undertaking_kinds()
        self.asked = self.kinds.get(asked)
        counted = [one.key for one in self.asked.questions if one.tally] if self.asked else []
        self.chosen = {key: said for key, said in (chosen or {}).items() if key in counted and said}
        lines = [Line(row, today) for row in rows if self.asked is None or row.kind == self.asked.key]
        self.lines = [line for line in lines if line.said_all(self.chosen)]
        self.counts = {key: sum(row.kind == key for row in rows) for key in self.kinds}

    @property
    def waiting(self) -> list[Line]:
        """What waits for a decision, and what should have been said by now."""
        return [line for line in self.lines if line.row.state == State.PROPOSED or line.is_late]

    @property
    def tabs(self) -> list[tuple[UndertakingKind, int]]:
        """The kinds of which there are any, and the one that is asked for."""
        return [
            (kind, self.counts[key]) for key, kind in self.kinds.items() if self.counts[key] or kind is self.asked
        ]

    @property
    def tallies(self) -> list[tuple[str, list[tuple[str, int, str]]]]:
        """Of one kind, how often each choice was given, where that is counted over all years; drafts do not count.

        Each choice comes with the query that shows those who gave it, among those who are shown already.
        """
        told = [line.row for line in self.lines if line.row.state in (State.OPEN, State.CLOSED)]
        said = Counter((one.question, one.text) for row in told for one in row.answers.all())
        found = [
            (
                each.asks,
                [
                    (choice, said[each.key, choice], self._also(each.key, choice))
                    for choice in each.choices
                    if said[each.key, choice]
                ],
            )
            for each in (self.asked.questions if self.asked else [])
            if each.tally and not each.by_year
        ]
        return [(asks, counts) for asks, counts in found if counts]

    def _also(self, key: str, choice: str) -> str:
        kind = self.asked.key if self.asked else ""
        return urlencode({"kind": kind} | ({"mine": "1"} if self.mine else {}) | self.chosen | {key: choice})

    @cached_property
    def years(self) -> list[rules.YearOfThem]:
        """Of one kind, what was begun year by year, where it has numbers or choices to tell of it."""
        if not self.asked or not (self.headings or self.choices):
            return []
        begun = [
            (line.row.opened_on, {one.question: one.text for one in line.row.answers.all()})
            for line in self.lines
            if line.row.opened_on and line.row.state in (State.OPEN, State.CLOSED)
        ]
        return rules.year_by_year(self.asked.questions, begun)

    @property
    def headings(self) -> list[str]:
        return [one.adds for one in self.asked.questions if one.adds] if self.asked else []

    @property
    def choices(self) -> list[str]:
        return [choice for _, choice in rules.choices_by_year(self.asked.questions)] if self.asked else []

    @property
    def shelves(self) -> list[tuple[str, list[tuple[UndertakingKind, int]]]]:
        """The kinds that are begun here with how many there are of each, under what they have in common."""
        found: dict[str, list[tuple[UndertakingKind, int]]] = {}
        for key, kind in self.kinds.items():
            if not kind.instead:
                found.setdefault(kind.shelf, []).append((kind, self.counts[key]))
        return list(found.items())

    @property
    def themes(self) -> list[tuple[str, list[Line]]]:
        """The lines by theme, those for no single part last."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            found[line.theme].append(line)
        return sorted(found.items(), key=lambda pair: (not pair[0], pair[0]))


class UndertakingPage(Line):
    """One undertaking in full."""

    @cached_property
    def answers(self) -> list[tuple[Question, str]]:
        said = {one.question: one.text for one in self.row.answers.all()}
        return [(one, said.get(one.key, "")) for one in self.kind.questions]

    @property
    def unanswered(self) -> list[Question]:
        return rules.unanswered(self.kind.questions, {one.key: text for one, text in self.answers})

    @property
    def said(self) -> list[tuple[Due, list[UndertakingWord]]]:
        return [(due, [one for one in self.words if one.step == due.step.key]) for due in self.steps]

    @cached_property
    def joinings(self) -> list[Joining]:
        return list(self.row.joinings.select_related("person", "post"))

    def has_joined(self, person: Person) -> bool:
        return any(one.person_id == person.pk for one in self.joinings)
