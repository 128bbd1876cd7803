"""Asking for a consult about a school, and what comes of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.improvement import operations, queries
from goldenthread.features.improvement.models import Consult
from goldenthread.features.improvement.queries.consults import consults_within
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.foundation import clock
from goldenthread.web.improvement.finding import school_of
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

# How long somebody has to answer, unless whoever asks says otherwise.
ANSWERED_WITHIN = dt.timedelta(days=14)
DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"})}


class ConsultForm(forms.Form):
    """What a consult is wanted for, of whom, and by when an answer is needed."""

    function = forms.ChoiceField(label="In what", required=False)
    of = forms.ChoiceField(label="Of whom")
    asks = forms.CharField(label="What you want to be consulted on", max_length=4_000, widget=forms.Textarea)
    answer_by = forms.DateField(label="An answer is needed by", **DAY)

    def __init__(self, *args: Any, functions: Sequence[str], posts: Sequence[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = {post.ref: post for post in posts}
        at_large = [(ref, post.title) for ref, post in self.posts.items() if post.school_id is None]
        elsewhere = [(ref, post.title) for ref, post in self.posts.items() if post.school_id is not None]
        groups = [(name, of) for name, of in [("The central team", at_large), ("Elsewhere", elsewhere)] if of]
        self.fields["of"].choices = [("", "Choose"), *groups]  # type: ignore[attr-defined]
        self.fields["function"].choices = [("", "Not said"), *((one, one) for one in functions)]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"of": self.posts[self.cleaned_data["of"]]}


class AnswerForm(forms.Form):
    """Yes, perhaps with a day, or no and why."""

    says_yes = forms.ChoiceField(
        label="Your answer", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect
    )
    takes_place_on = forms.DateField(label="On which day, if it is known", required=False, **DAY)
    answer = forms.CharField(
        label="What you say to it", required=False, max_length=2_000, widget=forms.Textarea,
        help_text="Needed for a no.",
    )  # fmt: skip


@requires("phase.see")
def ask_consult(request: TrustRequest, ref: str) -> HttpResponse:
    """Ask somebody of the central team, or elsewhere in the trust, for a consult about a school."""
    school = school_of(request, ref)
    if not may_ask(request, school):
        raise Http404
    ladder = queries.ladder_for(queries.ladders_within(request.reach), school)
    form = ConsultForm(
        request.POST or None, functions=ladder.shape.functions if ladder else (), posts=_posts(request, school),
        initial={
            "function": request.GET.get("function", "")[:80], "answer_by": clock.today() + ANSWERED_WITHIN,
        },
    )  # fmt: skip
    made: list[Consult] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.ask_consult(
        school=school, post=post_in_name_of(request.reach, school), by=request.user, **form.facts()
    ))):  # fmt: skip
        messages.success(request, "It is asked, and stands on their home page. What comes of it will stand on yours.")
        return redirect("improvement:consult", request.trust.slug, made[0].ref)
    return show(request, "improvement/pages/ask_consult.html", school=school, form=form)


@requires("phase.see")
def consult(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a consult that was asked for and what came of it; answer it, take it back, or say that it is read."""
    row = find(consults_within(request.reach), ref=ref)
    is_asked = row.of_id in request.reach.posts and row.state == Consult.State.ASKED
    is_asker = row.post_id in request.reach.posts or row.by_id == request.user.pk
    deed = request.POST.get("do", "")
    form = AnswerForm(request.POST if deed == "answer" else None)
    if request.method == "POST" and not ((deed == "answer" and is_asked) or (deed in {"back", "read"} and is_asker)):
        raise Http404
    if deed == "back" and row.is_open:
        operations.take_back_consult(consult=row, by=request.user)
        messages.success(request, "It is taken back.")
        return redirect("improvement:consult", request.trust.slug, ref)
    if deed == "read":
        operations.hear_of_consult(consult=row, by=request.user)
        return redirect("home:home", request.trust.slug)
    if form.is_bound and form.is_valid() and saved(form, lambda: operations.answer_consult(
        consult=row, says_yes=form.cleaned_data["says_yes"] == "yes", answer=form.cleaned_data["answer"],
        takes_place_on=form.cleaned_data["takes_place_on"], by=request.user,
    )):  # fmt: skip
        messages.success(request, "Your answer is kept, and whoever asked will read it.")
        return redirect("improvement:consult", request.trust.slug, ref)
    return show(
        request, "improvement/pages/consult.html", consult=row, school=row.school, form=form, is_asked=is_asked,
        is_asker=is_asker, may_log=row.state == Consult.State.AGREED
        and (row.of_id in request.reach.posts or queries.may_assess(request.reach, row.school)),
    )  # fmt: skip


def may_ask(request: TrustRequest, school: School) -> bool:
    """Say whether the reader works at a school's phase, or helps it."""
    return queries.may_work(request.reach, school) or queries.may_assess(request.reach, school)


def _posts(request: TrustRequest, school: School) -> list[Post]:
    """Return whom a school may ask: the posts of the trust at large and of other schools, but the reader's own."""
    found = Post.objects.filter(trust=request.trust).exclude(school=school).exclude(pk__in=request.reach.posts)
    return list(found.order_by("title"))
