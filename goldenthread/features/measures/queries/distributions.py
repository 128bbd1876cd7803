"""How grades lie behind one number: the share of each grade in every cohort, of figures that may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import Period
from goldenthread.domain.groups.pupil_groups import in_order
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries.histories import Point, histories_of
from goldenthread.features.measures.queries.lists import measures_within
from goldenthread.features.organisations.models import School, Trust
from goldenthread.foundation import library


class Family(BaseModel):
    """A number of many grades, and the figures of each grade by their keys, with what each grade is called."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    of: list[str]
    parts: dict[str, str]


@dataclass(frozen=True)
class Lie:
    """How the grades of one cohort lie, and did a period before; all pupils under the empty name."""

    group: str
    shares: Sequence[Point | None]
    before: Sequence[Point | None]


@dataclass(frozen=True)
class Distribution:
    """The grades, best first, and every cohort's shares in one period."""

    grades: Sequence[str]
    period: Period
    before: Period | None
    periods: Sequence[Period]
    cohorts: Sequence[Lie]


@cache
def families() -> list[Family]:
    return TypeAdapter(list[Family]).validate_python(library.read("distributions.yaml"))


def family_of(measure: Measure) -> Family | None:
    """Return the family of a number or of one of its grades."""
    return next((each for each in families() if measure.key in {*each.of, *each.parts}), None)


def distribution(reach: Reach, trust: Trust, family: Family, school: School | None, key: str) -> Distribution | None:
    """Return how the grades lie in a place and period, the newest where none is asked for; None without any."""
    kept = {each.key: each for each in measures_within(reach).filter(key__in=list(family.parts))}
    parts = [kept[each] for each in family.parts if each in kept]
    histories = histories_of(trust, parts)
    place = school.pk if school else None
    by_period: dict[Period, list[Mapping[str, Point]]] = {}
    for at, part in enumerate(parts):
        for period in histories[part.pk].periods:
            points = {
                group: point
                for (where, group), point in histories[part.pk].points[period.key].items()
                if where == place
            }
            if points:
                by_period.setdefault(period, [{} for _ in parts])[at] = points
    periods = sorted(by_period)
    chosen = next((period for period in periods if period.key == key), periods[-1] if periods else None)
    if chosen is None:
        return None
    before = next((period for period in reversed(periods) if period < chosen), None)
    groups = {group for points in by_period[chosen] for group in points}
    named = ["", *in_order([group for group in groups if group])]
    cohorts = [
        Lie(group, *([points.get(group) for points in by_period[each]] if each else () for each in (chosen, before)))
        for group in named if group in groups
    ]  # fmt: skip
    grades = [name for each, name in family.parts.items() if each in kept]
    return Distribution(grades, chosen, before, periods, cohorts)
