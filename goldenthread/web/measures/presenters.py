"""From answers to what a page places: sentences, drawn cells and charts."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from goldenthread.domain.calendar import Period
from goldenthread.domain.measures.forecast import Step
from goldenthread.domain.measures.goals import by_when
from goldenthread.domain.measures.running_totals import totals
from goldenthread.features.analytics import queries as analytics
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import HIDDEN_MARKER, Broken, Cell, HeatMap, MeasurePage, goal_of
from goldenthread.features.measures.queries.rule_values import yardstick
from goldenthread.foundation import charts
from goldenthread.web.kit import figures, statuses

NONE = "–"
IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LONGEST_PAIR = 45
# What a title says of a figure that is yes or no; of a trust, such a figure counts schools.
PLAIN_WORDS: dict[str, dict[str, str]] = {
    "milestone": {"yes": "in place", "no": "not in place yet"},
    "yes/no": {"yes": "yes", "no": "no"},
}
ENOUGH = {"sum": "every school has one", "pooled": "at least half of the schools have one that can be shown"}
KINDS = {"year": "years", "term": "terms", "half term": "half terms", "month": "months"}


class CellShown(NamedTuple):
    """One cell of the heat map, ready to be placed."""

    css: str
    shape: SafeString
    says: str
    shown: str
    address: str
    why: str


class RowShown(NamedTuple):
    measure: Measure
    address: str
    cells: list[CellShown]


# --- The heat map


def heat_rows(found: HeatMap, start: str) -> list[tuple[str, list[RowShown]]]:
    """Return the rows under their headings; `start` is the address that every measure's begins with."""
    shapes = {status: statuses.shape(status) for status in statuses.STANDINGS}
    rows = []
    for measure, cells in found.rows:
        address = f"{start}{measure.ref}/"
        tails = [f"?school={school.ref}" for school in found.places] + [""]
        drawn = [_cell(measure, cell, shapes, address + tail) for cell, tail in zip(cells, tails, strict=True)]
        rows.append(RowShown(measure, address, drawn))
    groups: dict[str, list[RowShown]] = {}
    for row in rows:
        groups.setdefault(row.measure.heading, []).append(row)
    return list(groups.items())


_NOT_HERE = CellShown("none", SafeString(""), "does not apply", NONE, "", "")


def _cell(measure: Measure, cell: Cell | None, shapes: Mapping[str, SafeString], address: str) -> CellShown:
    if cell is None:
        return _NOT_HERE
    if cell.is_by_school:
        return CellShown("none", SafeString(""), "", "by school", address, cell.why)
    if cell.marker == HIDDEN_MARKER:
        return CellShown("none", SafeString(""), "", "hidden", address, cell.why)
    css = f"{statuses.look(cell.status).css}{' stale' if cell.status == 'stale' else ''}"
    shown = bare(measure, cell) + (statuses.UNVERIFIED if cell.is_unverified else "")
    beside = f", put by a person; by the figures {cell.by_rule}" if cell.by_rule else ""
    says = statuses.in_words(cell.status) + beside
    return CellShown(css, shapes[cell.status], says, shown, address, cell.why)


def bare(measure: Measure, cell: Cell) -> str:
    """Write a cell's figure without its unit, for a column."""
    if cell.value_word:
        return cell.value_word if len(cell.value_word) <= 24 else "told in words"
    if cell.value is None:
        return figures.marker_word(cell.marker) if cell.marker else NONE
    return figures.figure(cell.value, decimals=measure.decimals, money=measure.kind == "money")


def with_unit(measure: Measure, value: Decimal | None, word: str = "") -> str:
    """Write a figure in a sentence."""
    if word or value is None:
        return word
    return figures.figure(value, unit=measure.unit, decimals=measure.decimals, money=measure.kind == "money")


LEGEND = (
    ("on track", "On track or met", ("on track", "met")),
    ("at risk", "At risk", ("at risk",)),
    ("off track", "Off track", ("off track",)),
    ("not due", "Not due", ("not due",)),
    ("stale", "Stale", ("stale",)),
    ("no data", "No data", ("no data",)),
    ("cannot tell", "Cannot tell", ("cannot tell",)),
)


