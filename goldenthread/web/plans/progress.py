"""What is asked of a person: saying how a part of a plan stands, and that an action is done."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Action
from goldenthread.features.plans.queries import Thread
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.work import runners
from goldenthread.features.reviews.queries import rounds
from goldenthread.foundation import clock
from goldenthread.web.kit import days
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.plans.forms import ProgressForm
from goldenthread.web.plans.thread_page import ThreadPage
from goldenthread.web.plans.work.action_page import ActionPage
from goldenthread.web.plans.work.forms import ProofForm


@requires("plan.see")
def give_progress(request: TrustRequest, ref: str) -> HttpResponse:
    """Give a progress update. Whoever leads or reviews the part may, and those whose post allows it there."""
    element = find(queries.elements(request.reach), ref=ref)
    thread = queries.thread(request.reach, element, clock.today())
    if not thread.may_speak:
        raise Http404
    asked = rounds.open_part(element) if request.method == "GET" else None
    if asked is not None:  # while a round asks for it, its page is the one on which it is said
        return redirect("year:answer_part", request.trust.slug, asked.ref)
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
    """Show an action to whoever has to do with it; whoever it is asked of, or runs its part, says that it is done."""
    action = find(runners.actions_to_move(request.reach), ref=ref)
    may_finish = action.post_id in request.reach.posts or runners.may_run(request.reach, action.element)
    if request.method == "POST" and not may_finish:
        raise Http404
    form = ProofForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _was_finished(request, action, form):
        messages.success(request, _done_says(action))
        if request.POST.get("then") == "my_work":
            return redirect("plans:my_work", request.trust.slug)
        return redirect("plans:thread", request.trust.slug, action.element.ref)
    return show(
        request, "plans/pages/finish_action.html", plan=action.element.plan, element=action.element,
        page=ActionPage(request.reach, action), action=action, may_finish=may_finish,
        may_edit=editing.actions_to_edit(request.reach).filter(pk=action.pk).exists(),
        may_speak=queries.may_speak(request.reach, action.element), form=form,
    )  # fmt: skip


def _done_says(action: Action) -> str:
    if action.rhythm:
        until = f" It comes round again by {days.written(action.due_until)}." if action.due_until else ""
        return f"Done this time: {action.title}.{until}"
    return f"Done: {action.title}." + (f" {action.verifier} is asked to confirm it." if action.verifier_id else "")


def _was_finished(request: TrustRequest, action: Action, form: ProofForm) -> bool:
    try:
        operations.finish_action(action=action, by=request.user, **form.cleaned_data)
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
