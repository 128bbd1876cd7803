"""Measures as pages: allow, find, act, show."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.analytics import queries as analytics
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Measure, Reading, Target
from goldenthread.features.measures.operations import ReadingLine
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.risks.queries import told_whether_borne_on
from goldenthread.features.trail import queries as trail
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.kit.words import word
from goldenthread.web.measures import presenters
from goldenthread.web.measures.among import among_chart
from goldenthread.web.measures.forms import (
    DefineMeasureForm,
    RecordReadingForm,
    RetireMeasureForm,
    ReviseMeasureForm,
    SignOffTargetForm,
    TargetForm,
    TargetWordsForm,
)
from goldenthread.web.measures.places import school_asked_for
from goldenthread.web.measures.understanding import understood

RECENT = 12
PERIODS_OFFERED = {"year": 4, "term": 6, "half term": 8, "month": 14}


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
    found = find(told_whether_borne_on(queries.measures_within(request.reach), "measure"), ref=ref)
    schools = list(queries.schools_seen(request.reach))
    school = school_asked_for(request, schools)
    page = queries.measure_page(request.reach, request.trust, found, schools=schools, school=school)
    trend = analytics.trend(page)
    place = school.short_name if school else request.trust.short_name
    heads, breaks = queries.heading_of(request.reach, found, school)
    ahead = analytics.ahead(page, breaks, today=clock.today()) if heads and heads.outlook else ()
    among = queries.among_similar(request.reach, found, page.schools)
    return show(
        request, "measures/pages/measure.html", measure=found, shown=page, place=place,
        finding=presenters.finding(page, presenters.since(trend, breaks)), coming_in=presenters.coming_in(page),
        breaks=breaks, among=among, among_drawing=among_chart(page, among),
        drawing=presenters.trend_chart(page, trend, place, breaks, ahead),
        published=analytics.beside_published(page), targets=presenters.target_rows(page),
        groups=analytics.by_group(page), groups_period=analytics.period_of_groups(page),
        takes=presenters.what_it_would_take(page),
        entries=trail.entries_about(request.trust.pk, "measure", found.ref) if _may_see_trail(request) else [],
        parts=queries.parts_of(request.reach, found, school), heads=heads,
        recent=page.past[:RECENT], older=page.past[RECENT:],
        may_edit=request.reach.may_everywhere("measure.edit"), may_record=_may_record(request, found, school),
        may_aim=_may_aim(request, school), aims_everywhere=request.reach.may_everywhere("target.set"),
        may_act=request.reach.may_somewhere("plan.edit"), may_challenge=request.reach.may_somewhere("round.ask"),
    )  # fmt: skip


@requires("measure.see")
def early_warnings(request: TrustRequest) -> HttpResponse:
    """Show where a projection misses its target, which no status says."""
    return show(request, "measures/pages/early_warnings.html", found=queries.headings(request.reach))


@requires("measure.edit", somewhere=False)
def define_measure(request: TrustRequest) -> HttpResponse:
    form = DefineMeasureForm(request.POST or None, posts=_posts(request))
    if form.is_valid():
        try:
            made = operations.define_measure(trust=request.trust, definition=form.definition(), by=request.user)
        except ValidationError as wrong:
            _put_right(form, wrong)
        else:
            messages.success(request, f"{made.name} is defined. Set what is aimed at next.")
            return redirect("measures:set_target", request.trust.slug, made.ref)
    return show(request, "measures/pages/define_measure.html", form=form)


@requires("measure.edit", somewhere=False)
def revise_measure(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    if found.is_combined:
        return redirect("measures:revise_combined", request.trust.slug, ref)
    breaks = queries.breaks_of(found)
    form = ReviseMeasureForm(
        request.POST or None, posts=_posts(request), initial=DefineMeasureForm.facts_of(found),
        periods=_periods_to_break(request, found), breaks=breaks,
    )  # fmt: skip
    if form.is_valid():
        drawn_from = form.cleaned_data["revision"]
        definition = form.definition(order=found.order, rules=found.rules)
        try:
            operations.revise_measure(
                measure=found, definition=definition, by=request.user, drawn_from=drawn_from, breaks=form.breaking()
            )
        except ValidationError as wrong:
            _put_right(form, wrong)
        except Stale as stale:
            return _conflict(request, "measures/pages/revise_measure.html", form, stale.row, measure=stale.row)
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
            return _conflict(request, "measures/pages/retire_measure.html", form, stale.row, measure=stale.row)
        messages.success(request, f"{found.name} is no longer kept. What was recorded stays.")
        return redirect("measures:heat_map", request.trust.slug)
    return show(request, "measures/pages/retire_measure.html", form=form, measure=found)


# --- Targets


@requires("target.set")
def set_target(request: TrustRequest, ref: str) -> HttpResponse:
    """First the sentence, then what was understood of it, to be corrected and set."""
    found = find(queries.measures_within(request.reach), ref=ref)
    if "set" not in request.POST:
        return _read_target(request, found)
    form = _target_form(request, request.POST)
    if form.is_valid():
        try:
            operations.set_target(trust=request.trust, line=form.line(found), by=request.user)
        except ValidationError as wrong:
            _put_right(form, wrong)
        else:
            return _set(request, found, form.cleaned_data["text"])
    meant = understood(form.data.get("text", ""), found, request.trust)
    return show(request, "measures/pages/set_target.html", form=form, measure=found, meant=meant)


def _may_aim(request: TrustRequest, school: School | None) -> bool:
    """Say whether the person may set a target here: of the school that is looked at, or of any."""
    return request.reach.may("target.set", school=school.pk) if school else request.reach.may_somewhere("target.set")


def _target_form(request: TrustRequest, data: Any, initial: Mapping[str, Any] | None = None) -> TargetForm:
    """Return the form of a target: for the whole trust, or for those schools whose targets the person may set."""
    everywhere = request.reach.may_everywhere("target.set")
    schools = queries.schools_aimed_for(request.reach)
    return TargetForm(data, schools=schools, is_trust_too=everywhere, initial=dict(initial or {}))


def _set(request: TrustRequest, found: Measure, text: str) -> HttpResponse:
    """Go back to the measure, or on to what else the sentence claims."""
    others = understood(text, found, request.trust).also
    if not others:
        return redirect("measures:measure", request.trust.slug, found.ref)
    messages.success(request, "That is set. The sentence claims more: read the next here, or leave it.")
    address = reverse("measures:set_target", args=[request.trust.slug, found.ref])
    return redirect(f"{address}?{urlencode({'text': others[0]})}")


def _read_target(request: TrustRequest, found: Measure) -> HttpResponse:
    words = TargetWordsForm(request.POST or None, initial={"text": request.GET.get("text", "")[:2000]})
    if not words.is_valid():
        return show(request, "measures/pages/set_target.html", words_form=words, measure=found)
    meant = understood(words.cleaned_data["text"], found, request.trust)
    initial = (
        {"school": request.GET.get("school", "")}
        | meant.facts
        | ({"due_until": meant.facts["due_proposal"]} if "due_proposal" in meant.facts else {})
    )
    form = _target_form(request, None, initial)
    return show(request, "measures/pages/set_target.html", form=form, measure=found, meant=meant)


@requires("target.set")
def revise_target(request: TrustRequest, ref: str, target: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    aimed = find(queries.targets_to_set(request.reach), ref=target, measure=found)
    form = _target_form(request, request.POST or None, _target_facts(aimed))
    if form.is_valid():
        drawn_from = form.cleaned_data["revision"]
        try:
            if "retire" in request.POST:
                operations.retire_target(target=aimed, by=request.user, drawn_from=drawn_from)
            else:
                line = form.line(found)
                operations.revise_target(target=aimed, line=line, by=request.user, drawn_from=drawn_from)
        except ValidationError as wrong:
            _put_right(form, wrong)
        except Stale as stale:
            return _conflict(
                request, "measures/pages/revise_target.html", form, stale.row, measure=found, target=stale.row
            )
        else:
            return redirect("measures:measure", request.trust.slug, ref)
    return show(request, "measures/pages/revise_target.html", form=form, measure=found, target=aimed)


@requires("measure.edit", somewhere=False)
def sign_off_target(request: TrustRequest, ref: str, target: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    aimed = find(queries.targets_within(request.reach), ref=target, measure=found)
    form = SignOffTargetForm(request.POST or None, initial={"revision": aimed.revision})
    if form.is_valid():
        facts = form.cleaned_data
        try:
            operations.sign_off_target(
                target=aimed, reason=facts["reason"], by=request.user, drawn_from=facts["revision"]
            )
        except ValidationError as wrong:
            _put_right(form, wrong)
        except Stale as stale:
            return _conflict(
                request, "measures/pages/sign_off_target.html", form, stale.row, measure=found, target=stale.row
            )
        else:
            return redirect("measures:measure", request.trust.slug, ref)
    return show(request, "measures/pages/sign_off_target.html", form=form, measure=found, target=aimed)


# --- Readings


@requires("reading.record")
def record_reading(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    places = queries.recordable(request.reach, found)
    school = _place_to_record(request, places)
    periods = _periods(request, found, school)
    form = RecordReadingForm(request.POST or None, measure=found, periods=periods, initial={"period": _next(periods)})
    shown: dict[str, Any] = {"measure": found, "school": school, "places": places}
    if form.is_valid():
        is_right = form.cleaned_data.pop("is_right")
        line, drawn_from = _line(found, school, form.cleaned_data)
        try:
            operations.record_reading(
                trust=request.trust, line=line, by=request.user, drawn_from=drawn_from, is_right=is_right
            )
        except operations.Doubted as doubted:
            shown["asked"] = doubted.messages
            return show(request, "measures/pages/record_reading.html", status=UNPROCESSABLE, form=form, **shown)
        except ValidationError as wrong:
            _put_right(form, wrong)
        except Stale as stale:
            return _meanwhile(request, line, stale.row, shown)
        else:
            messages.success(request, f"Recorded: {found.name}, {school.short_name if school else 'the trust'}.")
            where = f"?school={school.ref}" if school else ""
            return redirect(reverse("measures:measure", args=[request.trust.slug, ref]) + where)
    return show(request, "measures/pages/record_reading.html", form=form, **shown)


def _meanwhile(
    request: TrustRequest, line: ReadingLine, theirs: Reading | None, shown: dict[str, Any]
) -> HttpResponse:
    """Show what somebody else recorded meanwhile beside what was typed, which a second press sets in its place."""
    data = request.POST.copy()
    data["period"] = f"{line.period}|{theirs.ref if theirs else ''}"
    form = RecordReadingForm(data, measure=line.measure, periods=_periods(request, line.measure, line.school))
    return show(request, "measures/pages/record_reading.html", status=CONFLICT, form=form, theirs=theirs, **shown)


def _line(found: Measure, school: School | None, typed: dict[str, Any]) -> tuple[ReadingLine, str | None]:
    period, _, drawn_from = typed.pop("period").partition("|")
    line = ReadingLine(measure=found, school=school, period=period, **typed)
    # The form was drawn over the figures of all pupils; a group's figure supersedes whatever stands.
    return line, drawn_from if not line.group else None


def _place_to_record(request: TrustRequest, places: queries.Recordable) -> School | None:
    """Return the school that the address names, or the only one; None is the trust itself."""
    asked = request.GET.get("school", "")
    if asked:
        school = next((each for each in places.schools if each.ref == asked), None)
        if school is None:
            raise Http404
        return school
    if places.trust:
        return None
    if not places.schools:
        raise Http404
    return places.schools[0]


def _periods(request: TrustRequest, found: Measure, school: School | None) -> list[tuple[str, str]]:
    """Return the periods to choose from, the newest whole one first, each with the reading that stands."""
    stands = queries.readings_that_stand(request.reach, found, school)
    calendar = TermCalendar.from_json(request.trust.calendar)
    period = queries.last_due(found.frequency, calendar, clock.today())
    offered = [period, period.following()]
    while len(offered) < PERIODS_OFFERED[found.frequency]:
        offered.append(offered[-1].previous() if len(offered) > 2 else period.previous())
    return [
        (f"{each.key}|{stands.get(each.key, '')}", f"{each.label}{', recorded' if each.key in stands else ''}")
        for each in offered
    ]


def _next(periods: list[tuple[str, str]]) -> str:
    """Choose the last whole period, or the one under way where that is recorded already."""
    last, under_way = periods[0][0], periods[1][0]
    return under_way if last.partition("|")[2] else last


# --- What several pages need


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


def _posts(request: TrustRequest) -> Any:
    return Post.objects.filter(trust=request.trust)


def _target_facts(target: Target) -> dict[str, Any]:
    facts = {name: getattr(target, name) for name in TargetForm.base_fields if hasattr(target, name)}
    word = target.value_word if target.value is not None else ""
    return facts | {
        "school": target.school.ref if target.school else "",
        "value": word or _plain(target.value),
        "value_to": _plain(target.value_to),
        "tolerance": _plain(target.tolerance),
        "margin_word": target.value_word if target.value is None else "",
        "steps": "\n".join(f"{year}: {step}" for year, step in sorted(target.steps.items())),
    }


def _plain(number: Any) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _put_right(form: Any, wrong: ValidationError) -> None:
    """Put what an operation refused beside the field that it is about, or above the form."""
    if not hasattr(wrong, "error_dict"):
        form.add_error(None, wrong)
        return
    for name, errors in wrong.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def _conflict(request: TrustRequest, template: str, form: Any, row: Any, **shown: Any) -> HttpResponse:
    """Show what was typed with what stands now; sent again, it is set in its place."""
    data = form.data.copy()
    data["revision"] = row.revision
    form.data = data
    return show(request, template, status=CONFLICT, form=form, stands=row, **shown)
