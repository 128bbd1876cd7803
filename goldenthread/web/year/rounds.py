"""Rounds: all of them, one on a page, and opening, closing, reopening and nudging."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Round, RoundPart
from goldenthread.features.reviews.queries import holders
from goldenthread.features.reviews.queries import rounds as held
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.year.round_forms import DaysForm, OpenRoundForm, ReopenForm

keeps = requires("cycle.edit", somewhere=False)
MOST_TROUBLED = 12
A_WEEK = dt.timedelta(days=7)


@requires("plan.see")
def rounds(request: TrustRequest) -> HttpResponse:
    """List the rounds, the one that is open first, with what the reader has still to answer."""
    every = list(held.rounds(request.reach))
    is_open = next((one for one in every if one.is_open), None)
    mine = _mine(request, is_open) if is_open else []
    return show(
        request, "year/pages/rounds.html", is_open=is_open, closed=[one for one in every if not one.is_open],
        mine=mine, may_edit=request.reach.may_everywhere("cycle.edit"),
        grid=held.grid(request.reach, is_open) if is_open else None,
    )  # fmt: skip


def _mine(request: TrustRequest, one: Round) -> list[RoundPart]:
    """Return the parts that the reader's posts have still to answer."""
    parts = list(held.parts(request.reach).filter(within__round=one, post__in=request.reach.posts))
    answered = held.answers_of(one, parts)
    return [part for part in parts if part.element_id not in answered]


@requires("plan.see")
def round_(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one round on a page: school by strand, what is in trouble, and who has not answered."""
    one = find(held.rounds(request.reach), ref=ref)
    silences = held.silences(request.reach, one)
    names = holders([silence.post.pk for silence in silences], clock.today())
    mine = [part for silence in silences if silence.post.pk in request.reach.posts for part in silence.parts]
    grid = held.grid(request.reach, one)
    return show(
        request, "year/pages/round.html", one=one, grid=grid, today=clock.today(),
        rows=[(row, [row.cells.get(strand.pk, "") for strand in grid.strands]) for row in grid.rows],
        troubled=held.troubled(request.reach, one, MOST_TROUBLED),
        silences=[(silence, names.get(silence.post.pk, [])) for silence in silences],
        closings=one.closings.select_related("closed_by", "reopened_by"),
        may_edit=request.reach.may_everywhere("cycle.edit"), mine=mine if one.is_open else [],
        by_the_year=held.day_of_the_year(one) if one.is_open else None,
    )  # fmt: skip


@keeps
def open_round(request: TrustRequest) -> HttpResponse:
    """Open a round by hand."""
    form = OpenRoundForm(request.POST or None, today=clock.today())
    if form.is_valid() and saved(form, lambda: _open(request, form)):
        messages.success(request, "The round is open. Every lead is asked on their home page.")
        return redirect("year:rounds", request.trust.slug)
    return show(request, "year/pages/open_round.html", form=form)


def _open(request: TrustRequest, form: OpenRoundForm) -> Round:
    return operations.open_round(trust=request.trust, by=request.user, **form.cleaned_data)


@keeps
def close_round(request: TrustRequest, ref: str) -> HttpResponse:
    """Close a round, once that is confirmed."""
    one = find(held.rounds_to_keep(request.reach), ref=ref)
    if request.method == "POST":
        done(
            request, lambda: operations.close_round(round_=one, by=request.user),
            "Closed. It stands as it is now; later words are kept, and marked late.",
        )  # fmt: skip
        return redirect("year:round", request.trust.slug, ref)
    return show(request, "year/pages/close_round.html", one=one, grid=held.grid(request.reach, one))


@keeps
def set_days(request: TrustRequest, ref: str) -> HttpResponse:
    """Give a round that is open more time, or less, with a reason."""
    one = find(held.rounds_to_keep(request.reach).filter(closed_on=None), ref=ref)
    form = DaysForm(request.POST or None, initial={"answers_by": one.answers_by, "closes_on": one.closes_on})
    if form.is_valid():
        facts = form.cleaned_data
        if saved(form, lambda: operations.set_days(round_=one, by=request.user, **facts)):
            messages.success(request, "The days are set. What is asked on home pages follows them.")
            return redirect("year:round", request.trust.slug, ref)
    return show(request, "year/pages/set_days.html", one=one, form=form)


@keeps
def reopen_round(request: TrustRequest, ref: str) -> HttpResponse:
    """Open a closed round again, with a reason."""
    one = find(held.rounds_to_keep(request.reach), ref=ref)
    form = ReopenForm(request.POST or None, initial={"closes_on": clock.today() + A_WEEK})
    if form.is_valid():
        facts = form.cleaned_data
        if saved(form, lambda: operations.reopen_round(round_=one, by=request.user, **facts)):
            messages.success(request, "Open again. The page of the round says who opened it, and why.")
            return redirect("year:round", request.trust.slug, ref)
    return show(request, "year/pages/reopen_round.html", one=one, form=form)


@requires("round.moderate")
@require_POST
def nudge(request: TrustRequest, ref: str) -> HttpResponse:
    """Ask again those who have not answered: in every plan, or in those that the reader moderates."""
    one = find(held.rounds(request.reach), ref=ref)
    plans = {
        within.plan_id
        for within in held.plans_in(request.reach, one)
        if held.may_moderate(request.reach, within.plan)
    }
    done(
        request, lambda: operations.nudge(round_=one, by=request.user, plans=plans),
        "They are asked again: on their home pages, in their news and in their next letter.",
    )  # fmt: skip
    return redirect("year:round", request.trust.slug, ref)
