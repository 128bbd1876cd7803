"""Saying what a plan rests on, and which of its parts answer each point."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure
from goldenthread.features.plans.models import Element, Ground, GroundLink, Plan
from goldenthread.features.plans.operations.parts.elements import add_element
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

LONGEST_TITLE = 300
MOST = 200


@transaction.atomic
def add_ground(
    *, plan: Plan, kind: str, text: str, by: Person | None, source: str = "", measure: Measure | None = None
) -> Ground:
    """Add a point on which a plan rests: of a SWOT, a gap, or a result with the measure that shows it."""
    require(measure is None or measure.trust_id == plan.trust_id, "That measure is not of this trust.", "measure")
    words = check(Ground, {"kind": kind, "text": text, "source": source})
    count = plan.grounds.count()
    require(count < MOST, f"A plan rests on {MOST} points at most: take one away first.")
    made = Ground.objects.create(plan=plan, measure=measure, order=count, **words)
    note_plan(plan, f"said what it rests on: a {made.get_kind_display().lower()}", by, after=words)
    return made


@transaction.atomic
def revise_ground(
    *, ground: Ground, text: str, by: Person | None, source: str = "", drawn_from: int | None = None
) -> Ground:
    """Change the words of a point, or where it comes from."""
    words = check(Ground, {"text": text, "source": source})
    claim_revision(ground, drawn_from)
    before = {"text": ground.text, "source": ground.source}
    ground.text, ground.source = words["text"], words["source"]
    ground.save(update_fields=["text", "source", "revision"])
    note_plan(ground.plan, "changed what it rests on", by, before, words)
    return ground


@transaction.atomic
def remove_ground(*, ground: Ground, by: Person | None) -> None:
    """Take a point away. The parts that answered it stay."""
    note_plan(ground.plan, "took away what it rested on", by, before={"kind": ground.kind, "text": ground.text})
    ground.delete()


@transaction.atomic
def answer_ground(*, ground: Ground, element: Element, by: Person | None) -> GroundLink:
    """Say that a part of the plan answers a point. Said twice, it is said once."""
    require(element.plan_id == ground.plan_id, "Choose a part of this plan.", "element")
    require(element.removed_at is None, "That part was put aside.", "element")
    link, is_new = GroundLink.objects.get_or_create(ground=ground, element=element)
    if is_new:
        note_plan(ground.plan, "tied a part to what it rests on", by, after={"part": str(element), "to": ground.text})
    return link


@transaction.atomic
def unanswer_ground(*, ground: Ground, element: Element, by: Person | None) -> None:
    """Undo the tie between a part and a point."""
    gone, _ = GroundLink.objects.filter(ground=ground, element=element).delete()
    if gone:
        before = {"part": str(element), "to": ground.text}
        note_plan(ground.plan, "undid a tie to what it rests on", by, before=before)


@transaction.atomic
def make_part_of(*, ground: Ground, by: Person, title: str = "") -> Element:
    """Make a new part of the plan at its top that answers a point, under the point's words or others."""
    words = title.strip() or ground.text
    require(len(words) <= LONGEST_TITLE, f"A title has {LONGEST_TITLE} characters at most: say it shorter.", "title")
    element = add_element(plan=ground.plan, title=words, by=by)
    answer_ground(ground=ground, element=element, by=by)
    return element
