"""Measures as pages: allow, find, act, show."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.analytics import pictures
from goldenthread.features.analytics import queries as analytics
from goldenthread.features.analytics.beside import beside_england
from goldenthread.features.governance.queries import told_whether_heard
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans import operations as planning
from goldenthread.features.risks.queries import told_whether_borne_on
from goldenthread.features.trail import queries as trail
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, put_right
from goldenthread.web.kit.showing import find, show
from goldenthread.web.kit.words import word
from goldenthread.web.measures import presenters
from goldenthread.web.measures.aiming import may_aim
from goldenthread.web.measures.among import among_chart
from goldenthread.web.measures.forms import (
    DefineMeasureForm,
    RetireMeasureForm,
    ReviseMeasureForm,
)
from goldenthread.web.measures.places import school_asked_for
from goldenthread.web.measures.recording import PERIODS_OFFERED

RECENT = 12


@requires("measure.see")
def heat_map(request: TrustRequest) -> HttpResponse:
    heading, phase = request.GET.get("heading", "")[:80], request.GET.get("phase", "")[:20]
    found = queries.heat_map(request.reach, request.trust, today=clock.today(), heading=heading, phase=phase)
    start = reverse("measures:heat_map", args=[request.trust.slug])
    return show(
        request, "measures/pages/heat_map.html", found=found, heading=heading, phase=phase,
        groups=presenters.heat_rows(found, start),
        headline=presenters.headline(found, word(request.trust, "measure", "many")),
        legend=presenters.legend(presenters.counted(found)), lacks=presenters.lacks(found),
        may_bring=request.reach.may_everywhere("files.load"),
        phases=[(key, label) for key, label in School.Phase.choices],
        figures_in=found.expected - len(found.waited_for),
        may_edit=request.reach.may_everywhere("measure.edit"),
        may_define=request.reach.may_everywhere("measure.define"),
    )  # fmt: skip


@requires("measure.see")
def measures(request: TrustRequest) -> HttpResponse:
    own = _own_school(request)
    listed = queries.measure_list(request.reach, school=own)
    unused = [each for each in listed if each.is_of_no_use]
    only_unused = request.GET.get("use") == "none"
    return show(
        request, "measures/pages/measures.html", listed=unused if only_unused else listed, own=own,
        unused=len(unused), only_unused=only_unused,
    )  # fmt: skip


@requires("measure.see")
def measure(request: TrustRequest, ref: str) -> HttpResponse:
    seen = told_whether_borne_on(queries.measures_within(request.reach), "measure")
    found = find(told_whether_heard(seen, "measure"), ref=ref)
    schools = list(queries.schools_seen(request.reach))
    school = school_asked_for(request, schools)
    page = queries.measure_page(request.reach, request.trust, found, schools=schools, school=school)
    trend = analytics.trend(page)
    place = school.short_name if school else request.trust.short_name
    heads, breaks = queries.heading_of(request.reach, found, school)
    ahead = analytics.ahead(page, breaks, today=clock.today()) if heads and heads.outlook else ()
    among = queries.among_similar(request.reach, found, page.schools)
    groups = analytics.by_group(page)
    among_drawing = among_chart(page, among)
    baselines = list(found.baselines.all()) if groups else []
    proofs = queries.proofs(request.reach, found)
    return show(
        request, "measures/pages/measure.html", measure=found, shown=page, place=place,
        finding=presenters.finding(page, presenters.since(trend, breaks)), coming_in=presenters.coming_in(page),
        breaks=breaks, among=among, among_drawing=among_drawing if school or pictures.is_of_nation(among) else None,
        ranking=pictures.ranking(page, among, place), multiples=pictures.multiples(page, place),
        gaps=pictures.gaps(page),
        drawing=presenters.trend_chart(page, trend, place, breaks, ahead),
        published=analytics.beside_published(page), beside=beside_england(page), targets=presenters.target_rows(page),
        groups=groups, groups_period=(of_groups := analytics.period_of_groups(page)),
        groups_apart=any(row.from_others is not None for row in groups),
        groups_there=analytics.groups_elsewhere(page, of_groups)[0] if of_groups else "",
        takes=presenters.what_it_would_take(page),
        entries=trail.entries_about(request.trust.pk, "measure", found.ref) if _may_see_trail(request) else [],
        parts=queries.parts_of(request.reach, found, school), heads=heads, baselines=baselines,
        family=queries.family_of(found), proof=proofs.get(school.pk if school else None),
        by_school=[(each, cell, proofs.get(each.pk)) for each, cell in page.schools],
        proven=sum(bool(proofs[each.pk].pieces) for each, _ in page.schools if each.pk in proofs), proofs=proofs,
        recent=page.past[:RECENT], older=page.past[RECENT:],
        may_edit=request.reach.may_everywhere("measure.edit"), may_record=_may_record(request, found, school),
        may_aim=may_aim(request, school), aims_everywhere=request.reach.may_everywhere("target.set"),
        records_office=found.counts_office and bool(queries.recordable(request.reach, found).trust),
        may_act=request.reach.may_somewhere("plan.edit"), may_share=request.reach.may_somewhere("evidence.add"),
        may_challenge=request.reach.may_somewhere("round.ask"), akin=_seem_akin(request, found),
    )  # fmt: skip


def _seem_akin(request: TrustRequest, found: Measure) -> list[Measure]:
    """Return what seems to count the same people, for whoever may say so."""
    if found.among or not request.reach.may_everywhere("measure.edit"):
        return []
    return queries.seem_akin(found, queries.may_be_akin(request.reach, found))


@requires("measure.see")
def early_warnings(request: TrustRequest) -> HttpResponse:
    """Show where a projection misses its target, which no status says."""
    return show(request, "measures/pages/early_warnings.html", found=queries.headings(request.reach))


@requires("measure.define", somewhere=False)
def define_measure(request: TrustRequest) -> HttpResponse:
    """Define a measure: any, or one for which a post of the reader's own answers."""
    any_of_them = request.reach.may_everywhere("measure.edit")
    posts = _posts(request) if any_of_them else _posts(request).filter(pk__in=request.reach.posts)
    form = DefineMeasureForm(request.POST or None, posts=posts, schools=_schools(request))
    form.fields["owner"].required = not any_of_them
    if form.is_valid():
        try:
            made = operations.define_measure(trust=request.trust, definition=form.definition(), by=request.user)
            planning.count_here(trust=request.trust, measures=[made])
        except ValidationError as wrong:
            put_right(form, wrong)
        else:
            messages.success(request, f"{made.name} is defined.")
            page = "measures:set_target" if any_of_them else "measures:measure"
            return redirect(page, request.trust.slug, made.ref)
    return show(request, "measures/pages/define_measure.html", form=form, any_of_them=any_of_them)


