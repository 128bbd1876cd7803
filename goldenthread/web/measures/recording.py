"""Recording one figure by hand."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.calendar import Period, TermCalendar
from goldenthread.domain.measures.collecting import was_here
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.measures.operations import ReadingLine
from goldenthread.features.organisations.models import School
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.measures.forms import RecordReadingForm

PERIODS_OFFERED = {"year": 4, "term": 6, "half term": 8, "month": 14}


@requires("reading.record")
def record_reading(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    places = queries.recordable(request.reach, found)
    school = _place_to_record(request, places)
    periods = _periods(request, found, school)
    form = RecordReadingForm(
        request.POST or None, measure=found, periods=periods, initial={"period": _next(periods, school)}
    )
    place = school.short_name if school else "the trust’s office" if found.counts_office else "the trust"
    shown: dict[str, Any] = {"measure": found, "school": school, "places": places, "place": place}
    if form.is_valid():
        is_right = form.cleaned_data.pop("is_right")
        line, drawn_from = _line(found, school, form.cleaned_data)
        try:
            operations.record_reading(
                trust=request.trust, line=line, by=request.user, drawn_from=drawn_from, is_right=is_right
            )
        except operations.Doubted as doubted:
            shown["asked"] = doubted.messages
            return show(request, "measures/pages/record_reading.html", status=UNPROCESSABLE, form=form, **shown)
        except ValidationError as wrong:
            put_right(form, wrong)
        except Stale as stale:
            return _meanwhile(request, line, stale.row, shown)
        else:
            messages.success(request, f"Recorded: {found.name}, {place}.")
            where = f"?school={school.ref}" if school else ""
            return redirect(reverse("measures:measure", args=[request.trust.slug, ref]) + where)
    return show(request, "measures/pages/record_reading.html", form=form, **shown)


def _meanwhile(
    request: TrustRequest, line: ReadingLine, theirs: Reading | None, shown: dict[str, Any]
) -> HttpResponse:
    """Show what somebody else recorded meanwhile beside what was typed, which a second press sets in its place."""
    data = request.POST.copy()
    data["period"] = f"{line.period}|{theirs.ref if theirs else ''}"
    form = RecordReadingForm(data, measure=line.measure, periods=_periods(request, line.measure, line.school))
    return show(request, "measures/pages/record_reading.html", status=CONFLICT, form=form, theirs=theirs, **shown)


def _line(found: Measure, school: School | None, typed: dict[str, Any]) -> tuple[ReadingLine, str | None]:
    period, _, drawn_from = typed.pop("period").partition("|")
    line = ReadingLine(measure=found, school=school, period=period, **typed)
    # The form was drawn over the figures of all pupils; a group's figure supersedes whatever stands.
    return line, drawn_from if not line.group else None


def _place_to_record(request: TrustRequest, places: queries.Recordable) -> School | None:
    """Return the school that the address names, or the only one; None is the trust itself."""
    asked = request.GET.get("school", "")
    if asked:
        school = next((each for each in places.schools if each.ref == asked), None)
        if school is None:
            raise Http404
        return school
    if places.trust:
        return None
    if not places.schools:
        raise Http404
    return places.schools[0]


def _periods(request: TrustRequest, found: Measure, school: School | None) -> list[tuple[str, str]]:
    """Return the periods to choose from, the newest whole one first, each with the reading that stands."""
    stands = queries.readings_that_stand(request.reach, found, school)
    return [
        (f"{each.key}|{stands.get(each.key, '')}", f"{each.label}{', recorded' if each.key in stands else ''}")
        for each in periods_offered(request, found)
    ]


def periods_offered(request: TrustRequest, found: Measure) -> list[Period]:
    """Return the periods that a figure may be of: the last whole one, the one under way, and those before."""
    calendar = TermCalendar.from_json(request.trust.calendar)
    period = queries.last_due(found.frequency, calendar, clock.today())
    return [
        period,
        period.following(),
        *(period.previous(at) for at in range(1, PERIODS_OFFERED[found.frequency] - 1)),
    ]


def _next(periods: list[tuple[str, str]], school: School | None) -> str:
    """Choose the last whole period; the one under way where that is recorded, or began before the school was here."""
    last, under_way = periods[0][0], periods[1][0]
    key, _, is_recorded = last.partition("|")
    if is_recorded or (school and not was_here(school.joined_on, Period.parse(key).starts_on)):
        return under_way
    return last
