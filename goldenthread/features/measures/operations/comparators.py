"""Keeping what the same measure stood at elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from goldenthread.domain.measures import figures
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Comparator, Measure
from goldenthread.features.measures.operations.readings import Recorded
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record

_UNIQUE = ["measure", "area", "name", "phase", "period", "group"]
_FACTS = ["value", "marker", "state", "source", "code", "run", "period_ends_on"]
_VALUES = [*_FACTS, "earlier"]


@dataclass(frozen=True, kw_only=True)
class ComparatorLine:
    """One figure of elsewhere. `area` is England or authority; `phase` is all unless it is of one."""

    measure: Measure
    area: str
    name: str
    period: str
    value: Any = None
    marker: str = ""
    phase: str = "all"
    group: str = ""
    code: str = ""
    state: str = ""
    source: str = ""


@transaction.atomic
def set_comparators(*, trust: Trust, lines: Iterable[ComparatorLine], by: Person | None, run: str = "") -> Recorded:
    """Keep figures of elsewhere, each once; the same again changes nothing."""
    given = {_place(row): row for row in (_read(trust, line, run) for line in lines)}
    measures = {row.measure_id: row.measure for row in given.values()}
    kept = {_place(row): row for row in Comparator.objects.filter(measure__in=measures)}
    fresh = [row for place, row in given.items() if place not in kept or not _is_same(kept[place], row)]
    revised = 0
    for row in fresh:
        if before := kept.get(_place(row)):
            row.earlier = [*before.earlier, _facts(before)]
            revised += 1
    Comparator.objects.bulk_create(fresh, update_conflicts=True, unique_fields=_UNIQUE, update_fields=_VALUES)
    counts = Recorded(len(fresh) - revised, revised, len(given) - len(fresh))
    if fresh:
        touched = {row.measure_id for row in fresh}
        work_out_standings(trust=trust, measures=[each for pk, each in measures.items() if pk in touched])
        record(
            trust=trust.pk, by=by, did="set comparators", kind="run" if run else "trust", ref=run or trust.ref,
            title=f"{len(fresh)} figures of elsewhere", after=vars(counts),
        )  # fmt: skip
    return counts


def take_back_comparators(*, trust: Trust, run: str) -> set[Measure]:
    """Take back the figures of elsewhere that a load brought, and let stand again what was there without it.

    Return the measures that stand beside others now. What another load has put in its place since stays.
    """
    touched, emptied = set(), []
    for row in Comparator.objects.filter(Q(run=run) | ~Q(earlier=[]), trust=trust).select_related("measure"):
        history = [*row.earlier, _facts(row)]
        left = [facts for facts in history if facts["run"] != run]
        if len(left) == len(history):
            continue
        if row.run == run:
            touched.add(row.measure)
        if not left:
            emptied.append(row.pk)
            continue
        *row.earlier, stands = left
        for name in _FACTS:
            setattr(row, name, stands[name])
        row.save(update_fields=_VALUES)
    Comparator.objects.filter(pk__in=emptied).delete()
    return touched


def _facts(row: Comparator) -> dict[str, Any]:
    """Return what a figure of elsewhere says, as it is kept once another stands in its place."""
    facts = {name: getattr(row, name) for name in _FACTS}
    value = facts["value"]
    return facts | {"value": None if value is None else f"{value:f}", "period_ends_on": str(row.period_ends_on)}


def _read(trust: Trust, line: ComparatorLine, run: str) -> Comparator:
    if line.measure.trust_id != trust.pk:
        raise ValidationError({"measure": "That measure is not in this trust."})
    try:
        period = rule_values.period(line.period, rule_values.calendar_of(trust))
        value = None if line.value in (None, "") else figures.number(str(line.value))
    except ValueError as wrong:
        raise ValidationError(f"{line.name}, {line.period}: {wrong}") from None
    return Comparator(
        trust=trust, measure=line.measure, area=line.area, name=line.name, code=line.code, phase=line.phase,
        period=period.key, period_ends_on=period.ends_on, group=line.group, value=value, marker=line.marker,
        state=line.state, source=line.source[:200], run=run,
    )  # fmt: skip


def _place(row: Comparator) -> tuple[Any, ...]:
    return row.measure_id, row.area, row.name, row.phase, row.period, row.group


def _is_same(old: Comparator, new: Comparator) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in ("value", "marker", "state"))
