"""The parts of a plan, at any level: adding, wording, placing and taking away."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goldenthread.domain import plan_tree
from goldenthread.domain.pasted_outline import MOST_LINES, PastedLine
from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.operations.dates import close_when_settled, context_of, understand
from goldenthread.features.plans.operations.writing import MOST_TEXT, note_element, note_plan, require, set_words
from goldenthread.foundation.tables import claim_revision

REVISABLE = (
    "number", "title", "text", "theme", "grid", "only_on_grid", "repair", "cells", "flags", "tags",
    "year_milestones", "due_words",
)  # fmt: skip
MOST_ELEMENTS = 5_000


@transaction.atomic
def add_element(
    *,
    plan: Plan,
    title: str,
    by: Person,
    under: Element | None = None,
    after: Element | None = None,
    **words: Any,
) -> Element:
    """Add a part to a plan, at the top or under another part: last among its neighbours, or right after one."""
    plan = _locked(plan)
    _require_room(plan, 1)
    if after is not None:
        require(after.removed_at is None, "The part before it was removed from the plan.", "under")
        under = after.parent
    element = Element(plan=plan, parent=under, depth=under.depth + 1 if under else 1)
    _require_place(element, under, [], 1)
    set_words(element, {"title": title, **words}, REVISABLE)
    understand(element, context_of(plan))
    element.order = _next_order(plan, under)
    element.save()
    if after is not None:
        _place_after(element, after)
    note_element(element, "added a part", by, after={"title": element.title, "number": element.number})
    return element


@transaction.atomic
def add_lines(*, plan: Plan, lines: Sequence[PastedLine], by: Person, under: Element | None = None) -> list[Element]:
    """Add many parts at once, last at the top or under another part: one insert a level, one entry for them all."""
    plan = _locked(plan)
    require(lines, "There is no line here to add.", "text")
    require(len(lines) <= MOST_LINES, f"These are {len(lines):,} lines; {MOST_LINES} at a time is the most.", "text")
    _require_room(plan, len(lines))
    _require_place(Element(plan=plan), under, [], max(line.depth for line in lines))
    rows = _placed_lines(plan, lines, under)
    for depth in sorted({row.depth for row in rows}):
        Element.objects.bulk_create([row for row in rows if row.depth == depth], batch_size=500)
    words = {"parts": len(rows), "titles": [row.title for row in rows][:20]}
    note_plan(plan, "added parts", by, after=words | {"under": str(under or plan)})
    return rows


@transaction.atomic
def revise_element(*, element: Element, by: Person, drawn_from: int | None = None, **words: Any) -> Element:
    """Change the words of a part. Date words that changed are read afresh; others keep what was settled."""
    claim_revision(element, drawn_from)
    before, after = set_words(element, words, REVISABLE)
    if "due_words" in after:
        understand(element, context_of(element.plan))
    element.save()
    if after:
        note_element(element, "changed the words", by, before, after)
        close_when_settled(element.plan, by)
    return element


@transaction.atomic
def set_cell(*, element: Element, column: str, text: str, by: Person, drawn_from: int | None = None) -> Element:
    """Write one column of a part, one printed line a line."""
    require(len(text) <= MOST_TEXT, f"The text is {len(text):,} characters long; {MOST_TEXT:,} is the most.", "text")
    known = element.plan.levels.filter(depth=element.depth, columns__key=column).exists()
    require(known or column in element.cells, "The level of this part has no such column.", "column")
    claim_revision(element, drawn_from)
    before = {column: element.cells.get(column, "")}
    element.cells = element.cells | {column: text.strip()}
    element.save(update_fields=["cells", "revision"])
    note_element(element, "wrote a column", by, before, {column: text.strip()})
    return element


@transaction.atomic
def move_element(
    *,
    element: Element,
    by: Person,
    under: Element | None = None,
    steps: int = 0,
    drawn_from: int | None = None,
) -> Element:
    """Move a part up (-1) or down (1) among its neighbours, or, without steps, to the end under another part.

    `under` None without steps moves it to the top level. The depth of all beneath it follows.
    """
    _locked(element.plan)
    claim_revision(element, drawn_from)
    if steps:
        _reorder(element, steps)
        element.save(update_fields=["revision"])
        note_element(element, "moved up" if steps < 0 else "moved down", by)
        return element
    return _move_under(element, under, by)


@transaction.atomic
def remove_element(*, element: Element, by: Person, drawn_from: int | None = None) -> int:
    """Take a part and all beneath it out of the plan; return how many. Nothing is lost: it can be restored."""
    claim_revision(element, drawn_from)
    element.removed_at = timezone.now()
    element.save(update_fields=["removed_at", "revision"])
    keys = _beneath(element)
    # One moment for all, so that restoring brings back exactly what went together.
    removed = Element.objects.filter(pk__in=keys, removed_at=None).update(removed_at=element.removed_at)
    note_element(element, "removed a part", by, {"title": element.title}, {"with": removed})
    close_when_settled(element.plan, by)
    return removed + 1


@transaction.atomic
def restore_element(*, element: Element, by: Person) -> Element:
    """Bring back a removed part with all that went with it, last among its neighbours."""
    require(element.removed_at, "This part stands in the plan already.")
    parent = element.parent
    require(parent is None or parent.removed_at is None, "What it stood under was removed too: restore that first.")
    moment, keys = element.removed_at, [element.pk, *_beneath(element)]
    claim_revision(element, None)
    element.removed_at, element.order = None, _next_order(element.plan, parent)
    element.save(update_fields=["removed_at", "order", "revision"])
    Element.objects.filter(pk__in=keys, removed_at=moment).update(removed_at=None)
    note_element(element, "restored a part", by)
    return element


def _placed_lines(plan: Plan, lines: Sequence[PastedLine], under: Element | None) -> list[Element]:
    """Make a row of each line, under the nearest line before it that stands one level higher."""
    above: list[Element | None] = [under]
    first = _next_order(plan, under)
    rows = []
    for at, line in enumerate(lines):
        del above[line.depth :]
        depth = line.depth + (under.depth if under else 0)
        row = Element(plan=plan, parent=above[-1], depth=depth, order=first + at)
        try:
            set_words(row, {"title": line.title, "number": line.number}, REVISABLE)
        except ValidationError as flaw:
            raise ValidationError({"text": f"“{line.title[:40]}…”: {' '.join(flaw.messages)}"}) from flaw
        above.append(row)
        rows.append(row)
    return rows


def _place_after(element: Element, neighbour: Element) -> None:
    keys = _neighbours(element)
    others = [key for key in keys if key != element.pk]
    _write_order(element, plan_tree.placed(keys, element.pk, others.index(neighbour.pk) + 1))


def _move_under(element: Element, under: Element | None, by: Person) -> Element:
    keys = [element.pk, *_beneath(element)]
    depths = dict(Element.objects.filter(pk__in=keys).values_list("pk", "depth"))
    height = max(depths.values()) - element.depth + 1
    sinks = (under.depth + 1 if under else 1) - element.depth
    before = {"under": str(element.parent or element.plan)}
    _require_place(element, under, keys, height)
    element.parent, element.depth = under, element.depth + sinks
    element.order = _next_order(element.plan, under)
    element.save(update_fields=["parent", "depth", "order", "revision"])
    others = [Element(pk=key, depth=depth + sinks) for key, depth in depths.items() if key != element.pk]
    Element.objects.bulk_update(others, ["depth"], batch_size=500)
    note_element(element, "moved a part", by, before, {"under": str(under or element.plan)})
    return element


def _reorder(element: Element, steps: int) -> None:
    _write_order(element, plan_tree.moved(_neighbours(element), element.pk, steps))


def _neighbours(element: Element) -> list[int]:
    """List the keys of what stands beside a part, itself among them, in order."""
    found = Element.objects.filter(plan=element.plan_id, parent=element.parent_id, removed_at=None)
    return list(found.order_by("order", "pk").values_list("pk", flat=True))


def _write_order(element: Element, keys: Sequence[int]) -> None:
    rows = [Element(pk=key, order=order) for order, key in enumerate(keys, start=1)]
    Element.objects.bulk_update(rows, ["order"], batch_size=500)
    element.order = keys.index(element.pk) + 1


def _require_place(element: Element, under: Element | None, moving: list[int], height: int) -> None:
    require(under is None or under.plan_id == element.plan_id, "A part can only stand in its own plan.", "under")
    require(under is None or under.removed_at is None, "That part was removed from the plan.", "under")
    words = list(element.plan.levels.order_by("depth").values_list("one", flat=True))
    try:
        plan_tree.require_place(
            moving=moving, under=under.pk if under else None, depth=under.depth + 1 if under else 1,
            height=height, levels=len(words), deepest=words[-1] if words else "",
        )  # fmt: skip
    except plan_tree.Misplaced as misplaced:
        raise ValidationError({"under": str(misplaced)}) from misplaced


def _beneath(element: Element) -> list[int]:
    """List the keys of all that stands beneath a part, removed or not."""
    parents = Element.objects.filter(plan=element.plan_id).order_by().values_list("pk", "parent_id")
    return plan_tree.beneath(element.pk, parents)[1:]


def _next_order(plan: Plan, under: Element | None) -> int:
    last = plan.elements.filter(parent=under).order_by("-order").values_list("order", flat=True).first()
    return (last or 0) + 1


def _require_room(plan: Plan, more: int) -> None:
    there = plan.elements.filter(removed_at=None).count()
    require(there + more <= MOST_ELEMENTS, f"A plan holds {MOST_ELEMENTS:,} parts at most; this one has {there:,}.")


def _locked(plan: Plan) -> Plan:
    """Hold the plan while its shape changes, so that two people cannot place into one gap."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    return plan
