"""One round with its places side by side: what each answered, what most say, and where one differs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.http import HttpResponse

from goldenthread.domain.board import in_common
from goldenthread.features.assurance import queries
from goldenthread.features.assurance.checklist_shapes import AreaShape, QuestionShape
from goldenthread.features.assurance.models import Answer, Check
from goldenthread.web.assurance.presenters import as_said
from goldenthread.web.assurance.ranked import RankedSheets
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show

# A figure or a day of one place says nothing about another's.
ITS_OWN = ("number", "date")


class Said(NamedTuple):
    """What one place answered: whether it differs from most, and what of it stood under an earlier question."""

    text: str
    note: str
    differs: bool
    again: str


class Row(NamedTuple):
    """One question with what each place answered."""

    question: QuestionShape
    cells: list[Said | None]
    common: str
    differs: bool

    @property
    def missing(self) -> int:
        return sum(one is None for one in self.cells)

    @property
    def answered(self) -> int:
        return len(self.cells) - self.missing


class Area(NamedTuple):
    """An area's questions."""

    shape: AreaShape
    rows: list[Row]


@requires("check.see")
def answers_by_place(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what each place answered side by side; only the questions that are answered otherwise, where asked for."""
    row = find(queries.rounds_within(request.reach), ref=ref)
    found = queries.answers_by_place(request.reach, row)
    areas = list(_areas(row.shape.areas, found))
    only = request.GET.get("only") == "differences"
    every = [one for area in areas for one in area.rows]
    if only:
        areas = [Area(shape, kept) for shape, rows in areas if (kept := [one for one in rows if one.differs])]
    return show(
        request, "assurance/pages/answers_by_place.html", row=row, sheets=found.sheets, areas=areas, only=only,
        ranked=RankedSheets(row.shape, found.sheets, found.answers, request.GET),
        otherwise=sum(one.differs for one in every), asked=len(every),
        compared=any(one.answered > 1 for one in every),
    )  # fmt: skip


def _areas(shapes: Sequence[AreaShape], found: queries.ByPlace) -> Iterator[Area]:
    for shape in shapes:
        again = {
            sheet.pk: in_common.said_again({
                one.key: _text(found.answers[sheet.pk].get(one.key), one) for one in shape.questions
                if one.kind == "text"
            })
            for sheet in found.sheets
        }  # fmt: skip
        yield Area(shape, [_row(one, found.sheets, found.answers, again) for one in shape.questions])


def _row(
    question: QuestionShape, sheets: Sequence[Check], answers: Mapping[int, Mapping[str, Answer]],
    again: Mapping[int, Mapping[str, list[str]]],
) -> Row:  # fmt: skip
    given = {sheet.pk: answers[sheet.pk].get(question.key) for sheet in sheets}
    said = {key: _text(answer, question) for key, answer in given.items()}
    common = "" if question.kind in ITS_OWN else in_common.common(said.values())
    cells = [
        Said(
            said[key], answer.note, in_common.differs(said[key], common),
            ", ".join(again[key].get(question.key, ())),
        ) if answer else None
        for key, answer in given.items()
    ]  # fmt: skip
    is_other = question.kind not in ITS_OWN and not in_common.is_alike(said.values())
    return Row(question, cells, common, is_other)


def _text(answer: Answer | None, question: QuestionShape) -> str:
    return as_said(answer.answer, question.kind) if answer else ""
