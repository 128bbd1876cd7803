"""What every plan of a kind has to speak of, and which parts do."""

from django.db import models

from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models.elements import Element
from goldenthread.foundation.tables import Referenced


class Topic(Referenced):
    """Something of which every plan of a kind has to speak, as succession or safeguarding."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="topics")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=120)
    says = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [models.UniqueConstraint(fields=["trust", "kind", "title"], name="topic_once")]

    def __str__(self) -> str:
        return self.title


class TopicPart(models.Model):
    """A part of a plan speaks of a topic."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="parts")
    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="topics")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["topic", "element"], name="topic_part_once")]
