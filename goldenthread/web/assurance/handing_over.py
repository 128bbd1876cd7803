"""What is handed over: a round's audit trail, the evidence by pillar or area, and safeguarding in figures."""

import datetime as dt
from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from goldenthread.features.assurance import queries
from goldenthread.features.assurance.queries.children import counting_rounds, counts_of
from goldenthread.features.assurance.queries.evidence import LOOKING, evidence_by
from goldenthread.features.reports.papers import check_papers
from goldenthread.foundation import clock
from goldenthread.web.assurance.count_presenters import CountsPage
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show

PDF = "application/pdf"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# As many rounds as stand side by side on a page.
MOST_ROUNDS = 6
FORMS = {"pdf": ("pdf", PDF), "excel": ("xlsx", EXCEL)}


@requires("check.see")
def round_file(request: TrustRequest, ref: str, form: str) -> HttpResponse:
    """Give a round's audit trail as a PDF or a workbook, as far as the reader may see its sheets."""
    row, today = find(queries.rounds_within(request.reach), ref=ref), clock.today()
    return _file(form, row.title, {
        "pdf": lambda: check_papers.round_pdf(request.reach, row, today),
        "excel": lambda: check_papers.round_excel(request.reach, row, today),
    }, today)  # fmt: skip


@requires("check.see")
def evidence(request: TrustRequest) -> HttpResponse:
    """Show what speaks for and against each pillar of quality, or each area of inspection."""
    by = request.GET.get("by", "")
    by = by if by in LOOKING else "pillar"
    groups = evidence_by(request.reach, request.trust.slug, by, clock.today())
    return show(request, "assurance/pages/evidence.html", by=by, groups=groups)


@requires("check.see")
def evidence_file(request: TrustRequest, by: str, form: str) -> HttpResponse:
    """Give the evidence by pillar or area as a PDF or a workbook."""
    if by not in LOOKING:
        raise Http404
    today, reach, trust, site = clock.today(), request.reach, request.trust, request.build_absolute_uri("/")[:-1]
    return _file(form, f"{trust.slug} evidence by {by}", {
        "pdf": lambda: check_papers.evidence_pdf(reach, trust, by, today),
        "excel": lambda: check_papers.evidence_excel(reach, trust, by, today, site),
    }, today)  # fmt: skip


@requires("check.see")
def safeguarding(request: TrustRequest) -> HttpResponse:
    """Show safeguarding in figures: counts alone, and hidden where a child could be known from them."""
    rounds = counting_rounds(request.reach)
    chosen = next((row for row in rounds if row.ref == request.GET.get("round")), next(iter(rounds), None))
    page = None
    if chosen is not None:
        alike = [
            row for row in rounds if row.checklist_id == chosen.checklist_id and row.opened_on <= chosen.opened_on
        ]
        counts = counts_of(request.reach, alike[:MOST_ROUNDS])
        page = CountsPage(counts, request.GET.get("school", ""), of_trust=request.reach.may_everywhere(queries.SEE))
    return show(
        request, "assurance/pages/safeguarding.html", rounds=rounds, chosen=chosen, page=page,
        sees_all=request.reach.may_everywhere(queries.CHILDREN),
    )  # fmt: skip


def _file(form: str, title: str, makers: dict[str, Callable[[], bytes]], today: dt.date) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    ending, kind = FORMS[form]
    plain = "-".join("".join(sign if sign.isalnum() else " " for sign in title.lower()).split())[:80]
    name = f"{plain.encode('ascii', 'ignore').decode() or 'checks'}-{today:%Y-%m-%d}.{ending}"
    disposition = content_disposition_header(as_attachment=form != "pdf", filename=name)
    headers = {"Content-Disposition": disposition or "attachment", "Cache-Control": "private, no-store"}
    return HttpResponse(makers[form](), content_type=kind, headers=headers)
