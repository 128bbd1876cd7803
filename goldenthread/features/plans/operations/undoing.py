"""Taking back one's own last change to a plan, unless somebody has changed it since."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Action, Assignment, Element, ElementMeasure, Plan, Reversible
from goldenthread.features.plans.operations.parts.assignments import (
    aim_at,
    assign,
    measure_by,
    no_longer_aim_at,
    no_longer_measure_by,
    unassign,
)
from goldenthread.features.plans.operations.parts.elements import remove_element, restore_element, revise_element
from goldenthread.features.plans.operations.parts.keeping_rows import put_back, rows_of
from goldenthread.features.plans.operations.parts.placing import locked, move_element
from goldenthread.features.plans.operations.parts.remembering import levels_kept
from goldenthread.features.plans.operations.parts.statements import bring_back, remove_statement, revise_statement
from goldenthread.features.plans.operations.whole.plans import ColumnWords, LevelWords, set_levels
from goldenthread.features.plans.operations.work.actions import ask, called, remove_action
from goldenthread.features.plans.operations.writing import note_element, note_plan
from goldenthread.features.trail import queries as trail
from goldenthread.foundation.checked_words import require


@transaction.atomic
def undo(*, reversible: Reversible, by: Person) -> Element | None:
    """Take back a change: the last one of whoever made it. Return the part that it was about, if it stands.

    Raises ValidationError, saying who, where somebody has changed the same thing since; nothing is undone then.
    """
    plan = locked(reversible.plan)
    last = Reversible.objects.filter(plan=plan, by=by).order_by("-pk").first()
    require(last == reversible, "That was undone already, or you have changed something else since.")
    undone = UNDOING[reversible.kind](plan, reversible.facts, by)
    note_plan(plan, "undid a change", by, after={"undone": reversible.says})
    # What undoing did is itself no change to be taken back.
    Reversible.objects.filter(plan=plan, by=by, pk__gte=reversible.pk).delete()
    return undone


def _undo_words(plan: Plan, facts: dict[str, Any], by: Person) -> Element:
    element = _standing(plan, facts["ref"])
    before, after = dict(facts["before"]), dict(facts["after"])
    cells_before, cells_after = before.pop("cells", {}), after.pop("cells", {})
    is_same = all(getattr(element, field) == value for field, value in after.items())
    is_same = is_same and all(element.cells.get(key, "") == text for key, text in cells_after.items())
    require(is_same, f"{_somebody(element, by)} has changed the words of “{element}” since, so they stay.")
    if cells_before:
        before["cells"] = element.cells | cells_before
    return revise_element(element=element, by=by, **before)


def _undo_place(plan: Plan, facts: dict[str, Any], by: Person) -> Element:
    element = _standing(plan, facts["ref"])
    parent, _ = facts["after"]
    require(element.parent_id == parent, f"{_somebody(element, by)} has moved “{element}” since, so it stays.")
    return _put_back(element, facts["before"], by)


def _undo_added(plan: Plan, facts: dict[str, Any], by: Person) -> Element | None:
    added = {ref: (title, revision) for ref, title, revision in facts["parts"]}
    rows = list(Element.objects.filter(plan=plan, ref__in=added, removed_at=None).select_related("plan__trust"))
    require(rows, "It was taken out already.")
    for row in rows:
        require(
            row.title == added[row.ref][0],
            f"{_somebody(row, by)} has changed “{row}” since, so what was added stays.",
        )
    keys = {row.pk for row in rows}
    newer = Element.objects.filter(parent__in=keys, removed_at=None).exclude(pk__in=keys).first()
    require(newer is None, f"“{newer}” stands beneath what you added, so it stays. Move or remove that first.")
    require(not _is_hung(keys), "People, measures or actions hang from what you added, so it stays.")
    heads = [row for row in rows if row.parent_id not in keys]
    for row in heads:
        remove_element(element=row, by=by)
    return heads[0].parent


def _undo_removed(plan: Plan, facts: dict[str, Any], by: Person) -> Element:
    element = Element.objects.select_related("plan__trust", "parent").get(plan=plan, ref=facts["ref"])
    restored = restore_element(element=element, by=by)
    return _put_back(restored, facts["before"], by)


def _undo_said(plan: Plan, facts: dict[str, Any], by: Person) -> None:
    before, after = facts["before"], facts["after"]
    if after is None:
        bring_back(plan=plan, ref=facts["ref"], whole=before, by=by)
        return
    statement = plan.statements.select_related("plan__trust").filter(ref=facts["ref"]).first()
    require(statement is not None, "It was taken out since.")
    assert statement is not None
    is_same = all(getattr(statement, name) == value for name, value in after.items())
    require(is_same, "Somebody has changed it since, so it stays.")
    if before is None:
        remove_statement(statement=statement, by=by)
    else:
        revise_statement(statement=statement, by=by, **before)


def _undo_levels(plan: Plan, facts: dict[str, Any], by: Person) -> None:
    require(levels_kept(plan) == facts["after"], "Somebody has set the levels since, so they stay.")
    levels = [
        LevelWords(
            one["one"], one["many"], one["number"], [ColumnWords(*column) for column in one["columns"]],
            one["is_run"], one["most"], one["own_columns"],
        )
        for one in facts["before"]
    ]  # fmt: skip
    set_levels(plan=plan, levels=levels, by=by)


def _undo_tie(plan: Plan, facts: dict[str, Any], by: Person) -> Element:
    element = _standing(plan, facts["ref"])
    of = TIED_TO[facts["tie"]].objects.filter(pk=facts["of"], trust=plan.trust_id).first()
    require(of is not None, "What was tied to it is no longer there.")
    words = facts["facts"]
    match facts["tie"], facts["is_new"]:
        case "post", True:
            for assignment in element.assignments.filter(post=of, capacity=words["capacity"]):
                unassign(assignment=assignment, by=by)
        case "post", False:
            assign(element=element, post=of, capacity=words["capacity"], by=by)
        case "measure", True:
            no_longer_measure_by(element=element, measure=of, by=by)
        case "measure", False:
            measure_by(element=element, measure=of, by=by)
        case "target", True:
            no_longer_aim_at(element=element, target=of, by=by)
        case _:
            aim_at(element=element, target=of, column=words["column"], by=by)
    return element


def _undo_deed(plan: Plan, facts: dict[str, Any], by: Person) -> Element:
    element, before, after = _standing(plan, facts["of"]), facts["before"], facts["after"]
    action = Action.objects.filter(element=element, ref=facts["ref"]).select_related("element__plan__trust").first()
    require(action is not None or after is None, "It was taken away since.")
    if action is not None and after is not None:
        require(rows_of(action) == after, f"{_somebody(element, by)} has changed “{action}” since, so it stays.")
        if before is None:
            remove_action(action=action, by=by)
            return element
    restored = put_back(before, action.revision + 1 if action else 1)
    ask(restored)
    note_element(element, f"put {called(restored)} back as it was", by, after={"action": restored.title})
    return element


def _put_back(element: Element, place: list[int | None], by: Person) -> Element:
    """Put a part where it stood; where its neighbour has gone, at the end."""
    under, after = (Element.objects.filter(pk=key, plan=element.plan_id).first() if key else None for key in place)
    if after is not None and after.removed_at is None and after.parent_id == place[0]:
        return move_element(element=element, after=after, by=by)
    if place[1] is None and (first := _first(element, under)) is not None:
        return move_element(element=element, before=first, by=by)
    return move_element(element=element, under=under, by=by)


def _first(element: Element, under: Element | None) -> Element | None:
    beside = Element.objects.filter(plan=element.plan_id, parent=under, removed_at=None).exclude(pk=element.pk)
    return beside.order_by("order", "pk").select_related("parent").first()


def _standing(plan: Plan, ref: str) -> Element:
    element = Element.objects.select_related("plan__trust", "parent").get(plan=plan, ref=ref)
    require(element.removed_at is None, f"“{element}” was taken out since. Bring it back first.")
    return element


def _is_hung(keys: set[int]) -> bool:
    return any(table.objects.filter(element__in=keys).exists() for table in (Action, Assignment, ElementMeasure))


def _somebody(element: Element, by: Person) -> str:
    """Return who changed a part last, where that is somebody else."""
    entries = trail.entries_about(element.plan.trust_id, "element", element.ref)
    other = next((entry.by_name for entry in entries if entry.by != by.pk), "")
    return other or "Somebody"


TIED_TO: dict[str, Any] = {"post": Post, "measure": Measure, "target": Target}
UNDOING: dict[str, Callable[[Plan, dict[str, Any], Person], Element | None]] = {
    Reversible.Kind.WORDS: _undo_words,
    Reversible.Kind.PLACE: _undo_place,
    Reversible.Kind.ADDED: _undo_added,
    Reversible.Kind.REMOVED: _undo_removed,
    Reversible.Kind.SAID: _undo_said,
    Reversible.Kind.LEVELS: _undo_levels,
    Reversible.Kind.TIED: _undo_tie,
    Reversible.Kind.DEED: _undo_deed,
}
