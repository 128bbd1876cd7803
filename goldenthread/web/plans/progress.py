"""What is asked of a person: saying how a part of a plan stands, and that an action is done."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Action
from goldenthread.features.plans.queries import Thread, editing
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.plans.editing.hanging_forms import FinishForm
from goldenthread.web.plans.forms import ProgressForm
from goldenthread.web.plans.thread_page import ThreadPage


@requires("plan.see")
def give_progress(request: TrustRequest, ref: str) -> HttpResponse:
    """Give a progress update. Whoever leads or reviews the part may, and those whose post allows it there."""
    element = find(queries.elements(request.reach), ref=ref)
    thread = queries.thread(request.reach, element, clock.today())
    if not thread.may_speak:
        raise Http404
    form = ProgressForm(request.POST or None, initial=_last_words(thread))
    spoken_since = request.method == "POST" and _has_spoken_since(request, thread)
    if request.method == "POST" and not spoken_since and form.is_valid() and _was_said(request, thread, form):
        messages.success(request, f"Said. {element} now stands as you put it.")
        return redirect("plans:thread", request.trust.slug, ref)
    return show(
        request, "plans/pages/give_progress.html", status=CONFLICT if spoken_since else 200, plan=element.plan,
        element=element, page=ThreadPage(thread, clock.today()), form=form, spoken_since=spoken_since,
    )  # fmt: skip


@requires("plan.see")
def finish_action(request: TrustRequest, ref: str) -> HttpResponse:
    """Say that an action is done: whoever it is asked of may, and whoever may change its plan."""
    action = find(queries.actions_to_finish(request.reach), ref=ref)
    form = FinishForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _was_finished(request, action, form):
        messages.success(request, f"Done: {action.title}")
        return redirect("plans:thread", request.trust.slug, action.element.ref)
    may_edit = editing.actions_to_edit(request.reach).filter(pk=action.pk).exists()
    return show(
        request, "plans/pages/finish_action.html", plan=action.element.plan, element=action.element, action=action,
        may_edit=may_edit, may_speak=queries.may_speak(request.reach, action.element), form=form,
    )  # fmt: skip


def _was_finished(request: TrustRequest, action: Action, form: FinishForm) -> bool:
    try:
        operations.finish_action(action=action, by=request.user, done_on=form.cleaned_data["done_on"])
    except ValidationError as flaw:
        form.add_error(None, flaw)
        return False
    return True


def _was_said(request: TrustRequest, thread: Thread, form: ProgressForm) -> bool:
    words = {key: form.cleaned_data[key] for key in ("status", "said", "next_step")}
    post = queries.speaking_post(request.reach, thread.element)
    try:
        operations.give_progress(element=thread.element, by=request.user, post=post, **words)
    except ValidationError as flaw:
        form.add_error(None, flaw)
        return False
    return True


def _last_words(thread: Thread) -> dict[str, str]:
    last = thread.latest
    if last is None:
        return {}
    return {"status": last.status, "said": last.said, "next_step": last.next_step, "answers_to": last.ref}


def _has_spoken_since(request: TrustRequest, thread: Thread) -> bool:
    """Say whether somebody else has spoken since the form was drawn; the words typed are shown beside theirs."""
    return thread.latest is not None and request.POST.get("answers_to", "") != thread.latest.ref
