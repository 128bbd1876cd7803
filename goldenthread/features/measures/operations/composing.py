"""From how several measures stand to how the one stands that they make. Reads what has just been worked out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.db.models import Q

from goldenthread.domain.measures.composite import ESTIMATE, Part, combined, estimate
from goldenthread.domain.measures.standing import GOOD, Status
from goldenthread.features.measures.models import Combined, Measure, Standing
from goldenthread.features.measures.operations.known import TRUST, Kept, Known, Place
from goldenthread.features.measures.operations.working_out import combined_row
from goldenthread.features.organisations.models import School

ByPlace = Mapping[tuple[int, int | None], Standing]


def wholes_of(measures: Sequence[Measure]) -> dict[int, Combined]:
    """Return the measures that are made of any of these, or are among them and made of others, in two queries."""
    found = Combined.objects.filter(
        Q(measure__in=measures) | Q(parts__in=measures), measure__retired_on=None
    ).select_related("measure")
    return {each.measure_id: each for each in found.distinct().prefetch_related("parts")}


def parts_beside(wholes: Mapping[int, Combined], fresh: Sequence[Standing]) -> dict[tuple[int, int | None], Standing]:
    """Return how every part stands in every place: as just worked out, else as it was kept."""
    found = {(row.measure_id, row.school_id): row for row in fresh}
    parts = {part.pk for whole in wholes.values() for part in whole.parts.all()}
    missing = parts - {row.measure_id for row in fresh}
    if missing:
        rows = Standing.objects.filter(measure__in=missing).select_related("measure")
        found |= {(row.measure_id, row.school_id): row for row in rows}
    return found


def rows_of(known: Known, whole: Combined, standings: ByPlace) -> list[Standing]:
    """Return one unsaved row a school that has any of the parts, and one for the trust."""
    rows = []
    parts = [part for part in whole.parts.all() if part.retired_on is None]
    if whole.rule == ESTIMATE:  # what is said in words beside the methods explains them, and is none
        parts = [part for part in parts if part.kind != Measure.Kind.NARRATIVE]
    places: list[School | None] = [*known.schools, TRUST]
    for school in places:
        there = [row for part in parts if (row := standings.get((part.pk, school.pk if school else None)))]
        if there or school is TRUST:
            rows.append(_row(known, whole, school, there))
    return rows


def _row(known: Known, whole: Combined, school: School | None, there: Sequence[Standing]) -> Standing:
    named = [Part(row.measure.name, Status(row.status), row.value) for row in there]
    stands, figure = combined(named, whole.rule, whole.least), _figure(there)
    found = estimate(named, known.yardstick) if whole.rule == ESTIMATE else None
    if found is not None and figure is not None:
        stands = replace(stands, why=f"{found.why} {stands.why}")
        figure = figure._replace(value=found.value, value_word="", numerator=None, denominator=None)
    row = combined_row(known, Place(school, {}), stands, figure)
    if found is not None:
        row.previous_value, row.previous_period = _before(named, there, known)
    # What stands by a figure that is hidden would give it away.
    row.is_hidden = any(part.is_hidden for part in there)
    return row


def _before(named: Sequence[Part], there: Sequence[Standing], known: Known) -> tuple[Decimal | None, str]:
    """Return what the same methods said together a period before; nothing where one of them said nothing."""
    earlier = [replace(part, value=row.previous_value) for part, row in zip(named, there, strict=True)]
    found = estimate(earlier, known.yardstick)
    if found is None or any(part.value is None for part in earlier):
        return None, ""
    return found.value, max(there, key=lambda row: row.period_ends_on or dt.date.min).previous_period


def _figure(there: Sequence[Standing]) -> Kept | None:
    dated = [row for row in there if row.period_ends_on is not None and row.recorded_on is not None]
    if not dated:
        return None
    newest = max(dated, key=lambda row: (row.period_ends_on, row.pk or 0))
    good = sum(row.status in GOOD for row in there)
    assert newest.period_ends_on is not None
    assert newest.recorded_on is not None
    return Kept(
        newest.period, newest.period_ends_on, None, f"{good} of {len(there)}", Decimal(good), Decimal(len(there)), "",
        "", newest.recorded_on, not any(row.is_unverified for row in there),
    )  # fmt: skip
