"""What plans are asked to speak of: on one plan, and across all of a kind."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Element, Plan, Topic, TopicPart
from goldenthread.features.plans.queries.visible import plans


@dataclass(frozen=True)
class Asked:
    """One topic, with the parts of a plan that speak of it."""

    topic: Topic
    parts: Sequence[Element]


@dataclass(frozen=True)
class AcrossPlans:
    """One topic, with the plans of its kind that speak of it and those that are silent."""

    topic: Topic
    speak: Sequence[Plan]
    silent: Sequence[Plan]


def topics(reach: Reach) -> QuerySet[Topic]:
    """Return what plans of this trust are asked to speak of."""
    return Topic.objects.filter(trust=reach.trust) if reach.may_somewhere("plan.see") else Topic.objects.none()


def asked_of(plan: Plan) -> list[Asked]:
    """Return what a plan within sight is asked to speak of, and where it does: two queries."""
    found: dict[int, list[Element]] = defaultdict(list)
    links = TopicPart.objects.filter(element__plan=plan, element__removed_at=None).select_related("element")
    for link in links:
        found[link.topic_id].append(link.element)
    there = Topic.objects.filter(trust=plan.trust_id, kind=plan.kind)
    return [Asked(topic, found.get(topic.pk, ())) for topic in there]


def across_plans(reach: Reach) -> list[AcrossPlans]:
    """Return every topic with the plans within sight that speak of it and those that do not: three queries."""
    there = list(topics(reach))
    kinds = {topic.kind for topic in there}
    found = plans(reach).filter(kind__in=kinds).exclude(state=Plan.State.ENDED)
    every = list(found.select_related("school", "unit").order_by("school__order", "unit__name", "-starts_on", "pk"))
    links = TopicPart.objects.filter(topic__in=there, element__removed_at=None)
    spoken = set(links.values_list("topic", "element__plan").distinct())
    return [
        AcrossPlans(
            topic,
            [plan for plan in every if plan.kind == topic.kind and (topic.pk, plan.pk) in spoken],
            [plan for plan in every if plan.kind == topic.kind and (topic.pk, plan.pk) not in spoken],
        )
        for topic in there
    ]
