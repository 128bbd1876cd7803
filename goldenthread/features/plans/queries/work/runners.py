"""Who runs what: the parts and actions that are a reader's to run, to move, to free and to confirm."""

import datetime as dt
from collections import defaultdict

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import academic_year, academic_year_of, first_of
from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.plans.models import Action, Assignment, Element, Plan
from goldenthread.features.plans.queries.visible import SPEAKING, actions, elements, may_edit, plans_to_edit

# A plan that runs longer is spoken of in its first years.
MOST_YEARS = 9


def elements_to_run(reach: Reach) -> QuerySet[Element]:
    """Return the parts that the reader runs: as lead or reviewer, by permission in its place, or as its editor."""
    leading = Assignment.objects.filter(post__in=reach.posts, capacity__in=SPEAKING).values("element")
    theirs = Q(pk__in=leading) | Q(plan__in=plans_to_edit(reach))
    if reach.may_everywhere("progress.give"):
        return elements(reach)
    theirs |= Q(plan__school__in=reach.schools_for("progress.give"))
    theirs |= Q(plan__unit__in=reach.units_for("progress.give"))
    return elements(reach).filter(theirs)


def may_run(reach: Reach, element: Element) -> bool:
    """Say whether the reader runs this part."""
    return elements_to_run(reach).filter(pk=element.pk).exists()


def may_keep_money(reach: Reach, element: Element) -> bool:
    """Say whether the reader may say what this part costs: not at a school whose finances the trust holds for it."""
    return _holds_its_money(reach, element.plan)


def may_keep_money_of(reach: Reach, plan: Plan) -> bool:
    """Say whether the reader may keep lines of the budget beside a plan: its editor, or who keeps its money."""
    keeps = may_edit(reach, plan) or _may_in(reach, "money.keep", plan)
    return keeps and _holds_its_money(reach, plan)


def _holds_its_money(reach: Reach, plan: Plan) -> bool:
    held = plan.school is not None and "finance" in plan.school.held_back
    return not held or reach.may_everywhere("money.keep")


def _may_in(reach: Reach, permission: str, plan: Plan) -> bool:
    if plan.school_id is not None and plan.school_id in reach.schools_for(permission):
        return True
    return reach.may_everywhere(permission)


def actions_to_move(reach: Reach) -> QuerySet[Action]:
    """Return the actions that the reader does, runs the part of, or is asked to free: theirs to speak of."""
    theirs = Q(post__in=reach.posts) | Q(unblocker__in=reach.posts) | Q(element__in=elements_to_run(reach))
    found = actions(reach).filter(theirs).select_related("element__plan__trust", "post", "unblocker", "verifier")
    return found.distinct()


def actions_to_verify(reach: Reach) -> QuerySet[Action]:
    """Return the actions that a post of the reader's is asked to confirm."""
    waiting = actions(reach).filter(verifier__in=reach.posts, verified_on=None, status="done")
    return waiting.select_related("element__plan__trust", "post", "verifier", "done_by")


def places_of_money(reach: Reach, element: Element) -> list[School | Unit]:
    """Return the places where a part's money can be spent or given: of a local plan its own, else all in sight."""
    plan = element.plan
    if plan.school is not None or plan.unit is not None:
        return [place for place in (plan.school, plan.unit) if place is not None]
    units = Unit.objects.filter(trust=reach.trust)
    return [*schools_within(reach, "plan.see").order_by("order", "pk"), *units.order_by("name")]


def years_of(plan: Plan, today: dt.date) -> list[str]:
    """Return the years of account that a plan's money can belong to: its own, and of a short plan five in all.

    What a plan of one year begins is often paid for over several.
    An academy trust's accounts run from September, whatever years its plan keeps.
    """
    first = first_of(academic_year_of(plan.starts_on or today))
    last = first_of(academic_year_of(plan.ends_on)) if plan.ends_on else first
    return [academic_year(year) for year in range(first, min(max(last, first + 4), first + MOST_YEARS) + 1)]


def things_to_tie(reach: Reach, element: Element) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the parts and milestones that a part can depend on, as choices by plan."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    own = element.plan_id
    parts = elements(reach).exclude(pk=element.pk).filter(plan__state="live")
    parts = parts.order_by("plan__kind", "plan_id", "depth", "order", "pk")
    for part in sorted(parts, key=lambda one: one.plan_id != own):
        place = part.plan.school or part.plan.unit
        heading = f"{part.plan.title}, {place}" if place else part.plan.title
        found[heading].append((f"part:{part.ref}", part.in_place[:110]))
    marks = actions(reach).filter(kind=Action.Kind.MILESTONE, element__plan__state="live")
    for mark in marks.exclude(element=element).order_by("element__plan", "pk"):
        found["Milestones"].append((f"action:{mark.ref}", f"{mark.title} ({mark.element})"[:110]))
    return list(found.items())
