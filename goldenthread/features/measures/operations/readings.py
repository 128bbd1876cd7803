"""Recording figures. A reading is never changed: what corrects it supersedes it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.groups import suppression
from goldenthread.domain.measures import collecting, figures
from goldenthread.domain.measures.figures import MARKERS
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.before import stood_before_reading
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale

MOST_AT_ONCE = 5_000
CONFIRMED = "Unlike those before; said to be right when asked."


@dataclass(frozen=True, kw_only=True)
class ReadingLine:
    """One figure to be recorded, or the marker that says why there is none.

    `value` is as typed: a number, yes, a grade, a direction, words. Without one, a share is worked out from
    its numerator and denominator. `recorded_on` is today unless the figure was recorded on another day.
    """

    measure: Measure
    period: str
    school: School | None = None
    group: str = ""
    value: Any = None
    numerator: Any = None
    denominator: Any = None
    marker: str = ""
    state: str = Reading.State.FINAL
    source: str = ""
    comment: str = ""
    recorded_on: dt.date | None = None


@dataclass(frozen=True)
class Recorded:
    """What became of many lines."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0


class Doubted(ValidationError):
    """A figure unlike those of its place before: nothing is kept until somebody says that it is right."""


@transaction.atomic
def record_reading(
    *, trust: Trust, line: ReadingLine, by: Person, drawn_from: str | None = None, is_right: bool | None = None
) -> Reading:
    """Record one figure; what stood for that period and place is superseded.

    `is_right` is whether a person says so of a figure that is unlike those before: False raises Doubted with what
    is asked, True keeps it and says so beside it. None asks nothing.

    `drawn_from` is the reference of the reading that the form showed, or empty when it showed none: when
    another stands by now, raises Stale with it. Raises ValidationError when the figure does not fit the
    measure, or is what stands already.
    """
    reading = read_line(trust, line, rule_values.calendar_of(trust))
    require_whole(line.measure, reading)
    stands = standing_readings(trust, [reading]).get(place_of(reading))
    if drawn_from is not None and (stands.ref if stands else "") != drawn_from:
        raise Stale(stands)
    if stands is not None and says_the_same(stands, reading):
        raise ValidationError("That figure is recorded already.")
    if is_right is not None:
        _ask_of(reading, is_right=is_right)
    write(trust, [reading], [stands] if stands else [], by)
    work_out_standings(trust=trust, measures=[line.measure])
    record(
        trust=trust.pk, by=by, did="corrected a figure" if stands else "recorded a figure", kind="measure",
        ref=line.measure.ref, title=title_of(reading), before=shown(stands), after=shown(reading),
    )  # fmt: skip
    return reading


def _ask_of(reading: Reading, *, is_right: bool) -> None:
    earlier, is_like_hidden = stood_before_reading(reading)
    asked = doubts(reading, earlier, is_like_hidden=is_like_hidden)
    if asked and not is_right:
        raise Doubted(asked)
    if asked:
        confirm(reading)


def doubts(reading: Reading, earlier: Sequence[tuple[str, Decimal]], *, is_like_hidden: bool) -> list[str]:
    """Return what is asked about a figure before it is kept, a sentence each."""
    says = collecting.doubts(reading.value, earlier, rule_values.yardstick(reading.measure))
    # What is compared with a figure that is hidden must not tell it.
    return ["It is unlike the figures before it."] if says and is_like_hidden else says


def confirm(reading: Reading) -> None:
    """Say beside a figure that it was asked about, and is right."""
    reading.comment = f"{CONFIRMED} {reading.comment}".strip()


@transaction.atomic
def record_readings(*, trust: Trust, lines: Iterable[ReadingLine], by: Person | None, run: str = "") -> Recorded:
    """Record many figures, from a file or a pack, with one trail entry; loading the same again changes nothing.

    Lines whose figure stands already are left alone, lines that differ supersede. Raises ValidationError
    naming the first line that is wrong, and then records none. Of two lines for one place the last counts.
    """
    calendar = rule_values.calendar_of(trust)
    read = {}
    for number, line in enumerate(lines, start=1):
        try:
            reading = read_line(trust, line, calendar)
        except ValidationError as wrong:
            raise ValidationError(f"Line {number}: {' '.join(wrong.messages)}") from None
        reading.run = run
        read[place_of(reading)] = reading
    standing = standing_readings(trust, list(read.values()))
    same = {place for place, old in standing.items() if place in read and says_the_same(old, read[place])}
    fresh = [each for place, each in read.items() if place not in same]
    replaced = [standing[place_of(each)] for each in fresh if place_of(each) in standing]
    write(trust, fresh, replaced, by)
    counts = Recorded(len(fresh) - len(replaced), len(replaced), len(read) - len(fresh))
    if fresh:
        work_out_standings(trust=trust, measures=list({each.measure_id: each.measure for each in fresh}.values()))
        record(
            trust=trust.pk, by=by, did="recorded figures", kind="run" if run else "trust", ref=run or trust.ref,
            title=f"{len(fresh)} figures", after=vars(counts),
        )  # fmt: skip
    return counts


