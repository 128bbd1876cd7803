"""What a plan says before it says what to do: mission, vision, values, principles, promises."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Element, ElementStatement, Plan, Statement
from goldenthread.features.plans.operations.parts.remembering import remember_statement
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation.checked_words import check, require, set_words
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
    remember_statement(statement, by, None, words)
    return statement


@transaction.atomic
def revise_statement(*, statement: Statement, by: Person, drawn_from: int | None = None, **words: Any) -> Statement:
    """Change a statement's words, kind, source or place."""
    claim_revision(statement, drawn_from)
    before, after = set_words(statement, words, REVISABLE)
    statement.save()
    if after:
        note_plan(statement.plan, "changed a statement", by, before, after)
        remember_statement(statement, by, before, after)
    return statement


@transaction.atomic
def remove_statement(*, statement: Statement, by: Person) -> None:
    """Take a statement out of the plan; the trail keeps its words."""
    note_plan(statement.plan, "removed a statement", by, {"kind": statement.kind, "text": statement.text})
    remember_statement(statement, by, _whole(statement), None)
    statement.delete()


def _whole(statement: Statement) -> dict[str, Any]:
    """Return all that a statement says and is tied to, so that it can come back."""
    ties = {"element": statement.element, "principle": statement.principle, "clashes_with": statement.clashes_with}
    return {
        "words": {name: getattr(statement, name) for name in REVISABLE},
        "ties": {name: tied.ref for name, tied in ties.items() if tied is not None},
        "lived_by": list(statement.lived_by.values_list("element__ref", flat=True)),
        "entitlements": list(statement.entitlements.values_list("ref", flat=True)),
    }


def bring_back(*, plan: Plan, ref: str, whole: Mapping[str, Any], by: Person) -> Statement:
    """Bring back a statement that was taken out, with what still stands of all that it was tied to."""
    ties = whole["ties"]
    element = Element.objects.filter(plan=plan, ref=ties.get("element", ""), removed_at=None).first()
    require(element or "element" not in ties, "What it belongs to was taken out: bring that back first.")
    principle = plan.statements.filter(ref=ties.get("principle", "")).first()
    statement = Statement.objects.create(plan=plan, ref=ref, element=element, principle=principle, **whole["words"])
    plan.statements.filter(ref__in=whole["entitlements"]).update(principle=statement)
    parts = Element.objects.filter(plan=plan, ref__in=whole["lived_by"])
    ElementStatement.objects.bulk_create(ElementStatement(element=part, statement=statement) for part in parts)
    note_plan(plan, "brought back a statement", by, after={"kind": statement.kind, "text": statement.text})
    if (other := plan.statements.filter(ref=ties.get("clashes_with", "")).first()) is not None:
        mark_clash(fact=statement, other=other, by=by)
    return statement


@transaction.atomic
def mark_clash(*, fact: Statement, other: Statement | None, by: Person) -> Statement:
    """Say that two facts of a plan clash, each with at most one other; None says that it clashes with none."""
    context = Statement.Kind.CONTEXT
    require(other is None or fact.kind == other.kind == context, "Only facts can clash.", "clashes_with")
    apart = other is None or (other.plan_id == fact.plan_id and other.pk != fact.pk)
    require(apart, "A fact clashes with another one of its own plan.", "clashes_with")
    if fact.clashes_with_id == (other.pk if other else None):
        return fact
    before = fact.clash
    ends = [fact.pk, *([other.pk] if other else [])]
    Statement.objects.filter(Q(clashes_with__in=ends) | Q(pk__in=ends)).update(clashes_with=None)
    fact.clashes_with = other
    fact.save(update_fields=["clashes_with"])
    if other is not None:
        Statement.objects.filter(pk=other.pk).update(clashes_with=fact)
    words = {"fact": str(fact)}
    note_plan(fact.plan, "said what a fact clashes with", by, words | {"with": before}, words | {"with": fact.clash})
    return fact


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
