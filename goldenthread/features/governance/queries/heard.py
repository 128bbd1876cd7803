"""What bodies asked and decided about a thing of any kind, for the page of that thing."""

from dataclasses import dataclass
from typing import TypeVar, cast

from django.db.models import Exists, Model, OuterRef, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.governance.models import Decision, Question
from goldenthread.features.governance.queries.visible import decisions_within, questions_within

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Heard:
    """What was decided about a thing and asked about it, the last first."""

    decisions: list[Decision]
    questions: list[Question]


def heard(reach: Reach, kind: str, ref: str) -> Heard:
    """Return what bodies decided and asked about a thing, as far as the reader may see it."""
    decided = decisions_within(reach).filter(subject_kind=kind, subject_ref=ref)
    asked = questions_within(reach).filter(subject_kind=kind, subject_ref=ref)
    return Heard(list(decided.order_by("-item__meeting__held_on", "-pk")), list(asked.order_by("-asked_on", "-pk")))


def told_whether_heard(rows: QuerySet[Row], kind: str) -> QuerySet[Row]:
    """Return things of a kind, each telling as `is_heard` whether any body asked or decided anything about it.

    So a page asks for what it was only where there is something.
    """
    decided = Decision.objects.filter(subject_kind=kind, subject_ref=OuterRef("ref"))
    asked = Question.objects.filter(subject_kind=kind, subject_ref=OuterRef("ref"))
    return cast("QuerySet[Row]", rows.annotate(is_heard=Exists(decided) | Exists(asked)))