def legend(cells: Iterable[Cell | None]) -> list[tuple[str, str]]:
    """Return each status that occurs with its count, as (status, words)."""
    counts = Counter(cell.status for cell in cells if cell is not None and not (cell.is_hidden or cell.is_by_school))
    totals = [(status, says, sum(counts[each] for each in those)) for status, says, those in LEGEND]
    return [(status, f"{says} {total}") for status, says, total in totals if total]


def counted(found: HeatMap) -> list[Cell | None]:
    """Return the cells that the counts above the map speak of: one school's own where its reader sees it alone."""
    places = slice(0, 1) if len(found.places) == 1 else slice(None)
    return [cell for _, row in found.rows for cell in row[places]]


def headline(found: HeatMap, measures: str = "measures") -> str:
    """Say in one sentence where the trust stands, or the school of who sees one alone.

    `measures` is what the trust calls several.
    """
    place, where = (0, f" at {found.places[0].short_name}") if len(found.places) == 1 else (-1, " across the trust")
    judged = [(measure, cell) for measure, row in found.rows if (cell := row[place]) is not None]
    off = [measure.name for measure, cell in judged if cell.status == "off track"]
    risk = [measure.name for measure, cell in judged if cell.status == "at risk"]
    if not judged:
        return "Where we stand"
    if off:
        return f"{_named(off, measures)} off track{where}"
    if risk:
        return f"{_named(risk, measures)} at risk{where}"
    if all(cell.status in {"no data", "cannot tell", "stale"} for _, cell in judged):
        return _not_judged(found, measures)
    return f"Nothing that can be told is off track{where}"


def _not_judged(found: HeatMap, measures: str) -> str:
    """Say why nothing can be judged: no figure, no target, or none that is new enough."""
    lacking = lacks(found)
    if not lacking.figures:
        return "No figure has come in yet"
    if not lacking.has_targets:
        if lacking.figures == 1:
            return "There are figures, and no target yet"
        return f"{number(lacking.figures).capitalize()} {measures} with figures, and none with a target yet"
    return "Every figure is too old to judge by" if lacking.is_old else "Where we stand cannot be told yet"


class Lacks(NamedTuple):
    """What keeps figures from being judged: of how many measures there are any, whether one has a target, their age.

    `newest` is the last period of which there is a figure, empty where nothing newer is due.
    """

    figures: int
    has_targets: bool
    is_old: bool
    newest: str


def lacks(found: HeatMap) -> Lacks:
    every = [cell for _, row in found.rows for cell in row if cell is not None]
    known = [
        cell
        for cell in every
        if cell.period_ends_on and (cell.value is not None or cell.value_word or cell.is_hidden)
    ]
    newest = max(known, key=lambda cell: cell.period_ends_on or dt.date.min, default=None)
    none_due_came = bool(found.expected) and len(found.waited_for) == found.expected
    return Lacks(
        figures=len({cell.measure for cell in known}),
        has_targets=any(cell.target for cell in every),
        is_old=none_due_came or all(cell.status == "stale" for cell in known),
        newest=Period.parse(newest.period).label if newest and none_due_came else "",
    )


def _named(names: Sequence[str], measures: str) -> str:
    if len(names) == 1:
        return f"{names[0]} is"
    if len(names) == 2 and sum(map(len, names)) <= LONGEST_PAIR:
        return f"{names[0]} and {names[1][:1].lower()}{names[1][1:]} are"
    return f"{number(len(names)).capitalize()} {measures} are"


def number(count: int) -> str:
    return IN_WORDS[count] if count < len(IN_WORDS) else f"{count:,}"


# --- One measure