def revisions(*, trust: Trust, run: str, most: int) -> list[dict[str, str]]:
    """Return what a run put in place of what stood: how each read before and reads now, in the words of the trail."""
    # By the run's own figures, which are few: never through all that the trust ever recorded.
    fresh = Reading.objects.filter(trust=trust, run=run)
    old = Reading.objects.filter(superseded_by__in=fresh.values("pk"))
    old = old.select_related("measure", "school", "superseded_by__measure")
    rows = old.order_by("measure__order", "measure__name", "school__order", "pk")
    return [
        {
            "measure": row.measure.name, "ref": row.measure.ref, "of": title_of(row).partition(", ")[2],
            "school": row.school.ref if row.school else "", "before": before, "after": after,
        }
        for row in rows[:most]
        for before, after in [_before_and_after(row, row.superseded_by)]
    ]  # fmt: skip


# --- Reading a line


def read_line(trust: Trust, line: ReadingLine, calendar: TermCalendar) -> Reading:
    """Return the unsaved reading of a line, or say in plain words what is wrong with it."""
    if line.measure.trust_id != trust.pk or (line.school is not None and line.school.trust_id != trust.pk):
        raise ValidationError({"measure": "That measure or school is not in this trust."})
    if line.measure.is_combined:
        raise ValidationError({"value": "It stands by other measures, and no figure of its own is recorded."})
    measured = rule_values.yardstick(line.measure)
    try:
        period = rule_values.period(line.period, calendar)
    except ValueError as wrong:
        raise ValidationError({"period": str(wrong)}) from None
    if line.marker and line.marker not in MARKERS:
        raise ValidationError({"marker": f"“{line.marker[:20]}” is not a reason for there being no figure."})
    numerator, denominator = _part("numerator", line.numerator), _part("denominator", line.denominator)
    value, word = None, ""
    if line.value not in (None, ""):
        value, word = _value(line.value, measured)
        if line.measure.is_mean and value is not None and numerator is None and denominator:
            numerator = value * denominator
    elif numerator is not None and denominator:
        value = (measured.scale * numerator / denominator).quantize(Decimal("0.000001"))
    elif (numerator is None) != (denominator is None):
        missing = "numerator" if numerator is None else "denominator"
        raise ValidationError({missing: "Give both numbers of the share, or neither."})
    if value is None and not word and not line.marker:
        raise ValidationError({"value": "Give the figure, or the reason why there is none."})
    return Reading(
        trust=trust, measure=line.measure, school=line.school, period=period.key, period_ends_on=period.ends_on,
        group=line.group, value=value, value_word=word[:200], numerator=numerator, denominator=denominator,
        marker="" if value is not None or word else line.marker, state=_state(line.state), source=line.source[:200],
        comment=line.comment, recorded_on=line.recorded_on or clock.today(),
    )  # fmt: skip


def _value(typed: Any, measured: figures.Yardstick) -> tuple[Decimal | None, str]:
    try:
        return figures.read(typed, measured)
    except ValueError as wrong:
        raise ValidationError({"value": str(wrong)}) from None


def _part(name: str, typed: Any) -> Decimal | None:
    if typed is None or typed == "":
        return None
    try:
        part = figures.number(str(typed))
    except ValueError as wrong:
        raise ValidationError({name: str(wrong)}) from None
    return part


def _state(state: str) -> str:
    if state and state not in Reading.State.values:
        raise ValidationError({"state": "Say whether the figure is provisional, revised or final."})
    return state or Reading.State.FINAL


