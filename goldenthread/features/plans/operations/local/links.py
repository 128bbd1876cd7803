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
from goldenthread.foundation.checked_words import check, require

TAKING_UP = (Link.Kind.TAKES_UP, Link.Kind.ADAPTS)


@dataclass(frozen=True)
class Tie:
    """One link to be made: an element above, and below it the local element or, where declined, the place."""

    upper: Element
    lower: Element | None = None
    school: School | None = None
    unit: Unit | None = None
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

    What it has taken up it cannot decline; with `plan`, only what it took up in that plan's own years.
    """
    tie = Tie(upper, school=school, unit=unit, kind=Link.Kind.DECLINES, reason=reason)
    _require_sound(tie)
    _require_not_taken_up(tie, plan)
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
    there = set(Link.objects.filter(upper__in=uppers).values_list("upper", "lower", "school", "unit"))
    fresh = {
        key: row for row in rows if (key := (row.upper_id, row.lower_id, row.school_id, row.unit_id)) not in there
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
        # A place that takes something up has thought better of declining it.
        local = tie.lower.plan
        Link.objects.filter(upper=tie.upper, lower=None, school=local.school_id, unit=local.unit_id).delete()
    after = {"kind": link.kind, "below": str(tie.lower or tie.school or tie.unit), "reason": link.reason}
    note_element(tie.upper, did, by, after=after)
    if tie.lower is not None:
        note_element(tie.lower, did if is_new else f"{did} (changed)", by, after=after | {"above": str(tie.upper)})
    return link


def _decliner(tie: Tie) -> dict[str, Any]:
    """A link with a lower end belongs to that end's place; only a place that declines is named itself."""
    return {"school": tie.school, "unit": tie.unit} if tie.lower is None else {"school": None, "unit": None}


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


def _require_not_taken_up(tie: Tie, plan: Plan | None) -> None:
    place = {"lower__plan__school": tie.school} if tie.school else {"lower__plan__unit": tie.unit}
    taken = Link.objects.filter(upper=tie.upper, lower__removed_at=None, kind__in=TAKING_UP, **place)
    there = [link.lower.plan for link in taken.select_related("lower__plan") if link.lower is not None]
    if plan is not None:
        years = (plan.starts_on, plan.ends_on)
        there = [one for one in there if coverage.run_together(years, (one.starts_on, one.ends_on))]
    require(not there, f"{tie.school or tie.unit} has taken this up already: undo that first.")
