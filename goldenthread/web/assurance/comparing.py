"""What one checklist was gone through for, side by side: areas as they stand, figures as they were given."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from goldenthread.features.assurance.checklist_shapes import ChecklistShape, QuestionShape
from goldenthread.features.assurance.queries import Sheet
from goldenthread.web.assurance.presenters import Cell, as_said, cell

# What is given as a figure, a day or a point of a scale stands in its own column.
GIVEN = ("number", "date", "scale")


class Row(NamedTuple):
    """One newcomer or thing: how its areas stand, and what was given, with whether that is a figure."""

    sheet: Sheet
    cells: list[Cell]
    given: list[tuple[str, bool]]


class Spread(NamedTuple):
    """How often each place has each kind, with the kinds that nobody has."""

    question: QuestionShape
    rows: list[tuple[str, list[int]]]
    nowhere: list[str]


class SideBySide:
    """A checklist with all that it was gone through for."""

    def __init__(self, shape: ChecklistShape, found: Sequence[Sheet], schools: Sequence[str], today: dt.date) -> None:
        self.shape, self.found, self.schools, self.today = shape, found, schools, today
        self.columns = [one for one in shape.questions if one.kind in GIVEN]

    @property
    def areas(self) -> list[str]:
        return [area.name for area in self.shape.areas]

    @cached_property
    def rows(self) -> list[Row]:
        return [
            Row(
                sheet, [cell(sheet.by_area.get(area.key)) for area in self.shape.areas],
                [(self._given(sheet, question), question.kind == "number") for question in self.columns],
            )
            for sheet in self.found
        ]  # fmt: skip

    @property
    def spreads(self) -> list[Spread]:
        return [self._spread(one) for one in self.shape.questions if _is_kind(one)]

    def _given(self, sheet: Sheet, question: QuestionShape) -> str:
        """Return what was given; a day that is past says how many days ago it was."""
        said = _said(sheet, question)
        if question.kind != "date" or not said:
            return said
        ago = (self.today - dt.date.fromisoformat(sheet.answers[question.key].answer)).days
        return said if ago < 1 else f"{said}, {ago} {'day' if ago == 1 else 'days'} ago"

    def _spread(self, question: QuestionShape) -> Spread:
        places: dict[str, Counter[str]] = {name: Counter() for name in self.schools}
        for sheet in self.found:
            places.setdefault(sheet.check.place, Counter())[_said(sheet, question)] += 1
        rows = [(place, [count[kind] for kind in question.scale]) for place, count in places.items()]
        every = Counter(_said(sheet, question) for sheet in self.found)
        return Spread(question, rows, [kind for kind in question.scale if not every[kind]])


def _is_kind(question: QuestionShape) -> bool:
    """Say whether a scale names kinds: none of its points is better than another."""
    return question.kind == "scale" and not question.good


def _said(sheet: Sheet, question: QuestionShape) -> str:
    answer = sheet.answers.get(question.key)
    return as_said(answer.answer, question.kind) if answer else ""
