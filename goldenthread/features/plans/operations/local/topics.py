"""Asking every plan of a kind to speak of something, and saying which parts do."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import Element, Topic, TopicPart
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.features.trail import operations as trail
from goldenthread.foundation.checked_words import check, require


@transaction.atomic
def ask_to_speak_of(*, trust: Trust, kind: str, title: str, by: Person | None, says: str = "") -> Topic:
    """Ask every plan of a kind to speak of something. Asked twice, it is asked once."""
    require(kind in kinds(), "Choose a kind of plan.", "kind")
    words = check(Topic, {"title": title, "says": says})
    made, is_new = Topic.objects.get_or_create(
        trust=trust, kind=kind, title=words["title"], defaults={"says": words["says"]}
    )
    if is_new:
        _note(made, "asked plans to speak of it", by)
    return made


@transaction.atomic
def ask_no_more_of(*, topic: Topic, by: Person | None) -> None:
    """Stop asking plans to speak of something. The parts stay."""
    _note(topic, "asked plans no more to speak of it", by)
    topic.delete()


@transaction.atomic
def speak_of(*, topic: Topic, element: Element, by: Person | None) -> TopicPart:
    """Say that a part speaks of a topic."""
    plan = element.plan
    require(topic.trust_id == plan.trust_id and topic.kind == plan.kind, "That is not asked of this kind of plan.")
    require(element.removed_at is None, "That part was put aside.", "element")
    made, is_new = TopicPart.objects.get_or_create(topic=topic, element=element)
    if is_new:
        note_element(element, "said that it speaks of a topic", by, after={"topic": topic.title})
    return made


@transaction.atomic
def speak_no_more_of(*, topic: Topic, element: Element, by: Person | None) -> None:
    """Undo it."""
    gone, _ = TopicPart.objects.filter(topic=topic, element=element).delete()
    if gone:
        note_element(element, "undid that it speaks of a topic", by, before={"topic": topic.title})


def _note(topic: Topic, did: str, by: Person | None) -> None:
    after = {"kind": topic.kind, "says": topic.says}
    trail.record(trust=topic.trust_id, by=by, did=did, kind="topic", ref=topic.ref, title=topic.title, after=after)
