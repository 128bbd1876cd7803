"""A plan as it stood on a day of the past: the version that was frozen last by then, laid over the plan's parts.

What was removed since is there again, what came later is not, and words are those of the version. How a part stood
is not frozen with it: that is worked out from what had been said by the day.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

from django.db.models import Q, QuerySet

from goldenthread.domain.plans import plan_tree
from goldenthread.domain.plans.frozen_plan import FrozenPlan, Unreadable
from goldenthread.features.plans.models import Element, Plan, Version
from goldenthread.features.plans.queries.outline.trees import LevelFrame
from goldenthread.features.plans.queries.visible import has_begun
from goldenthread.features.reports.queries.whole_plan import WholePlan

# What is said where the text of a version is not the one that was frozen.
ALTERED = "The frozen text of {} has been altered since, so the plan is told as it is now."


def in_force_on(found: QuerySet[Plan], on: dt.date) -> Plan | None:
    """Return, among plans, the one that was in force on a day of the past: that began last and had not ended."""
    over = Q(state=Plan.State.ENDED, ends_on__lt=on) | Q(state=Plan.State.ENDED, ends_on=None)
    there = found.exclude(state=Plan.State.DRAFT).exclude(over).filter(has_begun(on))
    return there.order_by("starts_on", "pk").last()


def as_it_stood(whole: WholePlan, on: dt.date) -> WholePlan:
    """Return a plan by the version that stood on a day; as it is now where none had been frozen by then.

    A version whose text is no longer the one that was frozen is not told, and it is said that it is not.
    """
    version = _version(whole.plan, on)
    if version is None:
        return whole
    try:
        frozen = version.document if version.is_intact else None
    except Unreadable:
        frozen = None
    if frozen is None:
        return dataclasses.replace(whole, stood_as=ALTERED.format(version))
    now = {row.ref: row for row in Element.objects.filter(plan=whole.plan)}
    rows = list(_rows(frozen, now, whole.plan))
    frame = {
        level.depth: dataclasses.replace(whole.frame[level.depth], one=level.one, many=level.many)
        if level.depth in whole.frame else LevelFrame(level.one, level.many, "")
        for level in frozen.levels
    }  # fmt: skip
    said = f"The plan as it stood then: {version}, frozen on {version.frozen_on:%-d %B %Y}."
    return dataclasses.replace(
        whole, tops=plan_tree.grow(rows), frame=frame or whole.frame, stood_as=said, title=frozen.title
    )


def _version(plan: Plan, on: dt.date) -> Version | None:
    found = Version.objects.filter(plan=plan, is_of_a_draft=False, frozen_on__lte=on)
    return found.order_by("frozen_on", "number").last()


def _rows(frozen: FrozenPlan, now: Mapping[str, Element], plan: Plan) -> Iterator[Element]:
    """Yield the parts of a version as rows that are never saved; one whose row is gone has none to lead to."""
    keys = {part.ref: now[part.ref].pk if part.ref in now else -place for place, part in enumerate(frozen.parts, 1)}
    for place, part in enumerate(frozen.parts):
        yield Element(
            pk=keys[part.ref], ref=part.ref, plan=plan, parent_id=keys.get(part.under), order=place,
            number=part.number, title=part.title, text=part.text, grid=part.grid, theme=part.theme,
            year_milestones=dict(part.milestones), due_words=part.due_words, due_until=part.due_until,
        )  # fmt: skip
