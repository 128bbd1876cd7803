"""A sheet of a checklist that is a grid, read as one: where it is strongest, where weakest, and what lies between."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks
from goldenthread.domain.board import strengths as rules
from goldenthread.features.assurance.checklist_shapes import AreaShape, QuestionShape
from goldenthread.features.assurance.models import Check
from goldenthread.features.assurance.queries.standing import Sheet, newest_rounds, sheets
from goldenthread.features.assurance.queries.visible import checks_within


@dataclass(frozen=True)
class Place:
    """One cell of the grid with the questions that score it, by the kind of evidence."""

    cell: rules.Cell
    questions: Sequence[QuestionShape]
    on: dt.date

    @property
    def question(self) -> QuestionShape:
        return self.questions[0]

    @property
    def scale(self) -> Sequence[str]:
        return self.question.scale

    @property
    def stands(self) -> str:
        return rules.nearest_point(self.cell.level, self.scale)

    @property
    def status(self) -> str:
        return checks.verdict(self.question.asked, self.stands, self.on) or checks.NOT_CHECKED

    @property
    def scores(self) -> list[tuple[str, str]]:
        """Return what each kind of evidence says, in the words of the scale; nothing where it was not scored."""
        points = ((rules.OUTSIDE, self.cell.outside), (rules.INSIDE, self.cell.inside))
        return [(side, self.scale[point] if point is not None else "") for side, point in points]


@dataclass(frozen=True)
class Row:
    """One area: a place for each column, how it stood in the round before, and what was noted of it in words."""

    area: AreaShape
    places: Sequence[Place | None]
    stood: str = ""
    noted: Sequence[tuple[str, str]] = ()

    @property
    def stands(self) -> str:
        return rules.nearest_point(rules.together(one.cell for one in self._scored), self._scale)

    @property
    def moved(self) -> str:
        """Say whether it stands higher or lower than in the round before; nothing where that cannot be said."""
        points = [self._scale.index(word) if word in self._scale else None for word in (self.stood, self.stands)]
        before, now = points
        if before is None or now is None:
            return ""
        return "higher than then" if now > before else "lower than then" if now < before else "as it was"

    @property
    def _scored(self) -> list[Place]:
        return [place for place in self.places if place is not None]

    @property
    def _scale(self) -> Sequence[str]:
        return self._scored[0].scale if self._scored else ()


@dataclass(frozen=True)
class Strengths:
    """A whole sheet as a grid: its areas as rows, what runs across them as columns."""

    sheet: Sheet
    before: "Strengths | None" = None

    @cached_property
    def columns(self) -> list[str]:
        """The columns in their order, without those that do not apply here at all."""
        applying = [one for one in self.sheet.check.questions if one.across and one.scale and self._applies(one)]
        return list(dict.fromkeys(one.across for one in applying))

    @cached_property
    def rows(self) -> list[Row]:
        found = (
            (area, [self._place(area, column) for column in self.columns]) for area in self.sheet.round.shape.areas
        )
        stood = {row.area.key: row.stands for row in self.before.rows} if self.before else {}
        return [
            Row(area, places, stood.get(area.key, ""), self._noted(area)) for area, places in found if any(places)
        ]

    @cached_property
    def places(self) -> list[Place]:
        return [place for row in self.rows for place in row.places if place is not None]

    @cached_property
    def ends(self) -> rules.Ends:
        return rules.ends(place.cell for place in self.places)

    @property
    def strongest(self) -> list[Place]:
        return self._of(self.ends.strongest)

    @property
    def weakest(self) -> list[Place]:
        return self._of(self.ends.weakest)

    @property
    def disagreeing(self) -> list[Place]:
        return [place for place in self.places if place.cell.disagrees]

    def _of(self, cells: Iterable[rules.Cell]) -> list[Place]:
        wanted = list(cells)
        return [place for place in self.places if place.cell in wanted]

    def _place(self, area: AreaShape, column: str) -> Place | None:
        asked = {one.seen_from or rules.INSIDE: one for one in area.questions if one.across == column and one.scale}
        if not asked:
            return None
        points = {side: self._point(question) for side, question in asked.items()}
        cell = rules.Cell(area.name, column, points.get(rules.OUTSIDE), points.get(rules.INSIDE))
        return Place(cell, list(asked.values()), self.sheet.today)

    def _noted(self, area: AreaShape) -> list[tuple[str, str]]:
        """Return what was answered in words in an area, each under what was asked."""
        texts = [(one.asks, self.sheet.answers.get(one.key)) for one in area.questions if one.kind == "text"]
        return [(asks, said.answer) for asks, said in texts if said is not None and said.answer]

    def _applies(self, question: QuestionShape) -> bool:
        answer = self.sheet.answers.get(question.key)
        return answer is None or answer.answer != checks.NOT_APPLICABLE

    def _point(self, question: QuestionShape) -> int | None:
        answer = self.sheet.answers.get(question.key)
        said = answer.answer if answer is not None else ""
        return question.scale.index(said) if said in question.scale else None


def strengths(reach: Reach, row: Check, today: dt.date) -> Strengths | None:
    """Return a sheet as a grid, with the one that was handed in there before; nothing where its checklist is none."""
    if not row.round.shape.is_grid:
        return None
    earlier = checks_within(reach).filter(
        round__checklist=row.round.checklist_id, round__opened_on__lt=row.round.opened_on,
        round__about=row.round.about,
        school=row.school_id, unit=row.unit_id,
    )  # fmt: skip
    last = earlier.exclude(handed_in_on=None).order_by("-round__opened_on", "-pk").first()
    found = {sheet.check.pk: Strengths(sheet) for sheet in sheets([row, *([last] if last else [])], today)}
    return replace(found[row.pk], before=found[last.pk]) if last else found[row.pk]


def newest_strengths(reach: Reach, today: dt.date) -> list[Strengths]:
    """Return the newest sheets that score strengths and were handed in, of every school that the reader may see."""
    rounds = [row for row in newest_rounds(reach, today) if row.shape.is_grid]
    rows = checks_within(reach).filter(round__in=rounds).exclude(handed_in_on=None).exclude(school=None)
    return [Strengths(sheet) for sheet in sheets(rows.order_by("school__order", "school__name"), today)]
