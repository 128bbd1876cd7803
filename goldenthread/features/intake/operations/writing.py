"""Writing what a load holds into a trust: measures that are missing, readings, comparators, schools."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError

from goldenthread.domain.calendar import academic_year, first_of
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import layouts
from goldenthread.features.intake.layouts import FigureRule, Layout
from goldenthread.features.intake.models import Load
from goldenthread.features.intake.years import RANK
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Comparator, Measure, Reading
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.operations.register import Compared

# A year's figures come out months after its end, and stand until the next year's do.
STALE_AFTER_DAYS = 640
# What a school has of itself within the year is old after two terms.
STALE_IN_YEAR = 200

# Of a revision so many figures are named; the rest are counted.
MOST_REVISED = 40

Place = tuple[Any, ...]


def claim(load: Load) -> Load:
    """Lock a load that still waits, and its trust: of two files at once the second sees what the first defined.

    Raises ValidationError when somebody has decided already.
    """
    load = Load.objects.select_for_update(of=("self", "trust")).select_related("trust").get(pk=load.pk)
    if load.state != Load.State.STAGED:
        raise ValidationError(f"This file is not waiting any more: {load.get_state_display().lower()}.")
    return load


def write_figures(load: Load, by: Person | None) -> dict[str, Any]:
    """Record a load's readings and comparators as its run; return what became of them."""
    held = what_it_holds(load)
    measures, new = _measures(load, held, by)
    kept_of_elsewhere = [line for line in load.staged["comparators"] if line["figure"] in measures]
    stand, stand_elsewhere = _standing_readings(load, measures), _standing_comparators(measures)
    readings, behind = _newer(load, load.staged["readings"], measures, stand, _reading_place)
    comparators, behind_too = _newer(load, kept_of_elsewhere, measures, stand_elsewhere, _comparator_place)
    schools = {school.ref: school for school in School.objects.filter(trust=load.trust)}
    source = f"{held.source}, {load.file_name}"
    recorded = measuring.record_readings(
        trust=load.trust, lines=[_reading(load, line, measures, schools, source) for line in readings], by=by,
        run=load.ref,
    )  # fmt: skip
    kept = measuring.set_comparators(
        trust=load.trust, lines=[_comparator(load, line, measures, source) for line in comparators], by=by,
        run=load.ref,
    )  # fmt: skip
    return {
        "readings": vars(recorded), "comparators": vars(kept), "measures": [measure.name for measure in new],
        "revised": measuring.revisions(trust=load.trust, run=load.ref, most=MOST_REVISED),
        "held_back": behind + behind_too,
        "not_watched": len(load.staged["comparators"]) - len(kept_of_elsewhere),
        "by_measure": _by_measure(load, held, measures),
    }  # fmt: skip


class Held(NamedTuple):
    """The figures that a file can hold, and whose they are."""

    figures: Sequence[FigureRule]
    source: str


def what_it_holds(load: Load) -> Held:
    """Return what a load's figures are: as its layout says, or a survey's as somebody said of its questions."""
    if survey := load.report.get("survey"):
        if "rules" not in survey:
            raise ValidationError("Say first which figure each question tells of.")
        return Held([FigureRule.model_validate(rule) for rule in survey["rules"]], survey["source"])
    layout = layouts.layout(load.layout)
    return Held(layout.figures, layout.source)


def _by_measure(load: Load, held: Held, measures: Mapping[str, Measure]) -> list[dict[str, Any]]:
    """Count the figures of each measure, schools' and elsewhere's, in the order of the layout."""
    counts: dict[str, dict[str, Any]] = {
        key: {"measure": measure.name, "key": measure.key, "schools": 0, "elsewhere": 0, "none": 0}
        for key, measure in measures.items()
    }
    for line in load.staged["readings"]:
        counts[line["figure"]]["schools"] += 1
        counts[line["figure"]]["none"] += bool(line["marker"])
    for line in load.staged["comparators"]:
        if line["figure"] in counts:
            counts[line["figure"]]["elsewhere"] += 1
    return [counts[rule.key] for rule in held.figures if rule.key in counts]


