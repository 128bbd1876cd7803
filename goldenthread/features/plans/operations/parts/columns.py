"""Which of a level's columns print beneath one top part, and how they are headed there."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Element, Level
from goldenthread.features.plans.operations.parts.remembering import levels_kept, remember_levels
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation.checked_words import require
from goldenthread.foundation.tables import claim_revision

MOST_HEADING = 120
Printed = Sequence[tuple[str, str]]
"""The columns that print, as keys and headings in their order; an empty heading is the level's own."""


@transaction.atomic
def choose_columns(
    *, top: Element, printed: Mapping[int, Printed | None], by: Person, drawn_from: int | None = None
) -> Element:
    """Say, for levels by their depth, which columns print beneath a top part; None for as everywhere else.

    What does not print is kept as it was written, and is still asked for and shown behind.
    """
    require(top.depth == 1, "Columns of its own has only a part at the top of the plan.")
    plan = top.plan
    claim_revision(plan, drawn_from)
    levels = list(plan.levels.filter(depth__in=printed).prefetch_related("columns"))
    before, kept = _in_words(levels, top), levels_kept(plan)
    for level in levels:
        columns = printed[level.depth]
        own = {ref: kept for ref, kept in level.own_columns.items() if ref != top.ref}
        level.own_columns = own if columns is None else own | {top.ref: _checked(level, columns)}
        level.save(update_fields=["own_columns", "revision"])
    plan.save(update_fields=["revision"])
    after = _in_words(levels, top)
    if before != after:
        note_element(top, "chose its columns", by, before, after)
        remember_levels(plan, by, kept, levels_kept(plan))
    return top


def _checked(level: Level, columns: Printed) -> list[list[str]]:
    known = {column.key: column.name for column in level.columns.all()}
    checked = []
    for key, typed in columns:
        heading = typed.strip()
        require(key in known, f"{level.one} has no such column.", "columns")
        require(len(heading) <= MOST_HEADING, f"A heading has at most {MOST_HEADING} letters.", "columns")
        checked.append([key, "" if heading == known[key] else heading])
    keys = [key for key, _ in checked]
    require(len(keys) == len(set(keys)), "A column prints once.", "columns")
    return checked


def _in_words(levels: Sequence[Level], top: Element) -> dict[str, list[str]]:
    """Return the headings that print beneath a part, by level; a level that prints as everywhere is left out."""
    found = {}
    for level in levels:
        if top.ref in level.own_columns:
            known = {column.key: column.name for column in level.columns.all()}
            found[level.many] = [heading or known.get(key, key) for key, heading in level.own_columns[top.ref]]
    return found