def finding(page: MeasurePage, trend: analytics.Trend) -> str:
    """Say in one sentence how the measure moved and how it stands."""
    name = f"{page.measure.name} at {page.school.short_name}" if page.school else page.measure.name
    cell = page.cell
    if cell is not None and cell.is_hidden:
        return f"{name} is hidden, for it counts too few pupils"
    if cell is None or (cell.value is None and not cell.value_word):
        kept = page.school is None and any(each.value is not None or each.value_word for _, each in page.schools)
        return f"{name} is kept school by school" if kept else f"{name} has no figure yet"
    if page.measure.is_combined:
        about = figures.figure(cell.value, unit=page.measure.unit, decimals=page.measure.decimals)
        return f"{name}: {cell.value_word} are well" if cell.value_word else f"{name} is about {about}"
    if page.measure.kind == "narrative":
        return f"{name}, in words{_verdict(cell)}"
    if page.measure.kind in PLAIN_WORDS:
        places = "places" if page.measure.counts_office else "schools"
        return f"{name}: {PLAIN_WORDS[page.measure.kind].get(cell.value_word, f'{cell.value_word} {places}')}"
    return f"{name} {_motion(page, cell, trend)}{_verdict(cell)}"


def coming_in(page: MeasurePage) -> str:
    """Say of which newer period schools have figures while the trust's waits for more of them; or nothing."""
    periods = {period.key: period for period in page.histories.periods}
    made = periods.get(page.trust_cell.period) if page.trust_cell else None
    sent = [periods[cell.period] for _, cell in page.schools if cell.period in periods]
    newest = max(sent, key=lambda period: period.ends_on, default=None)
    if page.school or newest is None or made is None or newest.ends_on <= made.ends_on:
        return ""
    enough = ENOUGH.get(page.measure.roll_up)
    return f"Figures of {newest.label} are coming in; the trust’s is made once {enough}." if enough else ""


def _motion(page: MeasurePage, cell: Cell, trend: analytics.Trend) -> str:
    steps = trend.running
    known = [period for period, value in zip(trend.periods, trend.values, strict=True) if value is not None]
    verb = "risen" if steps > 0 else "fallen"
    if cell.value is None or len(known) < 2 or page.measure.kind in {"milestone", "yes/no", "grade"}:
        return f"stands at {with_unit(page.measure, cell.value, cell.value_word)}"
    if steps == 0:
        return f"has not moved since {known[-2].label}"
    if abs(steps) == 1:
        return f"has {verb} since {known[-2].label}"
    return f"has {verb} {number(abs(steps))} {KINDS[known[-1].kind]} running"


def _verdict(cell: Cell) -> str:
    return {
        "met": ", and meets its target",
        "on track": ", and is on track",
        "at risk": ", and is at risk of missing its target",
        "off track": ", and is off track for its target",
        "not due": "; nothing is due yet",
        "stale": "; that figure is old",
    }.get(cell.status, "; no target is set" if cell.target is None else "; whether that is enough cannot be told")


def since(trend: analytics.Trend, breaks: Sequence[Broken]) -> analytics.Trend:
    """Return the part of a trend that may be compared: what the definition counts as it does today."""
    if not breaks:
        return trend
    start = sum(_is_before(period, breaks) for period in trend.periods)
    elsewhere = [(name, values[start:]) for name, values in trend.elsewhere]
    return analytics.Trend(trend.periods[start:], trend.values[start:], elsewhere)


def _is_before(period: Period, breaks: Sequence[Broken]) -> bool:
    return bool(breaks) and period.ends_on < breaks[-1].starts_on


def _lines(trend: analytics.Trend, place: str, breaks: Sequence[Broken]) -> list[charts.Series]:
    """Return a place's line, cut in two where the definition changed."""
    pairs = zip(trend.periods, trend.values, strict=True)
    now = [None if _is_before(period, breaks) else value for period, value in pairs]
    if now == list(trend.values):
        return [charts.Series(place, trend.values)]
    before = [value if now[at] is None else None for at, value in enumerate(trend.values)]
    return [charts.Series(place, now), charts.Series("as counted before", before, "other")]


