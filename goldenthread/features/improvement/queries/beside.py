"""Which figures stand beside a line of a school's phase: its own, those of elsewhere, and the trust's limit."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding import ladders as rules
from goldenthread.domain.measures.figures import written
from goldenthread.features.improvement.ladder_shapes import ItemShape, LineShape
from goldenthread.features.improvement.models import Ladder
from goldenthread.features.improvement.queries.standing import figures_for, measures_kept
from goldenthread.features.measures.models import Comparator, Measure
from goldenthread.features.measures.queries.rule_values import yardstick
from goldenthread.features.organisations.models import School

# Comparators of every phase of schools; those of the school's own phase come before them.
ALL = "all"


class Elsewhere(NamedTuple):
    """What a measure stood at in another place; the period where it is another than the school's."""

    name: str
    says: str
    period: str


class Bound(NamedTuple):
    """What the trust means by a word that the ladder leaves open; nothing where it has not said."""

    says: str
    value: str


@dataclass(frozen=True)
class FigureBeside:
    """One figure of a school: its own, or why there is none, with what it is held against."""

    name: str
    says: str
    ref: str = ""
    period: str = ""
    is_old: bool = False
    elsewhere: tuple[Elsewhere, ...] = ()
    bounds: tuple[Bound, ...] = ()


FiguresBeside = Mapping[str, FigureBeside]


def figures_asked(shape: ItemShape | LineShape, ladder: Ladder) -> list[str]:
    """Return the keys of the measures that a line speaks of: its own, those of its condition, those that show it."""
    own = shape.measures if isinstance(shape, ItemShape) else ()
    limits = [ladder.shape.limit(key) for key in shape.only_while] if isinstance(shape, ItemShape) else []
    shown = [key for one in shape.shown_by if "figure" in one.as_rule().records for key in one.of]
    return list(dict.fromkeys([*own, *(limit.about for limit in limits if limit), *shown]))


def figures_beside(reach: Reach, ladder: Ladder, school: School, keys: Collection[str]) -> FiguresBeside:
    """Return the figures of a school by the keys that lines ask for, as the reader may see them."""
    if not keys:
        return {}
    kept = measures_kept(ladder.trust_id, keys, ladder.shape.also)
    figures = figures_for(reach, ladder.trust_id, keys, [school], also=ladder.shape.also)[school.pk]
    there = _elsewhere(kept.values(), school)
    return {
        key: _beside(ladder, kept[key], figure, there[kept[key].pk]) for key, figure in figures.items() if key in kept
    }


def beside_line(shape: ItemShape | LineShape, ladder: Ladder, figures: FiguresBeside) -> list[FigureBeside]:
    """Return the figures that stand beside one line, each once."""
    found = (figures[key] for key in figures_asked(shape, ladder) if key in figures)
    return list({one.ref: one for one in found}.values())


def _beside(
    ladder: Ladder, measure: Measure, figure: rules.Figure, there: Iterable[Comparator]
) -> FigureBeside:  # fmt: skip
    measured = yardstick(measure)
    names = {measure.key, *(about for about, keys in ladder.shape.also.items() if measure.key in keys)}
    bounds = tuple(
        Bound(limit.says, "" if limit.value is None else written(limit.value, measured))
        for limit in ladder.shape.limits
        if limit.about in names
    )
    if figure.why_not:
        return FigureBeside(measure.name, figure.why_not, measure.ref, bounds=bounds)
    nearest: dict[str, Comparator] = {}
    for row in sorted(there, key=lambda row: (row.phase not in {"", ALL}, row.period == figure.period)):
        nearest[row.name] = row
    elsewhere = tuple(
        Elsewhere(
            row.name if row.phase in {"", ALL} else f"{row.name}, {row.phase} schools",
            written(row.value, measured), "" if row.period == figure.period else row.period,
        )
        for row in nearest.values()
    )  # fmt: skip
    return FigureBeside(measure.name, figure.shown, measure.ref, figure.period, figure.is_old, elsewhere, bounds)


def _elsewhere(measures: Iterable[Measure], school: School) -> dict[int, list[Comparator]]:
    """Return what each measure stood at in England and in the school's authority, the latest last."""
    place = Q(area="England") | Q(area="authority", name=school.authority)
    rows = Comparator.objects.filter(
        place, measure__in=list(measures), group="", value__isnull=False, phase__in=["", ALL, school.phase]
    ).order_by("period_ends_on")
    found: dict[int, list[Comparator]] = defaultdict(list)
    for row in rows:
        found[row.measure_id].append(row)
    return found
