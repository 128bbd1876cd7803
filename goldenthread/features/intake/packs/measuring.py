"""A pack's measures, targets, comparators and figures, on their way into a trust."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from goldenthread.domain import date_words
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.groups import pupil_groups
from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.operations import attach
from goldenthread.features.intake.packs.measure_shapes import MeasureFacts, MeasureTarget
from goldenthread.features.intake.packs.reading import WholePack
from goldenthread.features.intake.packs.shapes import TargetLine
from goldenthread.features.intake.target_lines import read_line
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure, Reading, Target
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.operations.founding import Furnished

# A target of direction alone is a comparison with what stood before.
SOURCE = "Demonstration"
DIRECTIONS = {"up": ">", "down": "<", "not_worse": ">="}


@dataclass
class Measured:
    """A trust's measures by key, and the targets of each."""

    measures: dict[str, Measure] = field(default_factory=dict)
    targets: dict[str, list[Target]] = field(default_factory=dict)


def take_measures(
    whole: WholePack, trust: Trust, made: Furnished, by: Person | None, *, with_schools: bool
) -> Measured:
    """Define the pack's measures in a trust, set their targets and keep their comparators."""
    facts = whole.measures.measures
    headings = {heading: place for place, heading in enumerate(whole.measures.headings)}
    in_schools = {row.measure for row in whole.readings if row.school}
    groups: dict[str, set[str]] = defaultdict(set)
    for row in whole.readings:
        groups[row.measure] |= {row.group} - {""}
    definitions = [
        _definition(
            measure, headings, order, made, of_trust_only=measure.key not in in_schools,
            groups=pupil_groups.in_order(list(groups[measure.key])),
        )
        for order, measure in enumerate(facts)
    ]  # fmt: skip
    defined = measuring.define_measures(trust=trust, definitions=definitions, by=by)
    measured = Measured({measure.key: measure for measure in defined})
    period = whole.plan.period
    context = context_of(period.from_on, period.until_on, TermCalendar.from_json(trust.calendar))
    lines = [
        _dated(line, context) for one in facts for target in one.targets
        for line in _target_lines(one, target, measured, made, with_schools=with_schools)
    ]  # fmt: skip
    for target in measuring.set_targets(trust=trust, lines=lines, by=by):
        if target.measure and target.school is None:
            measured.targets.setdefault(target.measure.key, []).append(target)
    measuring.set_comparators(trust=trust, lines=_comparators(facts, measured), by=by)
    for one in whole.measures.combined:
        definition = measuring.Definition(
            name=one.name, kind=Measure.Kind.COMPOSITE, heading=one.heading, order=headings[one.heading] * 100 + 99,
            means=one.means, decimals=0,
        )  # fmt: skip
        parts = measuring.Combining(
            parts=[measured.measures[key] for key in one.parts], rule=one.rule, least=one.least
        )
        measuring.combine_measures(trust=trust, definition=definition, of=parts, by=by)
    return measured


def take_readings(
    whole: WholePack, trust: Trust, measures: Mapping[str, Measure], *, until: dt.date, after: dt.date = dt.date.min
) -> None:
    """Record the pack's invented figures of some days, as if a file had brought them.

    What a person recorded stays, and a school that has left hands in nothing.
    """
    schools = {school.key: school for school in School.objects.here().filter(trust=trust)} | {"": None}
    typed = Reading.objects.filter(trust=trust, superseded_at=None).exclude(source=SOURCE)
    kept = set(typed.values_list("measure__key", "school__key", "period", "group"))
    lines = [
        measuring.ReadingLine(
            measure=measures[row.measure], school=schools[row.school], period=row.period,
            group=row.group, value=row.value, numerator=row.numerator, denominator=row.denominator,
            marker=row.marker, state=row.state, source=SOURCE, recorded_on=row.on,
        )
        for row in whole.readings
        if after < row.on <= until and row.measure in measures and row.school in schools
        and (row.measure, row.school or None, row.period, row.group) not in kept
    ]  # fmt: skip
    if lines:
        measuring.record_readings(trust=trust, lines=lines, by=None)


def name_baselines(whole: WholePack, measured: Measured) -> None:
    """Name the periods from which the pack tells progress."""
    for one in whole.measures.measures:
        for facts in one.baselines:
            measuring.name_baseline(measure=measured.measures[one.key], by=None, **facts.model_dump())


def attach_proofs(whole: WholePack, trust: Trust, measured: Measured) -> None:
    """Attach what schools of a demonstration show for their newest figures."""
    for one in whole.measures.measures:
        readings = Reading.objects.filter(trust=trust, measure=measured.measures[one.key], superseded_at=None)
        newest = dict(readings.order_by("period_ends_on").values_list("school__key", "ref")) if one.proofs else {}
        for facts in one.proofs:
            attach(
                trust=trust, subject_kind="reading", subject_ref=newest[facts.school], note=facts.note,
                dated_on=facts.on, by=None,
            )  # fmt: skip


