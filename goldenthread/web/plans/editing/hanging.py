"""What hangs from a part of a plan: people, measures, targets, actions, evidence and links, on one page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Action, Element, Link
from goldenthread.features.plans.queries.outline import editing
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.form_fields import problems
from goldenthread.web.kit.saving import put_right, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.editing import conflicts
from goldenthread.web.plans.editing.hanging_forms import (
    ActionForm,
    FinishForm,
)
from goldenthread.web.plans.editing.hanging_page import HangingPage, source_of
from goldenthread.web.plans.editing.saving import part_to_edit
from goldenthread.web.plans.editing.understanding import READ_BACK, measure_named, understood
from goldenthread.web.plans.editing.undoing import undo_asked

Says = str
"""What a deed says once it is done."""


@requires("plan.edit")
def hang(request: TrustRequest, ref: str) -> HttpResponse:
    """Add to what hangs from a part, and take from it: one deed at a time, on one page."""
    element = part_to_edit(request, ref)
    if back := undo_asked(request, element.plan, "plans:hang", ref):
        return back
    page = HangingPage(request, element)
    status = 200
    if request.method == "POST":
        says = _do(page)
        if says:
            messages.success(request, says)
            here = reverse("plans:hang", args=[request.trust.slug, ref])
            return redirect(f"{here}#{SECTIONS[request.POST['deed']]}")
        status = 200 if page.meant else UNPROCESSABLE
    return show(
        request,
        "plans/pages/editing/hang.html",
        status=status,
        plan=element.plan,
        element=element,
        page=page,
        last=editing.reversible(element.plan, request.user),
    )


def _do(page: HangingPage) -> Says:
    """Do what was asked and say it; nothing where a form came back wrong, or is only to be read back."""
    deed = page.request.POST.get("deed", "")
    if deed in TAKINGS:
        return TAKINGS[deed](page, page.request.POST.get("what", "")[:40])
    form = page.forms.get(deed)
    if form is None:
        raise Http404
    if not form.is_valid():
        return ""
    if deed == "target" and "set" not in page.request.POST:
        return _read_back(page, form.cleaned_data)
    said: list[Says] = []
    saved(form, lambda: said.append(ADDINGS[deed](page, form.cleaned_data)), value="text", value_to="text")
    return said[0] if said else ""


# --- Adding


def _assign(page: HangingPage, facts: dict[str, Any]) -> Says:
    made = operations.assign(element=page.element, by=page.request.user, **facts)
    return f"{made.post}: {made.get_capacity_display().lower()}."


def _measure(page: HangingPage, facts: dict[str, Any]) -> Says:
    operations.measure_by(element=page.element, by=page.request.user, **facts)
    return f"It is measured by {facts['measure']} now."


def _name_target(page: HangingPage, facts: dict[str, Any]) -> Says:
    operations.aim_at(element=page.element, target=facts["target"], by=page.request.user)
    return "The target is named here."


def _target(page: HangingPage, facts: dict[str, Any]) -> Says:
    meant = understood(facts["text"], facts.get("measure"), page.plan)
    if facts["instead"] and (old := page.aims.filter(target__ref=facts["instead"]).first()):
        operations.no_longer_aim_at(element=page.element, target=old.target, by=page.request.user)
    line = meant.confirmed if page.request.POST["set"] == READ_BACK else meant.line
    operations.write_target(
        element=page.element, line=line, by=page.request.user, column=facts.get("column", ""),
        is_proposed=page.proposes,
    )  # fmt: skip
    if page.proposes:
        return "The target is written, in your words. It counts once the plan is agreed."
    return "The target is set, in your words."


def _read_back(page: HangingPage, facts: dict[str, Any]) -> Says:
    """Say what a target is understood as; a measure of the part that its words name is offered with it."""
    measure = facts.get("measure")
    if measure is None and page.to_aim_by is not None:
        measure = measure_named(facts["text"], [one.measure for one in page.measured_by])
    page.meant = understood(facts["text"], measure, page.plan)
    typed = page.request.POST.copy()
    typed["measure"] = measure.ref if measure else ""
    page.forms["target"].data = typed
    return ""


def _action(page: HangingPage, facts: dict[str, Any]) -> Says:
    words = page.forms["action"].words()
    source = source_of(page.request, facts["source"])
    made = operations.add_action(
        element=page.element, by=page.request.user, source=source, verifier=facts["verifier"], **words
    )
    asked = f"{made.post} is asked to do it." if made.post else "Nobody is named yet."
    return f"Added. {asked}" + (f" Its date has to be settled: {made.due_question}" if made.due_question else "")


def _evidence(page: HangingPage, facts: dict[str, Any]) -> Says:
    operations.add_evidence(element=page.element, by=page.request.user, **facts)
    return "Filed."


def _tie(page: HangingPage, facts: dict[str, Any]) -> Says:
    upper = find(editing.upper_elements(page.request.reach), ref=facts["upper"])
    return tie(upper, page.element, facts["kind"], facts["reason"], by=page.request.user)


def tie(upper: Element, lower: Element, kind: str, reason: str, *, by: Any) -> Says:
    """Link a local part to one of the trust's plan."""
    if kind == Link.Kind.TAKES_UP:
        operations.take_up(upper=upper, lower=lower, by=by)
        return f"{lower} takes up {upper}."
    if kind == Link.Kind.SUPPORTS:
        operations.support(upper=upper, lower=lower, reason=reason, by=by)
        return f"{lower} supports {upper}."
    operations.conflict(upper=upper, lower=lower, reason=reason, by=by)
    return f"It is said that {upper} conflicts with {lower}, and why."


