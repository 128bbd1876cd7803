"""The coverage matrix, as its page places it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from goldenthread.domain.plans.coverage import ANSWERS
from goldenthread.features.organisations.models import School
from goldenthread.features.plans.models import Link, Notice
from goldenthread.features.plans.queries.outline.coverage import Aim, Column, Matrix, Said

NOTHING = "nothing"
# answer → how it looks, and its word in a cell and in the key
LOOKS = {
    "takes up": ("takes up", "Taken up"), "adapts": ("adapts", "Adapted"), "supports": ("supports", "Supports"),
    "conflicts": ("conflicts", "Conflict"), "declines": ("declines", "Declined"), "": ("waited for", "Nothing yet"),
}  # fmt: skip
LEGEND = list(LOOKS.values())
# More squares than this are too many for one page: it opens at the first branch of the plan.
MOST_SQUARES = 5_000
EVERY_BRANCH = "all"


class Cell(NamedTuple):
    """One school's answer to one aim."""

    school: str
    ref: str
    looks: str
    says: str


class SaidOnPage(NamedTuple):
    """What one school says to an aim, with the notices of harm that it raised about it."""

    school: School
    answer: str
    links: Sequence[Link]
    notices: list[Notice]


class Row(NamedTuple):
    """One aim with its cells and how many say what."""

    aim: Aim
    cells: list[Cell]
    answered: int


class MatrixPage:
    """The matrix, narrowed to one answer, school or branch of the plan where that is asked for."""

    def __init__(self, matrix: Matrix, *, answer: str, school: str, under: str, plan: str) -> None:
        self.matrix = matrix
        # What every link of the page goes on saying: which plan was asked for.
        self.of = f"plan={matrix.plan.ref}&" if matrix.plan and matrix.plan.ref == plan else ""
        self.answer = answer if answer in (*ANSWERS, NOTHING) else ""
        self.school = school if any(school == one.school.ref for one in matrix.columns) else ""

        self.branches = list(dict.fromkeys(aim.over for aim in matrix.aims))
        self.is_large = len(matrix.aims) * len(matrix.columns) > MOST_SQUARES and len(self.branches) > 1
        self.under = self._branch(under) if self.is_large else ""

    def _branch(self, chosen: str) -> str:
        if chosen in self.branches or chosen == EVERY_BRANCH:
            return chosen
        return "" if self.answer or self.school else self.branches[0]

    @property
    def columns(self) -> Sequence[Column]:
        every = self.matrix.columns
        return [one for one in every if one.school.ref == self.school] if self.school else every

    @cached_property
    def rows(self) -> list[Row]:
        rows = [
            _row(aim, at, self.columns) for at, aim in enumerate(self.matrix.aims)
            if self.under in {"", EVERY_BRANCH} or aim.over == self.under
        ]  # fmt: skip
        wanted = LOOKS["" if self.answer == NOTHING else self.answer][0] if self.answer else ""
        return [row for row in rows if not wanted or any(cell.looks == wanted for cell in row.cells)]

    @property
    def count(self) -> Counter[str]:
        return self.matrix.count

    @property
    def headline(self) -> str:
        """“Of 48 answers 40 are in; eight are waited for.”"""
        of = len(self.matrix.aims) * len(self.matrix.columns)
        waiting = self.count[""]
        if not of:
            return "Nothing to answer yet"
        return f"{of - waiting:,} of {of:,} answers are in" if waiting else f"All {of:,} answers are in"

    @property
    def answers(self) -> list[tuple[str, str]]:
        return [(key or NOTHING, says) for key, (_, says) in LOOKS.items()]

    @property
    def by_school(self) -> list[tuple[Column, list[tuple[str, int]]]]:
        """Each school with how many of its answers say what, for a narrow page."""
        return [
            (column, [(looks, column.count[key]) for key, (looks, _) in LOOKS.items() if column.count[key]])
            for column in self.matrix.columns
        ]


def with_notices(said: Iterable[Said], notices: Iterable[Notice]) -> list[SaidOnPage]:
    """Return what each school says, each with its own notices."""
    every = list(notices)
    return [
        SaidOnPage(one.school, one.answer, one.links, [each for each in every if each.school_id == one.school.pk])
        for one in said
    ]


def _row(aim: Aim, at: int, columns: Sequence[Column]) -> Row:
    cells = [Cell(one.school.short_name, one.school.ref, *LOOKS[one.answers[at]]) for one in columns]
    return Row(aim, cells, sum(1 for one in columns if one.answers[at]))
