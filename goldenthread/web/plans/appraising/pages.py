"""Which posts' appraisal targets draw on which parts of a plan, and tying those of one post."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import academic_year_of
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.work import appraising as queries
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show


class TieForm(forms.Form):
    """The parts of plans that a post's targets draw on; those that it leads stand first."""

    parts = forms.MultipleChoiceField(label="Parts that its targets draw on", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, parts: Sequence[Element], led: set[int], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.listed = {one.ref: one for one in parts}
        plans = list(dict.fromkeys(one.plan for one in parts if one.pk not in led))
        groups = [("Parts that it leads", [(one.ref, one.in_place) for one in parts if one.pk in led])]
        groups += [
            (plan.title, [(one.ref, one.in_place) for one in parts if one.plan_id == plan.pk and one.pk not in led])
            for plan in plans
        ]
        self.fields["parts"].choices = [group for group in groups if group[1]]  # type: ignore[attr-defined]

    def elements(self) -> list[Element]:
        return [self.listed[ref] for ref in self.cleaned_data["parts"]]


@requires("plan.see")
def appraisals(request: TrustRequest) -> HttpResponse:
    """List the posts whose targets the reader may tie, those that are tied to nothing first."""
    year = academic_year_of(clock.today())
    lines = queries.appraised(request.reach, year, clock.today())
    return show(
        request, "plans/pages/appraising/appraisals.html", lines=lines, year=year,
        untied=sum(not line.parts for line in lines),
    )  # fmt: skip


@requires("plan.see")
def tie_appraisal(request: TrustRequest, ref: str) -> HttpResponse:
    """Say on which parts the targets of one post draw, this school year."""
    today = clock.today()
    post = next((one for one in queries.posts_to_tie(request.reach, today) if one.ref == ref), None)
    if post is None:
        raise Http404
    year = academic_year_of(today)
    kept = queries.tied_parts(post, year)
    parts = queries.parts_to_draw_on(request.reach, post, kept)
    led = queries.parts_led(post, parts)
    proposed = [one.ref for one in parts if one.pk in (kept or led)]
    form = TieForm(request.POST or None, parts=parts, led=led, initial={"parts": proposed})
    if form.is_valid() and saved(
        form, lambda: operations.tie_appraisal(post=post, year=year, elements=form.elements(), by=request.user)
    ):
        messages.success(request, f"Tied: {post.title}.")
        return redirect("plans:appraisals", request.trust.slug)
    return show(
        request, "plans/pages/appraising/tie_appraisal.html", form=form, post=post, year=year, has_parts=parts
    )
