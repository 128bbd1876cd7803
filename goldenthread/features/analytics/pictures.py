"""Schools side by side, and groups beside their peers: drawings of one measure, the same for a page and a report.

Only what may be shown is drawn: figures are those of the histories, where small numbers are hidden already.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from goldenthread.domain.calendar import Period
from goldenthread.domain.groups import pupil_groups
from goldenthread.domain.measures import baselines, figures
from goldenthread.domain.results.places_among import QUARTERS, Quarters, quarter
from goldenthread.features.analytics.queries import LONGEST_TREND, gives_enough, period_of_groups, target_line
from goldenthread.features.measures.models import Measure, Spread
from goldenthread.features.measures.queries import Among, Cell, MeasurePage
from goldenthread.features.measures.queries.histories import Point
from goldenthread.features.measures.queries.rule_values import yardstick
from goldenthread.features.organisations.models import School
from goldenthread.foundation import charts

LOOKS = {"met": "met", "on track": "met", "at risk": "risk", "off track": "off"}
WORDED = frozenset({"grade", "milestone", "yes/no", "narrative", "direction"})
OTHERS, ALL = "the others", "all"
COMPLEMENTS = frozenset({"not disadvantaged", "no SEN"})
NATION = "Grey: the middle half of all schools of the same phase in England; the line in it is the middle one."
SIMILAR = "Grey: the middle half of schools like each; the line in it is the middle one."


# --- Ranked


def ranking(page: MeasurePage, among: Mapping[int, Among], trust: str) -> charts.QuarterRows | None:
    """Rank the schools, the best first, among all of their phase in England, or else among those like them."""
    period = _period_to_rank(page, among)
    if period is None or page.school is not None or page.measure.kind in WORDED:
        return None
    measure, points = page.measure, page.histories.points[period.key]
    known = [(school, cell, _number(points.get((school.pk, "")))) for school, cell in page.schools]
    of_nation = is_of_nation(among)
    spreads = {school: one.nation if of_nation else one.spread for school, one in among.items()}
    rows = [
        _ranked(measure, school, value, spreads.get(school.pk), _look(cell) if _is_of(cell, period) else "")
        for school, cell, value in known
        if value is not None
    ]
    if len(rows) < 2:
        return None
    rows.sort(key=lambda row: row.value, reverse=measure.good_is != Measure.GoodIs.LOWER)
    is_now = page.trust_cell is None or _is_of(page.trust_cell, period)
    return charts.QuarterRows(
        title=_ranked_finding(measure, rows, period, "in England" if of_nation else "of schools like them"),
        rows=rows, unit=measure.unit, decimals=measure.decimals, target=target_line(page) if is_now else None,
        trust=_number(points.get((None, ""))), trust_name=trust, note=_whose_middle(among),
    )  # fmt: skip


def _period_to_rank(page: MeasurePage, among: Mapping[int, Among]) -> Period | None:
    """Return the period in which it is known how others spread, else the newest that most schools have."""
    periods = {period.key: period for period in page.histories.periods}
    said = [one.spread.period for one in among.values()] or [cell.period for _, cell in page.schools]
    there = [periods[key] for key in said if key in periods]
    return max(there, key=lambda each: (there.count(each), each.ends_on), default=None)


def _ranked(
    measure: Measure, school: School, value: Decimal, spread: Spread | None, status: str
) -> charts.QuarterRow:
    if spread is None:
        return charts.QuarterRow(school.short_name, value, status=status)
    parted = Quarters(spread.lower, spread.middle, spread.upper, spread.schools)
    return charts.QuarterRow(
        school.short_name, value, spread.lower, spread.middle, spread.upper,
        quarter(value, parted, measure.good_is), spread.schools, status,
    )  # fmt: skip


def _ranked_finding(measure: Measure, rows: Sequence[charts.QuarterRow], period: Period, among: str) -> str:
    """Say how many are in the top and the bottom quarter; where others are not known, who leads and who trails."""
    counts = [(name, [row.name for row in rows if row.says == name]) for name in (QUARTERS[0], QUARTERS[-1])]
    told = [f"{_who(names)} in the {name}" for name, names in counts if names]
    if told:
        return f"{measure.name}: {' and '.join(told)} {among}, {period.label}"
    if any(row.says for row in rows):
        return f"{measure.name}: no school is in the top or the bottom quarter {among}, {period.label}"
    first, last = rows[0], rows[-1]
    if _apart(measure, first.value, last.value) == 0:
        return f"{measure.name} is the same at every school, {period.label}"
    best, worst = ("lowest", "highest") if measure.good_is == Measure.GoodIs.LOWER else ("highest", "lowest")
    return f"{measure.name} is {best} at {first.name} and {worst} at {last.name}, {period.label}"


def _who(names: Sequence[str]) -> str:
    return f"{names[0]} is" if len(names) == 1 else f"{len(names)} schools are"


def _whose_middle(among: Mapping[int, Among]) -> str:
    if not among:
        return ""
    return NATION if is_of_nation(among) else SIMILAR


def is_of_nation(among: Mapping[int, Among]) -> bool:
    """Say whether it is known of every school how all of its phase spread; else the ranking shows those like each."""
    return bool(among) and all(one.nation for one in among.values())


def _look(cell: Cell) -> str:
    return LOOKS.get(cell.status, "idle")


def _is_of(cell: Cell, period: Period) -> bool:
    return cell.period == period.key


def _number(point: Point | None) -> Decimal | None:
    return point.number if point else None


# --- Apart


def multiples(page: MeasurePage, trust: str) -> charts.Multiples | None:
    """Draw each school's line apart, over periods of the kind of the newest figures, with the trust's behind it."""
    if page.school is not None or page.measure.kind in WORDED:
        return None
    periods = {period.key: period for period in page.histories.periods}
    newest = max((periods[cell.period] for _, cell in page.schools if cell.period in periods), default=None)
    if newest is None:
        return None
    places = [at for at, period in enumerate(page.histories.periods) if period.kind == newest.kind][-LONGEST_TREND:]
    lines = [(school, cell, _line(page, school.pk, places)) for school, cell in page.schools]
    told = [(school, cell, line) for school, cell, line in lines if sum(each is not None for each in line) > 1]
    if len(told) < 2:
        return None
    panels = [charts.Panel(school.short_name, line, _look(cell)) for school, cell, line in told]
    whole = _line(page, None, places)
    return charts.Multiples(
        title=_moved(page.measure, [line for _, _, line in told], page.histories.periods[places[0]]),
        periods=[page.histories.periods[at].short_label for at in places], panels=panels,
        behind=whole if any(each is not None for each in whole) else (), behind_name=trust,
        unit=page.measure.unit, decimals=page.measure.decimals, target=target_line(page), note=_key(page, trust),
    )  # fmt: skip


def _key(page: MeasurePage, trust: str) -> str:
    aim = target_line(page)
    said = f"Dashed: {trust}."
    return said if aim is None else f"{said} Gold: the aim, {figures.written(aim, yardstick(page.measure))}."


def _line(page: MeasurePage, school: int | None, places: Sequence[int]) -> list[Decimal | None]:
    line = page.histories.line(school)
    return [_number(line[at]) for at in places]


def _moved(measure: Measure, lines: Sequence[Sequence[Decimal | None]], since: Period) -> str:
    """Say at how many schools the figure has risen, and at how many fallen, over what is drawn."""
    ends = [[value for value in line if value is not None] for line in lines]
    steps = [figures.apart(known[-1], known[0], measure.decimals) for known in ends]
    risen, fallen = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if risen == len(steps) or fallen == len(steps):
        every = "both" if len(steps) == 2 else f"all {len(steps)}"
        return f"{measure.name} has {'risen' if risen else 'fallen'} at {every} schools since {since.label}"
    said = [f"{way} at {count}" for count, way in ((risen, "risen"), (fallen, "fallen")) if count]
    return f"{measure.name} has {' and '.join(said)} of {len(steps)} schools since {since.label}" if said else (
        f"{measure.name} has not moved at any school since {since.label}"
    )  # fmt: skip


# --- Gaps


def gaps(page: MeasurePage) -> charts.Gaps | None:
    """Draw each group beside its peers in the newest period that has groups, and as far as it was apart before."""
    period = period_of_groups(page)
    # Parts of a count stand no further from one another than there are many of them.
    if period is None or page.measure.kind in WORDED or page.measure.is_plain_count:
        return None
    school = page.school.pk if page.school else None
    before = _before(page, school, period)
    now = {group: point for (place, group), point in page.histories.points[period.key].items() if place == school}
    then = {group: point for (place, group), point in _points(page, before).items() if place == school}
    pairs = [(group, peers) for group in pupil_groups.in_order([each for each in now if each])
             if (peers := _peers(group, now)) is not None]  # fmt: skip
    places = page.histories.points[period.key]
    told = [
        (group, peers) for group, peers in pairs
        if gives_enough(places, school, group, peers) and not _is_said(group, peers, pairs)
    ]  # fmt: skip
    rows = [row for group, peers in told if (row := _gap(page, group, peers, now, then))]
    if not rows:
        return None
    return charts.Gaps(
        title=_widest(page.measure, rows, period), rows=rows, unit=page.measure.unit, decimals=page.measure.decimals,
        note="Filled: the group; open: its peers."
        + (f" Dashed: {before.label}." if before and any(row.earlier for row in rows) else ""),
    )  # fmt: skip


def _before(page: MeasurePage, school: int | None, period: Period) -> Period | None:
    """Return the last period of the same kind before one that has groups too."""
    earlier = [
        each for each in page.histories.periods
        if each.kind == period.kind and each.ends_on < period.ends_on
        and any(place == school and group for place, group in page.histories.points[each.key])
    ]  # fmt: skip
    return earlier[-1] if earlier else None


def _points(page: MeasurePage, period: Period | None) -> Mapping[tuple[int | None, str], Point]:
    return page.histories.points[period.key] if period else {}


def _peers(group: str, now: Mapping[str, Point]) -> str | None:
    """Return the nearest of a group’s peers that has a figure here; all pupils, named "", come last."""
    return next((peers for peers in baselines.peers_of(group) if _number(now.get(peers)) is not None), None)


def _is_said(group: str, peers: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Say whether a group's gap is drawn from the other side already: boys beside girls, others beside all."""
    others = [each for each, its in pairs if its == group]
    return bool(others) and (peers == "" or pairs.index((group, peers)) > pairs.index((others[0], group)))


