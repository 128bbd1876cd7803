"""Rounds of a checklist, one sheet a place, and every answer that was ever given on it."""

from functools import cached_property

from django.db import models

from goldenthread.domain.board import checks as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.assurance.checklist_shapes import ChecklistShape, QuestionShape
from goldenthread.features.assurance.models.checklists import Checklist
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.foundation.tables import Referenced


class CheckRound(Referenced):
    """One time that a checklist is gone through, with the questions as they were that day.

    `period` names what it is for, so that rounds can be put in order: 2026-11, or 2026/27 autumn. `looks` is asked to
    confirm each sheet that is handed in. `about` names the one thing or newcomer that it is gone through for, if any.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="check_rounds")
    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="rounds")
    title = models.CharField(max_length=160)
    period = models.CharField(max_length=20)
    about = models.CharField(max_length=80, blank=True)
    document = models.JSONField()
    edition = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField()
    due_on = models.DateField()
    closed_on = models.DateField(null=True)
    asked = models.BooleanField(default=False)
    looks = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "period", "about"], name="check_round_once_a_period")
        ]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def shape(self) -> ChecklistShape:
        return ChecklistShape.model_validate(self.document)


class Check(Referenced):
    """One sheet of a round: a school's, a unit's, or the trust's own; the last holds what is answered once for all.

    `post` is asked. It is handed in when every question is answered, and may be confirmed by somebody else.
    """

    round = models.ForeignKey(CheckRound, on_delete=models.CASCADE, related_name="checks")
    school = models.ForeignKey(School, null=True, on_delete=models.CASCADE, related_name="checks")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="checks")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="checks")
    handed_in_on = models.DateField(null=True)
    handed_in_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    handed_in_post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_on = models.DateField(null=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_says = models.TextField(blank=True)

    class Meta:
        ordering = ["school__order", "school__name", "unit__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "school"], condition=~models.Q(school=None), name="check_once_a_school"
            ),
            models.UniqueConstraint(
                fields=["round", "unit"], condition=~models.Q(unit=None), name="check_once_a_unit"
            ),
            models.UniqueConstraint(
                fields=["round"], condition=models.Q(school=None, unit=None), name="check_once_for_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round.title}, {self.place}"

    @property
    def place(self) -> str:
        """Where it is: the school, the unit, or the trust."""
        if self.school is not None:
            return self.school.short_name
        return self.unit.name if self.unit is not None else "the trust"

    @property
    def is_central(self) -> bool:
        return self.school_id is None and self.unit_id is None

    @property
    def questions(self) -> list[QuestionShape]:
        """The questions that are answered on this sheet: those asked once for all stand on the trust's own."""
        here, shape = self.is_central, self.round.shape
        if shape.of == "trust":
            return shape.questions
        return [each for each in shape.questions if each.once_for_all == here]


class AreaAsked(models.Model):
    """An area of a sheet that another post answers than the one whose sheet it is."""

    check_sheet = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="areas_asked")
    area = models.SlugField(max_length=60)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["check_sheet", "area"], name="area_asked_of_one_post")]


class Answer(Referenced):
    """What was said to one question, by whom and when. A later answer stands beside it, and then counts.

    `is_carried`: it repeats what was said last time, and somebody said that it still holds. A second person may look
    and agree or not; the first answer stays as it was.
    """

    check_sheet = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="answers")
    question = models.SlugField(max_length=60)
    answer = models.CharField(max_length=2_000)
    verdict = models.CharField(
        max_length=14, choices=[(each, each.capitalize()) for each in rules.VERDICTS]
    )  # fmt: skip
    note = models.TextField(blank=True)
    shown = models.CharField(max_length=400, blank=True)
    is_carried = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)
    given_on = models.DateField()
    given_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    second_on = models.DateField(null=True)
    second_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    second_post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    second_agrees = models.BooleanField(null=True)
    second_says = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_sheet", "question"], condition=models.Q(is_current=True), name="answer_counts_once"
            )
        ]

    def __str__(self) -> str:
        return rules.WORDS.get(self.verdict) or self.answer

    @property
    def counts_as(self) -> str:
        """What it counts as: what was found by whoever looked a second time goes before what was said."""
        return rules.NOT_MET if self.second_agrees is False and self.verdict == rules.MET else self.verdict


class Reopening(models.Model):
    """A sheet that had been handed in and was opened again: by whom, when and why. Never changed."""

    check_sheet = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="reopenings")
    on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=400)

    class Meta:
        ordering = ["pk"]
