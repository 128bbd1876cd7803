"""What a plan says before it says what to do: its statements."""

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.organisations import queries as organisations
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan, Statement
from goldenthread.features.plans.queries.outline import editing, speaking
from goldenthread.features.plans.queries.outline.editing import Part
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans.editing import conflicts
from goldenthread.web.plans.editing.outlining import SHOWN_WHOLE
from goldenthread.web.plans.editing.plan_forms import StatementForm
from goldenthread.web.plans.editing.saving import plan_to_edit
from goldenthread.web.plans.editing.undoing import undo_asked


@requires("plan.edit")
def statements(request: TrustRequest, ref: str) -> HttpResponse:
    """List a plan's statements, and add one."""
    plan = plan_to_edit(request, ref)
    if (undone := undo_asked(request, plan, "plans:statements")) is not None:
        return undone
    parts = _parts_to_speak_for(plan)
    form = StatementForm(request.POST or None, parts=parts)
    if form.is_valid() and saved(form, lambda: _add(request, plan, form, parts)):
        messages.success(request, "Added.")
        return redirect("plans:statements", request.trust.slug, ref)
    kept = list(speaking.statements_of(plan))
    return show(
        request, "plans/pages/editing/statements.html", plan=plan, form=form, kept=kept,
        may_clash=speaking.may_clash(kept), without_vision=speaking.without_vision(plan),
        last=editing.reversible(plan, request.user),
        outside=organisations.outside_ages(request.reach, request.trust),
    )  # fmt: skip


def _parts_to_speak_for(plan: Plan) -> Sequence[Part]:
    """Return the parts for which a statement can speak; of a long plan, those of its two upper levels."""
    parts = editing.skeleton(plan).parts
    return parts if len(parts) <= SHOWN_WHOLE else [part for part in parts if part.depth <= 2]


def _add(request: TrustRequest, plan: Plan, form: StatementForm, parts: Sequence[Part]) -> Statement:
    of_a_part = next((part.element for part in parts if part.element.ref == form.cleaned_data.get("part")), None)
    return operations.add_statement(plan=plan, element=of_a_part, by=request.user, **form.words())


@requires("plan.edit")
def revise_statement(request: TrustRequest, ref: str) -> HttpResponse:
    """Change a statement's words, kind or source."""
    statement = find(editing.statements_to_edit(request.reach), ref=ref)
    beside = list(speaking.facts_beside(statement))
    standing = StatementForm(statement=statement, facts_beside=beside)
    form = StatementForm(conflicts.typed(request, standing), statement=statement, facts_beside=beside)
    back = reverse("plans:statements", args=[request.trust.slug, statement.plan.ref])
    if form.is_valid():
        try:
            if saved(form, lambda: _revise(request, statement, form, beside)):
                messages.success(request, "Saved.")
                return redirect(back)
        except Stale as stale:
            now = StatementForm(statement=stale.row, facts_beside=beside)
            return conflicts.answer(request, form, now, what="this statement", back=back)
    return show(
        request, "plans/pages/editing/revise_statement.html", plan=statement.plan, statement=statement, form=form
    )


@transaction.atomic
def _revise(request: TrustRequest, statement: Statement, form: StatementForm, beside: Sequence[Statement]) -> None:
    by, words = request.user, form.words()
    operations.revise_statement(statement=statement, by=by, drawn_from=form.cleaned_data["revision"], **words)
    if "clashes_with" in form.fields:
        other = next((one for one in beside if one.ref == form.cleaned_data["clashes_with"]), None)
        is_fact = statement.kind == Statement.Kind.CONTEXT
        operations.mark_clash(fact=statement, other=other if is_fact else None, by=by)


@requires("plan.edit")
def remove_statement(request: TrustRequest, ref: str) -> HttpResponse:
    """Take a statement out of its plan, once that is confirmed."""
    statement = find(editing.statements_to_edit(request.reach), ref=ref)
    if request.method == "POST":
        operations.remove_statement(statement=statement, by=request.user)
        messages.success(request, f"Taken out: “{statement.text[:80]}”. The trail keeps its words.")
        return redirect("plans:statements", request.trust.slug, statement.plan.ref)
    return show(request, "plans/pages/editing/remove_statement.html", plan=statement.plan, statement=statement)
