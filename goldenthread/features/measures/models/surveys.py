"""What surveys ask, and the measure that each question tells of: said once, and known in every round after."""

from django.db import models

from goldenthread.features.measures.models.measures import Measure
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced


class SurveyQuestion(Referenced):
    """One question as its form words it, put to one audience. Without a measure it was left out on purpose.

    Of `is_of_answering` no words were asked: its measure says how many of those asked have answered.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="survey_questions")
    audience = models.CharField(max_length=12)
    asked = models.CharField(max_length=300, blank=True)
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.CASCADE, related_name="survey_questions"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["audience", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "audience", "asked"], name="survey_question_once"),
        ]

    def __str__(self) -> str:
        return self.asked

    @property
    def is_of_answering(self) -> bool:
        return not self.asked
