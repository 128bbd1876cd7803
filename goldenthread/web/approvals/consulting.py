"""Sending a draft for comment, and one round of comments: said, answered, summed up."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.year import consulting as rule
from goldenthread.features.activity.models import Comment
from goldenthread.features.approvals import operations, queries
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.approvals.queries import Round
from goldenthread.features.delegation.queries.participating import KINDS, stated
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.subjects import Consultable, Subject
from goldenthread.web.approvals import presenters
from goldenthread.web.approvals.forms import RoundForm, TalkForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show

FORTNIGHT = dt.timedelta(days=14)
SAID = {
    "say": "Your comment is kept. Whoever sent the draft answers it.",
    "reply": "Your words are kept.",
    "settle": "Your answer stands with the comment.",
    "all": "Thank you. You are asked no more in this round.",
    "gather": "They lie under one issue. One answer to it answers them all.",
    "settle_issue": "Your answer stands with each of its comments.",
    "sum_up": "The round is closed, and what was said can be read by all who may see it.",
}


@requires("plan.see")
def consult(request: TrustRequest, kind: str, ref: str) -> HttpResponse:
    """Send a draft to bodies and posts for comment until a day."""
    doors = subjects.consultable(kind)
    subject = subjects.find(request.reach, [(kind, ref)]).get((kind, ref))
    if doors is None or subject is None or not doors.may_consult(request.reach, ref):
        raise Http404
    rounds = queries.rounds_of(request.reach, kind, ref)
    if rounds and rounds[0].closed_on is None:
        return redirect("approvals:consultation", request.trust.slug, rounds[0].ref)
    bodies, posts = queries.audiences_to_choose(request.trust)
    first = {"closes_on": clock.today() + FORTNIGHT, "is_final": bool(rounds)}
    school = doors.place(ref)[0]
    form = RoundForm(request.POST or None, bodies=bodies, posts=posts, school=school, initial=first)
    if rounds:
        form.begin_with(list(rounds[0].consulted.select_related("body", "post")))
    if form.is_valid():
        try:
            made = _open(request, doors, subject, form.facts())
        except ValidationError as refused:
            put_right(form, refused)
        else:
            messages.success(request, "It is sent. Everybody you chose is asked on their home page.")
            return redirect("approvals:consultation", request.trust.slug, made.ref)
    return show(
        request, "approvals/pages/consult.html", form=form, subject=subject, rounds=rounds,
        taking_part=stated(request.reach, kind, ref), is_to_be_stated=kind in KINDS, kind=kind,
    )  # fmt: skip


@requires("plan.see")
def consultation(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one round with everything that was said; comment, answer, or sum it up."""
    row = find(queries.consultations(request.reach), ref=ref)
    shown = queries.round_of(request.reach, row, clock.today())
    doors = subjects.consultable(row.subject_kind)
    if doors is None:
        raise Http404
    parts = row.passages or doors.passages(row.subject_ref)
    shown = replace(shown, talks=presenters.in_order(shown.talks, parts))
    first = {"part": request.GET.get("part", "")} | presenters.sum_begun(shown)
    offered = parts if shown.state == rule.OPEN else ()
    form = TalkForm(
        request.POST if request.method == "POST" else None, parts=offered, initial=first, said=_refs(shown)
    )
    may = _may(shown)
    if request.method == "POST" and not may.get(request.POST.get("do", "")):
        raise Http404
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                _do(request, shown, form)
            except ValidationError as refused:
                put_right(form, refused)
            else:
                messages.success(request, SAID[form.cleaned_data["do"]])
                return redirect("approvals:consultation", request.trust.slug, ref)
    return show(
        request, "approvals/pages/consultation.html", status=status, round=shown, form=form, may=may,
        address=doors.read(request.reach, row.subject_ref), taking_part=stated(
            request.reach, row.subject_kind, row.subject_ref
        ), outcomes=Comment.Outcome.choices,
    )  # fmt: skip


