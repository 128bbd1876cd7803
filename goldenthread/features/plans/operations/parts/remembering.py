"""Keeping for a while how a change to a plan's parts is taken back by whoever made it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Action, Element, Plan, Reversible, Statement
from goldenthread.features.plans.operations.parts.keeping_rows import Rows, rows_of

# So many changes of one person to one plan are kept; the trail keeps the rest, to be read.
KEPT = 20
Levels = list[dict[str, Any]]


def remember_words(element: Element, by: Person | None, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Remember words that changed; of the columns, only those that did."""
    was_words, now_words = dict(before), dict(after)
    if "cells" in after:
        was, now = before["cells"], after["cells"]
        changed = [key for key in {**was, **now} if was.get(key, "") != now.get(key, "")]
        was_words["cells"] = {key: was.get(key, "") for key in changed}
        now_words["cells"] = {key: now.get(key, "") for key in changed}
    facts = {"ref": element.ref, "before": was_words, "after": now_words}
    _remember(element.plan, by, Reversible.Kind.WORDS, f"changing the words of {element}", facts)


def remember_place(
    element: Element, by: Person | None, before: tuple[int | None, int | None], after: tuple[int | None, int | None]
) -> None:
    """Remember where a part stood: under which part and after which neighbour, by their keys."""
    if before != after:
        facts = {"ref": element.ref, "before": before, "after": after}
        _remember(element.plan, by, Reversible.Kind.PLACE, f"moving {element}", facts)


def remember_added(plan: Plan, by: Person | None, added: Sequence[Element]) -> None:
    """Remember parts that were added together, each with the words that it came with."""
    says = f"adding {added[0]}" if len(added) == 1 else f"adding {len(added)} parts"
    facts = {"parts": [[one.ref, one.title, one.revision] for one in added]}
    _remember(plan, by, Reversible.Kind.ADDED, says, facts)


def remember_removed(element: Element, by: Person | None, stood: tuple[int | None, int | None]) -> None:
    """Remember a part that was taken out, and where it stood."""
    facts = {"ref": element.ref, "before": stood}
    _remember(element.plan, by, Reversible.Kind.REMOVED, f"taking out {element}", facts)


def remember_statement(
    statement: Statement, by: Person | None, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> None:
    """Remember what a statement said; one that was added has no before, one that was taken out no after."""
    deed = "adding" if before is None else "taking out" if after is None else "changing"
    facts = {"ref": statement.ref, "before": before, "after": after}
    says = f"{deed} the {statement.get_kind_display().lower()} “{statement}”"
    _remember(statement.plan, by, Reversible.Kind.SAID, says, facts)


def remember_levels(plan: Plan, by: Person | None, before: Levels, after: Levels) -> None:
    """Remember a plan's levels with their columns."""
    if before != after:
        _remember(plan, by, Reversible.Kind.LEVELS, "setting the levels", {"before": before, "after": after})


def remember_tie(element: Element, by: Person | None, tie: str, of: Any, *, is_new: bool, **facts: str) -> None:
    """Remember a post, a measure or a target that was tied to a part, or taken from it."""
    says = f"{'tying' if is_new else 'taking'} {of} {'to' if is_new else 'from'} {element}"
    kept = {"ref": element.ref, "tie": tie, "of": of.pk, "is_new": is_new, "facts": facts}
    _remember(element.plan, by, Reversible.Kind.TIED, says, kept)


def remember_deed(action: Action, by: Person | None, deed: str, before: Rows | None, after: Rows | None) -> None:
    """Remember what an action was; one that was added has no before, one that was taken away no after."""
    if before != after:
        facts = {"ref": action.ref, "of": action.element.ref, "before": before, "after": after}
        _remember(action.element.plan, by, Reversible.Kind.DEED, f"{deed} {action.title}", facts)


@contextmanager
def remembering(action: Action, by: Person | None, deed: str) -> Iterator[None]:
    """Remember what an action was before what is done within: “blocking”, “confirming”."""
    before = rows_of(action) if by is not None else None
    yield
    if by is not None:
        remember_deed(action, by, deed, before, rows_of(action))


def levels_kept(plan: Plan) -> Levels:
    """Return a plan's levels and columns as they can be kept and compared."""
    names = ("one", "many", "number", "is_run", "most", "own_columns")
    return [
        {name: getattr(level, name) for name in names}
        | {"columns": [[column.key, column.name, column.meaning] for column in level.columns.all()]}
        for level in plan.levels.prefetch_related("columns")
    ]


def _remember(plan: Plan, by: Person | None, kind: str, says: str, facts: Mapping[str, Any]) -> None:
    """Keep the change, and let go of the oldest. What the software does itself is not taken back."""
    if by is None:
        return
    Reversible.objects.create(plan=plan, by=by, kind=kind, says=says[:200], facts=facts)
    old = Reversible.objects.filter(plan=plan, by=by).order_by("-pk").values_list("pk", flat=True)[KEPT : KEPT + 1]
    for key in old:
        Reversible.objects.filter(plan=plan, by=by, pk__lte=key).delete()
