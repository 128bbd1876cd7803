"""To whom a year's pocket guide went: sent, read, and which schools have still to send theirs."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.calendar import academic_year_of
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.plans import operations
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import GuideSending, Plan
from goldenthread.features.plans.queries.agreed import sent_guides
from goldenthread.features.plans.queries.agreed.sent_guides import SentLine
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.features.reports.papers import guides, typesetting
from goldenthread.features.reports.queries.plan_paper import plan_paper
from goldenthread.features.reviews.queries.deeds import guide_days
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans.guides.pages import year_of
from goldenthread.web.plans.naming import kind_title
from goldenthread.web.plans.versions.reading import plan_in_sight


class SendForm(forms.Form):
    """To whom a guide goes, how, and whether those with a post here are told and asked to read it."""

    audience = forms.ChoiceField(label="To whom", choices=GuideSending.Audience.choices, widget=forms.RadioSelect)
    tells = forms.BooleanField(
        label="Tell everybody of them who has a post here", required=False,
        help_text="At once in their news, and in their next digest by e-mail.",
    )  # fmt: skip
    asks_to_read = forms.BooleanField(label="Ask each of these to say that they have read it", required=False)
    how = forms.CharField(
        label="How it reaches the others", required=False, max_length=200,
        help_text="The website, the staff e-mail list, a tutor group, a letter.",
    )  # fmt: skip
    on = forms.DateField(label="Sent on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, data: Any, *, today: dt.date) -> None:
        super().__init__(data, initial={"on": today, "tells": True, "audience": "staff"})


@requires("plan.see")
def guide_sent(request: TrustRequest, ref: str) -> HttpResponse:
    """Show to whom a year's guide went and who has read it; send it; say that one has read it."""
    plan = plan_in_sight(request, ref)
    year = year_of(request, plan)
    may_send = request.reach.may(sent_guides.SEND, school=plan.school_id, unit=plan.unit_id)
    deed = request.POST.get("deed", "")
    if deed == "read":
        return _read(request, plan)
    if request.method == "POST" and not may_send:
        raise Http404
    form = SendForm(request.POST or None, today=clock.today())
    if form.is_valid() and saved(form, lambda: _send(request, plan, year, form), sent_on="on"):
        messages.success(request, f"Kept: it went to {form.cleaned_data['audience']}.")
        return redirect(_address(request, plan, year))
    sendings = sent_guides.sendings_of(request.reach, plan, year)
    is_trusts = plan.school_id is None and plan.unit_id is None
    lines = _of_places(request, plan, year) if is_trusts else []
    return show(
        request, "plans/pages/guides/guide_sent.html", plan=plan, year=year, form=form, may_send=may_send,
        sendings=[(one, [reader.post for reader in one.readers.all() if not reader.read_on]) for one in sendings],
        line=sent_guides.sent_in(plan, sendings), audiences=[one.label for one in sent_guides.AUDIENCES],
        unread=sent_guides.unread(request.reach, plan, year), years=years_of(plan).names(clock.today()),
        kinds=_by_kind(request, lines) if is_trusts else [],
    )  # fmt: skip


def _send(request: TrustRequest, plan: Plan, year: str, form: SendForm) -> None:
    """Send a guide out, as long as it is one side."""
    content = plan_paper(request.reach, request.trust, plan, today=clock.today())
    fit = typesetting.guide_fit(guides.pocket_guide(content, year=year), content)
    if fit.is_over:
        raise ValidationError(f"The pocket guide does not fit on one side. {fit.says}")
    operations.send_guide(
        plan=plan, year=year, by=request.user, post=_post(request, plan), **form.cleaned_data
    )  # fmt: skip


@requires("plan.see")
def read_guide(request: TrustRequest, ref: str) -> HttpResponse:
    """Lead whoever is asked to read a guide to where they say that they have."""
    sending = find(sent_guides.sendings_within(request.reach), ref=ref)
    return redirect(_address(request, sending.plan, sending.year))


def _read(request: TrustRequest, plan: Plan) -> HttpResponse:
    sending = find(sent_guides.sendings_within(request.reach).filter(plan=plan), ref=request.POST.get("sending", ""))
    if not sending.readers.filter(post__in=request.reach.posts, read_on=None).exists():
        raise Http404
    operations.say_guide_read(sending=sending, posts=request.reach.posts, by=request.user)
    messages.success(request, "Thank you. Whoever sent it sees that you have read it.")
    return redirect("plans:pocket_guide", request.trust.slug, plan.ref)


@dataclass(frozen=True)
class KindOfGuide:
    """The guides of one kind of plan: whose went to whom, who has none, and who is past the day."""

    title: str
    lines: list[tuple[SentLine, bool]]
    without: list[School]

    @property
    def late(self) -> list[str]:
        return [str(line.plan.school or line.plan.unit) for line, is_late in self.lines if is_late]


def _by_kind(request: TrustRequest, lines: Sequence[SentLine]) -> list[KindOfGuide]:
    """Part the guides by kind of plan. Schools lack the kind that every school has, or that another school has."""
    schools = list(schools_within(request.reach, "plan.see"))
    found = []
    for kind in kinds().values():
        own = [line for line in lines if line.plan.kind == kind.key]
        having = {line.plan.school_id for line in own if line.plan.school_id}
        is_asked = kind.covers and (having or kind.places == ["school"])
        without = [school for school in schools if is_asked and school.pk not in having]
        if own or without:
            late = [(line, line.is_late(clock.today())) for line in own]
            found.append(KindOfGuide(kind_title(request.trust, kind, "many"), late, without))
    return found


def _of_places(request: TrustRequest, plan: Plan, year: str) -> Sequence[SentLine]:
    """Return how the guides of places went out in a year of the trust's plan; their own are of school years."""
    named = years_of(plan).named(year, clock.today())
    due = guide_days(request.trust, academic_year_of(named.ends_on))
    return sent_guides.local_guides(request.reach, named, due)


def _post(request: TrustRequest, plan: Plan) -> Post | None:
    mine = list(Post.objects.filter(pk__in=request.reach.posts).order_by("pk"))
    return next(iter([one for one in mine if one.school_id == plan.school_id] or mine), None)


def _address(request: TrustRequest, plan: Plan, year: str) -> str:
    return f"{reverse('plans:guide_sent', args=[request.trust.slug, plan.ref])}?year={year}"