def require_whole(measure: Measure, reading: Reading) -> None:
    """Refuse what a person would have mistyped: half a fraction, or a share that does not follow from it."""
    top, bottom = reading.numerator, reading.denominator
    if (top is None) != (bottom is None):
        missing = "numerator" if top is None else "denominator"
        raise ValidationError({missing: "Give both numbers of the share, or neither."})
    if top is None or bottom is None or reading.value is None:
        return
    measured = rule_values.yardstick(measure)
    if bottom <= 0:
        raise ValidationError({"denominator": "The number that it is a share of is above nought."})
    if "%" in measure.unit and suppression.counts_people(measure.base) and top > bottom:
        raise ValidationError({"numerator": f"{top.normalize():f} cannot be a part of {bottom.normalize():f}."})
    if measure.kind == Measure.Kind.RANK and not 1 <= top <= bottom:
        raise ValidationError({"numerator": f"A place among {bottom.normalize():f} lies between 1 and that."})
    worked_out = measured.scale * top / bottom
    step = Decimal(1).scaleb(_exponent(reading.value))
    if abs(worked_out - reading.value) > step / 2 + Decimal("0.000001"):
        shown = figures.written(worked_out, measured, exact=True)
        given = figures.written(reading.value, measured)
        raise ValidationError({"value": f"{top.normalize():f} of {bottom.normalize():f} is {shown}, not {given}."})


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


# --- Keeping


Place = tuple[int, int | None, str, str]


def place_of(reading: Reading) -> Place:
    return reading.measure_id, reading.school_id, reading.period, reading.group


def standing_readings(trust: Trust, readings: Sequence[Reading]) -> dict[Place, Reading]:
    """Return what stands now in the places of these readings, locked, in one query."""
    rows = Reading.objects.select_for_update().filter(
        trust=trust, superseded_at=None,
        measure__in={each.measure_id for each in readings}, period__in={each.period for each in readings},
    )  # fmt: skip
    return {place_of(row): row for row in rows}


def says_the_same(old: Reading, new: Reading) -> bool:
    names = ("value", "value_word", "numerator", "denominator", "marker", "state")
    return all(getattr(old, name) == getattr(new, name) for name in names)


def write(trust: Trust, fresh: Sequence[Reading], replaced: Sequence[Reading], by: Person | None) -> None:
    """Set the old readings aside, keep the new, and point each old one at what supersedes it."""
    now = timezone.now()
    pks = [each.pk for each in replaced]
    for some in chunks(pks):
        Reading.objects.filter(pk__in=some).update(superseded_at=now)
    for reading in fresh:
        reading.recorded_by = by
    Reading.objects.bulk_create(fresh)
    successor = Reading.objects.filter(
        trust=trust, superseded_at=None, measure=OuterRef("measure"), period=OuterRef("period"),
        group=OuterRef("group"),
    )  # fmt: skip
    for some in chunks(pks):
        for_schools = successor.filter(school=OuterRef("school")).values("pk")[:1]
        for_trust = successor.filter(school=None).values("pk")[:1]
        old = Reading.objects.filter(pk__in=some)
        old.exclude(school=None).update(superseded_by=Subquery(for_schools))
        old.filter(school=None).update(superseded_by=Subquery(for_trust))


def chunks(pks: Sequence[int]) -> Iterable[Sequence[int]]:
    return (pks[start : start + MOST_AT_ONCE] for start in range(0, len(pks), MOST_AT_ONCE))


# --- The trail


def title_of(reading: Reading) -> str:
    where = f", {reading.school.short_name}" if reading.school else ""
    return f"{reading.measure.name}{where}, {reading.period}{f', {reading.group}' if reading.group else ''}"


def _before_and_after(old: Reading, new: Reading | None) -> tuple[str, str]:
    """Write what was corrected and what stands now, so that the two differ where they do."""
    measured = rule_values.yardstick(old.measure)
    tells = new is not None and not (
        old.marker or new.marker or suppression.counts_people(old.measure.base or old.measure.name)
    )
    if tells and new is not None:
        return figures.corrected(old.value, new.value, measured, (old.value_word, new.value_word))
    return shown(old)["figure"], shown(new)["figure"]


def shown(reading: Reading | None) -> dict[str, Any]:
    """Say in the trail what a reading was; where it counts people, only the measure's own page says how many.

    The trail is read line by line, and cannot know which figures together would give away a small one.
    """
    if reading is None:
        return {}
    measure = reading.measure
    if suppression.counts_people(measure.base or measure.name):
        return {"figure": "in the measure’s history", "state": reading.state}
    shown = figures.written(reading.value, rule_values.yardstick(measure), reading.value_word, exact=True)
    return {"figure": shown if not reading.marker else MARKERS[reading.marker], "state": reading.state}
