"""What a plan says before it says what to do: mission, vision, values, principles, promises."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Element, ElementStatement, Plan, Statement
from goldenthread.features.plans.operations.writing import check, note_plan, require, set_words
from goldenthread.foundation.tables import claim_revision

REVISABLE = ("kind", "title", "text", "source", "year", "base", "quotation", "order")


@transaction.atomic
def add_statement(
    *,
    plan: Plan,
    kind: str,
    text: str,
    by: Person,
    element: Element | None = None,
    principle: Statement | None = None,
    **words: Any,
) -> Statement:
    """Add a statement to a plan, or to one part of it; an entitlement to the principle that it answers to."""
    require(element is None or element.plan_id == plan.pk, "That part belongs to another plan.", "element")
    require(principle is None or principle.plan_id == plan.pk, "That principle belongs to another plan.", "principle")
    unknown = set(words) - set(REVISABLE)
    assert not unknown, f"no such words of a statement: {unknown}"
    words = check(Statement, {"kind": kind, "text": text, **words})
    statement = Statement.objects.create(
        plan=plan, element=element, principle=principle, order=plan.statements.count(), **words
    )  # fmt: skip
    note_plan(plan, "added a statement", by, after=words)
    return statement


@transaction.atomic
def revise_statement(*, statement: Statement, by: Person, drawn_from: int | None = None, **words: Any) -> Statement:
    """Change a statement's words, kind, source or place."""
    claim_revision(statement, drawn_from)
    before, after = set_words(statement, words, REVISABLE)
    statement.save()
    if after:
        note_plan(statement.plan, "changed a statement", by, before, after)
    return statement


@transaction.atomic
def remove_statement(*, statement: Statement, by: Person) -> None:
    """Take a statement out of the plan; the trail keeps its words."""
    note_plan(statement.plan, "removed a statement", by, {"kind": statement.kind, "text": statement.text})
    statement.delete()


@transaction.atomic
def live_by(*, statement: Statement, parts: Sequence[Element], by: Person) -> Statement:
    """Say which parts of its plan live by a value or a principle: these, and no others."""
    require(all(part.plan_id == statement.plan_id for part in parts), "A part belongs to another plan.", "parts")
    known = statement.lived_by.select_related("element")
    before = {tie.element.ref: str(tie.element) for tie in known}
    after = {part.ref: str(part) for part in parts}
    ElementStatement.objects.filter(statement=statement).exclude(element__in=parts).delete()
    new = [ElementStatement(statement=statement, element=part) for part in parts if part.ref not in before]
    ElementStatement.objects.bulk_create(new)
    if before != after:
        words = {"statement": str(statement)}
        note_plan(
            statement.plan, "said what lives by a statement", by, words | {"parts": list(before.values())},
            words | {"parts": list(after.values())},
        )  # fmt: skip
    return statement
