"""The register: exceptions first, the map, and every open risk; and the same as a workbook."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from goldenthread.domain.access import Reach
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.risks import operations, queries
from goldenthread.features.risks.models import Link, Risk
from goldenthread.features.risks.queries.visible import SEE
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Subject
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show
from goldenthread.web.risks.finding import about
from goldenthread.web.risks.forms import TieForm
from goldenthread.web.risks.workbook import workbook

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# How far back the map shows what moved, unless the address says a day.
SINCE = dt.timedelta(days=120)


@requires("risk.see")
def risks(request: TrustRequest) -> HttpResponse:
    """Show the open risks, the greatest first."""
    chosen = _chosen(request)
    found = queries.register(request.reach, today=clock.today(), since=chosen["since"], only=chosen["only"])
    lines = [line for line in found.lines if chosen["level"] in ("", line.level.key if line.level else "none")]
    told, square = chosen["about"], chosen["square"]
    form = TieForm(request.POST or None, risks=_untied(request.reach, told)) if told else None
    if form is not None and form.is_valid() and saved(form, lambda: operations.tie(
        risk=form.chosen(), kind=told.kind, ref=told.ref, title=told.title, by=request.user
    )):  # fmt: skip
        messages.success(request, "Tied.")
        return redirect(request.get_full_path())
    if square:
        lines = [line for line in lines if line.risk.place and _name(line) == square]
    return show(
        request, "risks/pages/risks.html", register=found, lines=lines, chosen=chosen, schools=_schools(request),
        may_raise=queries.may_raise(request.reach), may_answer=queries.may_answer(request.reach),
        issues=queries.issues_within(request.reach).filter(closed_on=None).count(), tie_form=form,
    )  # fmt: skip


def _untied(reach: Reach, told: Subject) -> list[Risk]:
    """Return the open risks that the reader may tie to something, and that are not tied to it yet."""
    tied = Link.objects.filter(kind=told.kind, ref=told.ref).values("risk")
    rows = queries.risks_within(reach).filter(closed_on=None).exclude(pk__in=tied)
    return [row for row in rows if (told.kind, told.ref) != ("risk", row.ref) and queries.may_edit(reach, row)]


@requires("risk.see")
def closed(request: TrustRequest) -> HttpResponse:
    """Show the risks that left the register, the latest first."""
    rows = queries.risks_within(request.reach).exclude(closed_on=None).order_by("-closed_on", "-number")
    return show(request, "risks/pages/closed.html", rows=rows[:300])


@requires("risk.see")
def take_away(request: TrustRequest, form: str) -> HttpResponse:
    """Give the open risks that the reader sees as a workbook."""
    if form != "excel":
        raise Http404
    chosen = _chosen(request)
    found = queries.register(request.reach, today=clock.today(), since=chosen["since"], only=chosen["only"])
    name = f"{slugify(request.trust.short_name)}-risk-register-{clock.today()}.xlsx"
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(workbook(found), content_type=EXCEL, headers=headers)


def _chosen(request: TrustRequest) -> dict[str, Any]:
    """Return what the address asks for: whose, of which kind, at which level, since when."""
    asked = request.GET
    only, place = Q(), asked.get("place", "")[:20]
    if place == "trust":
        only &= Q(school=None, unit=None) | Q(escalations__answer__in=("shared", "taken"))
        only = Q(pk__in=Risk.objects.filter(only, trust=request.reach.trust).values("pk"))
    elif place == "units":
        only &= Q(unit__isnull=False)
    elif place:
        only &= Q(school__ref=place)
    kind = asked.get("kind", "")[:30]
    if kind:
        only &= Q(kind=kind)
    told = about(request)
    if told:
        only &= Q(pk__in=Link.objects.filter(kind=told.kind, ref=told.ref).values("risk"))
    if asked.get("post"):
        only &= Q(owner__ref=asked["post"][:12])
    return {
        "place": place, "kind": kind, "level": asked.get("level", "")[:30], "square": asked.get("square", "")[:5],
        "since": _day(asked.get("from", "")) or clock.today() - SINCE, "only": only, "about": told,
    }  # fmt: skip


def _day(typed: str) -> dt.date | None:
    try:
        return parse_date(typed[:10])
    except ValueError:
        return None


def _name(line: queries.Line) -> str:
    place = line.risk.place
    return f"{place.likelihood}-{place.impact}" if place else ""


def _schools(request: TrustRequest) -> list[School]:
    return list(schools_within(request.reach, SEE))
