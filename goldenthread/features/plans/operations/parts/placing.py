"""Where a part of a plan stands: moving it among its neighbours, or under another part."""

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.plans import plan_tree
from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.operations.parts.remembering import remember_place
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation.checked_words import require
from goldenthread.foundation.tables import claim_revision


class Place(NamedTuple):
    """A place in a plan: right after or right before a neighbour, or else last under a part (None: at the top)."""

    under: Element | None = None
    after: Element | None = None
    before: Element | None = None

    @property
    def parent(self) -> Element | None:
        beside = self.after or self.before
        return beside.parent if beside is not None else self.under


@transaction.atomic
def move_element(
    *,
    element: Element,
    by: Person,
    under: Element | None = None,
    after: Element | None = None,
    before: Element | None = None,
    steps: int = 0,
    drawn_from: int | None = None,
) -> Element:
    """Move a part up (-1) or down (1) among its neighbours; right after or before another; or last under one.

    `under` None without any of the others moves it to the end of the top level. The depth of all beneath it
    follows.
    """
    locked(element.plan)
    claim_revision(element, drawn_from)
    stood = place_of(element)
    if steps:
        write_order(element, plan_tree.moved(neighbours(element), element.pk, steps))
        element.save(update_fields=["revision"])
        note_element(element, "moved up" if steps < 0 else "moved down", by)
    else:
        _place(element, Place(under, after, before), by)
    remember_place(element, by, stood, place_of(element))
    return element


def place_after(element: Element, neighbour: Element) -> None:
    """Put a part right after one that it already stands beside."""
    _put_beside(element, neighbour, 1)


def place_of(element: Element) -> tuple[int | None, int | None]:
    """Return under which part a part stands, and after which of its neighbours, by their keys."""
    keys = neighbours(element)
    at = keys.index(element.pk) if element.pk in keys else 0
    return element.parent_id, keys[at - 1] if at else None


def neighbours(element: Element) -> list[int]:
    """List the keys of what stands beside a part, itself among them, in order."""
    found = Element.objects.filter(plan=element.plan_id, parent=element.parent_id, removed_at=None)
    return list(found.order_by("order", "pk").values_list("pk", flat=True))


def write_order(element: Element, keys: Sequence[int]) -> None:
    rows = [Element(pk=key, order=order) for order, key in enumerate(keys, start=1)]
    Element.objects.bulk_update(rows, ["order"], batch_size=500)
    element.order = keys.index(element.pk) + 1


def require_place(element: Element, under: Element | None, moving: list[int], height: int) -> None:
    """Refuse a place in another plan, under what was taken out, beneath itself, or deeper than the plan goes."""
    require(under is None or under.plan_id == element.plan_id, "A part can only stand in its own plan.", "under")
    require(
        under is None or under.removed_at is None,
        f"“{under}” was taken out of the plan, so nothing can stand under it. Bring it back first, or choose "
        "another place.",
        "under",
    )
    words = list(element.plan.levels.order_by("depth").values_list("one", flat=True))
    try:
        plan_tree.require_place(
            moving=moving, under=under.pk if under else None, depth=under.depth + 1 if under else 1,
            height=height, levels=len(words), deepest=words[-1] if words else "",
        )  # fmt: skip
    except plan_tree.Misplaced as misplaced:
        raise ValidationError({"under": str(misplaced)}) from misplaced


def beneath(element: Element) -> list[int]:
    """List the keys of all that stands beneath a part, removed or not."""
    parents = Element.objects.filter(plan=element.plan_id).order_by().values_list("pk", "parent_id")
    return plan_tree.beneath(element.pk, parents)[1:]


def next_order(plan: Plan, under: Element | None) -> int:
    last = plan.elements.filter(parent=under).order_by("-order").values_list("order", flat=True).first()
    return (last or 0) + 1


def locked(plan: Plan) -> Plan:
    """Hold the plan while its shape changes, so that two people cannot place into one gap."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    return plan


def _place(element: Element, place: Place, by: Person) -> None:
    beside = place.after or place.before
    require(beside is None or beside.removed_at is None, f"“{beside}” was taken out of the plan.", "under")
    under, was = place.parent, element.parent_id
    if beside is None or (under.pk if under else None) != was:
        _move_under(element, under, by)
    else:
        element.save(update_fields=["revision"])
        note_element(element, "moved a part", by)
    if beside is not None and beside.pk != element.pk:
        _put_beside(element, beside, 1 if place.after else 0)


def _put_beside(element: Element, neighbour: Element, offset: int) -> None:
    keys = neighbours(element)
    others = [key for key in keys if key != element.pk]
    write_order(element, plan_tree.placed(keys, element.pk, others.index(neighbour.pk) + offset))


def _move_under(element: Element, under: Element | None, by: Person) -> None:
    keys = [element.pk, *beneath(element)]
    depths = dict(Element.objects.filter(pk__in=keys).values_list("pk", "depth"))
    height = max(depths.values()) - element.depth + 1
    sinks = (under.depth + 1 if under else 1) - element.depth
    before = {"under": str(element.parent or element.plan)}
    require_place(element, under, keys, height)
    element.parent, element.depth = under, element.depth + sinks
    element.order = next_order(element.plan, under)
    element.save(update_fields=["parent", "depth", "order", "revision"])
    if sinks:
        others = [Element(pk=key, depth=depth + sinks) for key, depth in depths.items() if key != element.pk]
        Element.objects.bulk_update(others, ["depth"], batch_size=500)
    note_element(element, "moved a part", by, before, {"under": str(under or element.plan)})
