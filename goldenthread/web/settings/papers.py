"""What the headings of papers were said to mean: seen, and forgotten one by one."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.measures import figure_columns
from goldenthread.domain.reading.mending.again import LEVELS, LINE
from goldenthread.features.intake import operations, queries
from goldenthread.features.intake.models import ToldHeadings
from goldenthread.features.intake.plan_imports import LEADS_TOLD, SOMEBODY
from goldenthread.features.intake.plan_memory import INITIALS, KINDS
from goldenthread.features.intake.scheme_memory import PARTY
from goldenthread.features.intake.scheme_parties import Parties
from goldenthread.features.measures.queries import measures_within
from goldenthread.features.organisations.models import School
from goldenthread.features.plans.models import Statement
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.paper_columns import CALLED, HOLDS, PLACES, PLAN_LINES
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show


@requires("organisation.edit", somewhere=False)
def papers(request: TrustRequest) -> HttpResponse:
    """Show what every paper's headings were said to mean, and forget one where it is asked."""
    rows = queries.all_headings_told(request.reach)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        pk = request.POST.get("forget", "")
        told = find(rows, pk=int(pk) if pk.isascii() and pk.isdigit() and len(pk) < 10 else 0)
        if saved(form, lambda: operations.forget_headings(told=told, by=request.user)):
            messages.success(request, "Forgotten: the next paper with these headings is understood anew.")
            return redirect("settings:papers", request.trust.slug)
    figures = dict(measures_within(request.reach).values_list("ref", "name"))
    schools = dict(School.objects.filter(trust=request.trust).values_list("ref", "short_name"))
    lines = {**PLAN_LINES, **{f"statement:{kind}": label for kind, label in Statement.Kind.choices}}
    own = {LEADS_TOLD: {"": ""}, KINDS[LEVELS]: {"": ""}, KINDS[INITIALS]: {"": ""}, KINDS[LINE]: lines}
    holds = {**HOLDS, **own, PLACES: schools, PARTY: dict(Parties(request.trust).choices(may_form=False))}
    return show(request, "settings/pages/papers.html", form=form, papers=[
        (row, CALLED.get(row.kind, row.kind), _told(row, holds.get(row.kind), figures)) for row in rows
    ])  # fmt: skip


def _told(row: ToldHeadings, holds: Mapping[str, str] | None, figures: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return each heading with what it was said to hold."""
    heads = row.shape.split(" | ")
    pairs = zip(heads, [*row.means, *[""] * len(heads)], strict=False)
    return [
        (_called(head), holds.get(means, means) if holds else figure_columns.called(means, figures))
        for head, means in pairs
        if head
    ]


def _called(head: str) -> str:
    return "Somebody by name" if head.startswith(SOMEBODY) else head
