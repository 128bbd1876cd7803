"""Moving one occurrence of a duty alone."""

import datetime as dt
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year import review_cycle
from goldenthread.domain.year.review_cycle import Due
from goldenthread.features.reviews import operations, queries
from goldenthread.features.reviews.models import Duty, Occurrence
from goldenthread.foundation import clock
from goldenthread.web.kit import days
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.year.forms import MoveForm

BACK, AHEAD = dt.timedelta(days=92), dt.timedelta(days=400)


@requires("cycle.edit", somewhere=False)
def move_occurrence(request: TrustRequest, ref: str) -> HttpResponse:
    """Move one time of a duty, everywhere or in one place; a link may say which time and where."""
    duty = find(queries.duties_to_edit(request.reach).filter(opens_round=False), ref=ref)
    today = clock.today()
    calendar = TermCalendar.from_json(request.trust.calendar)
    dues = review_cycle.occurrences(duty.rule, calendar, max(today - BACK, duty.from_on), today + AHEAD)
    places = queries.places_of(duty, dues[0]) if dues else []
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        times=[(due.name, f"due by {days.written(due.due_on, full=True)}") for due in dues],
        places=[(where.place, where.label) for where in places],
        initial={"time": request.GET.get("time") or _next(dues, today), "where": request.GET.get("where", "")},
    )  # fmt: skip
    if form.is_valid() and saved(form, lambda: _move(request, duty, dues, form)):
        to = form.cleaned_data["to"]
        messages.success(
            request, f"This time it is due by {days.written(to, full=True)}. Then it comes round as before."
        )
        return redirect("year:month", request.trust.slug, f"{to:%Y-%m}")
    return show(
        request, "year/pages/move_occurrence.html", duty=duty, form=form, when=review_cycle.in_words(duty.rule)
    )


def _next(dues: Sequence[Due], today: dt.date) -> str:
    return next((due.name for due in dues if due.due_on >= today), "")


def _move(request: TrustRequest, duty: Duty, dues: Sequence[Due], form: MoveForm) -> list[Occurrence]:
    said = form.cleaned_data
    due = next(one for one in dues if one.name == said["time"])
    chosen = said.get("where", "")
    places = [where for where in queries.places_of(duty, due) if chosen in ("", where.place)]
    return operations.move_occurrence(
        duty=duty, due=due, places=places, to=said["to"], reason=said["reason"], by=request.user
    )
