"""Raising a challenge on anything, answering one, and letting the answer stand."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.organisations.models import Post
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Challenge
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.features.plans.queries.work import challenges as queries
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.plans.challenges.forms import RaiseForm, WordForm

A_WEEK = dt.timedelta(days=7)


@requires("plan.see")
def challenges(request: TrustRequest) -> HttpResponse:
    """Show the challenges that one raised or is to answer, those that wait first."""
    found = list(queries.challenges(request.reach))
    return show(
        request, "plans/pages/challenges/challenges.html", today=clock.today(),
        may_raise=queries.may_raise(request.reach),
        waiting=[one for one in found if one.state != Challenge.State.SETTLED],
        settled=[one for one in found if one.state == Challenge.State.SETTLED],
    )  # fmt: skip


@requires("challenge.raise")
def raise_challenge(request: TrustRequest, kind: str, ref: str) -> HttpResponse:
    """Challenge any piece of work, and ask whoever answers for it."""
    subject = subjects.find(request.reach, [(kind, ref)]).get((kind, ref))
    if subject is None:
        raise Http404
    posts = Post.objects.filter(trust=request.trust).order_by("title")
    owner = queries.answers_for(subject.kind, subject.ref)
    form = RaiseForm(request.POST or None, posts=posts, initial={
        "asked": owner.ref if owner else "", "answer_by": clock.today() + A_WEEK,
    })  # fmt: skip
    made: list[Challenge] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.raise_challenge(
        trust=request.trust, subject=subject, by=request.user, post=post_in_name_of(request.reach, None),
        **form.cleaned_data,
    ))):  # fmt: skip
        messages.success(request, f"{made[0].asked} is asked to answer.")
        return redirect("plans:challenge", request.trust.slug, made[0].ref)
    return show(request, "plans/pages/challenges/raise_challenge.html", form=form, subject=subject)


@requires("plan.see")
def challenge(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one challenge with all that was said of it; answer it, or say what is made of the answer."""
    found = find(queries.challenges(request.reach), ref=ref)
    mine, asked = queries.may_raise(request.reach), queries.may_answer(request.reach, found)
    may = {
        "answer": asked and found.state == Challenge.State.RAISED,
        "settle": mine and found.state != Challenge.State.SETTLED,
        "again": mine and found.state == Challenge.State.ANSWERED,
    }
    if request.method == "POST" and not may.get(request.POST.get("deed", "")):
        raise Http404
    form = WordForm(request.POST or None, initial={"answer_by": clock.today() + A_WEEK})
    status = UNPROCESSABLE if request.method == "POST" else 200
    if form.is_valid():
        try:
            if saved(form, lambda: _say(request, found, form.cleaned_data)):
                messages.success(request, "It is on record.")
                return redirect("plans:challenge", request.trust.slug, ref)
        except Stale as stale:
            status = CONFLICT
            draw_anew(form, stale.row, "Somebody else has spoken meanwhile: read it, and send yours again.")
        found = find(queries.challenges(request.reach), ref=ref)
    pointer = (found.subject_kind, found.subject_ref)
    return show(
        request, "plans/pages/challenges/challenge.html", status=status, challenge=found, form=form, may=may,
        words=found.words.select_related("post", "by"), today=clock.today(),
        subject=subjects.find(request.reach, [pointer]).get(pointer),
    )  # fmt: skip


def _say(request: TrustRequest, found: Challenge, facts: dict[str, Any]) -> Challenge:
    deed = request.POST["deed"]
    deeds: dict[str, tuple[Callable[..., Challenge], tuple[str, ...]]] = {
        "answer": (operations.answer_challenge, ("outcome", "said")),
        "settle": (operations.settle_challenge, ("said",)),
        "again": (operations.challenge_again, ("said", "answer_by")),
    }
    act, names = deeds[deed]
    words = {name: facts[name] for name in names}
    if "answer_by" in words:
        words["answer_by"] = words["answer_by"] or clock.today() + A_WEEK
    return act(
        challenge=found, by=request.user, post=post_in_name_of(request.reach, None), drawn_from=facts["revision"],
        **words,
    )  # fmt: skip
