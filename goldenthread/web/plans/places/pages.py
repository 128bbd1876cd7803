"""A plan school by school: what is the same everywhere, and what each school makes of the rest."""

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.organisations.models import School
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan, SchoolLine
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.features.plans.queries.outline import places as queries
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.plans.versions.reading import plan_in_sight

HELD = {"common": True, "own": False, "": None}


class LineForm(forms.Form):
    """How a part is held, or what it means in one school."""

    part = forms.SlugField(max_length=12)
    school = forms.SlugField(max_length=12, required=False)
    held = forms.ChoiceField(choices=[(one, "") for one in HELD], required=False)
    text = forms.CharField(label="What it means here", required=False, max_length=4_000)
    revision = forms.IntegerField(required=False, min_value=0)


@requires("plan.see")
def by_school(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a plan as one school has it, or as all have it side by side; say how parts are held and what they mean."""
    plan = plan_in_sight(request, ref)
    if plan.school_id is not None:
        raise Http404
    page = queries.school_by_school(request.reach, plan)
    school = _asked(request, page)
    form = LineForm(request.POST) if request.method == "POST" else None
    status = 200
    if form is not None:
        status = UNPROCESSABLE
        try:
            if form.is_valid() and saved(form, lambda: _do(request, plan, page, form.cleaned_data)):
                messages.success(request, "It is kept.")
                return redirect(_address(request, plan, school, form.cleaned_data["part"]))
        except Stale:
            page, status = queries.school_by_school(request.reach, plan), CONFLICT
            form.add_error(None, "Somebody else has written this line meanwhile: both stand below, send yours again.")
    return show(
        request, "plans/pages/places/by_school.html", status=status, plan=plan, page=page, school=school, typed=form,
        rows=[_row(page, part, school) for part in page.parts],
        tally=[(one, page.silent_in(one)) for one in page.schools],
        may_write=school is not None and school.pk in page.writes_for,
    )  # fmt: skip


class Row(NamedTuple):
    """One part: the line of the school that was asked for, or those of all, and which schools are silent."""

    part: queries.PartThere
    line: SchoolLine | None
    said: list[tuple[School, SchoolLine]]
    silent: list[School]


def _row(page: queries.SchoolBySchool, part: queries.PartThere, school: School | None) -> Row:
    said = [(one, part.lines[one.pk]) for one in page.schools if one.pk in part.lines]
    return Row(part, part.lines.get(school.pk) if school else None, said, part.silent(page.schools))


def _asked(request: TrustRequest, page: queries.SchoolBySchool) -> School | None:
    """Return the school that is asked for; of a reader with one school, that one."""
    ref = request.GET.get("school", "")[:12]
    if ref:
        found = next((one for one in page.schools if one.ref == ref), None)
        if found is None:
            raise Http404
        return found
    return page.schools[0] if len(page.schools) == 1 else None


def _address(request: TrustRequest, plan: Plan, school: School | None, part: str) -> str:
    query = f"?school={school.ref}" if school else ""
    return f"{reverse('plans:by_school', args=[request.trust.slug, plan.ref])}{query}#part-{part}"


def _do(request: TrustRequest, plan: Plan, page: queries.SchoolBySchool, facts: dict[str, Any]) -> None:
    element = find(plan.elements.filter(removed_at=None).select_related("plan"), ref=facts["part"])
    if not facts["school"]:
        if not page.may_hold:
            raise Http404
        operations.hold_in_common(element=element, is_common=HELD[facts["held"]], by=request.user)
        return
    school = next((one for one in page.schools if one.ref == facts["school"]), None)
    if school is None or school.pk not in page.writes_for:
        raise Http404
    operations.write_school_line(
        element=element, school=school, text=facts["text"], by=request.user, drawn_from=facts["revision"],
        post=post_in_name_of(request.reach, school),
    )  # fmt: skip
