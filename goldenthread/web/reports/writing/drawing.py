"""Drawing a report up: from the list, or from the duty by which it is due."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.measures.queries import rule_values
from goldenthread.features.reports import operations
from goldenthread.features.reports.queries import drawing_up, written
from goldenthread.features.reports.queries.sections import Span
from goldenthread.features.reports.written_kinds import PART, SCHOOL, WrittenKind, kinds_of
from goldenthread.features.reviews import queries as reviews
from goldenthread.features.reviews.models import Occurrence
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show
from goldenthread.web.reports.writing.forms import DrawUpForm

# A report of a year that is due in the autumn is of the year that ended in the summer.
LOOKING_BACK = dt.timedelta(days=92)


@requires("report.write")
def draw_up(request: TrustRequest, kind: str) -> HttpResponse:
    """Draw a report up as a draft: of what, and of which period."""
    chosen = kind_to_write(request, kind)
    return _draw_up(request, chosen, None)


@requires("report.write")
def due_report(request: TrustRequest, ref: str) -> HttpResponse:
    """Lead from the duty by which a report is due to the report: in hand, issued, or still to be drawn up."""
    occurrence = find(reviews.occurrences(request.reach), ref=ref)
    chosen = kind_to_write(request, occurrence.duty.report)
    report = written.written(request.reach).filter(occurrence=ref).order_by("-pk").first()
    if report is not None and report.snapshot is not None:
        return redirect("reports:issued", request.trust.slug, report.snapshot.ref)
    if report is not None:
        return redirect("reports:report_draft", request.trust.slug, report.ref)
    return _draw_up(request, chosen, occurrence)


def _draw_up(request: TrustRequest, kind: WrittenKind, occurrence: Occurrence | None) -> HttpResponse:
    spans = _spans(request, kind, occurrence)
    schools = list(written.schools_to_write(request.reach, kind)) if kind.of == SCHOOL else []
    if occurrence is not None and occurrence.school_id is not None:
        schools = [school for school in schools if school.pk == occurrence.school_id]
        if not schools:
            raise Http404
    parts = list(written.parts_to_write(request.reach)) if kind.of == PART else []
    form = DrawUpForm(
        request.POST or None, kind=kind, spans=spans, schools=schools, parts=parts, initial=_initial(request)
    )
    if form.is_valid():
        typed = form.cleaned_data
        report = operations.draw_up_report(
            trust=request.trust, kind=kind, span=next(span for span in spans if span.name == typed["period"]),
            school=_named(schools, typed.get("school")), element=_named(parts, typed.get("part")),
            occurrence=occurrence, by=request.user,
        )  # fmt: skip
        return redirect("reports:report_draft", request.trust.slug, report.ref)
    return show(
        request, "reports/pages/draw_up.html", kind=kind, form=form, occurrence=occurrence,
        sections=[one.title or drawing_up.title_of(request.trust, one) for one in kind.sections],
        nothing=(kind.of == SCHOOL and not schools) or (kind.of == PART and not parts),
    )  # fmt: skip


def _spans(request: TrustRequest, kind: WrittenKind, occurrence: Occurrence | None) -> list[Span]:
    """Return the periods to choose from, first that which the duty is about: of years the one that has ended."""
    spans = drawing_up.periods(rule_values.calendar_of(request.trust), kind.spans, clock.today())
    if occurrence is None:
        return spans
    about = occurrence.due_on - LOOKING_BACK if kind.spans == "year" else occurrence.due_on
    return sorted(spans, key=lambda span: not span.from_on <= about <= span.until_on)


def _initial(request: TrustRequest) -> dict[str, str]:
    """Return what an address proposes: the school, or the part that it is `about`."""
    kind, _, ref = request.GET.get("about", "").partition(":")
    return {"part": ref} if kind == "element" else {"school": request.GET.get("school", "")}


def _named(rows: list[Any], ref: str | None) -> Any:
    return next((row for row in rows if row.ref == ref), None)


def kind_to_write(request: TrustRequest, key: str) -> WrittenKind:
    """Return a kind of which the reader may write a report somewhere, or say that there is no such page."""
    kind = kinds_of(request.trust).get(key)
    if kind is None or kind not in written.kinds_to_write(request.reach, request.trust):
        raise Http404
    return kind
