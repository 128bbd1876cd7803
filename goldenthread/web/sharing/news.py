"""Stories of what happens in schools, and the newsletter that is made of them."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.organisations.queries import role_titles
from goldenthread.features.plans.models import Statement
from goldenthread.features.sharing import operations, queries
from goldenthread.features.sharing.models import Issue, Story, StoryPlace
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.sharing.speaking import speaking

A_YEAR = dt.timedelta(days=365)


class StoryForm(forms.Form):
    title = forms.CharField(label="Title", max_length=160)
    text = forms.CharField(
        label="What happened", max_length=6_000, widget=forms.Textarea,
        help_text="No pupil’s name, unless their parents have said yes.",
    )  # fmt: skip


class ReadyForm(forms.Form):
    """What a story shows of what the trust stands for: asked before it is told, where the plan says what that is."""

    shows = forms.MultipleChoiceField(
        label="What it shows", widget=forms.CheckboxSelectMultiple,
        help_text="Which value, or what of the vision, it is an example of.",
    )  # fmt: skip

    def __init__(self, *args: Any, values: list[Statement], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.values = {one.ref: one for one in values}
        self.fields["shows"].choices = [(ref, str(one)) for ref, one in self.values.items()]  # type: ignore[attr-defined]
        self.fields["shows"].required = bool(values)

    def chosen(self) -> list[Statement]:
        return [self.values[ref] for ref in self.cleaned_data["shows"]]


class PlaceForm(forms.Form):
    channel = forms.ChoiceField(label="Where", choices=StoryPlace.Channel.choices)
    on = forms.DateField(label="When", widget=forms.DateInput(attrs={"type": "date"}))
    address = forms.CharField(label="Its address", required=False, max_length=400)


class IssueForm(forms.Form):
    """What an issue is called, how it begins, its stories, and who reads it."""

    title = forms.CharField(label="What it is called", max_length=160)
    greeting = forms.CharField(label="How it begins", required=False, max_length=2_000, widget=forms.Textarea)
    stories = forms.MultipleChoiceField(label="Stories", required=False, widget=forms.CheckboxSelectMultiple)
    audience = forms.MultipleChoiceField(
        label="Who reads it", required=False, widget=forms.CheckboxSelectMultiple, help_text="None means everybody."
    )

    def __init__(self, *args: Any, stories: list[Story], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.listed = {story.ref: story for story in stories}
        self.fields["stories"].choices = [  # type: ignore[attr-defined]
            (ref, story.title) for ref, story in self.listed.items()
        ]  # fmt: skip
        self.fields["audience"].choices = list(role_titles().items())  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return typed | {"stories": [self.listed[ref] for ref in typed["stories"]]}


@requires("plan.see")
def stories(request: TrustRequest) -> HttpResponse:
    """Show the stories and the issues; tell a story."""
    post, school = speaking(request)
    form = StoryForm(request.POST or None)
    may_tell = queries.may_offer(request.reach)
    if request.method == "POST" and not may_tell:
        raise Http404
    made: list[Story] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.tell_story(
        trust=request.trust, by=request.user, post=post, school=school, **form.cleaned_data
    ))):  # fmt: skip
        messages.success(request, "Told. Whoever keeps the news looks it over before it goes out.")
        return redirect("sharing:story", request.trust.slug, made[0].ref)
    rows = queries.stories_within(request.reach).prefetch_related("places")
    return show(
        request, "sharing/pages/stories.html", stories=rows[:100], issues=queries.issues_within(request.reach)[:60],
        form=form, may_tell=may_tell, may_keep=queries.may_keep(request.reach),
        spread=queries.spread_of_stories(request.reach, clock.today() - A_YEAR),
    )  # fmt: skip


@requires("plan.see")
def story(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a story with where it was told; change it, let it be told, note a place."""
    row = find(queries.stories_within(request.reach), ref=ref)
    may_keep, deed = queries.may_keep(request.reach), request.POST.get("deed", "")
    may_change = may_keep or row.by_id == request.user.pk
    first = {"title": row.title, "text": row.text}
    form = StoryForm(request.POST if deed == "change" else None, initial=first)
    ready = ReadyForm(
        request.POST if deed == "ready" else None, values=queries.values_to_show(request.reach) if may_keep else [],
        initial={"shows": [one.ref for one in row.shows.all()]},
    )  # fmt: skip
    place = PlaceForm(request.POST if deed == "place" else None, initial={"on": clock.today()})
    status = 200
    if request.method == "POST":
        if deed not in ("change", "ready", "place") or not (may_keep or (may_change and deed == "change")):
            raise Http404
        if _changed(request, row, form, place, ready):
            return redirect("sharing:story", request.trust.slug, ref)
        status = UNPROCESSABLE
    return show(
        request, "sharing/pages/story.html", status=status, story=row, places=row.places.all(), form=form,
        place=place, may_keep=may_keep, may_change=may_change, ready_form=ready, shown=row.shows.all(),
    )  # fmt: skip


