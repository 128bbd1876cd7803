"""The sheets of one checklist ranked by two methods, beside each other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from goldenthread.domain.board import ranking
from goldenthread.domain.board.ranking import Method, Ranked
from goldenthread.features.assurance.checklist_shapes import ChecklistShape, QuestionShape
from goldenthread.features.assurance.models import Answer, Check
from goldenthread.web.kit.form_fields import need

_FEWEST = 2


class RankForm(forms.Form):
    """Two ways to rank."""

    by = forms.ChoiceField(label="Ranked by", required=False)
    beside = forms.ChoiceField(label="Beside", required=False)

    def __init__(self, *args: Any, methods: Sequence[Method], **rest: Any) -> None:
        super().__init__(*args, **rest)
        for field in self.fields.values():
            field.choices = [(one.key, one.name) for one in methods]  # type: ignore[attr-defined]
        need(self, *self.fields)


class RankedSheets:
    """What a checklist was gone through for, by two methods: its rows, what moves most, and the choice of methods."""

    def __init__(
        self, shape: ChecklistShape, sheets: Iterable[Check], answers: Mapping[int, Mapping[str, Answer]],
        asked: QueryDict,
    ) -> None:  # fmt: skip
        self.methods = methods_of(shape)
        known = {one.key: one for one in self.methods}
        first, second = (
            known.get(asked.get(name, ""), self.methods[at] if at < len(self.methods) else None)
            for at, name in enumerate(("by", "beside"))
        )
        self.rows: list[tuple[Ranked, Check]] = []
        if first and second:
            by_number = {sheet.pk: sheet for sheet in sheets}
            worths = {number: _worths(shape, answers.get(number, {})) for number in by_number}
            self.first, self.second = first, second
            self.form = RankForm({"by": first.key, "beside": second.key}, methods=self.methods)
            self.rows = [(one, by_number[one.what]) for one in ranking.beside(worths, first, second)]

    @property
    def is_shown(self) -> bool:
        return sum(one.first is not None for one, _ in self.rows) >= _FEWEST

    @property
    def alike(self) -> int:
        return sum(one.moves == 0 for one, _ in self.rows)

    @property
    def counted(self) -> int:
        return sum(one.moves is not None for one, _ in self.rows)


def methods_of(shape: ChecklistShape) -> list[Method]:
    """Return the ways in which the sheets of a checklist may be ranked: as a whole, by an area, by one answer."""
    joined = [one for one in shape.questions if ranking.may_be_joined(one.asked)]
    whole = [
        Method("weights", "All answers, as often as each counts", {one.key: one.weight for one in joined}),
        Method("alike", "All answers alike", {one.key: 1 for one in joined}),
    ]
    areas = [
        Method(
            f"area:{area.key}", f"Area: {area.name}", {one.key: one.weight for one in area.questions if one in joined}
        )
        for area in shape.areas
    ]  # fmt: skip
    single = [Method(f"ask:{one.key}", one.asks, {one.key: 1}) for one in shape.questions if _may_rank(one)]
    are_alike = all(one.weight == 1 for one in joined)
    found = [whole[0] if not are_alike else whole[1], *([] if are_alike else whole[1:]), *areas, *single]
    return [one for one in found if one.weights]


def _may_rank(question: QuestionShape) -> bool:
    return question.kind in ("scale", "number")


def _worths(shape: ChecklistShape, answers: Mapping[str, Answer]) -> dict[str, float | None]:
    return {
        one.key: ranking.worth(one.asked, answers[one.key].answer) for one in shape.questions if one.key in answers
    }
