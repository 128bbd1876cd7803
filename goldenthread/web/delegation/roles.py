"""What is expected of each role, and how each division works for its schools."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.delegation import operations
from goldenthread.features.delegation.models import ExpectedStandard, OperatingModel
from goldenthread.features.delegation.queries import roles as queries
from goldenthread.features.organisations.models import Post
from goldenthread.features.organisations.queries import role_titles
from goldenthread.features.trail import queries as trail
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.delegation.forms import DAY, WithRevision
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show

# How many lines may be written of a role's standards and rungs.
MOST_WORDS = 4_000


class StandardForm(WithRevision):
    """A role: what it is for, its standards line by line, and the rungs of leadership."""

    title = forms.CharField(label="What the role is called", max_length=120)
    role = forms.ChoiceField(label="Every post of the kind", required=False)
    posts = forms.MultipleChoiceField(
        label="And these posts of the trust", required=False, widget=forms.CheckboxSelectMultiple
    )
    description = forms.CharField(
        label="What it is for", max_length=2_000, widget=forms.Textarea, help_text="Broadly, in a few sentences."
    )
    standards = forms.CharField(
        label="Standards", max_length=MOST_WORDS, widget=forms.Textarea, help_text="One a line."
    )  # fmt: skip
    rungs = forms.CharField(
        label="Rungs of leadership", required=False, max_length=MOST_WORDS, widget=forms.Textarea,
        help_text="From the lowest, one a line: its name, a colon, and what is seen there.",
    )  # fmt: skip
    least = forms.CharField(
        label="The least that the role is expected to reach", required=False, max_length=120,
        help_text="The name of one of the rungs.",
    )  # fmt: skip
    agreed_on = forms.DateField(label="Agreed on", required=False, widget=DAY)
    agreed_by = forms.CharField(label="Agreed by", required=False, max_length=120)

    next_look_on = forms.DateField(label="To be looked at again on", required=False, widget=DAY)
    reason = forms.CharField(
        label="What changes, and why", required=False, max_length=1_000, widget=forms.Textarea,
        help_text="Kept beside how it stood before.",
    )  # fmt: skip

    def __init__(self, *args: Any, posts: Sequence[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.held = {post.ref: post for post in posts}
        self.fields["role"].choices = [("", "None"), *role_titles().items()]  # type: ignore[attr-defined]
        self.fields["posts"].choices = [(ref, post.title) for ref, post in self.held.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Find the least rung among those that are named."""
        facts = super().clean() or self.cleaned_data
        names = [rung["name"].casefold() for rung in _rungs(facts.get("rungs") or "")]
        said = (facts.get("least") or "").strip().casefold()
        if said and said not in names:
            self.add_error("least", "That is none of the rungs.")
        facts["least"] = names.index(said) if said in names else None
        return facts

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {
            "drawn_from": typed.pop("revision"), "posts": [self.held[ref] for ref in typed["posts"]],
            "standards": _lines(typed["standards"]), "rungs": _rungs(typed["rungs"]),
        }  # fmt: skip


def _lines(text: str) -> list[str]:
    return [line.strip(" •–-")[:300] for line in text.splitlines() if line.strip(" •–-")]


def _rungs(text: str) -> list[dict[str, str]]:
    parts = [line.partition(":") for line in _lines(text)]
    return [{"name": name.strip()[:120], "says": says.strip()} for name, _, says in parts]


@requires("scheme.see")
def standards(request: TrustRequest) -> HttpResponse:
    """List what is expected of each role, the reader's own first, and the posts of which nothing is."""
    found = list(queries.standards_within(request.reach))
    own = Post.objects.filter(pk__in=request.reach.posts)
    mine = set(queries.standards_of(request.reach, own).values_list("pk", flat=True))
    may_keep = queries.may_keep_standards(request.reach)
    return show(
        request, "delegation/pages/standards.html", mine=[one for one in found if one.pk in mine],
        others=[one for one in found if one.pk not in mine], may_keep=may_keep, today=clock.today(),
        without=queries.posts_without(request.reach) if may_keep else [],
    )  # fmt: skip


