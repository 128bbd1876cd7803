"""What a pack's plans rest on, mean in each school and must speak of: part of doings.yaml, for demonstrations."""

from collections.abc import Mapping
from typing import Literal

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Element, Plan
from goldenthread.foundation import library


class GroundFacts(Shape):
    """A point on which the trust's plan rests, or a school's where one is named."""

    kind: Literal["strength", "weakness", "opportunity", "threat", "gap", "result"]
    text: Words
    source: Words = ""
    measure: Words = ""
    school: Words = ""
    parts: list[Words] = []


class HeldFacts(Shape):
    """A part of the trust's plan that is the same everywhere, or in which each school goes its own way."""

    number: Words
    common: bool
    lines: dict[str, Words] = {}


class TopicFacts(Shape):
    """Something of which every plan of a kind must speak, and by number the parts of schools' plans that do."""

    kind: Words
    title: Words
    says: Words = ""
    parts: dict[str, Words] = {}


class Resting(Shape):
    grounds: list[GroundFacts] = []
    held: list[HeldFacts] = []
    topics: list[TopicFacts] = []


def take_resting(
    resting: Resting, trust: Trust, made: Furnished, parts: Mapping[str, Element], by: Person | None
) -> None:
    """Give the demonstration what its plans rest on, mean in each school and must speak of."""
    for ground in resting.grounds:
        _ground(ground, trust, made, parts, by)
    for held in resting.held:
        element = parts[held.number]
        planning.hold_in_common(element=element, is_common=held.common, by=by)
        for key, text in held.lines.items():
            planning.write_school_line(element=element, school=made.schools[key], text=text, by=by)
    for topic in resting.topics:
        asked = planning.ask_to_speak_of(trust=trust, kind=topic.kind, title=topic.title, says=topic.says, by=by)
        for key, number in topic.parts.items():
            planning.speak_of(topic=asked, element=_part(_plan_of(trust, made, key), number), by=by)


def _ground(
    facts: GroundFacts, trust: Trust, made: Furnished, parts: Mapping[str, Element], by: Person | None
) -> None:
    local = _plan_of(trust, made, facts.school) if facts.school else None
    plan = local or next(iter(parts.values())).plan
    measure = trust.measures.get(key=facts.measure) if facts.measure else None
    ground = planning.add_ground(
        plan=plan, kind=facts.kind, text=facts.text, source=facts.source, measure=measure, by=by
    )
    for number in facts.parts:
        element = _part(local, number) if local else parts[number]
        planning.answer_ground(ground=ground, element=element, by=by)


def _plan_of(trust: Trust, made: Furnished, school: str) -> Plan:
    found = Plan.objects.filter(trust=trust, school=made.schools[school], kind=Plan.Kind.SCHOOL).first()
    if found is None:
        raise library.LibraryError(f"The pack has no plan of the school “{school}”.")
    return found


def _part(plan: Plan, number: str) -> Element:
    found = plan.elements.filter(number=number, removed_at=None).select_related("plan").first()
    if found is None:
        raise library.LibraryError(f"“{plan.title}” has no part numbered “{number}”.")
    return found