@requires("plan.see")
def draft(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a draft as it went out, piece by piece, with what has changed in it since the round before."""
    row = find(queries.consultations(request.reach).exclude(words=[]), ref=ref)
    shown = queries.round_of(request.reach, row, clock.today())
    return show(
        request, "approvals/pages/draft.html", round=shown, may_say=_may(shown)["say"],
        page=presenters.DraftPage(shown),
    )  # fmt: skip


def _may(shown: Round) -> dict[str, bool]:
    """Return what the reader can do here: take part while it is open, answer and sum up as its author."""
    speaks = shown.state == rule.OPEN and bool(shown.takes_part)
    writes = shown.state != rule.CLOSED and shown.is_author
    return {
        "say": speaks, "reply": shown.state == rule.OPEN and (speaks or writes), "all": speaks, "settle": writes,
        "sum_up": writes, "gather": writes, "settle_issue": writes,
    }  # fmt: skip


def _refs(shown: Round) -> list[str]:
    return [one.ref for _, talks in shown.talks for one in talks]


def _open(request: TrustRequest, doors: Consultable, subject: Subject, facts: dict[str, Any]) -> Consultation:
    school, unit = doors.place(subject.ref)
    return operations.open_round(
        trust=request.trust, subject_kind=subject.kind, subject_ref=subject.ref, title=subject.title, by=request.user,
        post=presenters.post_of(request.reach, school), school=school, unit=unit, **facts,
    )  # fmt: skip


def _do(request: TrustRequest, shown: Round, form: TalkForm) -> Any:
    facts, row = form.cleaned_data, shown.row
    said_by: dict[str, Any] = {"by": request.user, "post": _post(request, shown)}
    begun = Comment.objects.filter(trust=request.trust, round=row.ref, parent=None)
    if facts["do"] in ("reply", "settle"):
        comment = find(begun, ref=facts["comment"])
    if facts["do"] == "settle_issue":
        issue = find(row.issues.all(), ref=facts["issue"])
    deeds: dict[str, Callable[[], Any]] = {
        "say": lambda: _say(row, form, said_by),
        "reply": lambda: operations.say(consultation=row, text=facts["text"], parent=comment, **said_by),
        "settle": lambda: operations.settle(
            consultation=row, comment=comment, outcome=facts["outcome"], answer=facts["answer"], **said_by
        ),
        "gather": lambda: operations.gather(
            consultation=row, title=facts["title"], comments=begun.filter(ref__in=facts["comments"]), by=request.user
        ),
        "settle_issue": lambda: operations.settle_issue(
            issue=issue, outcome=facts["outcome"], answer=facts["answer"], stands_in=facts["stands_in"], **said_by
        ),
        "all": lambda: operations.say_that_is_all(
            consultation=row, audiences=shown.takes_part, by=request.user
        ),
        "sum_up": lambda: operations.sum_up(
            consultation=row, heard=facts["heard"], changed=facts["changed"], by=request.user
        ),
    }  # fmt: skip
    return deeds[facts["do"]]()


def _say(row: Consultation, form: TalkForm, said_by: dict[str, Any]) -> Comment:
    facts = form.cleaned_data
    part = form.parts.get(facts["part"])
    return operations.say(
        consultation=row, text=facts["text"], part_kind=part.kind if part else "", part_ref=part.ref if part else "",
        part_title=part.title if part else "", speaks_for=facts["speaks_for"], **said_by,
    )  # fmt: skip


def _post(request: TrustRequest, shown: Round) -> Post | None:
    """Return the post in whose name the reader speaks: one that was asked, else their first."""
    asked = {one.post_id for one in shown.takes_part if one.post_id}
    asked |= {post.pk for one in shown.takes_part if one.body for post in one.body.posts.all()}
    mine = list(Post.objects.filter(pk__in=request.reach.posts).order_by("pk"))
    return next(iter([*(post for post in mine if post.pk in asked), *mine]), None)
