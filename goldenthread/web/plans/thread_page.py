"""One part of a plan and its thread, as its page places it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from goldenthread.domain.plans import questions_to_ask
from goldenthread.domain.plans.cell_lines import CellLine, read_from
from goldenthread.domain.plans.plan_status import GOING_BADLY, GOING_WELL, QUIET_AFTER_DAYS
from goldenthread.features.plans.models import Status
from goldenthread.features.plans.queries import Thread
from goldenthread.features.plans.queries.thread.hanging import AimedAt
from goldenthread.features.plans.queries.thread.threads import TakeUp
from goldenthread.features.plans.queries.work.running import NOTHING, Work
from goldenthread.foundation.subjects import Subject
from goldenthread.web.kit import days

# A trust of two dozen schools is read whole; of more a dozen answers are shown, and the rest when asked for.
MOST_ANSWERS = 24
DOZEN = 12
FEW_ANSWERS = 3
OVER = (Status.DONE, Status.MOVED, Status.DROPPED)


class ShownLine(NamedTuple):
    """A printed line, the targets that were read from it, and whether it could be one and is not yet."""

    line: CellLine
    targets: list[AimedAt]
    is_open: bool


class ShownColumn(NamedTuple):
    """A printed column with its lines."""

    key: str
    heading: str
    lines: list[ShownLine]


class ThreadPage:
    """One part of a plan and its thread, with the questions that it raises."""

    def __init__(
        self, thread: Thread, today: dt.date, *, with_every_answer: bool = False, work: Work = NOTHING,
        sources: Mapping[tuple[str, str], Subject] | None = None,
    ) -> None:  # fmt: skip
        self.sources = sources or {}
        self.thread = thread
        self.work = work
        self.today = today
        self.with_every_answer = with_every_answer
        self.stale_after = QUIET_AFTER_DAYS

    @property
    def due_meaning(self) -> str:
        """What the date words are taken to mean; nothing where they say it themselves or wait to be settled."""
        element = self.thread.element
        if element.due_question:
            return "to settle"
        meaning = days.understanding(element)
        return "" if not meaning or meaning in element.due_words else f"({meaning})"

    @property
    def serves_many(self) -> bool:
        return len(self.thread.above) > 1

    @property
    def answers(self) -> Sequence[TakeUp]:
        """What places do with the part: all of them where they are few or asked for, else the first dozen.

        Where none of many has said anything, as of a deed that none is asked about, none is listed unasked.
        """
        every = self.thread.take_up
        if len(every) > FEW_ANSWERS and not self.with_every_answer and not any(one.kind for one in every):
            return []
        return every if self.with_every_answer or len(every) <= MOST_ANSWERS else every[:DOZEN]

    @property
    def more_answers(self) -> int:
        return len(self.thread.take_up) - len(self.answers)

    @property
    def take_up_sentence(self) -> str:
        """“3 taken up, 1 declined with a reason, 1 nothing yet.”"""
        taken = self.thread.taken
        words = {
            "takes up": "taken up", "adapts": "adapted", "supports": "supporting", "conflicts": "in conflict",
            "declines": "declined with a reason", "": "nothing yet",
        }  # fmt: skip
        return ", ".join(f"{taken[kind]} {words[kind]}" for kind in words if taken.get(kind))

    @cached_property
    def questions(self) -> list[str]:
        return questions_to_ask.questions(self._facts(), self.today)

    def _facts(self) -> questions_to_ask.Facts:
        thread = self.thread
        return questions_to_ask.Facts(
            delivery=thread.stand.status,
            outcome=thread.stand.outcome,
            said_on=thread.latest.said_on if thread.latest else None,
            leads=[(lead.title, bool(lead.is_held)) for lead in thread.hung.leads],
            answers=[
                questions_to_ask.Answer(one.short, one.kind, one.reason, one.said.said_on if one.said else None)
                for one in thread.take_up
            ],
            measures=[
                questions_to_ask.Measured(
                    one.measure.name,
                    well=[name for name, cell in one.schools if cell.status in GOING_WELL],
                    badly=[name for name, cell in one.schools if cell.status in GOING_BADLY],
                )
                for one in thread.measures
            ],
            actions=[
                questions_to_ask.ToDo(
                    one.title, None if one.due_question else one.due_until, one.times_moved, one.status in OVER
                )
                for one in thread.hung.deeds
            ],
            expects_measures=not thread.under,
        )

    @cached_property
    def columns(self) -> list[ShownColumn]:
        """The printed columns; each line of success with the targets that were read from it."""
        targets = self.thread.hung.targets
        texts = [one.text for one in targets]

        def shown(line: CellLine, meaning: str) -> ShownLine:
            read = read_from(line.text, texts) if meaning == "targets" else []
            return ShownLine(line, [targets[at] for at in read], meaning == "targets" and not read)

        return [
            ShownColumn(
                column.key,
                column.heading,
                [shown(line, column.meaning) for line in column.lines if line.text.strip()],
            )
            for column in self.thread.cells
        ]

    @property
    def other_targets(self) -> list[AimedAt]:
        """The targets that were read from no printed line."""
        printed = [one for column in self.columns for line in column.lines for one in line.targets]
        return [one for one in self.thread.hung.targets if one not in printed]

    @property
    def says_success(self) -> bool:
        """Say whether anything here tells what success looks like, or a column waits for it."""
        return bool(self.thread.hung.targets) or any(one.meaning == "targets" for one in self.thread.cells)

    @property
    def own_measures(self) -> list[Any]:
        return [one for one in self.thread.measures if one.is_own]

    @property
    def measures_beneath(self) -> list[Any]:
        return [one for one in self.thread.measures if not one.is_own]

    @property
    def people(self) -> list[tuple[str, list[Any]]]:
        """Who has which part, by capacity, the lead first."""
        words = {"lead": "Lead", "reviewer": "Reviewed by", "assurer": "Assured by", "support": "With"}
        by_capacity = {
            word: [one for one in self.thread.hung.people if one.capacity == key] for key, word in words.items()
        }
        return [(word, found) for word, found in by_capacity.items() if found]

    @cached_property
    def deeds(self) -> list[tuple[Any, int, str, Subject | None]]:
        """Each action and milestone, its own and shared: the days that it is late, how it stands, what it is of."""
        every = (*self.thread.hung.deeds, *self.work.shared)
        return [
            (deed, self._days_late(deed), deed.standing(self.today), self.sources.get(deed.source)) for deed in every
        ]

    @property
    def money(self) -> list[tuple[Any, None]]:
        return [(line, None) for line in self.work.money]

    @property
    def empty(self) -> list[str]:
        """What an initiative has nothing of yet, for its lead; none of it has to be filled in."""
        if not self.work.is_run:
            return []
        work, hung = self.work, self.thread.hung
        kinds = {deed.kind for deed in (*hung.deeds, *work.shared)}
        has = {
            "actions": hung.deeds, "milestones": "milestone" in kinds, "success factors": work.factors,
            "dependencies": work.waits_for, "stages": work.stages, "money": work.money,
            "risks": work.of("risk"), "progress": self.thread.notes,
        }  # fmt: skip
        return [name for name, held in has.items() if not held]

    def _days_late(self, deed: Any) -> int:
        if deed.status in OVER or deed.due_until is None or deed.due_question:
            return 0
        return max(0, int((self.today - deed.due_until).days))

    @property
    def open_deeds(self) -> list[Any]:
        return [deed for deed in self.thread.hung.deeds if deed.status not in OVER]

    @property
    def changes(self) -> list["Changed"]:
        return [change(entry) for entry in self.thread.hung.changes]

    @property
    def earlier(self) -> Sequence[Any]:
        return self.thread.notes[1:]


class Changed(NamedTuple):
    """An entry of the trail as rows of what stood before and after."""

    at: dt.datetime
    by_name: str
    did: str
    rows: list[tuple[str, str, str]]


def change(entry: Any) -> Changed:
    """Return an entry with its fields in words; one that only came or went has the other side empty."""
    fields = dict.fromkeys([*entry.before, *entry.after])
    rows = [
        (field.replace("_", " "), _in_words(entry.before.get(field)), _in_words(entry.after.get(field)))
        for field in fields
    ]
    return Changed(entry.at, entry.by_name, entry.did, [row for row in rows if row[1] or row[2]])


class Name(NamedTuple):
    """What a part was called until a day, and by whom it was renamed."""

    title: str
    until: dt.datetime
    by_name: str


def names(entries: Iterable[Any]) -> list[Name]:
    """Return what a part was called before, the latest name first, from entries that come newest first."""
    return [
        Name(str(entry.before["title"]), entry.at, entry.by_name)
        for entry in entries
        if entry.before.get("title") and entry.after.get("title")
    ]


def _in_words(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_in_words(one)}" for key, one in value.items() if one)
    if isinstance(value, list):
        return ", ".join(_in_words(one) for one in value)
    return "" if value is None else str(value)
