"""Holding a figure against a second, different method."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.measures import figures
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.measures.models import Measure, Reading, SecondLook
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock

DIFFERS = "second source differs"


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a second method found: how it was done, the figure where it gives one, and whether the two agree."""

    how: str
    agrees: bool
    found: Any = None
    remark: str = ""
    looked_on: dt.date | None = None


@transaction.atomic
def look_again(*, reading: Reading, look: Look, by: Person) -> SecondLook:
    """Keep what a second method found of a figure that stands; until one agrees, it is unverified.

    The method has to be another than that which the figure came from, and whoever recorded the figure does not
    confirm it. Where the two differ, whoever answers for the measure is asked to look into it, until they agree
    or another figure stands. Raises ValidationError, a sentence a field.
    """
    measure = reading.measure
    kept = _checked(reading, look, by)
    kept.save()
    work_out_standings(trust=reading.trust, measures=[measure])
    if look.agrees:
        activity.close_tasks(kind=DIFFERS, subject_kind="measure", subject_ref=measure.ref, by=by)
    elif measure.owner is not None:
        place = reading.school.short_name if reading.school else "the trust"
        activity.open_task(
            trust=reading.trust, post=measure.owner, kind=DIFFERS, subject_kind="measure", subject_ref=measure.ref,
            title=f"A second look at {measure.name} differs", why=f"At {place}, {reading.period}: {look.remark}",
        )  # fmt: skip
    record(
        trust=reading.trust_id, by=by, did="checked a figure a second way", kind="measure", ref=measure.ref,
        title=f"{measure.name}, {reading.period}",
        after={"how": kept.how, "agrees": kept.agrees, "remark": kept.remark, "place": str(reading.school or "")},
    )  # fmt: skip
    return kept


@transaction.atomic
def keep_looks(*, trust: Trust, measures: Iterable[Measure], until: dict[str, dt.date], by: Person | None) -> int:
    """Keep, for a trust brought in whole, that its second sources confirmed what was recorded up to a day each."""
    chosen = [measure for measure in measures if measure.second_source and measure.key in until]
    rows = Reading.objects.filter(measure__in=chosen, group="", superseded_at=None).select_related("measure")
    looks = [
        SecondLook(reading=row, how=row.measure.second_source, agrees=True, looked_on=row.period_ends_on, by=by)
        for row in rows
        if row.period_ends_on <= until[row.measure.key]
    ]
    SecondLook.objects.bulk_create(looks)
    work_out_standings(trust=trust, measures=chosen)
    record(
        trust=trust.pk, by=by, did="checked figures a second way", kind="trust", ref=trust.ref,
        title=f"{len(looks)} figures",
    )  # fmt: skip
    return len(looks)


def _checked(reading: Reading, look: Look, by: Person) -> SecondLook:
    how, remark = look.how.strip(), look.remark.strip()
    if not how:
        raise ValidationError({"how": "Say how it was looked at."})
    if how.casefold() in {reading.source.strip().casefold(), reading.measure.source.strip().casefold()} - {""}:
        raise ValidationError({"how": "That is where the figure came from. A second method has to be another."})
    if look.agrees and reading.recorded_by_id == by.pk:
        raise ValidationError("You recorded this figure yourself: somebody else has to confirm it.")
    if not look.agrees and not remark:
        raise ValidationError({"remark": "Say how the two differ."})
    kept = SecondLook(
        reading=reading, how=how, found=_number(look.found), agrees=look.agrees, remark=remark,
        looked_on=look.looked_on or clock.today(), by=by,
    )  # fmt: skip
    if kept.looked_on > clock.today():
        raise ValidationError({"looked_on": "That day is still to come."})
    kept.clean_fields(exclude=["reading", "by"])
    return kept


def _number(found: Any) -> Decimal | None:
    if found in (None, ""):
        return None
    try:
        return figures.number(str(found))
    except ValueError as wrong:
        raise ValidationError({"found": str(wrong)}) from None