ADDINGS: dict[str, Callable[[HangingPage, dict[str, Any]], Says]] = {
    "assign": _assign, "measure": _measure, "name_target": _name_target, "target": _target, "action": _action,
    "evidence": _evidence, "tie": _tie,
}  # fmt: skip


# --- Taking away


def _unassign(page: HangingPage, what: str) -> Says:
    ref, _, capacity = what.partition(":")
    assignment = find(page.element.assignments.select_related("post"), post__ref=ref, capacity=capacity)
    operations.unassign(assignment=assignment, by=page.request.user)
    return f"{assignment.post} has no part in it as {assignment.get_capacity_display().lower()} any more."


def _unmeasure(page: HangingPage, what: str) -> Says:
    tied = find(page.measured_by, measure__ref=what)
    operations.no_longer_measure_by(element=page.element, measure=tied.measure, by=page.request.user)
    return f"{tied.measure} does not measure it any more. The measure and its figures stay."


def _drop_target(page: HangingPage, what: str) -> Says:
    aim = find(page.aims, target__ref=what)
    operations.no_longer_aim_at(element=page.element, target=aim.target, by=page.request.user)
    return "The target is not named here any more. It stays with its measure."


def _finish(page: HangingPage, what: str) -> Says:
    action = find(page.element.actions.select_related("element__plan__trust"), ref=what)
    form = FinishForm(page.request.POST)
    if form.is_valid() and saved(form, lambda: _finished(page, action, form)):
        return f"Done: {action.title}"
    for problem in problems(form):
        messages.error(page.request, f"{action.title}: {problem['says']}")
    return ""


def _finished(page: HangingPage, action: Action, form: FinishForm) -> Action:
    done_on = form.cleaned_data["done_on"]
    return operations.finish_action(action=action, done_on=done_on, by=page.request.user)


def _remove_action(page: HangingPage, what: str) -> Says:
    action = find(page.element.actions.select_related("element__plan__trust"), ref=what)
    operations.remove_action(action=action, by=page.request.user)
    return f"Taken away: {action.title}"


def _remove_evidence(page: HangingPage, what: str) -> Says:
    evidence = find(page.element.evidence.select_related("element__plan__trust"), ref=what)
    operations.remove_evidence(evidence=evidence, by=page.request.user)
    return f"Taken away: {evidence.title}"


def _unlink(page: HangingPage, what: str) -> Says:
    link = next((link for link in page.links if what and what in _ends(page, link)), None)
    if link is None:
        raise Http404
    operations.unlink(link=link, by=page.request.user)
    return "The link is undone. The parts stay as they are."


def _ends(page: HangingPage, link: Link) -> set[str]:
    """Return what names the other end of a link."""
    if page.is_local:
        return {link.upper.ref}
    return {link.lower.ref} if link.lower else {link.school.ref} if link.school else set()


TAKINGS: dict[str, Callable[[HangingPage, str], Says]] = {
    "unassign": _unassign, "unmeasure": _unmeasure, "drop_target": _drop_target, "finish": _finish,
    "remove_action": _remove_action, "remove_evidence": _remove_evidence, "unlink": _unlink,
}  # fmt: skip
SECTIONS = {
    "assign": "people", "unassign": "people", "measure": "measures", "unmeasure": "measures",
    "name_target": "targets", "target": "targets", "drop_target": "targets",
    "action": "actions", "finish": "actions", "remove_action": "actions",
    "evidence": "evidence", "remove_evidence": "evidence", "tie": "links", "unlink": "links",
}  # fmt: skip


@requires("plan.edit")
def revise_action(request: TrustRequest, ref: str) -> HttpResponse:
    """Change an action: its words, who does it, by when, and how it stands."""
    action = find(editing.actions_to_edit(request.reach), ref=ref)
    posts = editing.posts_for(action.element.plan, clock.today())
    standing, had_moved = ActionForm(posts=posts, action=action), action.times_moved
    form = ActionForm(conflicts.typed(request, standing), posts=posts, action=action)
    back = f"{reverse('plans:hang', args=[request.trust.slug, action.element.ref])}#actions"
    if form.is_valid():
        try:
            drawn_from = form.cleaned_data["revision"]
            with transaction.atomic():
                operations.revise_action(action=action, by=request.user, drawn_from=drawn_from, **form.words())
                operations.ask_to_verify(action=action, verifier=form.cleaned_data["verifier"], by=request.user)
        except ValidationError as refused:
            put_right(form, refused)
        except Stale as stale:
            now = ActionForm(posts=posts, action=stale.row)
            return conflicts.answer(request, form, now, what="this action", back=back)
        else:
            slipped = " That is later than before, so it counts as slipped." if action.times_moved > had_moved else ""
            messages.success(request, f"Saved: {action.title}.{slipped}")
            return redirect(back)
    return show(
        request, "plans/pages/editing/revise_action.html", plan=action.element.plan, element=action.element,
        action=action, form=form, back=back,
    )  # fmt: skip
