"""The golden thread itself: what a local plan does with the plan above it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from goldenthread.domain.plans import coverage
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.plans.models import Element, Link, Plan
from goldenthread.features.plans.operations.parts.elements import add_element
from goldenthread.features.plans.operations.writing import note_element, note_plan
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require

TAKING_UP = (Link.Kind.TAKES_UP, Link.Kind.ADAPTS)


@dataclass(frozen=True)
class Tie:
    """One link to be made: an element above, and below it the local element or, where declined, the place."""

    upper: Element
    lower: Element | None = None
    school: School | None = None
    unit: Unit | None = None
    plan: Plan | None = None
    kind: str = Link.Kind.TAKES_UP
    reason: str = ""


@transaction.atomic
def take_up(*, upper: Element, lower: Element, by: Person) -> Link:
    """Say that a local element takes up an element of the trust's plan."""
    return _tie(Tie(upper, lower), by, "took it up")


@transaction.atomic
def take_up_anew(*, upper: Element, plan: Plan, by: Person) -> Link:
    """Take up an element of the trust's plan by a new part of a local plan, at its top, under the same title."""
    return take_up(upper=upper, lower=add_element(plan=plan, title=upper.title, by=by), by=by)


@transaction.atomic
def adapt(*, upper: Element, lower: Element, by: Person, reason: str = "") -> Link:
    """Say that a local element takes up an element of the trust's plan in words and ways of its own."""
    return _tie(Tie(upper, lower, kind=Link.Kind.ADAPTS, reason=reason), by, "adapted it")


@transaction.atomic
def support(*, upper: Element, lower: Element, by: Person, reason: str = "") -> Link:
    """Say that a local element helps an element of the trust's plan without taking it up."""
    return _tie(Tie(upper, lower, kind=Link.Kind.SUPPORTS, reason=reason), by, "said that it supports")


@transaction.atomic
def conflict(*, upper: Element, lower: Element, reason: str, by: Person) -> Link:
    """Say that an element of the trust's plan stands in the way of a local one, and why."""
    return _tie(Tie(upper, lower, kind=Link.Kind.CONFLICTS, reason=reason), by, "said that it conflicts")


@transaction.atomic
def decline(
    *,
    upper: Element,
    reason: str,
    by: Person,
    school: School | None = None,
    unit: Unit | None = None,
    plan: Plan | None = None,
) -> Link:
    """Say in the name of a school or unit that it does not take up an element of the trust's plan, and why.

    It is said for the years of `plan`, or of the place's plan in force. What it took up in those it cannot decline.
    """
    if plan is None:
        plan = _plan_of_place(upper, school, unit)
    else:
        school, unit = plan.school, plan.unit
    tie = Tie(upper, school=school, unit=unit, plan=plan, kind=Link.Kind.DECLINES, reason=reason)
    _require_sound(tie)
    _require_not_taken_up(tie)
    return _tie(tie, by, "declined it")


@transaction.atomic
def unlink(*, link: Link, by: Person) -> None:
    """Undo a link. The elements stay as they are."""
    before = {"kind": link.kind, "below": str(link.lower or link.school or link.unit), "reason": link.reason}
    note_element(link.upper, "undid a link", by, before)
    link.delete()


@transaction.atomic
def link_many(*, ties: Iterable[Tie], by: Person | None) -> int:
    """Make many links of one trust at once, for a whole plan brought in; return how many are new."""
    wanted = list(ties)
    for tie in wanted:
        _require_sound(tie)
    rows = [
        Link(upper=tie.upper, lower=tie.lower, kind=tie.kind, reason=tie.reason, **_decliner(tie)) for tie in wanted
    ]
    uppers = {tie.upper.pk for tie in wanted}
    there = set(Link.objects.filter(upper__in=uppers).values_list("upper", "lower", "school", "unit", "plan"))
    fresh = {
        key: row
        for row in rows
        if (key := (row.upper_id, row.lower_id, row.school_id, row.unit_id, row.plan_id)) not in there
    }
    Link.objects.bulk_create(fresh.values())
    if fresh:
        plan = wanted[0].upper.plan
        note_plan(plan, "linked local plans", by, after={"links": len(fresh)})
    return len(fresh)


