"""The cycle itself: what comes round, and setting it up."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.reviews import operations, queries
from goldenthread.features.reviews.models import Duty
from goldenthread.features.reviews.ready_made import ReadyMade, ready_made
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.year import presenters
from goldenthread.web.year.forms import DutyForm

keeps = requires("cycle.edit", somewhere=False)
YEAR = dt.timedelta(days=365)
# What a page says of one duty before it folds the rest away.
MOST_WARNINGS = 12


@requires("plan.see")
def cycle(request: TrustRequest) -> HttpResponse:
    """Show everything that comes round, by what it belongs to, with what is warned of in the year to come."""
    today = clock.today()
    laid = queries.laid_out(request.reach, request.trust, today, today + YEAR, today)
    may_edit = request.reach.may_everywhere("cycle.edit")
    seen = {line.duty.pk for line in laid.lines}
    areas = [
        (label, [_rule(request, duty) for duty in laid.duties.values() if duty.area == area and duty.pk in seen])
        for area, label in Duty.Area.choices
    ]
    kept = set(laid.duties)
    return show(
        request, "year/pages/cycle.html", areas=[(label, rows) for label, rows in areas if rows], may_edit=may_edit,
        warnings=_warnings(laid) if may_edit else [], undated=laid.undated if may_edit else [],
        crowded=[(_who(request, name), monday, many) for name, monday, many in laid.crowded] if may_edit else [],
        offered=[one for one in ready_made().values() if _is_new(one, kept)] if may_edit else [],
        is_set=bool(laid.duties),
    )  # fmt: skip


def _is_new(one: ReadyMade, kept: set[str]) -> bool:
    """Say whether a ready-made cycle is worth offering: the trust has less than half of its duties."""
    return sum(duty.key in kept for duty in one.duties) * 2 < len(one.duties)


def _rule(request: TrustRequest, duty: Duty) -> tuple[Duty, str, str, str]:
    who = presenters.who(duty, request.trust)
    return duty, presenters.when(duty), who, presenters.place_count(request.trust, duty)


def _who(request: TrustRequest, name: str) -> str:
    return presenters.role_word(request.trust, name) if name in organisations.role_titles() else name


def _warnings(laid: queries.Laid) -> list[tuple[Duty, str, dt.date]]:
    return [(laid.duties[one.rule], one.says, one.on) for one in laid.warnings if one.rule in laid.duties]


@keeps
@require_POST
def take_cycle(request: TrustRequest) -> HttpResponse:
    """Take a copy of a ready-made cycle."""
    try:
        made = operations.take_cycle(trust=request.trust, name=request.POST.get("cycle", "")[:60], by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("year:cycle", request.trust.slug)
    messages.success(
        request, f"{made} duties are in your year. They are your own copy: change and drop what you like."
    )
    return redirect("year:cycle", request.trust.slug)


@keeps
def add_duty(request: TrustRequest) -> HttpResponse:
    """Add something that comes round."""
    form = _form(request, None)
    if form.is_valid() and saved(form, lambda: _add(request, form)):
        messages.success(request, f"{form.cleaned_data['title']} is in your year.")
        return redirect("year:cycle", request.trust.slug)
    return show(request, "year/pages/add_duty.html", form=form)


@keeps
def revise_duty(request: TrustRequest, ref: str) -> HttpResponse:
    """Move a duty, say of whom it is asked, or change its words."""
    duty = find(queries.duties_to_edit(request.reach), ref=ref)
    form = _form(request, duty)
    if form.is_valid():
        try:
            if saved(form, lambda: _revise(request, duty, form)):
                messages.success(request, "Changed. What is open follows; what was done stays as it was.")
                return redirect("year:cycle", request.trust.slug)
        except Stale as stale:
            return _conflict(request, form, stale.row)
    return show(request, "year/pages/revise_duty.html", duty=duty, form=form)


@keeps
def drop_duty(request: TrustRequest, ref: str) -> HttpResponse:
    """Let a duty come round no more, once that is confirmed."""
    duty = find(queries.duties_to_edit(request.reach), ref=ref)
    if request.method == "POST":
        operations.drop_duty(duty=duty, by=request.user)
        messages.success(request, f"“{duty.title}” comes round no more. What was done of it stays on record.")
        return redirect("year:cycle", request.trust.slug)
    return show(request, "year/pages/drop_duty.html", duty=duty, when=presenters.when(duty))


def _form(request: TrustRequest, duty: Duty | None) -> DutyForm:
    trust = request.trust
    return DutyForm(
        request.POST if request.method == "POST" else None, trust=trust, duty=duty,
        posts=list(Post.objects.filter(trust=trust).order_by("title")),
        schools=list(School.objects.here().filter(trust=trust)),
        duties=list(queries.duties_of(trust)), roles=list(organisations.role_titles()),
        deed=request.GET.get("deed", "")[:20],
    )  # fmt: skip


def _add(request: TrustRequest, form: DutyForm) -> Any:
    return operations.add_duty(trust=request.trust, by=request.user, **form.facts())


def _revise(request: TrustRequest, duty: Duty, form: DutyForm) -> Any:
    drawn_from = form.cleaned_data["revision"]
    return operations.revise_duty(duty=duty, by=request.user, drawn_from=drawn_from, **form.facts())


def _conflict(request: TrustRequest, form: DutyForm, standing: Duty) -> HttpResponse:
    """Show what was typed with what stands now; sent again, it is set in its place."""
    form.data = {**form.data, "revision": standing.revision}
    return show(request, "year/pages/revise_duty.html", status=CONFLICT, duty=standing, form=form, stands=standing)
