"""Decisions that are asked for under the scheme: by whoever has a part in them, of whoever has them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.delegation import operations, queries
from goldenthread.features.delegation.models import AskedDecision
from goldenthread.features.delegation.queries.asked import asked_within, is_asked, open_to_all
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation import clock
from goldenthread.web.delegation import presenters, speaking
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

MOST_SHOWN = 60
MET = [("yes", "Yes, it is met"), ("no", "Not, or not yet")]


class AskingForm(forms.Form):
    """What is asked for, and how much it is."""

    what = forms.CharField(label="What is it about, and why?", max_length=2_000, widget=forms.Textarea)
    amount = forms.DecimalField(label="How much, or how many days", required=False, max_digits=14, min_value=0)

    def __init__(self, *args: Any, criteria: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = range(len(criteria))
        for place, says in enumerate(criteria):
            self.fields[f"met_{place}"] = forms.ChoiceField(label=says, choices=MET, widget=forms.RadioSelect)
            self.fields[f"how_{place}"] = forms.CharField(label="In a sentence", required=False, max_length=400)

    @property
    def each_criterion(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"met_{place}"], self[f"how_{place}"]) for place in self.places]

    def facts(self) -> dict[str, Any]:
        """Return what was typed, as it is asked for."""
        typed = self.cleaned_data
        met = [operations.Met(typed[f"met_{each}"] == "yes", typed[f"how_{each}"]) for each in self.places]
        return {"what": typed["what"], "amount": typed["amount"], "met": met}


class AnsweringForm(forms.Form):
    """Yes or no, and why not."""

    said = forms.ChoiceField(label="Your answer", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect)
    because = forms.CharField(
        label="Why", required=False, max_length=1_000, widget=forms.Textarea, help_text="Needed for a no."
    )


@requires("scheme.see")
def asked_decisions(request: TrustRequest) -> HttpResponse:
    """List what was asked for, first what waits for the reader."""
    found = list(asked_within(request.reach)[:MOST_SHOWN])
    waiting = [one for one in found if is_asked(request.reach, one)]
    rest = [(one, speaking.amount(one.unit, one.amount)) for one in found if one not in waiting]
    return show(
        request, "delegation/pages/asked_decisions.html", rest=rest,
        waiting=[(one, speaking.amount(one.unit, one.amount)) for one in waiting],
        open_to_all=open_to_all(queries.scheme_on(request.trust, clock.today())),
        here=School.objects.filter(posts__in=request.reach.posts).order_by("pk").first(),
    )  # fmt: skip


@requires("scheme.see")
def ask_for_decision(request: TrustRequest) -> HttpResponse:
    """Ask for one decision at a school, or take it where it is the reader's own, with who decides beside it."""
    if not request.GET.get("decision"):
        return redirect("delegation:who_decides", request.trust.slug)
    schools = {school.ref: school for school in schools_within(request.reach, "scheme.see")}
    school, topic = schools.get(request.GET.get("school", "")), request.GET.get("decision", "")
    first = {"amount": request.GET.get("amount") or None}
    amount = _amount(request.POST.get("amount") or first["amount"])
    answer = queries.who_decides(request.trust, topic, on=clock.today(), school=school, amount=amount)
    if answer is None:
        raise Http404
    form = AskingForm(request.POST or None, initial=first, criteria=answer.decision.each_criterion)
    posts = list(Post.objects.filter(pk__in=request.reach.posts))
    # Before the amount is said nobody can tell who has a part.
    is_free = answer.decision.anyone_asks or not answer.is_settled
    mine = next((post for post in posts if is_free or operations.has_part(answer, {post.pk})), None)
    made: list[AskedDecision] = []
    if mine is not None and form.is_valid() and saved(form, lambda: made.append(operations.ask_for_decision(
        trust=request.trust, school=school, topic=topic, post=mine, by=request.user, **form.facts()
    ))):  # fmt: skip
        is_decided = made[0].state == AskedDecision.State.AGREED
        messages.success(request, "Decided, and kept." if is_decided else "Asked: it stands on their home page.")
        return redirect("delegation:asked_decision", request.trust.slug, made[0].ref)
    return show(
        request, "delegation/pages/ask_for_decision.html", form=form, school=school, shown=presenters.shown(answer),
        answer=answer, mine=mine, here=f"?{urlencode({'decision': topic, 'school': school.ref if school else ''})}",
    )  # fmt: skip


def _amount(typed: str | None) -> Any:
    field = forms.DecimalField(required=False, max_digits=14, min_value=0)
    try:
        return field.clean(typed)
    except ValidationError:
        return None


@requires("scheme.see")
def asked_decision(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what was asked for and what was said to it; answer it, or take it back."""
    asked = find(asked_within(request.reach), ref=ref)
    form = AnsweringForm(request.POST if request.POST.get("do") == "answer" else None)
    mine = set(request.reach.posts)
    party = next((each for each in asked.waits_for if mine & set(each["posts"])), None)  # type: ignore[call-overload]
    may_take_back = asked.by_id == request.user.pk and asked.state == AskedDecision.State.OPEN
    if may_take_back and request.POST.get("do") == "take back":
        operations.take_back_asked(asked=asked, by=request.user)
        messages.success(request, "It is taken back.")
        return redirect("delegation:asked_decisions", request.trust.slug)
    if request.method == "POST" and (party is None or not form.is_bound):
        raise Http404
    if party is not None and form.is_valid():
        post = Post.objects.get(pk=min(mine & set(party["posts"])))  # type: ignore[call-overload]
        if saved(form, lambda: operations.answer_asked(
            asked=asked, post=post, by=request.user, **form.cleaned_data
        )):  # fmt: skip
            messages.success(request, "Your answer is kept.")
            return redirect("delegation:asked_decision", request.trust.slug, ref)
    names = {each["key"]: each["name"] for each in asked.parties}
    return show(
        request, "delegation/pages/asked_decision.html", asked=asked, form=form, party=party,
        amount=speaking.amount(asked.unit, asked.amount), is_own=asked.by_id == request.user.pk,
        answers=[
            (names.get(one["key"], ""), one | {"day": dt.date.fromisoformat(one["on"])}) for one in asked.answers
        ],
    )  # fmt: skip
