"""Checks of one newcomer, building or journey at a time: how each goes, and beginning one."""

import datetime as dt
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.models import Check
from goldenthread.features.assurance.queries import Sheet
from goldenthread.features.documents.queries import visible as documents
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.queries.work.undertakings import undertakings
from goldenthread.foundation import clock
from goldenthread.web.assurance.comparing import SideBySide
from goldenthread.web.assurance.forms import CheckOneForm
from goldenthread.web.assurance.ranked import RankedSheets
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

HALF_A_TERM, A_YEAR = dt.timedelta(weeks=7), dt.timedelta(days=366)
# So much of a name a sheet keeps.
LONGEST = 80


@requires("check.see")
def one_at_a_time(request: TrustRequest) -> HttpResponse:
    """Show how each newcomer or thing stands that a checklist is gone through for."""
    found = queries.sheets_for_one(request.reach, clock.today())
    checklists = list(queries.checklists_for_one(request.reach))
    going = [one for one in found if one.check.handed_in_on is None and one.round.closed_on is None]
    return show(
        request, "assurance/pages/one_at_a_time.html", going=going, past=[one for one in found if one not in going],
        late=sum(one.is_late for one in going), may_begin=any(queries.places_to_check(request.reach)),
        checklists=checklists,
        compared=sorted(
            {(one.round.checklist.ref, one.round.checklist.name) for one in found}
            | {(row.ref, row.name) for row in checklists if row.shape.each_of},
            key=itemgetter(1),
        ),
    )  # fmt: skip


@requires("check.see")
def side_by_side(request: TrustRequest, ref: str) -> HttpResponse:
    """Show everything that one checklist was gone through for side by side, what wants most or was first, first."""
    row, today = find(queries.checklists_within(request.reach), ref=ref), clock.today()
    found = queries.compared(request.reach, row, today)
    if queries.hidden_answers(request.reach, [one.check for one in found]):
        raise Http404
    schools = queries.schools_seen(request.reach).filter(left_on=None).values_list("short_name", flat=True)
    in_time = request.GET.get("order") == "time"
    if in_time:
        found = sorted(found, key=lambda one: (one.round.opened_on, one.round.about))
    page = SideBySide(row.shape, found, list(schools), today)
    return show(
        request, "assurance/pages/side_by_side.html", row=row, page=page, in_time=in_time,
        ranked=RankedSheets(
            row.shape, [one.check for one in found], {one.check.pk: one.answers for one in found}, request.GET
        ),
        left=_left(request, row.shape.each_of.split(), found, today) if row.shape.each_of else [],
    )  # fmt: skip


class Left(NamedTuple):
    """Something that a checklist is gone through for, and was not."""

    title: str
    address: str
    review_on: dt.date | None = None


def _left(request: TrustRequest, kinds: Sequence[str], found: Sequence[Sheet], today: dt.date) -> list[Left]:
    """Return the documents of these kinds that nobody went through it for within a year; what was taken on, ever."""
    handed_in = [one for one in found if one.check.handed_in_on]
    ever = {one.round.about.casefold() for one in handed_in}
    lately = {one.round.about.casefold() for one in handed_in if one.round.due_on >= today - A_YEAR}
    rows = documents.documents(request.reach).filter(kind__in=kinds, school=None, retired_on=None).order_by("title")
    taken_on = undertakings(request.reach, request.user).filter(kind__in=kinds)
    slug = request.trust.slug
    return [
        Left(row.title, reverse("documents:document", args=[slug, row.ref]), row.next_review_on)
        for row in rows if row.title[:LONGEST].casefold() not in lately
    ] + [
        Left(row.title, reverse("plans:undertaking", args=[slug, row.ref]))
        for row in taken_on if row.title[:LONGEST].casefold() not in ever
    ]  # fmt: skip


@requires("check.answer")
def check_one(request: TrustRequest) -> HttpResponse:
    """Begin a checklist for one thing or newcomer."""
    schools, units = queries.places_to_check(request.reach)
    if not schools and not units:
        raise Http404
    today = clock.today()
    form = CheckOneForm(
        request.POST or None, checklists=queries.checklists_for_one(request.reach), schools=schools, units=units,
        posts=Post.objects.filter(trust=request.trust).order_by("title"), mine=request.reach.posts,
        initial={
            "checklist": request.GET.get("of", "")[:12], "about": request.GET.get("about", "")[:LONGEST],
            "begins_on": today, "due_on": today + HALF_A_TERM,
        },
    )  # fmt: skip
    made: list[Check] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.check_one(by=request.user, **form.facts()))):
        messages.success(request, "Begun. It is answered bit by bit, and handed in at the end.")
        return redirect("assurance:check", request.trust.slug, made[0].ref)
    return show(request, "assurance/pages/check_one.html", form=form)
