"""Where a school's teaching is strongest and where weakest, out of a sheet that scores it as a grid."""

from django.http import Http404, HttpResponse

from goldenthread.features.assurance import queries
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show


@requires("check.see")
def strengths(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a grid with both kinds of evidence in each cell, its ends, and the gap between them."""
    row = find(queries.checks_within(request.reach), ref=ref)
    grid = queries.strengths(request.reach, row, clock.today())
    if grid is None or queries.hidden_answers(request.reach, [row]):
        raise Http404
    may_find = queries.may_find(request.reach, row.school_id, row.unit_id)
    return show(request, "assurance/pages/strengths.html", row=row, grid=grid, may_find=may_find)
