"""Figures cut as a reader likes, at an address that says what was chosen and can be shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.calendar import Period
from goldenthread.features.analytics import pictures
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import ChartSet, Measure, Spread
from goldenthread.features.measures.queries import Explored, Question
from goldenthread.features.measures.queries.rule_values import yardstick
from goldenthread.features.organisations.models import School
from goldenthread.foundation import charts
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.measures.presenters import with_unit

NAMES = ("m", "s", "p", "g", "last", "beside", "as")
THE_TRUST, ALL_PUPILS = "trust", "all"
LAST = (3, 6, 12, 18)
BESIDE = (("England", "England"), ("authority", "The local authority"), ("similar", "Schools like each"))
MOST_LINES = 7
TOGETHER, APART, RANKED = "together", "apart", "ranked"
DRAWN_AS = ((TOGETHER, "Over time, together"), (APART, "Over time, each apart"), (RANKED, "Ranked, the newest alone"))
MIDDLE = "Grey: the middle half of all schools of the phase in England, or of schools like each; the line, the middle"


@dataclass(frozen=True)
class Offered:
    """What may be chosen, and what was: as (value, words, whether it is chosen)."""

    measures: Sequence[tuple[str, str, bool]]
    places: Sequence[tuple[str, str, bool]]
    phases: Sequence[tuple[str, str, bool]]
    groups: Sequence[tuple[str, str, bool]]
    beside: Sequence[tuple[str, str, bool]]
    last: Sequence[tuple[int, bool]]
    drawn_as: Sequence[tuple[str, str, bool]]


@dataclass(frozen=True)
class Shown:
    """One measure as the page shows it: its drawing where one can be drawn, and its figures as a table."""

    explored: Explored
    drawing: charts.Drawing | None
    labels: Sequence[str]


@requires("measure.see")
def explore(request: TrustRequest) -> HttpResponse:
    """Show what the address asks for, and keep it under a name where that is asked."""
    asked = {name: request.GET.getlist(name)[:60] for name in NAMES if request.GET.getlist(name)}
    here = f"{reverse('measures:explore', args=[request.trust.slug])}?{urlencode(asked, doseq=True)}"
    problem = ""
    if request.method == "POST":
        try:
            return redirect(_kept_or_gone(request, asked, here))
        except ValidationError as wrong:
            problem = " ".join(wrong.messages)
    measures = list(queries.measures_within(request.reach))
    schools = list(queries.schools_seen(request.reach))
    groups = queries.groups_kept(request.reach)
    question = _question(asked, measures, schools, groups)
    how = next((value for value, _ in DRAWN_AS if value in asked.get("as", ())), TOGETHER)
    found = queries.explored(request.reach, request.trust, question) if question.measures else []
    return show(
        request, "measures/pages/explore.html", status=UNPROCESSABLE if problem else 200, problem=problem,
        offered=_offered(question, measures, schools, groups, how), here=here,
        shown=[Shown(one, _drawing(one, how), [each.short_label for each in one.periods]) for one in found],
        title=request.POST.get("title", "")[:200], most=queries.MOST_MEASURES,
        is_cut=len(asked.get("m", ())) > len(question.measures),
        sets=[(each, _address(request, each)) for each in queries.chart_sets_seen(request.reach, request.user)],
    )  # fmt: skip


def _kept_or_gone(request: TrustRequest, asked: dict[str, list[str]], here: str) -> str:
    """Keep a chart set or let one go, and return where to go on."""
    if ref := request.POST.get("let_go"):
        found = find(queries.chart_sets_seen(request.reach, request.user), ref=ref)
        operations.let_chart_set_go(found=found, by=request.user)
        messages.success(request, f"“{found.title}” is gone.")
        return here
    kept = operations.keep_chart_set(
        trust=request.trust, title=request.POST.get("title", ""), question=asked,
        is_shared=bool(request.POST.get("is_shared")), by=request.user,
    )  # fmt: skip
    messages.success(request, f"“{kept.title}” is kept. It shows the figures of the day on which it is opened.")
    return here


def _address(request: TrustRequest, kept: ChartSet) -> str:
    return f"{reverse('measures:explore', args=[request.trust.slug])}?{urlencode(kept.question, doseq=True)}"


def _question(
    asked: dict[str, list[str]], measures: Sequence[Measure], schools: Sequence[School], groups: Sequence[str]
) -> Question:
    """Return what the address asks for, as far as the reader may see it; what they may not is not there."""
    places = asked.get("s") or ([] if asked.get("p") else [THE_TRUST, *(school.ref for school in schools)])
    of = asked.get("g") or [ALL_PUPILS]
    last = next((int(one) for one in asked.get("last", ()) if one in {str(each) for each in LAST}), LAST[1])
    wanted = {ref: place for place, ref in enumerate(asked.get("m", ()))}
    chosen = sorted((each for each in measures if each.ref in wanted), key=lambda each: wanted[each.ref])
    phases = _phases(schools)
    return Question(
        phases={name: theirs for phase, (name, theirs) in phases.items() if phase in asked.get("p", ())},
        measures=chosen[: queries.MOST_MEASURES], schools=[each for each in schools if each.ref in places],
        trust=THE_TRUST in places,
        groups=[*([""] if ALL_PUPILS in of else []), *(each for each in groups if each in of)] or [""],
        last=last, beside=asked.get("beside", []),
    )  # fmt: skip


def _phases(schools: Sequence[School]) -> dict[str, tuple[str, list[School]]]:
    """Return the schools of each phase, by its key, with what it is called; none where all are of one."""
    found: dict[str, tuple[str, list[School]]] = {}
    for school in schools:
        found.setdefault(school.phase, (f"All {school.get_phase_display().lower()}", []))[1].append(school)
    return found if len(found) > 1 else {}


def _offered(
    question: Question, measures: Sequence[Measure], schools: Sequence[School], groups: Sequence[str], how: str
) -> Offered:
    return Offered(
        measures=[(each.ref, each.name, each in question.measures) for each in measures],
        places=[
            (THE_TRUST, "The trust", question.trust),
            *((each.ref, each.short_name, each in question.schools) for each in schools),
        ],
        phases=[(phase, name, name in question.phases) for phase, (name, _) in _phases(schools).items()],
        groups=[
            (ALL_PUPILS, "All pupils", "" in question.groups),
            *((each, each[:1].upper() + each[1:], each in question.groups) for each in groups),
        ],
        beside=[(value, says, value in question.beside) for value, says in BESIDE],
        last=[(each, each == question.last) for each in LAST],
        drawn_as=[(value, says, value == how) for value, says in DRAWN_AS],
    )


# --- Drawn


def _drawing(one: Explored, how: str) -> charts.Drawing | None:
    """Draw lines where they can be told apart, or as is asked: each apart, or all ranked in the newest period."""
    lines = [line for line in one.lines if any(value is not None for value in line.values)]
    if not lines:
        return None
    if how == APART and (drawn := _apart(one, lines)):
        return drawn
    if how != RANKED and len(one.periods) > 1 and len(lines) <= MOST_LINES:
        return _over_time(one, lines)
    return _ranked(one, lines)


def _over_time(one: Explored, lines: Sequence[queries.Line]) -> charts.LineChart:
    measure = one.measure
    return charts.LineChart(
        title=_finding(one), periods=[each.short_label for each in one.periods], unit=measure.unit,
        series=[charts.Series(line.name, line.values, _role(line, len(lines))) for line in lines],
        decimals=measure.decimals, note=measure.means, words=yardstick(measure).words,
    )  # fmt: skip


def _apart(one: Explored, lines: Sequence[queries.Line]) -> charts.Multiples | None:
    places = [line for line in lines if not (line.is_trust or line.is_elsewhere)]
    if len(places) < 2 or len(one.periods) < 2 or one.measure.kind in pictures.WORDED:
        return None
    behind = next((line for line in lines if line.is_trust and not line.group), None)
    return charts.Multiples(
        title=_finding(one), periods=[each.short_label for each in one.periods], unit=one.measure.unit,
        panels=[charts.Panel(line.name, line.values) for line in places], decimals=one.measure.decimals,
        behind=behind.values if behind else (), note="Dashed: the trust." if behind else "",
    )  # fmt: skip


def _ranked(one: Explored, lines: Sequence[queries.Line]) -> charts.QuarterRows | None:
    """Rank the places by the newest period, the best first, among the middle half of others where that is known."""
    measure, period = one.measure, one.periods[-1]
    known = [(line, line.values[-1]) for line in lines]
    rows = [
        _row(line, value, _spread(line, period)) for line, value in known if value is not None and not line.is_trust
    ]
    if not rows:
        return None
    rows.sort(key=lambda row: row.value, reverse=measure.good_is != Measure.GoodIs.LOWER)
    of = {newest.period for line in lines if (newest := _spread(line, period))}
    return charts.QuarterRows(
        title=_finding(one), rows=rows, unit=measure.unit, decimals=measure.decimals,
        trust=next((value for line, value in known if line.is_trust and not line.group), None),
        note=f"{period.short_label}. {MIDDLE}, {' and '.join(sorted(of))}." if of else period.short_label,
    )  # fmt: skip


def _spread(line: queries.Line, period: Period) -> Spread | None:
    """Return how others spread in the period or, where that is not published yet, in the last one before it."""
    known = [each for each in line.among.values() if each.period_ends_on <= period.ends_on]
    return max(known, key=lambda each: each.period_ends_on, default=None)


def _row(line: queries.Line, value: Decimal, spread: Spread | None) -> charts.QuarterRow:
    if spread is None:
        return charts.QuarterRow(line.name, value)
    return charts.QuarterRow(line.name, value, spread.lower, spread.middle, spread.upper, others=spread.schools)


def _role(line: queries.Line, lines: int) -> str:
    if line.is_elsewhere:
        return "comparator"
    return "us" if line.is_trust or lines == 1 else "other"


def _finding(one: Explored) -> str:
    """Say which of our places is highest and which lowest in the newest period, among those of one group."""
    ours = [line for line in one.lines if not (line.is_elsewhere or line.is_trust)]
    # Schools are ranked among schools; phases only where no school stands beside them.
    ranked = [line for line in ours if not line.is_together] or ours
    known = [line for line in ranked if line.values[-1] is not None]
    newest = [(line.values[-1], line.name) for line in known if line.group == known[0].group]
    if not newest:
        return one.measure.name
    when = one.periods[-1].short_label
    top, low = max(newest, key=lambda each: each[0] or 0), min(newest, key=lambda each: each[0] or 0)
    high, lowest = with_unit(one.measure, top[0]), with_unit(one.measure, low[0])
    if top[0] == low[0]:
        return f"{one.measure.name}: {high} at {top[1]}, {when}"
    return f"{one.measure.name}: {top[1]} highest at {high}, {low[1]} lowest at {lowest}, {when}"
