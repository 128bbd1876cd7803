"""What happens to one action: another date, an obstacle, and somebody else's word that it is done."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Action
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.work import runners
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans.work.forms import BlockForm, FreeForm, RedateForm, RemarkForm


@requires("plan.see")
def redate_action(request: TrustRequest, ref: str) -> HttpResponse:
    """Give an action another date, and say why; the dates that it had are kept."""
    action = find(runners.actions_to_move(request.reach), ref=ref)
    form = RedateForm(request.POST or None, initial={"due_words": action.due_words})
    if form.is_valid() and saved(
        form, lambda: operations.redate_action(action=action, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, f"{action.title} is due {action.due_words} now. The reason is kept.")
        return redirect(_page_of(request, action))
    return _shown(request, "redate_action", action, form)


@requires("plan.see")
def block_action(request: TrustRequest, ref: str) -> HttpResponse:
    """Say what stands in an action's way and who can free it, or that it is free again."""
    action = find(runners.actions_to_move(request.reach), ref=ref)
    posts = editing.posts_for(action.element.plan, clock.today())
    is_freed = request.POST.get("deed") == "unblock"
    freeing = FreeForm(request.POST if is_freed else None)
    if is_freed and not action.blocked_on:
        raise Http404
    if freeing.is_valid():
        operations.unblock_action(action=action, by=request.user, **freeing.cleaned_data)
        asked = f" {action.post} is asked again." if action.post else ""
        messages.success(request, f"{action.title} can go on.{asked}")
        return redirect(_page_of(request, action))
    form = BlockForm(request.POST if request.method == "POST" and not is_freed else None, posts=posts)
    if form.is_valid() and saved(
        form,
        lambda: operations.block_action(action=action, by=request.user, **form.cleaned_data),
        blocked_because="because",
    ):
        asked = f" {action.unblocker} is asked to free it." if action.unblocker else ""
        messages.success(request, f"{action.title} is blocked.{asked}")
        return redirect(_page_of(request, action))
    return _shown(request, "block_action", action, form, freeing)


@requires("plan.see")
def verify_action(request: TrustRequest, ref: str) -> HttpResponse:
    """Confirm that an action is done, or send it back: whoever was asked to, and never whoever did it."""
    action = find(runners.actions_to_verify(request.reach), ref=ref)
    form = RemarkForm(request.POST if request.method == "POST" else None)
    is_done = request.POST.get("deed") != "send_back"
    if form.is_valid() and saved(
        form, lambda: operations.verify_action(action=action, by=request.user, is_done=is_done, **form.cleaned_data)
    ):
        said = "confirmed" if is_done else "sent back, with what is missing"
        messages.success(request, f"{action.title} is {said}.")
        return redirect("plans:thread", request.trust.slug, action.element.ref)
    return _shown(request, "verify_action", action, form)


def _page_of(request: TrustRequest, action: Action) -> str:
    """Return the action's page; of whoever had only to free it, and has, that of its part."""
    if not runners.actions_to_move(request.reach).filter(pk=action.pk).exists():
        return reverse("plans:thread", args=[request.trust.slug, action.element.ref])
    return reverse("plans:finish_action", args=[request.trust.slug, action.ref])


def _shown(
    request: TrustRequest, name: str, action: Action, form: BaseForm, freeing: BaseForm | None = None
) -> HttpResponse:
    return show(
        request, f"plans/pages/doing/{name}.html", plan=action.element.plan, element=action.element, action=action,
        form=form, freeing_form=freeing,
    )  # fmt: skip
