"""How checks stand: everything, one's own, what is late, one area across schools, one school across areas."""

from django.http import Http404, HttpResponse

from goldenthread.features.assurance import queries
from goldenthread.features.assurance.models import Checklist
from goldenthread.foundation import clock
from goldenthread.web.assurance import presenters, sheet_presenters
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show


@requires("check.see")
def assurance(request: TrustRequest) -> HttpResponse:
    """Show the newest round of every checklist, area by school, and what is late."""
    today = clock.today()
    found = queries.heat(request.reach, queries.newest_rounds(request.reach, today), today)
    followed = queries.recommendations(request.reach, today)
    page = presenters.Overview(found, queries.late_sheets(request.reach, today), followed, request.trust.slug)
    return show(request, "assurance/pages/assurance.html", page=page, may_run=_may_run(request))


@requires("check.see")
def my_checks(request: TrustRequest) -> HttpResponse:
    """Show what is asked of the reader: sheets to answer, things to do, what waits for their eye."""
    today = clock.today()
    posts = request.reach.posts
    followed = queries.recommendations(request.reach, today)
    waiting = [row for row in queries.to_confirm(request.reach) if sheet_presenters.could_confirm(request.reach, row)]
    return show(
        request, "assurance/pages/my_checks.html", sheets=queries.my_sheets(request.reach, today),
        areas=queries.my_areas(request.reach),
        mine=[each for each in followed if each.row.post_id in posts and each.stage in presenters.OPEN],
        to_confirm=[each for each in followed if presenters.could_close(request.reach, each)], waiting=waiting,
    )  # fmt: skip


@requires("check.see")
def late(request: TrustRequest) -> HttpResponse:
    """Show what is late, and whose it is."""
    today = clock.today()
    page = presenters.Late(queries.late_sheets(request.reach, today), queries.recommendations(request.reach, today))
    return show(request, "assurance/pages/late.html", page=page)


@requires("check.see")
def area(request: TrustRequest) -> HttpResponse:
    """Show one area of a checklist: question by school now, and how it went from round to round."""
    today = clock.today()
    checklists = list(queries.checklists_within(request.reach))
    chosen = next((row for row in checklists if row.ref == request.GET.get("of")), None)
    chosen = chosen or next(iter(checklists), None)
    if chosen is None:
        return show(request, "assurance/pages/area.html", page=None, checklists=[])
    times = queries.over_time(request.reach, chosen, today)
    latest = [sheet.check for sheet in times[-1].sheets] if times else []
    hidden = queries.hidden_answers(request.reach, latest)
    page = presenters.AreaPage(chosen, times, request.GET.get("area", ""), hidden, request.trust.slug)
    return show(request, "assurance/pages/area.html", page=page, checklists=checklists)


@requires("check.see")
def school(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one school across everything that is checked, from round to round."""
    found, today = find(queries.schools_seen(request.reach), ref=ref), clock.today()
    kept = queries.of_place(request.reach, found, today)
    findings = queries.findings(request.reach, today, queries.findings_within(request.reach).filter(school=found))
    return show(
        request, "assurance/pages/school.html", school=found,
        checklists=[presenters.SchoolRows(*one) for one in kept],
        findings=[one for one in findings if not one.is_settled and one.row.severity not in ("strength", "note")],
        marks=queries.accreditations_within(request.reach).filter(school=found),
        reviews=queries.reviews_within(request.reach).filter(school=found)[:6],
    )  # fmt: skip


def checklist_of(request: TrustRequest, ref: str) -> Checklist:
    """Return the checklist of this reference, or say that there is no such page."""
    row = queries.checklists_within(request.reach).filter(ref=ref).first()
    if row is None:
        raise Http404
    return row


def _may_run(request: TrustRequest) -> bool:
    return request.reach.may_everywhere(queries.RUN)
