"""What becomes of an issued report: the files of it, and the bodies before which it was laid."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.organisations.models import Body
from goldenthread.features.reports import operations, queries
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries import Tampered, written
from goldenthread.features.reports.queries.drawing_up import SCHEMA
from goldenthread.features.reports.written_kinds import kind_of
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.reports import reading
from goldenthread.web.reports.writing.forms import PresentForm


@requires("report.see")
def issued_file(request: TrustRequest, ref: str, form: str) -> HttpResponse:
    """Give an issued report of sections as PDF, Word or Excel, with as much in confidence as the reader may read."""
    snapshot = find(queries.issued(request.reach), ref=ref)
    if snapshot.schema != SCHEMA:
        raise Http404
    try:
        return reading.as_file(request, snapshot, form)
    except Tampered as tampered:
        return show(request, "reports/pages/tampered.html", status=CONFLICT, snapshot=snapshot, says=str(tampered))


@requires("report.see")
def present_report(request: TrustRequest, ref: str) -> HttpResponse:
    """Note that an issued report was laid before a body on a day."""
    snapshot = find(queries.issued(request.reach), ref=ref)
    kind = kind_of(request.trust, snapshot.report)
    if not written.may_show(request.reach, snapshot, kind):
        raise Http404
    bodies = list(written.bodies_to_show(snapshot))
    first = _next_body(snapshot, bodies)
    form = PresentForm(request.POST or None, bodies=bodies, initial={"on": clock.today(), "body": first})
    if form.is_valid() and _noted(request, snapshot, form, local_first=kind is not None and kind.local_first):
        messages.success(request, "Noted. It stands with the report.")
        return redirect("reports:issued", request.trust.slug, ref)
    return show(request, "reports/pages/present_report.html", snapshot=snapshot, form=form, kind=kind)


def _next_body(snapshot: Snapshot, bodies: Sequence[Body]) -> str:
    """Return the body that is likely to have seen it now: that for which it is, and after that another."""
    seen = set(snapshot.presentations.values_list("body_id", flat=True))
    left = [body for body in bodies if body.pk not in seen]
    theirs = [body for body in left if body.kind == snapshot.frozen.get("for")]
    return next((body.ref for body in [*theirs, *left]), "")


def _noted(request: TrustRequest, snapshot: Snapshot, form: PresentForm, *, local_first: bool) -> bool:
    body = find(written.bodies_to_show(snapshot), ref=form.cleaned_data["body"])
    try:
        operations.present(
            snapshot=snapshot, body=body, on=form.cleaned_data["on"], local_first=local_first, by=request.user
        )
    except ValidationError as refused:
        put_right(form, refused)
        return False
    return True
