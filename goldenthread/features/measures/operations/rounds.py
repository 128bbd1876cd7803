"""Opening a round of collecting, taking the figures that it asks for, and closing it with what it reported."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.groups import pupil_groups
from goldenthread.domain.groups.suppression import Count
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.measures.models import Measure, Reading, Reported, Round
from goldenthread.features.measures.operations.asking import FILL, ask_for_rounds
from goldenthread.features.measures.operations.readings import (
    ReadingLine,
    Recorded,
    confirm,
    doubts,
    place_of,
    read_line,
    require_whole,
    says_the_same,
    standing_readings,
    write,
)
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.rounds import Key, Owed
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision


@dataclass(frozen=True, kw_only=True)
class RoundLine:
    """A round to be opened."""

    title: str
    period: str
    due_on: dt.date
    measures: Sequence[Measure]
    schools: Sequence[School]
    groups: Sequence[str] = ()
    note: str = ""


@dataclass(frozen=True)
class Given:
    """A figure given to a round: what was typed, whether it was said to be right when asked, and over which reading.

    `drawn_from` is the reference of the reading that the form showed, empty where it showed none.
    """

    owed: Owed
    line: ReadingLine
    is_right: bool = False
    drawn_from: str | None = None


class NotTaken(Exception):
    """Some of the figures cannot be kept as they are, and none was: what is wrong with each, and what is asked."""

    def __init__(self, wrong: Mapping[Key, Sequence[str]], asked: Mapping[Key, Sequence[str]]) -> None:
        super().__init__("Some figures cannot be kept as they are.")
        self.wrong, self.asked = wrong, asked


@transaction.atomic
def open_round(*, trust: Trust, line: RoundLine, by: Person | None, on: dt.date | None = None) -> Round:
    """Ask schools for figures by a day; whoever records there is asked. Raises ValidationError."""
    made = Round(trust=trust, opened_on=on or clock.today(), opened_by=by)
    _take_on(made, line)
    made.save()
    made.measures.set(line.measures)
    made.schools.set(line.schools)
    ask_for_rounds(trust=trust, rounds=[made])
    record(
        trust=trust.pk, by=by, did="opened a round", kind="round", ref=made.ref, title=made.title,
        after={"period": made.period, "by": made.due_on, "measures": [each.name for each in line.measures],
               "schools": [each.short_name for each in line.schools], "groups": made.groups},
    )  # fmt: skip
    return made


@transaction.atomic
def give_figures(*, found: Round, given: Iterable[Given], by: Person) -> Recorded:
    """Record what a round asked for. All of it is taken, or none.

    A figure unlike those before is asked about first. Raises NotTaken with what is wrong and what is asked, by
    measure and school, and ValidationError where the round is closed.
    """
    if not found.is_open:
        raise ValidationError("The round is closed. Correct a figure on the page of what it measures.")
    read = _read(found, list(given))
    if not read:
        return Recorded()
    standing = standing_readings(found.trust, [reading for _, reading in read])
    _require_drawn_from_what_stands(read, standing)
    fresh = [
        reading
        for _, reading in read
        if not (place_of(reading) in standing and says_the_same(standing[place_of(reading)], reading))
    ]
    replaced = [standing[place_of(each)] for each in fresh if place_of(each) in standing]
    if fresh:
        write(found.trust, fresh, replaced, by)
        measures = {reading.measure_id: reading.measure for reading in fresh}
        work_out_standings(trust=found.trust, measures=list(measures.values()))
        record(
            trust=found.trust_id, by=by, did="gave figures", kind="round", ref=found.ref, title=found.title,
            after={"figures": len(fresh), "corrected": len(replaced),
                   "places": sorted({reading.school.short_name for reading in fresh if reading.school})},
        )  # fmt: skip
    return Recorded(len(fresh) - len(replaced), len(replaced), len(read) - len(fresh))


@transaction.atomic
def close_round(*, found: Round, by: Person | None, drawn_from: int | None, on: dt.date | None = None) -> Round:
    """End a round, and keep which figures it reported. Nobody is asked any more for what did not come."""
    claim_revision(found, drawn_from)
    if not found.is_open:
        raise ValidationError("The round is closed already.")
    found.closed_on, found.closed_by = on or clock.today(), by
    found.save(update_fields=["closed_on", "closed_by", "revision"])
    rows = Reading.objects.filter(
        measure__in=found.measures.all(), school__in=found.schools.all(), period=found.period,
        group__in=["", *found.groups], superseded_at=None,
    )  # fmt: skip
    kept = Reported.objects.bulk_create(Reported(round=found, reading=row) for row in rows)
    activity.close_tasks(kind=FILL, subject_kind="round", subject_ref=found.ref, by=by)
    record(
        trust=found.trust_id, by=by, did="closed a round", kind="round", ref=found.ref, title=found.title,
        after={"figures reported": len(kept)},
    )  # fmt: skip
    return found


def _take_on(made: Round, line: RoundLine) -> None:
    """Put a line onto a round, or say in plain words what is wrong with it."""
    if not line.title.strip():
        raise ValidationError({"title": "Give the round a name, such as Autumn figures."})
    try:
        period = rule_values.period(line.period, rule_values.calendar_of(made.trust))
    except ValueError as wrong:
        raise ValidationError({"period": str(wrong)}) from None
    if not line.measures:
        raise ValidationError({"measures": "Choose at least one figure to ask for."})
    if not line.schools:
        raise ValidationError({"schools": "Choose at least one place to ask."})
    if {each.trust_id for each in line.measures} | {each.trust_id for each in line.schools} != {made.trust_id}:
        raise ValidationError("A round asks only for what the trust keeps, of its own schools.")
    other = next((each for each in line.measures if each.frequency != period.kind), None)
    if other is not None:
        raise ValidationError({
            "measures": f"{other.name} is read every {other.frequency}, and this round asks for a {period.kind}."
        })  # fmt: skip
    if strange := set(line.groups) - {group for each in line.measures for group in each.groups}:
        raise ValidationError({"groups": f"Nothing that is asked for is kept by {', '.join(sorted(strange))}."})
    if line.due_on < made.opened_on:
        raise ValidationError({"due_on": "The day is past already."})
    made.title, made.note, made.due_on = line.title.strip(), line.note.strip(), line.due_on
    made.groups = pupil_groups.in_order(line.groups)
    made.period, made.period_ends_on = period.key, period.ends_on
    made.clean_fields(exclude=["trust", "opened_by", "closed_by"])


def _read(found: Round, given: Sequence[Given]) -> list[tuple[Given, Reading]]:
    """Read every line, or raise NotTaken with all that is wrong and all that is asked."""
    calendar = rule_values.calendar_of(found.trust)
    wrong: dict[Key, list[str]] = {}
    asked: dict[Key, list[str]] = {}
    read = []
    for one in given:
        try:
            reading = read_line(found.trust, one.line, calendar)
            require_whole(one.line.measure, reading)
        except ValidationError as fault:
            wrong[one.owed.key] = fault.messages
            continue
        read.append((one, reading))
    wholes = {one.owed.key[:2]: reading for one, reading in read if not one.owed.group}
    for one, reading in read:
        doubted = [*_doubts(one.owed, reading), *_beyond_whole(one.owed, reading, wholes.get(one.owed.key[:2]))]
        if doubted and one.is_right:
            confirm(reading)
        elif doubted:
            asked[one.owed.key] = doubted
    if wrong or asked:
        raise NotTaken(wrong, asked)
    return read


def _doubts(owed: Owed, reading: Reading) -> list[str]:
    return doubts(reading, owed.earlier, is_like_hidden=owed.is_like_hidden)


def _beyond_whole(owed: Owed, part: Reading, whole: Reading | None) -> list[str]:
    """Ask about a group that counts more than all pupils do, where both were given together."""
    if not owed.group or whole is None:
        return []
    says = pupil_groups.beyond_whole(
        owed.group, Count(part.numerator, part.denominator), Count(whole.numerator, whole.denominator)
    )
    return [says] if says else []


def _require_drawn_from_what_stands(
    read: Sequence[tuple[Given, Reading]], standing: Mapping[tuple[int, int | None, str, str], Reading]
) -> None:
    wrong: dict[Key, list[str]] = {}
    for one, reading in read:
        now = standing.get(place_of(reading))
        if one.drawn_from is not None and one.drawn_from != (now.ref if now else ""):
            who = now.recorded_by.name if now and now.recorded_by else "A load"
            says = f"{who} recorded another figure since you opened this."
            wrong[one.owed.key] = [f"{says} Send yours again to set it in its place."]
    if wrong:
        raise NotTaken(wrong, {})