# --- Measures


def kept_frequencies(trust: Trust, layout: Layout) -> dict[str, str]:
    """Return for what kind of period each figure is kept: as the trust keeps its measure, else as the layout says."""
    kept = list(Measure.objects.filter(trust=trust, retired_on=None))
    found = {rule.key: kept_already(kept, rule) for rule in layout.figures}
    return {
        rule.key: measure.frequency if (measure := found[rule.key]) else rule.frequency for rule in layout.figures
    }


def _measures(load: Load, held: Held, by: Person | None) -> tuple[dict[str, Measure], list[Measure]]:
    """Return the trust's measure of each figure, defining those of its schools' that it does not keep yet.

    A figure of elsewhere alone defines nothing: nobody watches what no school here has.
    """
    kept = list(Measure.objects.filter(trust=load.trust, retired_on=None))
    taken = set(Measure.objects.filter(trust=load.trust).values_list("key", flat=True))
    of_schools, of_elsewhere = (
        {line["figure"] for line in load.staged[part]} for part in ("readings", "comparators")
    )
    rules = [rule for rule in held.figures if rule.key in of_schools | of_elsewhere]
    found = {rule.key: measure for rule in rules if (measure := kept_already(kept, rule))}
    missing = [rule for rule in rules if rule.key in of_schools and rule.key not in found]
    last = max((measure.order for measure in kept), default=0)
    made = measuring.define_measures(
        trust=load.trust, by=by,
        definitions=[
            _definition(rule, held.source, last + place, taken) for place, rule in enumerate(missing, start=1)
        ],
    )  # fmt: skip
    return found | {rule.key: measure for rule, measure in zip(missing, made, strict=True)}, made


def kept_already(kept: Iterable[Measure], rule: FigureRule) -> Measure | None:
    """Return the trust's own measure of a figure: by its key, a key that it goes by, or its name."""
    fitting = [measure for measure in kept if _is_of_a_kind(measure, rule)]
    for key in (rule.key, *rule.also):
        if found := next((measure for measure in fitting if measure.key == key), None):
            return found
    return next((measure for measure in fitting if measure.name.casefold() == rule.name.casefold()), None)


def _is_of_a_kind(measure: Measure, rule: FigureRule) -> bool:
    return (
        measure.kind == rule.kind
        and measure.good_is in {rule.good_is, Measure.GoodIs.BAND}
        and [grade.casefold() for grade in measure.grades] == [grade.casefold() for grade in rule.grades]
    )


def _definition(rule: FigureRule, source: str, order: int, taken: set[str]) -> measuring.Definition:
    return measuring.Definition(
        key="" if rule.key in taken else rule.key, name=rule.name, kind=rule.kind, heading=rule.heading,
        order=min(order, 30_000), unit=rule.unit, decimals=rule.decimals, good_is=rule.good_is, grades=rule.grades,
        frequency=rule.frequency, means=rule.means, source=source, roll_up=rule.roll_up, base=rule.base,
        phases=rule.phases, of_trust_only=rule.of_trust_only,
        stale_after_days=STALE_AFTER_DAYS if rule.frequency == "year" else STALE_IN_YEAR,
    )  # fmt: skip


# --- Readings and comparators


def _period(load: Load, line: Mapping[str, Any]) -> str:
    if load.report.get("needs_school"):
        raise ValidationError({"school": "Say of which school the file is."})
    period = line["year"] or load.report.get("year")
    if period and line.get("on"):
        period = academic_year(first_of(period) + line["on"])
    if not period:
        raise ValidationError({"year": "Say which academic year the file is of, such as 2024/25."})
    return str(period)


def _state(load: Load, line: Mapping[str, Any]) -> str:
    return str(line["state"] or load.report.get("state") or "final")