@requires("measure.edit", somewhere=False)
def revise_measure(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    if found.is_combined:
        return redirect("measures:revise_combined", request.trust.slug, ref)
    breaks = queries.breaks_of(found)
    form = ReviseMeasureForm(
        request.POST or None, posts=_posts(request), schools=_schools(request),
        initial=DefineMeasureForm.facts_of(found), periods=_periods_to_break(request, found), breaks=breaks,
    )  # fmt: skip
    if form.is_valid():
        drawn_from = form.cleaned_data["revision"]
        definition = form.definition(order=found.order, rules=found.rules)
        try:
            operations.revise_measure(
                measure=found, definition=definition, by=request.user, drawn_from=drawn_from, breaks=form.breaking()
            )
            planning.count_here(trust=request.trust, measures=[found])
        except ValidationError as wrong:
            put_right(form, wrong)
        except Stale as stale:
            return overtaken(request, "measures/pages/revise_measure.html", form, stale.row, measure=stale.row)
        else:
            return redirect("measures:measure", request.trust.slug, ref)
    return show(request, "measures/pages/revise_measure.html", form=form, measure=found)


def _periods_to_break(request: TrustRequest, found: Measure) -> list[tuple[str, str]]:
    calendar = TermCalendar.from_json(request.trust.calendar)
    period = queries.last_due(found.frequency, calendar, clock.today()).following()
    offered = [period.previous(steps) for steps in range(PERIODS_OFFERED[found.frequency])]
    return [(each.key, each.label) for each in offered]


@requires("measure.edit", somewhere=False)
def retire_measure(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    form = RetireMeasureForm(request.POST or None, initial={"revision": found.revision})
    if form.is_valid():
        try:
            operations.retire_measure(measure=found, by=request.user, drawn_from=form.cleaned_data["revision"])
        except Stale as stale:
            return overtaken(request, "measures/pages/retire_measure.html", form, stale.row, measure=stale.row)
        messages.success(request, f"{found.name} is no longer kept. What was recorded stays.")
        return redirect("measures:heat_map", request.trust.slug)
    return show(request, "measures/pages/retire_measure.html", form=form, measure=found)


def _own_school(request: TrustRequest) -> School | None:
    """Return the one school of a reader who sees no other."""
    if request.reach.may_everywhere("measure.see"):
        return None
    return queries.schools_seen(request.reach).first()


def _may_see_trail(request: TrustRequest) -> bool:
    return request.reach.may_everywhere("trail.see")


def _may_record(request: TrustRequest, found: Measure, school: School | None) -> bool:
    reach = request.reach
    answers_for_it = found.owner_id in reach.posts and reach.may_somewhere("reading.record")
    return answers_for_it or reach.may("reading.record", school=school.pk if school else None)


def _schools(request: TrustRequest) -> Any:
    return School.objects.here().filter(trust=request.trust)


def _posts(request: TrustRequest) -> Any:
    return Post.objects.filter(trust=request.trust)
