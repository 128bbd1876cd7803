"""A body's look at how much is delegated: listed, recorded, and what came of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.delegation import operations, queries
from goldenthread.features.delegation.models import DelegationReview
from goldenthread.features.delegation.queries import WholeScheme
from goldenthread.features.delegation.queries.reviews import changes_since, levels_by_section, reviews_within
from goldenthread.features.organisations.models import Body
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation import clock
from goldenthread.web.delegation.editing import drafts
from goldenthread.web.delegation.forms import DAY
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show


class ReviewForm(forms.Form):
    """Who looked, when, and what was found of each section."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label="Which body looked", to_field_name="ref", empty_label="Choose a body"
    )  # fmt: skip
    held_on = forms.DateField(label="On", widget=DAY)
    next_on = forms.DateField(label="To be looked at again on", required=False, widget=DAY)
    remark = forms.CharField(label="What it makes of it", required=False, max_length=4_000, widget=forms.Textarea)

    def __init__(self, *args: Any, held: WholeScheme, bodies: QuerySet[Body], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.held = held
        found = [("", "Not looked at"), *DelegationReview.Found.choices]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        for section in held.sections:
            key = section.row.key
            self.fields[f"found_{key}"] = forms.ChoiceField(
                label=section.row.title,
                required=False,
                choices=found,
            )
            self.fields[f"says_{key}"] = forms.CharField(label="Why", required=False, max_length=400)

    @property
    def rows(self) -> list[tuple[str, Any, Any]]:
        return [
            (section.row.key, self[f"found_{section.row.key}"], self[f"says_{section.row.key}"])
            for section in self.held.sections
        ]

    def lines(self) -> list[dict[str, str]]:
        typed = self.cleaned_data
        return [
            {"section": section.row.key, "title": section.row.title, "found": typed[f"found_{section.row.key}"],
             "says": typed[f"says_{section.row.key}"]}
            for section in self.held.sections
            if typed[f"found_{section.row.key}"]
        ]  # fmt: skip


@requires("scheme.see")
def reviews(request: TrustRequest) -> HttpResponse:
    """List the looks at how much is delegated, and offer one at each school."""
    found = list(reviews_within(request.reach))
    due = [one for one in found if one.next_on and one.next_on <= clock.today()]
    return show(
        request, "delegation/pages/reviews.html", found=found, due=due,
        schools=schools_within(request.reach, "scheme.see"),
        may_edit=request.reach.may_everywhere("scheme.edit"),
    )  # fmt: skip


@drafts
def add_review(request: TrustRequest) -> HttpResponse:
    """Record what a body found, section by section, with who decides there today beside it."""
    schools = {school.ref: school for school in schools_within(request.reach, "scheme.see")}
    school = schools.get(request.GET.get("school", ""))
    scheme = queries.scheme_on(request.trust, clock.today())
    if scheme is None:
        return show(request, "delegation/pages/add_review.html", school=school, form=None)
    held = queries.whole(scheme)
    bodies = Body.objects.filter(trust=request.trust, dissolved_on=None).order_by("kind", "name")
    form = ReviewForm(request.POST or None, held=held, bodies=bodies, initial={"held_on": clock.today()})
    if form.is_valid():
        facts = form.cleaned_data
        if saved(form, lambda: operations.review_delegation(
            trust=request.trust, school=school, body=facts["body"], held_on=facts["held_on"],
            next_on=facts["next_on"], remark=facts["remark"], lines=form.lines(), by=request.user,
        )):  # fmt: skip
            messages.success(request, "Kept. Nobody’s powers change by it: a version or a variance does that.")
            return redirect("delegation:reviews", request.trust.slug)
    levels = levels_by_section(held, request.trust, clock.today(), school)
    return show(
        request, "delegation/pages/add_review.html", school=school, form=form,
        rows=[(levels[key], found, says) for key, found, says in form.rows],
    )  # fmt: skip


@requires("scheme.see")
def review(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one look, and what was changed after it."""
    row = find(reviews_within(request.reach), ref=ref)
    words = dict(DelegationReview.Found.choices)
    scheme = queries.scheme_on(request.trust, clock.today())
    titles = {line.row.topic: line.row.title for line in queries.whole(scheme).lines} if scheme else {}
    changes = [(one, titles.get(one.topic, one.topic)) for one in changes_since(row)]
    return show(
        request, "delegation/pages/review.html", row=row, changes=changes,
        lines=[line | {"word": words.get(line["found"], "")} for line in row.lines],
        may_edit=request.reach.may_everywhere("scheme.edit"),
    )  # fmt: skip