def _changed(request: TrustRequest, row: Story, form: StoryForm, place: PlaceForm, ready: ReadyForm) -> bool:
    deed = request.POST["deed"]
    if deed == "ready":
        return ready.is_valid() and saved(
            ready, lambda: operations.let_story_be_told(story=row, by=request.user, shows=ready.chosen())
        )
    if deed == "place":
        return place.is_valid() and saved(
            place, lambda: operations.note_place(story=row, by=request.user, **place.cleaned_data)
        )
    return form.is_valid() and saved(form, lambda: operations.revise_story(
        story=row, by=request.user, drawn_from=None, **form.cleaned_data
    ))  # fmt: skip


@requires("document.edit", somewhere=False)
def make_issue(request: TrustRequest) -> HttpResponse:
    """Make an issue of the newsletter out of stories."""
    form = IssueForm(request.POST or None, stories=_ready(request))
    made: list[Issue] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.make_issue(
        trust=request.trust, by=request.user, **form.facts()
    ))):  # fmt: skip
        return redirect("sharing:issue", request.trust.slug, made[0].ref)
    return show(request, "sharing/pages/make_issue.html", form=form)


@requires("plan.see")
def issue(request: TrustRequest, ref: str) -> HttpResponse:
    """Show an issue as it was sent; before that, let it be changed and sent."""
    row = find(queries.issues_within(request.reach), ref=ref)
    may_keep, deed = queries.may_keep(request.reach), request.POST.get("deed", "")
    may_send, may_open = may_keep and row.sent_on is None, may_keep and row.sent_on is not None
    first = {
        "title": row.title, "greeting": row.greeting, "audience": row.audience,
        "stories": [one.ref for one in row.stories.all()],
    }  # fmt: skip
    form = IssueForm(request.POST if deed == "change" else None, stories=_ready(request), initial=first)
    sending = forms.Form(request.POST if deed == "send" else None)
    status = 200
    if request.method == "POST":
        if may_open and deed in ("open", "close"):
            operations.open_issue(issue=row, by=request.user, is_open=deed == "open")
            return redirect("sharing:issue", request.trust.slug, ref)
        if not may_send or deed not in ("change", "send"):
            raise Http404
        if (
            deed == "send"
            and sending.is_valid()
            and saved(sending, lambda: operations.send_issue(issue=row, by=request.user))
        ):
            messages.success(request, "Sent. It stands in everybody’s news, and in their next letter.")
            return redirect("sharing:issue", request.trust.slug, ref)
        if (
            deed == "change"
            and form.is_valid()
            and saved(form, lambda: operations.revise_issue(issue=row, by=request.user, **form.facts()))
        ):
            return redirect("sharing:issue", request.trust.slug, ref)
        status = UNPROCESSABLE
    titles = role_titles()
    return show(
        request, "sharing/pages/issue.html", status=status, issue=row, form=form, sending=sending, may_send=may_send,
        may_open=may_open, address=request.build_absolute_uri(
            reverse("public_sharing:newsletter", args=[request.trust.slug, row.ref])
        ),
        readers=[titles.get(key, key) for key in row.audience],
        stories=row.sent["stories"] if row.sent else [
            {"title": one.title, "text": one.text, "school": one.school.name if one.school else ""}
            for one in row.stories.select_related("school")
        ],
    )  # fmt: skip


def _ready(request: TrustRequest) -> list[Story]:
    return list(queries.stories_within(request.reach).exclude(ready_on=None)[:60])