def _tie(tie: Tie, by: Person, did: str) -> Link:
    _require_sound(tie)
    link, is_new = Link.objects.update_or_create(
        upper=tie.upper, lower=tie.lower, **_decliner(tie),
        defaults={"kind": tie.kind, "reason": tie.reason.strip()},
    )  # fmt: skip
    if tie.kind in TAKING_UP and tie.lower is not None:
        # A place that takes something up has thought better of declining it, in the years of that plan.
        local = tie.lower.plan
        refusals = Link.objects.filter(upper=tie.upper, lower=None, school=local.school_id, unit=local.unit_id)
        for link in refusals.select_related("plan"):
            if link.plan is None or _share_days(link.plan, local):
                link.delete()
    after = {"kind": link.kind, "below": str(tie.lower or tie.school or tie.unit), "reason": link.reason}
    note_element(tie.upper, did, by, after=after)
    if tie.lower is not None:
        note_element(tie.lower, did if is_new else f"{did} (changed)", by, after=after | {"above": str(tie.upper)})
    return link


def _decliner(tie: Tie) -> dict[str, Any]:
    """A link with a lower end belongs to that end's place; only a place that declines is named itself."""
    is_bare = tie.lower is None
    return {name: getattr(tie, name) if is_bare else None for name in ("school", "unit", "plan")}


def _plan_of_place(upper: Element, school: School | None, unit: Unit | None) -> Plan | None:
    """Return the plan of a place that runs today, the earliest to begin where several do."""
    today = clock.today()
    found = Plan.objects.filter(trust=upper.plan.trust_id, school=school, unit=unit, above=None)
    found = found.exclude(state=Plan.State.ENDED).exclude(starts_on__gt=today).exclude(ends_on__lt=today)
    return found.order_by("starts_on", "pk").first()


def _share_days(one: Plan, other: Plan) -> bool:
    return coverage.run_together((one.starts_on, one.ends_on), (other.starts_on, other.ends_on))


def _require_sound(tie: Tie) -> None:
    """Refuse a link across trusts, and one that does not run from a local plan up to the trust's."""
    check(Link, {"kind": tie.kind, "reason": tie.reason})
    upper, below = tie.upper.plan, tie.lower.plan if tie.lower else tie.school or tie.unit
    require(below, "Say which school or which part of a local plan the link is for.")
    assert below is not None
    require(upper.trust_id == below.trust_id, "A link cannot join two trusts.")
    require(upper.school_id is None and upper.unit_id is None, "A link runs up to the trust's own plan.", "upper")
    if tie.lower is not None:
        local = tie.lower.plan
        require(local.school_id or local.unit_id, "A link runs up from the plan of a school or a unit.", "lower")
    needs_reason = tie.kind in (Link.Kind.CONFLICTS, Link.Kind.DECLINES)
    require(not needs_reason or tie.reason.strip(), "Say why: the reason is missing.", "reason")
    has_lower_end = tie.lower is not None or tie.kind == Link.Kind.DECLINES
    require(has_lower_end, "Say which part of the local plan it is.", "lower")


def _require_not_taken_up(tie: Tie) -> None:
    place = {"lower__plan__school": tie.school} if tie.school else {"lower__plan__unit": tie.unit}
    taken = Link.objects.filter(upper=tie.upper, lower__removed_at=None, kind__in=TAKING_UP, **place)
    there = [link.lower.plan for link in taken.select_related("lower__plan") if link.lower is not None]
    if tie.plan is not None:
        there = [one for one in there if _share_days(tie.plan, one)]
    require(not there, f"{tie.school or tie.unit} has taken this up already: undo that first.")