def keep_looks(whole: WholePack, trust: Trust, measured: Measured, by: Person | None) -> None:
    """Keep until when each measure was looked at by a second pair of eyes."""
    until = {one.key: one.verified_until for one in whole.measures.measures if one.verified_until}
    measuring.keep_looks(trust=trust, measures=measured.measures.values(), until=until, by=by)


def take_element_targets(
    trust: Trust,
    lines: Iterable[TargetLine],
    measured: Measured,
    context: date_words.Context,
    by: Person | None,
) -> dict[int, Target]:
    """Return the target that each line names, by the line's identity, setting those that are not there yet.

    A line that says of a measure what its own target says is that target: nothing is aimed at twice.
    """
    found: dict[int, Target] = {}
    fresh: list[tuple[TargetLine, measuring.TargetLine]] = []
    for line in lines:
        set_line = read_line(line.text, line.due, measured.measures.get(line.measure), context)
        there = next((one for one in measured.targets.get(line.measure, ()) if _agrees(one, set_line)), None)
        if there is not None:
            found[id(line)] = there
        else:
            fresh.append((line, set_line))
    made = measuring.set_targets(trust=trust, lines=[set_line for _, set_line in fresh], by=by)
    return found | {id(line): target for (line, _), target in zip(fresh, made, strict=True)}


def _agrees(target: Target, line: measuring.TargetLine) -> bool:
    return (
        line.value in (None, "")
        or target.value is None
        or str(line.value).lstrip("+") == f"{target.value.normalize():f}"
    )


def _definition(
    facts: MeasureFacts,
    headings: Mapping[str, int],
    order: int,
    made: Furnished,
    *,
    of_trust_only: bool,
    groups: Sequence[str],
) -> measuring.Definition:
    return measuring.Definition(
        key=facts.key, name=facts.name, heading=facts.heading, order=100 * headings[facts.heading] + order,
        kind=facts.kind, unit=facts.unit, decimals=facts.decimals, good_is=facts.good_is,
        band_from=facts.band[0] if facts.band else None, band_to=facts.band[1] if facts.band else None,
        grades=facts.grades, frequency=facts.frequency, means=facts.means, used_for=facts.used_for,
        source=facts.source, second_source=facts.second_source, roll_up=facts.roll_up, base=facts.base,
        phases=facts.phases, of_trust_only=of_trust_only, groups=groups,
        counts_office=facts.counts_office,
        runs_on=facts.runs_on,
        among=facts.among,
        owner=made.posts.get(facts.owner), stale_after_days=facts.stale_after_days,
    )  # fmt: skip


def _target_lines(
    facts: MeasureFacts, target: MeasureTarget, measured: Measured, made: Furnished, *, with_schools: bool
) -> Iterator[measuring.TargetLine]:
    yield _target_line(facts, target, measured, target.value)
    if with_schools:
        for key, value in target.schools.items():
            yield _target_line(facts, target, measured, value, school=made.schools[key])


def _target_line(
    facts: MeasureFacts, target: MeasureTarget, measured: Measured, value: Any, **place: Any
) -> measuring.TargetLine:
    low, high = value if isinstance(value, tuple | list) else (value, None)
    op: str = target.op
    reference = target.against
    if op in DIRECTIONS:
        op, low, reference = DIRECTIONS[op], 0, reference or "last year"
    if op == "done":
        op, low = ("=", "yes") if facts.kind in {"milestone", "yes/no"} else ("", None)
    return measuring.TargetLine(
        text=target.text, measure=measured.measures[facts.key], op=op if low is not None else "", value=low,
        value_to=high, reference=reference if low is not None else "", tolerance=target.tolerance,
        due_words=target.due, steps={} if place else target.steps, why=target.why, asked=target.asked,
        grammar="" if place else target.grammar, adds_up_from=target.adds_up_from, **place,
    )  # fmt: skip


def _dated(line: measuring.TargetLine, context: date_words.Context) -> measuring.TargetLine:
    """Return a target with its day by the years of the trust's plan, as “Year 3”, where these settle it."""
    reading = date_words.read(line.due_words, context) if line.due_words else None
    if reading is None or reading.question or reading.to_on is None:
        return line
    return replace(line, due_from=reading.from_on, due_until=reading.to_on, due_precision=reading.precision[:12])


def _comparators(facts: Iterable[MeasureFacts], measured: Measured) -> Iterator[measuring.ComparatorLine]:
    for one in facts:
        for given in one.comparators:
            yield measuring.ComparatorLine(
                measure=measured.measures[one.key], area=given.area, name=given.name, period=given.period,
                value=given.value, marker=given.marker, phase=given.phase, group=given.group,
                source="Demonstration", state="final",
            )  # fmt: skip


def context_of(starts_on: dt.date | None, ends_on: dt.date | None, calendar: TermCalendar) -> date_words.Context:
    """Return the context in which a plan's own date words are read."""
    return date_words.Context(start_on=starts_on, end_on=ends_on, year_kind=calendar.plan_year, calendar=calendar)