def trend_chart(
    page: MeasurePage,
    trend: analytics.Trend,
    place: str,
    breaks: Sequence[Broken] = (),
    ahead: Sequence[Step] = (),
) -> charts.LineChart | None:
    """Draw a place's figures over time beside those of elsewhere and what is aimed at, and where they may go on."""
    if sum(value is not None for value in trend.values) < 2:
        return None
    measure = page.measure
    elsewhere = [charts.Series(name, values, "comparator") for name, values in trend.elsewhere]
    return charts.LineChart(
        title=_beside(page, trend, place),
        periods=[period.short_label for period in trend.periods],
        series=[*_lines(trend, place, breaks), *_added_up(page, trend), *elsewhere],
        unit=measure.unit,
        decimals=measure.decimals,
        target=analytics.target_line(page),
        band=_band(measure),
        ahead=[charts.Ahead(each.period.short_label, each.value, each.low, each.high) for each in ahead],
        note=f"{measure.means} {PROJECTED}".strip() if ahead else measure.means,
        words=yardstick(measure).words,
    )


def _added_up(page: MeasurePage, trend: analytics.Trend) -> list[charts.Series]:
    """Return the line of what the years come to together, where that is what is aimed at."""
    shown = analytics.target_shown(page)
    if shown is None or not shown.adds_up_from:
        return []
    found = totals(dict(zip(trend.periods, trend.values, strict=True)), shown.adds_up_from)
    values = [found[period].value if period in found else None for period in trend.periods]
    return [charts.Series(f"added up since {shown.adds_up_from}", values, "other")]


PROJECTED = "Dotted: where it may go on to, with its range. A projection is no fact, and no status rests on it."


def _band(measure: Measure) -> tuple[Decimal, Decimal] | None:
    if measure.good_is != "band" or measure.band_from is None or measure.band_to is None:
        return None
    return measure.band_from, measure.band_to


def _beside(page: MeasurePage, trend: analytics.Trend, place: str) -> str:
    """Say how the place compares with the first of elsewhere, in the last period that both have."""
    for name, values in trend.elsewhere:
        pairs = zip(trend.periods, trend.values, values, strict=True)
        both = [(period, ours, theirs) for period, ours, theirs in pairs if ours is not None and theirs is not None]
        if both:
            period, ours, theirs = both[-1]
            apart = ours - theirs
            if round(apart, page.measure.decimals) == 0:
                return f"{place} was level with {name} in {period.label}"
            by = figures.figure(abs(apart), decimals=page.measure.decimals, money=page.measure.kind == "money")
            points = " percentage points" if page.measure.unit == "%" else ""
            return f"{place} was {by}{points} {'above' if apart > 0 else 'below'} {name} in {period.label}"
    return f"{place} since {trend.periods[0].label}"


def what_it_would_take(page: MeasurePage) -> str:
    """Say how many more or fewer would have to be counted; nothing where that cannot be said."""
    needed = analytics.what_it_would_take(page)
    if needed is None:
        return ""
    measure = page.measure
    more = "more" if needed.number > 0 else "fewer"
    goal, due = goal_of(measure, needed.target), by_when(needed.target.due_words, needed.target.due_until)
    says = (
        f"To be {goal}{due}, {needed.now + needed.number:,} of {needed.of:,} {measure.base} would be counted "
        f"rather than {needed.now:,}: {abs(needed.number):,} {more}"
    )
    if needed.there:
        return f"{says}, {abs(needed.there):,} of them at {needed.most}."
    return f"{says}. {needed.most} has furthest to go." if needed.most else f"{says}."


# --- What a target was understood to say


def target_rows(page: MeasurePage) -> list[dict[str, Any]]:
    """Return each target with its words as written and what is understood of them."""
    return [
        {
            "target": target,
            "goal": goal_of(page.measure, target),
            "place": target.school.short_name if target.school else "",
            "is_shown": page.cell is not None and page.cell.target == target.pk,
            "steps": [(year, step) for year, step in sorted(target.steps.items())],
        }
        for target in page.targets
    ]