@requires("scheme.see")
def standard(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what is expected of one role."""
    row = find(queries.standards_within(request.reach), ref=ref)
    return show(
        request, "delegation/pages/standard.html", row=row, role=role_titles().get(row.role, ""),
        may_keep=queries.may_keep_standards(request.reach), today=clock.today(),
        changes=[entry for entry in trail.entries_about(request.trust.pk, "expected standard", ref) if entry.before],
    )  # fmt: skip


@requires("scheme.see")
def add_standard(request: TrustRequest) -> HttpResponse:
    """Say what is expected of a role."""
    return _standard(request, None)


@requires("scheme.see")
def revise_standard(request: TrustRequest, ref: str) -> HttpResponse:
    """Say anew what is expected of a role."""
    return _standard(request, find(queries.standards_within(request.reach), ref=ref))


def _standard(request: TrustRequest, row: ExpectedStandard | None) -> HttpResponse:
    if not queries.may_keep_standards(request.reach):
        raise Http404
    posts = list(Post.objects.filter(trust=request.trust, school=None).order_by("title"))
    form = StandardForm(request.POST or None, posts=posts, initial=_first(row) if row else {})
    if row is None:
        del form.fields["reason"]
    template = f"delegation/pages/{'revise' if row else 'add'}_standard.html"
    made: list[ExpectedStandard] = []
    if form.is_valid():
        try:
            if saved(form, lambda: made.append(operations.set_standard(
                trust=request.trust, standard=row, by=request.user, **form.facts()
            ))):  # fmt: skip
                messages.success(request, "Saved: whoever holds such a post reads it from now on.")
                return redirect("delegation:standard", request.trust.slug, made[0].ref)
        except Stale as stale:
            return overtaken(request, template, form, stale.row, row=row)
    return show(request, template, form=form, row=row)


def _first(row: ExpectedStandard) -> dict[str, Any]:
    rungs = [f"{rung['name']}: {rung['says']}".rstrip(": ") for rung in row.rungs]
    return {
        "title": row.title, "role": row.role, "posts": [post.ref for post in row.posts.all()],
        "description": row.description, "standards": "\n".join(row.standards), "rungs": "\n".join(rungs),
        "least": row.rungs[row.least]["name"] if row.least is not None else "", "agreed_on": row.agreed_on,
        "agreed_by": row.agreed_by, "next_look_on": row.next_look_on, "revision": row.revision,
    }  # fmt: skip


class OperatingForm(WithRevision):
    """How a division works for its schools, and whether that is agreed."""

    way = forms.ChoiceField(label="How it is delivered", choices=OperatingModel.Way.choices, required=False)
    says = forms.CharField(
        label="How it works", required=False, max_length=2_000, widget=forms.Textarea,
        help_text="What schools can count on, who does what, and where a school may do otherwise.",
    )  # fmt: skip
    wanted_by = forms.DateField(label="To be agreed by", required=False, widget=DAY)
    agreed_on = forms.DateField(label="Agreed on", required=False, widget=DAY)
    agreed_by = forms.CharField(label="Agreed by", required=False, max_length=120)

    def __init__(self, *args: Any, may_agree: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not may_agree:
            for name in ("wanted_by", "agreed_on", "agreed_by"):
                del self.fields[name]


@requires("scheme.see")
def operating_models(request: TrustRequest) -> HttpResponse:
    """Show each division with how it works for schools, which are agreed and which are not."""
    found = queries.divisions(request.reach)
    theirs = {one.unit.pk for one in found if queries.may_say_how(request.reach, one.unit)}
    return show(
        request, "delegation/pages/operating_models.html", divisions=found, today=clock.today(),
        agreed=sum(one.is_agreed for one in found), may_edit=theirs,
    )  # fmt: skip


@requires("plan.edit")
def revise_operating_model(request: TrustRequest, ref: str) -> HttpResponse:
    """Say how a division works for its schools, as it does itself; and that it is agreed, for those who keep that."""
    division = next((one for one in queries.divisions(request.reach) if one.unit.ref == ref), None)
    if division is None or not queries.may_say_how(request.reach, division.unit):
        raise Http404
    held, template = division.model, "delegation/pages/revise_operating_model.html"
    first = {name: getattr(held, name) for name in (*OperatingForm.base_fields,)} if held else {}
    form = OperatingForm(
        request.POST or None, initial=first, may_agree=request.reach.may_everywhere("scheme.edit")
    )  # fmt: skip
    if form.is_valid():
        facts = first | form.cleaned_data
        try:
            if saved(form, lambda: operations.set_operating_model(
                unit=division.unit, by=request.user, drawn_from=facts.pop("revision"), **facts
            )):  # fmt: skip
                messages.success(request, f"Saved for {division.unit.name}.")
                return redirect("delegation:operating_models", request.trust.slug)
        except Stale as stale:
            return overtaken(request, template, form, stale.row, division=division)
    return show(request, template, form=form, division=division)