def _newer(
    load: Load,
    lines: list[dict[str, Any]],
    measures: Mapping[str, Measure],
    standing: Mapping[Place, str],
    place: Callable[[Load, Mapping[str, Any], Mapping[str, Measure]], Place],
) -> tuple[list[dict[str, Any]], int]:
    """Return the lines that are not behind what stands: a provisional figure never puts back a final one."""
    newer = [
        line for line in lines
        if RANK[_state(load, line)] >= RANK.get(standing.get(place(load, line, measures), ""), 0)
    ]  # fmt: skip
    return newer, len(lines) - len(newer)


def _reading_place(load: Load, line: Mapping[str, Any], measures: Mapping[str, Measure]) -> Place:
    return measures[line["figure"]].pk, line["school"], _period(load, line), line["group"]


def _comparator_place(load: Load, line: Mapping[str, Any], measures: Mapping[str, Measure]) -> Place:
    return (
        measures[line["figure"]].pk, line["area"], line["name"], line["phase"], _period(load, line), line["group"]
    )  # fmt: skip


def _standing_readings(load: Load, measures: Mapping[str, Measure]) -> dict[Place, str]:
    """Return the state of what this kind of file has brought before; what a person typed is not ranked."""
    rows = Reading.objects.filter(
        trust=load.trust, measure__in=measures.values(), superseded_at=None, school__isnull=False
    ).exclude(run="")
    facts = rows.values_list("measure_id", "school__ref", "period", "group", "state")
    return {(measure, school, period, group): state for measure, school, period, group, state in facts}


def _standing_comparators(measures: Mapping[str, Measure]) -> dict[Place, str]:
    rows = Comparator.objects.filter(measure__in=measures.values()).exclude(run="")
    facts = rows.values_list("measure_id", "area", "name", "phase", "period", "group", "state")
    return {tuple(place): state for *place, state in facts}


def _reading(
    load: Load, line: Mapping[str, Any], measures: Mapping[str, Measure], schools: Mapping[str, School], source: str
) -> measuring.ReadingLine:
    return measuring.ReadingLine(
        measure=measures[line["figure"]], school=schools.get(line["school"]), period=_period(load, line),
        group=line["group"], value=line["value"], marker=line["marker"], numerator=line.get("numerator"),
        denominator=line.get("denominator"), comment=line.get("comment", ""), state=_state(load, line), source=source,
    )  # fmt: skip


def _comparator(
    load: Load, line: Mapping[str, Any], measures: Mapping[str, Measure], source: str
) -> measuring.ComparatorLine:
    return measuring.ComparatorLine(
        measure=measures[line["figure"]], area=line["area"], name=line["name"], code=line["code"],
        phase=line["phase"], period=_period(load, line), group=line["group"], value=line["value"],
        marker=line["marker"], state=_state(load, line), source=source,
    )  # fmt: skip


# --- Schools

# What the register's facts are called on a page.
FACTS = {
    "uid": "Group UID", "group_id": "Group ID", "company_number": "company number", "ukprn": "UKPRN",
    "name": "name", "phase": "phase", "urn": "URN", "laestab": "DfE number", "authority": "authority",
    "authority_code": "authority code", "ages_from": "youngest age", "ages_to": "oldest age",
    "roll": "pupils on roll", "joined_on": "joined on",
}  # fmt: skip


def school_facts(load: Load) -> list[dict[str, Any]]:
    """Return the schools that wait in a load, as the tables keep their facts."""
    return [
        {**facts, "joined_on": dt.date.fromisoformat(facts["joined_on"])} if facts.get("joined_on") else facts
        for facts in load.staged["schools"]
    ]


def compared_in_words(compared: Compared, load: Load) -> dict[str, Any]:
    """Return what following the register does, as a report keeps it."""
    return {
        "added": [f"{facts['name']}, URN {facts['urn']}" for facts in compared.added],
        "changed": [
            {"school": change.school.name, "facts": [
                {"fact": FACTS[name], "before": str(change.before[name] or "nothing"), "after": str(after)}
                for name, after in change.after.items()
            ]}
            for change in compared.changed
        ],
        "unchanged": len(compared.unchanged),
        "absent": [school.name for school in compared.absent] if load.report.get("lists_all_schools") else [],
        "trust": {FACTS[name]: value for name, value in compared.trust.items()},
    }  # fmt: skip