def _gap(
    page: MeasurePage, group: str, peers: str, now: Mapping[str, Point], then: Mapping[str, Point]
) -> charts.GapRow | None:
    value, other = _number(now.get(group)), _number(now.get(peers))
    if value is None or other is None:
        return None
    was, were = _number(then.get(group)), _number(then.get(peers))
    earlier = (was, were) if was is not None and were is not None else None
    return charts.GapRow(
        group[:1].upper() + group[1:], value, peers or ALL, other, _told(page.measure, value, other, peers),
        _written(page.measure, abs(_apart(page.measure, *earlier))) if earlier else "", earlier,
    )  # fmt: skip


def _told(measure: Measure, value: Decimal, other: Decimal, peers: str) -> str:
    """Say how far a group stands from its peers, and on which side: 25 points below the others."""
    apart, whom = _apart(measure, value, other), OTHERS if peers in COMPLEMENTS else peers or ALL
    if apart == 0:
        return f"level with {whom}"
    return f"{_written(measure, abs(apart))} {'above' if apart > 0 else 'below'} {whom}"


def _apart(measure: Measure, value: charts.Number, other: charts.Number) -> Decimal:
    return figures.apart(Decimal(value), Decimal(other), measure.decimals)


def _written(measure: Measure, apart: Decimal) -> str:
    said = figures.written(apart, yardstick(measure), exact=True)
    return said.replace("%", "point" if said.startswith("1\u00a0") else "points") if measure.unit == "%" else said


def _widest(measure: Measure, rows: Sequence[charts.GapRow], period: Period) -> str:
    widest = max(rows, key=lambda row: abs(_apart(measure, row.value, row.peers_value)))
    said = f"{widest.name} {'is' if widest.says.startswith('level') else 'stand'} {widest.says} in {period.label}"
    if widest.earlier is None:
        return said
    moved = abs(_apart(measure, widest.value, widest.peers_value)) - abs(_apart(measure, *widest.earlier))
    if moved == 0:
        return f"{said}, as far as before"
    return f"{said}, {_written(measure, abs(moved))} {'further apart' if moved > 0 else 'closer'} than before"
