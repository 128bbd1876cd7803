"""What a plan says before it says what to do: mission, vision, values, principles, promises."""

from typing import Any

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Element, Plan, Statement
from goldenthread.features.plans.operations.writing import check, note_plan, require, set_words
from goldenthread.foundation.tables import claim_revision

REVISABLE = ("kind", "text", "source", "order")


@transaction.atomic
def add_statement(
    *, plan: Plan, kind: str, text: str, by: Person, element: Element | None = None, source: str = ""
) -> Statement:
    """Add a statement to a plan, or to one part of it."""
    require(element is None or element.plan_id == plan.pk, "That part belongs to another plan.", "element")
    words = check(Statement, {"kind": kind, "text": text, "source": source})
    statement = Statement.objects.create(plan=plan, element=element, order=plan.statements.count(), **words)
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
