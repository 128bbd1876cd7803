"""The parts of a plan, at any level: adding, wording, placing and taking away."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from goldenthread.domain.plans.pasted_outline import MOST_LINES, PastedLine
from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.operations.parts.dates import close_when_settled, context_of, understand
from goldenthread.features.plans.operations.parts.placing import (
    beneath,
    locked,
    neighbours,
    next_order,
    place_after,
    place_of,
    require_place,
    write_order,
)
from goldenthread.features.plans.operations.parts.remembering import remember_added, remember_removed, remember_words
from goldenthread.features.plans.operations.writing import note_element, note_plan
from goldenthread.foundation.checked_words import MOST_TEXT, require, set_words
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
    plan = locked(plan)
    _require_room(plan, 1)
    if after is not None:
        require(after.removed_at is None, f"“{after}” was taken out, so nothing can follow it.", "under")
        under = after.parent
    element = Element(plan=plan, parent=under, depth=under.depth + 1 if under else 1)
    require_place(element, under, [], 1)
    set_words(element, {"title": title, **words}, REVISABLE)
    understand(element, context_of(plan))
    element.order = next_order(plan, under)
    element.save()
    if after is not None:
        place_after(element, after)
    note_element(element, "added a part", by, after={"title": element.title, "number": element.number})
    remember_added(plan, by, [element])
    return element


@transaction.atomic
def add_lines(
    *,
    plan: Plan,
    lines: Sequence[PastedLine],
    by: Person,
    under: Element | None = None,
    after: Element | None = None,
) -> list[Element]:
    """Add many parts at once, last at the top or under another part, or right after one.

    One insert a level, and one entry for them all.
    """
    plan = locked(plan)
    require(lines, "There is no line here to add.", "text")
    require(len(lines) <= MOST_LINES, f"These are {len(lines):,} lines; {MOST_LINES} at a time is the most.", "text")
    _require_room(plan, len(lines))
    if after is not None:
        require(after.removed_at is None, f"“{after}” was taken out, so nothing can follow it.", "under")
        under = after.parent
    require_place(Element(plan=plan), under, [], max(line.depth for line in lines))
    rows = _placed_lines(plan, lines, under)
    for depth in sorted({row.depth for row in rows}):
        Element.objects.bulk_create([row for row in rows if row.depth == depth], batch_size=500)
    if after is not None:
        _place_all_after(after, [row for row in rows if row.parent == under])
    words = {"parts": len(rows), "titles": [row.title for row in rows][:20]}
    note_plan(plan, "added parts", by, after=words | {"under": str(under or plan)})
    remember_added(plan, by, rows)
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
        remember_words(element, by, before, after)
        close_when_settled(element.plan, by)
    return element


@transaction.atomic
def set_cell(*, element: Element, column: str, text: str, by: Person, drawn_from: int | None = None) -> Element:
    """Write one column of a part, one printed line a line."""
    require(len(text) <= MOST_TEXT, f"The text is {len(text):,} characters long; {MOST_TEXT:,} is the most.", "text")
    known = element.plan.levels.filter(depth=element.depth, columns__key=column).exists()
    require(known or column in element.cells, "The level of this part has no such column.", "column")
    claim_revision(element, drawn_from)
    before, after = {column: element.cells.get(column, "")}, {column: text.strip()}
    element.cells = element.cells | after
    element.save(update_fields=["cells", "revision"])
    note_element(element, "wrote a column", by, before, after)
    remember_words(element, by, {"cells": before}, {"cells": after})
    return element


@transaction.atomic
def remove_element(*, element: Element, by: Person, drawn_from: int | None = None) -> int:
    """Take a part and all beneath it out of the plan; return how many. Nothing is lost: it can be restored."""
    claim_revision(element, drawn_from)
    stood = place_of(element)
    element.removed_at = timezone.now()
    element.save(update_fields=["removed_at", "revision"])
    keys = beneath(element)
    # One moment for all, so that restoring brings back exactly what went together.
    removed = Element.objects.filter(pk__in=keys, removed_at=None).update(removed_at=element.removed_at)
    note_element(element, "removed a part", by, {"title": element.title}, {"with": removed})
    remember_removed(element, by, stood)
    close_when_settled(element.plan, by)
    return removed + 1


@transaction.atomic
def restore_element(*, element: Element, by: Person) -> Element:
    """Bring back a removed part with all that went with it, last among its neighbours."""
    require(element.removed_at, "This part stands in the plan already.")
    parent = element.parent
    require(parent is None or parent.removed_at is None, "What it stood under was removed too: restore that first.")
    moment, keys = element.removed_at, [element.pk, *beneath(element)]
    claim_revision(element, None)
    element.removed_at, element.order = None, next_order(element.plan, parent)
    element.save(update_fields=["removed_at", "order", "revision"])
    Element.objects.filter(pk__in=keys, removed_at=moment).update(removed_at=None)
    note_element(element, "restored a part", by)
    return element


def _place_all_after(neighbour: Element, rows: Sequence[Element]) -> None:
    """Put new parts, in their order, right after one that they stand beside."""
    new = [row.pk for row in rows]
    others = [key for key in neighbours(neighbour) if key not in new]
    at = others.index(neighbour.pk) + 1
    write_order(neighbour, [*others[:at], *new, *others[at:]])


def _placed_lines(plan: Plan, lines: Sequence[PastedLine], under: Element | None) -> list[Element]:
    """Make a row of each line, under the nearest line before it that stands one level higher."""
    above: list[Element | None] = [under]
    first = next_order(plan, under)
    columns, context = _columns_of(plan), context_of(plan)
    rows = []
    for at, line in enumerate(lines):
        del above[line.depth :]
        depth = line.depth + (under.depth if under else 0)
        row = Element(plan=plan, parent=above[-1], depth=depth, order=first + at)
        try:
            cells = {_key_of(heading, columns.get(depth, {})): text for heading, text in line.cells.items()}
            words = {"title": line.title, "text": line.text, "number": line.number, "due_words": line.due_words}
            set_words(row, words | {"cells": cells}, REVISABLE)
            understand(row, context)
        except ValidationError as flaw:
            raise ValidationError({"text": f"“{line.title[:40]}…”: {' '.join(flaw.messages)}"}) from flaw
        above.append(row)
        rows.append(row)
    return rows


def _columns_of(plan: Plan) -> dict[int, dict[str, str]]:
    """Return the key of each column by its heading in small letters, level by level."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for depth, name, key in plan.levels.values_list("depth", "columns__name", "columns__key"):
        found[depth][(name or "").lower()] = key
    return found


def _key_of(heading: str, columns: Mapping[str, str]) -> str:
    """Return the key of a heading's column; one that the level does not have is kept under a key of its own."""
    return columns.get(heading.lower()) or slugify(heading).replace("-", "_")[:40] or "column"


def _require_room(plan: Plan, more: int) -> None:
    there = plan.elements.filter(removed_at=None).count()
    require(there + more <= MOST_ELEMENTS, f"A plan holds {MOST_ELEMENTS:,} parts at most; this one has {there:,}.")
