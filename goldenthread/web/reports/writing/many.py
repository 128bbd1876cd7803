"""The reports of all schools: how far each has come, issuing them as one job, and how far that has come."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from goldenthread.features.measures.queries import rule_values
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import BatchLine
from goldenthread.features.reports.queries import drawing_up, written
from goldenthread.features.reports.queries.many import states_of
from goldenthread.features.reports.written_kinds import SCHOOL
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show
from goldenthread.web.reports.writing.drawing import kind_to_write
from goldenthread.web.reports.writing.forms import ManyForm

issues = requires("report.issue", somewhere=False)
# As long as a page may keep somebody waiting who asked it to.
PATIENCE = dt.timedelta(seconds=6)


@issues
def all_schools(request: TrustRequest, kind: str) -> HttpResponse:
    """Show how far each school's report of a period has come, and begin to issue them together."""
    chosen = kind_to_write(request, kind)
    if chosen.of != SCHOOL:
        raise Http404
    spans = drawing_up.periods(rule_values.calendar_of(request.trust), chosen.spans, clock.today())
    span = next((one for one in spans if one.name == request.GET.get("period")), spans[0])
    form = ManyForm(request.POST or None)
    if form.is_valid():
        try:
            batch = operations.begin_batch(
                trust=request.trust,
                kind=chosen,
                span=span,
                draws=form.cleaned_data["which"] == "all",
                by=request.user,
            )
        except ValidationError as refused:
            form.add_error(None, " ".join(refused.messages))
        else:
            return redirect("reports:batch", request.trust.slug, batch.ref)
    rows = states_of(request.trust, chosen.kind, span.name, clock.today())
    return show(
        request, "reports/pages/all_schools.html", kind=chosen, span=span, spans=spans, form=form, rows=rows,
        counts=_counts(rows), jobs=list(written.batches(request.reach).filter(kind=kind, period=span.name)[:5]),
    )  # fmt: skip


def _counts(rows: list[Any]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for row in rows:
        found[row.state] = found.get(row.state, 0) + 1
    return list(found.items())


@issues
def batch(request: TrustRequest, ref: str) -> HttpResponse:
    """Show how far a job has come; asked to, do some of what waits here and now."""
    held = find(written.batches(request.reach), ref=ref)
    if request.method == "POST":
        done = operations.go_on(batch=held, until=timezone.now() + PATIENCE)
        messages.success(request, f"{done} more done." if done else "Nothing was waiting, or others have it in hand.")
        return redirect("reports:batch", request.trust.slug, ref)
    lines = list(held.lines.select_related("school", "report__snapshot"))
    waiting = sum(line.state == BatchLine.State.WAITING for line in lines)
    return show(
        request, "reports/pages/batch.html", batch=held, lines=lines, waiting=waiting, count=len(lines),
        ended=len(lines) - waiting, issued=sum(line.state == BatchLine.State.DONE for line in lines),
    )  # fmt: skip
