"""How far each group has come since a baseline, beside its peers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.calendar import Period
from goldenthread.domain.groups import pupil_groups
from goldenthread.domain.measures import baselines, figures
from goldenthread.domain.measures.baselines import Since
from goldenthread.features.measures.models import Baseline, Measure
from goldenthread.features.measures.queries import MeasurePage
from goldenthread.features.measures.queries.histories import Point

ENGLAND = "England"


@dataclass(frozen=True)
class Come:
    """A group's way from a baseline; all pupils under the empty name. `peers` says whom it is held against.

    `gaps` are those of each period on the way, None where either figure is not known or not shown.
    """

    group: str
    start: Point | None
    now: Point | None
    peers: str = ""
    since: Since | None = None
    gaps: Sequence[Decimal | None] = ()


@dataclass(frozen=True)
class Progress:
    """Every group since a baseline, in one place: from which period to which, and over which."""

    start: Period
    now: Period
    periods: Sequence[Period]
    groups: Sequence[Come]

    @property
    def counts(self) -> dict[str, int]:
        said = [each.since.says for each in self.groups if each.since and each.group]
        return {word: said.count(word) for word in dict.fromkeys(said) if word}


def progress_since(page: MeasurePage, baseline: Baseline) -> Progress | None:
    """Return how far each group has come in the place that the page is about; None where nothing came since."""
    periods = {period.key: period for period in page.histories.periods}
    start, school = periods.get(baseline.period), page.school.pk if page.school else None
    if start is None:
        return None
    told = [period for period in periods.values() if any(place == school for place, _ in _at(page, period))]
    now = baselines.like(start, told)
    if now is None:
        return None
    way = sorted(
        each for each in told
        if each.kind == start.kind and start.starts_on <= each.starts_on <= now.starts_on
    )  # fmt: skip
    kept = {group for period in (start, now) for place, group in _at(page, period) if place == school}
    named = pupil_groups.in_order([group for group in kept if group])
    groups = [_come(page, school, group, (start, now), way) for group in ["", *named] if group in kept]
    return Progress(start, now, way, groups)


def _at(page: MeasurePage, period: Period) -> dict[tuple[int | None, str], Point]:
    return dict(page.histories.points[period.key])


def _come(
    page: MeasurePage, school: int | None, group: str, ends: tuple[Period, Period], way: Sequence[Period]
) -> Come:
    start, now = (_at(page, period).get((school, group)) for period in ends)
    known = list(_known_peers(page, school, group))
    name, peers = next((each for each in known if all(end.key in each[1] for end in ends)), ("", {}))
    since = None
    if start and now and start.value is not None and now.value is not None:
        measure = page.measure
        since = Since(
            start.value, now.value, peers.get(ends[0].key), peers.get(ends[1].key),
            lower_is_better=measure.good_is == Measure.GoodIs.LOWER, decimals=measure.decimals,
        )  # fmt: skip
    places = page.measure.decimals
    gaps = [_gap(_at(page, period).get((school, group)), peers.get(period.key), places) for period in way]
    return Come(group, start, now, name, since, gaps)


def _gap(point: Point | None, peers: Decimal | None, places: int) -> Decimal | None:
    """Return the difference of two figures as they are shown."""
    if point is None or point.value is None or peers is None:
        return None
    return figures.apart(point.value, peers, places)


def _known_peers(page: MeasurePage, school: int | None, group: str) -> Iterator[tuple[str, dict[str, Decimal]]]:
    """Yield those against whom a group can be held, by name, with their figures by period: England's first."""
    phase = page.school.phase if page.school else (page.measure.phases[0] if len(page.measure.phases) == 1 else "all")
    for peers in baselines.peers_of(group):
        of_phase = [
            row for row in page.comparators
            if row.area.casefold() == ENGLAND.casefold() and row.group == peers and row.phase in {phase, "all", ""}
        ]  # fmt: skip
        found = {
            row.period: row.value
            for row in sorted(of_phase, key=lambda row: row.phase == phase) if row.value is not None
        }  # fmt: skip
        yield f"{peers or 'all pupils'} in England", found
    for peers in baselines.peers_of(group) if group else ():
        here = {
            key: point.value for key, points in page.histories.points.items()
            if (point := points.get((school, peers))) and point.value is not None
        }  # fmt: skip
        yield f"{peers or 'all pupils'} here", here
