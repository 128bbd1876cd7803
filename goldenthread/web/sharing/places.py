"""Places for pupils on the page of what offers them: asked for, answered, ended, heard of."""

import datetime as dt
from typing import Any

from django import forms
from django.http import Http404

from goldenthread.features.organisations.models import School
from goldenthread.features.sharing import operations, queries
from goldenthread.features.sharing.models import Offer, PlaceRequest
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find
from goldenthread.web.sharing.speaking import speaking

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"})}


class AskForm(forms.Form):
    """For which school, how many pupils, from when, and what for."""

    school = forms.ChoiceField(label="For which school")
    pupils = forms.IntegerField(label="How many pupils", min_value=1, max_value=PlaceRequest.MOST)
    from_on = forms.DateField(label="From", **DAY)
    until_on = forms.DateField(label="Until, if it is known", required=False, **DAY)
    says = forms.CharField(
        label="What for", required=False, max_length=1_000, widget=forms.Textarea,
        help_text="Write of no pupil by name, and nothing that tells who one is.",
    )  # fmt: skip

    def __init__(self, *args: Any, schools: list[School], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.schools = {school.ref: school for school in schools}
        choices = [(ref, school.name) for ref, school in self.schools.items()]
        self.fields["school"].choices = choices if len(choices) == 1 else [("", "Choose"), *choices]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"school": self.schools[self.cleaned_data["school"]]}


class AnswerForm(forms.Form):
    """Yes or no to one request."""

    asked = forms.CharField(widget=forms.HiddenInput)
    says_yes = forms.ChoiceField(
        label="Your answer", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label="What you say to it", required=False, max_length=1_000, widget=forms.Textarea,
        help_text="Needed for a no.",
    )  # fmt: skip


class PlacesPart:
    """What the page of an offer of places asks and does."""

    def __init__(self, request: TrustRequest, row: Offer, today: dt.date) -> None:
        self.request, self.row = request, row
        self.may_answer = queries.may_revise(request.reach, row)
        deed = request.POST.get("deed", "")
        self.schools = queries.schools_to_ask_for(request.reach, row)
        self.ask_form = AskForm(request.POST if deed == "ask" else None, schools=self.schools)
        self.answer_form = AnswerForm(request.POST if deed == "answer" else None)
        self.stands = queries.places_of(request.reach, row, today)
        self.waits_to_read = queries.hears_of_places(request.reach, row)

    def do(self, deed: str) -> str | None:
        """Do a deed of places; return what to say of it, or nothing where its form is to be shown again."""
        if self.row.places is None:
            raise Http404
        if deed == "read":
            operations.hear_of_places(row=self.row, posts=self.request.reach.posts, by=self.request.user)
            return "It is read."
        if deed == "end":
            asked = find(self._theirs(), ref=self.request.POST.get("asked", ""))
            form = forms.Form(self.request.POST)
            if form.is_valid() and saved(form, lambda: operations.end_places(asked=asked, by=self.request.user)):
                return "It is ended."
            self.answer_form = form  # type: ignore[assignment]
            return None
        if deed == "answer":
            return self._answer()
        return self._ask()

    def _ask(self) -> str | None:
        form = self.ask_form
        if not self.schools:
            raise Http404
        if form.is_valid() and saved(form, lambda: operations.ask_for_places(
            row=self.row, post=speaking(self.request)[0], by=self.request.user, **form.facts()
        )):  # fmt: skip
            return "It is asked, and stands on the home page of whoever keeps the places."
        return None

    def _answer(self) -> str | None:
        if not self.may_answer:
            raise Http404
        form = self.answer_form
        if form.is_valid():
            asked = find(self._theirs(), ref=form.cleaned_data["asked"])
            if saved(form, lambda: operations.answer_places(
                asked=asked, says_yes=form.cleaned_data["says_yes"] == "yes", answer=form.cleaned_data["answer"],
                by=self.request.user,
            )):  # fmt: skip
                return "Your answer is kept, and whoever asked will read it."
        return None

    def _theirs(self) -> Any:
        return queries.requests_within(self.request.reach, self.row)
