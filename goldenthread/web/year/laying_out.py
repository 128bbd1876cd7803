"""The year on one page, and one month of it."""

import datetime as dt
import re
from collections.abc import Sequence

from django.http import Http404, HttpResponse

from goldenthread.domain.calendar import TermCalendar, month_bounds
from goldenthread.domain.year import review_cycle
from goldenthread.features.governance.queries import meetings_between
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import School
from goldenthread.features.reviews import queries
from goldenthread.features.reviews.queries import Line
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show
from goldenthread.web.year import presenters

FIRST_YEAR, LAST_YEAR = 2000, 2100
# What was never done in the year before is still late.
BACK = dt.timedelta(days=366)
STEPS = 5  # how many years away from today the steps before and after lead; an address may ask for more


@requires("plan.see")
def year(request: TrustRequest) -> HttpResponse:
    """Lay the year out in its twelve months."""
    today = clock.today()
    begins = queries.begins(request.trust)
    firsts = review_cycle.twelve_months(begins, _month_of(request.GET.get("from", "")) or today)
    until_on = month_bounds(firsts[-1].year, firsts[-1].month)[1]
    is_this_year = firsts[0] <= today <= until_on
    from_on = firsts[0] - BACK if is_this_year else firsts[0]
    laid = queries.laid_out(request.reach, request.trust, from_on, until_on, today)
    schools, school = _schools(request)
    every = _narrowed(request, laid.lines, school)
    lines = [line for line in every if line.due.due_on >= firsts[0]]
    met = _met(request, firsts[0], until_on, school)
    months = presenters.months(lines, firsts, request.trust, request.reach.posts, today, together=met)
    return show(
        request, "year/pages/year.html", months=months,
        title=_title(firsts), before=_beside(firsts[0], -12, today), after=_beside(firsts[0], 12, today),
        schools=schools, school=school,
        of=request.GET.get("of", ""), late=sum(len(line.late) for line in every), is_set=bool(laid.duties or met),
        may_edit=request.reach.may_everywhere("cycle.edit"), is_this_year=is_this_year,
    )  # fmt: skip


@requires("plan.see")
def month(request: TrustRequest, which: str) -> HttpResponse:
    """Show one month: its days, and everything that is due in it."""
    first = _month_of(which)
    if first is None:
        raise Http404
    today = clock.today()
    until_on = month_bounds(first.year, first.month)[1]
    laid = queries.laid_out(request.reach, request.trust, first, until_on, today)
    schools, school = _schools(request)
    lines = _narrowed(request, laid.lines, school)
    met = _met(request, first, until_on, school)
    page = presenters.months(lines, [first], request.trust, request.reach.posts, today, together=met)[0]
    return show(
        request, "year/pages/month.html", month=page, title=presenters.written_month(first),
        weeks=presenters.weeks(page, TermCalendar.from_json(request.trust.calendar), today),
        before=_beside(first, -1, today), after=_beside(first, 1, today), schools=schools, school=school,
        of=request.GET.get("of", ""), may_edit=request.reach.may_everywhere("cycle.edit"),
    )  # fmt: skip


def _narrowed(request: TrustRequest, lines: Sequence[Line], school: School | None) -> list[Line]:
    """Keep of the year what is asked of the reader, or of one school, where they want that alone."""
    posts = request.reach.posts if request.GET.get("of") == "mine" else None
    found = []
    for line in lines:
        stands = [
            stand
            for stand in line.stands
            if (posts is None or posts.intersection(stand.where.posts))
            and (school is None or stand.where.school == school.pk)
        ]
        if stands:
            found.append(Line(line.duty, line.due, stands))
    return found


def _met(
    request: TrustRequest, first: dt.date, until_on: dt.date, school: School | None
) -> list[presenters.Together]:
    """Return when people come together in a span: the reader's own, or a school's, where they want those alone."""
    mine, slug = request.GET.get("of") == "mine", request.trust.slug
    meetings = meetings_between(request.reach, first, until_on, mine=mine)
    events = queries.events_between(request.reach, first, until_on, mine=mine, school=school)
    return [
        *(presenters.of_meeting(one, slug) for one in meetings if school in (None, one.meeting.body.school)),
        *(presenters.of_event(one, slug) for one in events),
    ]


def _schools(request: TrustRequest) -> tuple[list[School], School | None]:
    schools = list(organisations.schools_within(request.reach, "plan.see"))
    asked = request.GET.get("of", "").partition("school:")[2]
    return schools, next((school for school in schools if school.ref == asked), None)


def _month_of(typed: str) -> dt.date | None:
    """Return the first day of a month that is written 2026-11; None for anything else."""
    match = re.fullmatch(r"(\d{4})-(\d\d)", typed, re.ASCII)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR or not 1 <= int(match[2]) <= 12:
        return None
    return dt.date(int(match[1]), int(match[2]), 1)


def _title(firsts: list[dt.date]) -> str:
    first, last = firsts[0], firsts[-1]
    if first.year == last.year:
        return f"The year {first.year}"
    if first.month == 9:
        return f"The year {first.year}/{last.year % 100:02d}"
    return f"The year from {first:%B} {first.year}"


def _beside(first: dt.date, away: int, today: dt.date) -> str:
    """Return the month that lies so many months away; nothing where the steps end."""
    year_, month_ = divmod(first.year * 12 + first.month - 1 + away, 12)
    return f"{year_}-{month_ + 1:02d}" if abs(year_ - today.year) <= STEPS else ""
