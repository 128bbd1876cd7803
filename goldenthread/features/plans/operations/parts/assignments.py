"""Who has a part in an element, what measures it, and what it aims at."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Assignment, Element, ElementMeasure, ElementTarget, Plan
from goldenthread.features.plans.operations.parts.elements import set_cell
from goldenthread.features.plans.operations.parts.remembering import remember_tie
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation.checked_words import check, require


@transaction.atomic
def assign(*, element: Element, post: Post, by: Person, capacity: str = Assignment.Capacity.LEAD) -> Assignment:
    """Give a post its part in an element. Given twice, it is given once."""
    require(post.trust_id == element.plan.trust_id, "That post belongs to another trust.", "post")
    check(Assignment, {"capacity": capacity})
    assignment, is_new = Assignment.objects.get_or_create(element=element, post=post, capacity=capacity)
    if is_new:
        note_element(element, "gave a post its part", by, after={capacity: post.title})
        remember_tie(element, by, "post", post, is_new=True, capacity=capacity)
    return assignment


@transaction.atomic
def unassign(*, assignment: Assignment, by: Person) -> None:
    """Take a post's part in an element away."""
    note_element(
        assignment.element, "took a post's part away", by, before={assignment.capacity: assignment.post.title}
    )
    post, capacity = assignment.post, assignment.capacity
    remember_tie(assignment.element, by, "post", post, is_new=False, capacity=capacity)
    assignment.delete()


@transaction.atomic
def measure_by(*, element: Element, measure: Measure, by: Person) -> ElementMeasure:
    """Measure an element by a measure. One measure may serve several elements."""
    require(measure.trust_id == element.plan.trust_id, "That measure belongs to another trust.", "measure")
    order = element.measured_by.count()
    tie, is_new = ElementMeasure.objects.get_or_create(element=element, measure=measure, defaults={"order": order})
    if is_new:
        note_element(element, "measured it", by, after={"measure": measure.name})
        remember_tie(element, by, "measure", measure, is_new=True)
    return tie


@transaction.atomic
def no_longer_measure_by(*, element: Element, measure: Measure, by: Person) -> None:
    """Stop measuring an element by a measure. The measure and its readings stay."""
    gone, _ = ElementMeasure.objects.filter(element=element, measure=measure).delete()
    if gone:
        note_element(element, "stopped measuring it", by, before={"measure": measure.name})
        remember_tie(element, by, "measure", measure, is_new=False)


@transaction.atomic
def aim_at(*, element: Element, target: Target, by: Person, column: str = "") -> ElementTarget:
    """Name a target in an element, in the column where it is printed."""
    require(target.trust_id == element.plan.trust_id, "That target belongs to another trust.", "target")
    order = element.aims_at.count()
    aim, is_new = ElementTarget.objects.get_or_create(
        element=element, target=target, defaults={"order": order, **check(ElementTarget, {"column": column})}
    )
    if is_new:
        note_element(element, "named a target", by, after={"target": target.text})
        remember_tie(element, by, "target", target, is_new=True, column=column)
    return aim


@transaction.atomic
def write_target(
    *, element: Element, line: TargetLine, by: Person, column: str = "", is_proposed: bool = False
) -> Target:
    """Set a target in its author's words and name it in an element, which its measure then measures too.

    Nobody is held to one that is proposed before the plan comes into force.
    """
    target = measuring.set_target(trust=element.plan.trust, line=line, by=by, is_proposed=is_proposed)
    if line.measure is not None:
        measure_by(element=element, measure=line.measure, by=by)
    aim_at(element=element, target=target, by=by, column=column)
    return target


@transaction.atomic
def reword_target(*, element: Element, target: Target, line: TargetLine, by: Person) -> Target:
    """Say a target otherwise, and print it so wherever the part's columns print its old words.

    Whoever judged it at the gate judged other words: those answers are given again.
    """
    was = target.text
    made = measuring.revise_target(target=target, line=line, by=by, drawn_from=None)
    printed = {key: text for key, text in element.cells.items() if isinstance(text, str) and was in text}
    for key, text in printed.items():
        set_cell(element=element, column=key, text=text.replace(was, made.text), by=by)
    note_element(element, "said a target otherwise", by, {"target": was}, {"target": made.text})
    return made


@transaction.atomic
def hold_to_its_targets(*, plan: Plan, by: Person | None) -> int:
    """Hold the trust and its schools from now on to what a plan proposed; return how many targets these are."""
    aims = ElementTarget.objects.filter(element__plan=plan, element__removed_at=None, target__is_proposed=True)
    targets = {aim.target_id: aim.target for aim in aims.select_related("target__trust", "target__measure")}
    return measuring.hold_to(targets=targets.values(), by=by)


@transaction.atomic
def no_longer_aim_at(*, element: Element, target: Target, by: Person) -> None:
    """Stop naming a target in an element. The target itself stays with its measure, unless it was only proposed."""
    held = ElementTarget.objects.filter(element=element, target=target)
    column = held.values_list("column", flat=True).first() or ""
    gone, _ = held.delete()
    if gone and target.is_proposed and not target.aimed_at_by.exists():
        measuring.retire_target(target=target, by=by, drawn_from=None)
    elif gone:
        remember_tie(element, by, "target", target, is_new=False, column=column)
    if gone:
        note_element(element, "dropped a target", by, before={"target": target.text})
