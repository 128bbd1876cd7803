"""The words of each role in governance: what they mean here, what to ask, and how sure one is of them over time."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.members import operations, queries
from goldenthread.features.members.queries import RoleOf
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show

STEPS = [("1", "New to me"), ("2", "I have heard of it"), ("3", "I can follow it"), ("4", "I could explain it")]


class SureForm(forms.Form):
    """How sure somebody is of each word of a role; what they leave open is left as it was."""

    def __init__(self, *args: Any, role: RoleOf, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for one in role.words:
            self.fields[one.key] = forms.ChoiceField(
                label=f"How sure you are of “{one.word}”", choices=STEPS, required=False, widget=forms.RadioSelect,
                initial=str(one.step or ""),
            )  # fmt: skip

    def steps(self) -> dict[str, int]:
        return {key: int(step) for key, step in self.cleaned_data.items() if step}


class OwnWordForm(forms.Form):
    word = forms.CharField(label="The word", max_length=80)
    means = forms.CharField(label="What it means here", max_length=600, widget=forms.Textarea)
    asks = forms.CharField(label="What to ask about it", max_length=300, required=False)


@requires("meeting.see")
def words(request: TrustRequest) -> HttpResponse:
    """Show every role with its words, one's own roles first."""
    return show(
        request, "bodies/pages/words.html", roles=queries.roles_of_reader(request.reach, today=clock.today()),
        may_run=queries.may_run(request.reach),
    )  # fmt: skip


@requires("meeting.see")
def role_words(request: TrustRequest, role: str) -> HttpResponse:
    """Show one role's words; say how sure one is; for who keeps the members, add a word or take one away."""
    found = next(
        (one for one in queries.roles_of_reader(request.reach, today=clock.today()) if one.key == role), None
    )
    if found is None:
        raise Http404
    may_run, deed = queries.may_run(request.reach), request.POST.get("deed", "")
    sure = SureForm(request.POST if deed == "say" else None, role=found)
    adding = OwnWordForm(request.POST if deed == "add" else None)
    status = 200
    if request.method == "POST":
        if deed != "say" and not may_run:
            raise Http404
        if _changed(request, found, sure, adding, deed):
            return redirect("bodies:role_words", request.trust.slug, role)
        status = UNPROCESSABLE
    return show(
        request, "bodies/pages/role_words.html", status=status, role=found, sure=sure, adding=adding, may_run=may_run,
        rows=[(one, sure[one.key]) for one in found.words], trend=[float(one.mean) for one in found.over_time],
    )  # fmt: skip


def _changed(request: TrustRequest, role: RoleOf, sure: SureForm, adding: OwnWordForm, deed: str) -> bool:
    if deed == "add":
        return adding.is_valid() and saved(adding, lambda: operations.add_role_word(
            trust=request.trust, role=role.key, by=request.user, **adding.cleaned_data
        ))  # fmt: skip
    if deed == "withdraw":
        word = find(queries.role_words_within(request.reach), ref=request.POST.get("word", "")[:12])
        operations.withdraw_role_word(word=word, by=request.user)
        return True
    if deed != "say" or not sure.is_valid():
        return False
    try:
        operations.say_how_sure(trust=request.trust, person=request.user, role=role.key, steps=sure.steps())
    except ValidationError as refused:
        put_right(sure, refused)
        return False
    messages.success(request, "Kept for you alone. Come back in a term and see what has changed.")
    return True
