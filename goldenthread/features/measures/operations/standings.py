"""Keeping how every measure stands, so that a page reads it and never works out history."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from goldenthread.domain.measures.standing import Status
from goldenthread.features.activity import operations as activity
from goldenthread.features.measures.models import (
    Break,
    Comparator,
    Measure,
    Override,
    Reading,
    SecondLook,
    Spread,
    Standing,
    Sureness,
    Target,
)
from goldenthread.features.measures.operations.asking import ask_for_figures
from goldenthread.features.measures.operations.catching_up import note_worked_out
from goldenthread.features.measures.operations.composing import parts_beside, rows_of, wholes_of
from goldenthread.features.measures.operations.known import History, Kept, Known
from goldenthread.features.measures.operations.lines import keep_lines
from goldenthread.features.measures.operations.working_out import standings_of
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.histories import (
    COLUMNS,
    Kin,
    Version,
    kin_among,
    kin_of,
    released,
    version,
)
from goldenthread.features.organisations.models import School, Trust, here_on
from goldenthread.foundation import clock

_INPUTS = (
    "status", "by_rule", "why", "period", "period_ends_on", "value", "value_word", "numerator", "denominator",
    "marker", "target_id", "previous_value", "previous_period", "recorded_on", "stale_on", "is_hidden",
    "is_unverified", "line", "outlook", "outlook_says", "confidence", "confidence_says",
)  # fmt: skip
# What the outbox calls it when measures have newly gone off track.
OFF_TRACK = "measures off track"
_NEWS = ("status", "value", "value_word", "marker")
_WRITTEN = [name.removesuffix("_id") for name in _INPUTS] + ["previous_status", "changed_at"]


@transaction.atomic
def work_out_standings(
    *, trust: Trust, measures: Iterable[Measure] | None = None, today: dt.date | None = None
) -> int:
    """Work out how measures stand in every school and in the trust, and keep what is new; return how many rows were.

    All of the trust's measures, unless some are named, with those that are made of them. Reads in fourteen queries
    whatever the number of schools, sixteen where measures are combined, and writes only rows that differ;
    `changed_at` moves when the status or the figure does. What is waited for by now is asked for, and what has come
    is asked for no more.
    """
    day = today or clock.today()
    chosen = list(Measure.objects.filter(trust=trust) if measures is None else measures)
    chosen += kin_of(chosen) if measures is not None else []
    wholes = wholes_of(chosen)
    simple = [each for each in chosen if each.pk not in wholes]
    every = [*simple, *(whole.measure for whole in wholes.values())]
    kept = _standing_rows(every)
    found = [known for known in _all_known(trust, every, day) if known.measure.retired_on is None]
    worked_out = [(known, _rows_of(known)) for known in found if not known.measure.is_combined]
    fresh = [row for _, rows in worked_out for row in rows]
    if wholes:
        standings = parts_beside(wholes, fresh)
        for known in found:
            if known.measure.pk in wholes:
                fresh += rows_of(known, wholes[known.measure.pk], standings)
    written = [row for row in fresh if _moved_on(row, kept.pop((row.measure_id, row.school_id), None))]
    Standing.objects.bulk_create([row for row in written if row.pk is None])
    Standing.objects.bulk_create(
        [row for row in written if row.pk is not None],
        update_conflicts=True, unique_fields=["id"], update_fields=_WRITTEN,
    )  # fmt: skip
    _tell_off_track(trust, written)
    if kept:  # places that a measure no longer applies to
        Standing.objects.filter(pk__in=[row.pk for row in kept.values()]).delete()
    ask_for_figures(trust=trust, measures=chosen, worked_out=worked_out)
    if measures is None:
        note_worked_out(trust, day)
    return len(written)


def _tell_off_track(trust: Trust, written: Iterable[Standing]) -> None:
    """Post what has newly gone off track, for those who answer for what hangs on it."""
    fallen = [row for row in written if row.status == Status.OFF_TRACK and row.previous_status != Status.OFF_TRACK]
    refs = {row.measure_id: row.measure.ref for row in fallen}
    if fallen:
        activity.post(trust=trust, event=OFF_TRACK, payload={
            "off_track": [[refs[row.measure_id], row.school_id] for row in fallen],
        })  # fmt: skip


def _rows_of(known: Known) -> list[Standing]:
    rows = standings_of(known)
    keep_lines(known, rows)
    return rows


def _all_known(trust: Trust, measures: list[Measure], today: dt.date) -> Iterable[Known]:
    schools = list(School.objects.here().filter(trust=trust))
    calendar = rule_values.calendar_of(trust)
    readings, versions = _readings(measures)
    targets, comparators = _targets(measures), _comparators(measures)
    overrides, breaks, spreads = _overrides(measures), _breaks(measures), _spreads(measures)
    sureness = _sureness(measures)
    kept = [Kin(each, versions[each.pk], rule_values.asked_of(each, schools)) for each in measures if each.among]
    for measure in measures:
        yield Known(
            measure=measure, kin=kin_among(measure, kept),
            schools=[school for school in schools if rule_values.applies_to(measure, school.pk, school.phase)],
            calendar=calendar, today=today, readings=readings[measure.pk], targets=targets[measure.pk],
            comparators=comparators[measure.pk], overrides=overrides[measure.pk], breaks=breaks[measure.pk],
            spreads=spreads[measure.pk], sureness=sureness[measure.pk],
            versions=versions[measure.pk],
        )  # fmt: skip


def _readings(
    measures: list[Measure],
) -> tuple[dict[int, dict[int | None, History]], dict[int, list[Version]]]:
    """Return the figures that stand, by measure and place, and all that a reader can put together of each measure."""
    stand: dict[int, dict[int | None, History]] = defaultdict(lambda: defaultdict(dict))
    versions: dict[int, list[Version]] = defaultdict(list)
    looks = SecondLook.objects.filter(reading=OuterRef("pk")).order_by("-pk")
    # Groups are read only where a figure was corrected, went, came of a school's past or after that of a group:
    # nowhere else can they hide one of all pupils.
    gone = ~Q(here_on(at="school__"), superseded_at=None) | Q(school__joined_on__gt=F("period_ends_on"))
    sooner = {name: OuterRef(name) for name in ("trust", "measure", "school", "period_ends_on")}
    of_group = Reading.objects.filter(~Q(group=""), **sooner, recorded_on__lt=OuterRef("recorded_on"))
    late = Q(Exists(of_group), group="")
    replaced = Reading.objects.filter(gone | late, measure__in=measures).values("measure")
    rows = released(measures).filter(Q(group="") | Q(measure__in=replaced))
    rows = rows.annotate(is_verified=Subquery(looks.values("agrees")[:1]))
    for measure, recorded_on, is_verified, ends_on, *facts in rows.values_list(
        "measure_id", "recorded_on", "is_verified", "period_ends_on", *COLUMNS
    ):
        found = version(facts)
        versions[measure].append(found)
        if found.superseded_at is None and not found.group:
            stand[measure][found.school][found.period] = Kept(
                found.period, ends_on, *found.point[:6], recorded_on, is_verified
            )
    return stand, versions


def _targets(measures: list[Measure]) -> dict[int, dict[int | None, list[Target]]]:
    found: dict[int, dict[int | None, list[Target]]] = defaultdict(lambda: defaultdict(list))
    held = Target.objects.filter(measure__in=measures, retired_on=None, is_proposed=False)
    for target in held.order_by("pk"):
        assert target.measure_id is not None
        found[target.measure_id][target.school_id].append(target)
    return found


def _comparators(measures: list[Measure]) -> dict[int, list[Comparator]]:
    found: dict[int, list[Comparator]] = defaultdict(list)
    for comparator in Comparator.objects.filter(Q(group=""), measure__in=measures):
        found[comparator.measure_id].append(comparator)
    return found


def _overrides(measures: list[Measure]) -> dict[int, dict[int | None, Override]]:
    found: dict[int, dict[int | None, Override]] = defaultdict(dict)
    for said in Override.objects.filter(measure__in=measures, ended_on=None).select_related("by"):
        found[said.measure_id][said.school_id] = said
    return found


def _sureness(measures: list[Measure]) -> dict[int, dict[int | None, Sureness]]:
    """Return the newest word of each place; those before it are read on their own page alone."""
    found: dict[int, dict[int | None, Sureness]] = defaultdict(dict)
    for said in Sureness.objects.filter(measure__in=measures).select_related("by").order_by("pk"):
        found[said.measure_id][said.school_id] = said
    return found


def _breaks(measures: list[Measure]) -> dict[int, list[Break]]:
    found: dict[int, list[Break]] = defaultdict(list)
    for each in Break.objects.filter(measure__in=measures):
        found[each.measure_id].append(each)
    return found


def _spreads(measures: list[Measure]) -> dict[int, dict[tuple[int | None, str], Spread]]:
    """Return how each measure spreads among the schools like one, by that school and the period."""
    found: dict[int, dict[tuple[int | None, str], Spread]] = defaultdict(dict)
    for each in Spread.objects.filter(measure__in=measures).exclude(school=None):
        found[each.measure_id][each.school_id, each.period] = each
    return found


def _standing_rows(measures: list[Measure]) -> dict[tuple[int, int | None], Standing]:
    rows = Standing.objects.filter(measure__in=measures).select_for_update()
    return {(row.measure_id, row.school_id): row for row in rows}


def _moved_on(row: Standing, before: Standing | None) -> bool:
    """Make a fresh row carry on from the one it replaces; say whether it has to be written."""
    now = timezone.now()
    if before is None:
        row.changed_at = now
        return True
    row.pk, row.previous_status, row.changed_at = before.pk, before.previous_status, before.changed_at
    if all(getattr(row, name) == getattr(before, name) for name in _INPUTS):
        return False
    if any(getattr(row, name) != getattr(before, name) for name in _NEWS):
        row.changed_at = now
    if row.status != before.status:
        row.previous_status = before.status
    return True
