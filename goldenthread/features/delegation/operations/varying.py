"""Where a school, or every school in a phase, differs from the scheme for a while."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from goldenthread.domain.deciding.delegation import Line
from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Variance
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import conditions


@transaction.atomic
def vary(
    *,
    trust: Trust,
    topic: str,
    lines: Sequence[Line],
    reason: str,
    from_on: dt.date,
    by: Person | None,
    until_on: dt.date | None = None,
    school: School | None = None,
    phase: str = "",
    condition: str = "",
    approved_by: str = "",
    needs_grant: bool = False,
    granted_from: Variance | None = None,
    tests: Sequence[Mapping[str, Any]] = (),
) -> Variance:
    """Let a school, or every school in a phase, have lines of its own for one decision, for a reason, for a while.

    Raises ValidationError when one for the same school or phase stands on one of those days already.
    """
    if until_on and until_on < from_on:
        raise ValidationError({"until_on": "The last day comes before the first."})
    Trust.objects.select_for_update().get(pk=trust.pk)
    same = Variance.objects.filter(trust=trust, topic=topic, school=school, phase=phase, needs_grant=needs_grant)
    clash = same.filter(Q(until_on=None) | Q(until_on__gte=from_on), from_on__lte=until_on or dt.date.max).first()
    if clash:
        until = f" until {clash.until_on:%-d %B %Y}" if clash.until_on else ""
        raise ValidationError(f"One stands already from {clash.from_on:%-d %B %Y}{until}. End it first.")
    variance = Variance(
        trust=trust, topic=topic, school=school, phase=phase, lines=[line.to_json() for line in lines],
        reason=reason.strip(), condition=condition.strip(), approved_by=approved_by.strip(), needs_grant=needs_grant,
        granted_from=granted_from, from_on=from_on, until_on=until_on, tests=list(tests),
    )  # fmt: skip
    variance.full_clean(exclude=["granted_from"])
    variance.save()
    _note(variance, by, "granted" if granted_from else "varied the scheme", after={
        "topic": topic, "school": school.name if school else "", "phase": phase, "reason": reason, "from": from_on,
        "until": until_on, "lines": variance.lines,
    })  # fmt: skip
    return variance


@transaction.atomic
def grant_offer(
    *,
    offer: Variance,
    school: School,
    reason: str,
    approved_by: str,
    from_on: dt.date,
    conditions_met: bool,
    by: Person | None,
    until_on: dt.date | None = None,
) -> Variance:
    """Grant a school what its phase only offers.

    Refused until every measure that it names is met there, and until what no measure shows is confirmed.
    """
    if not offer.needs_grant:
        raise ValidationError("The phase gives this by itself; there is nothing to grant.")
    if offer.condition and not conditions_met:
        raise ValidationError({"conditions_met": f"Not before this is met: {offer.condition}"})
    unmet = [f"{one.says} ({one.verdict}: {one.because})" for one in conditions.judge(school, offer.tests)
             if not one.is_met]  # fmt: skip
    if unmet:
        raise ValidationError({"school": f"Not yet at {school.name}. {'; '.join(unmet)}"})
    lines = [Line.from_json(offer.topic, held) for held in offer.lines]
    return vary(
        trust=offer.trust, topic=offer.topic, lines=lines, reason=reason, from_on=from_on, until_on=until_on,
        school=school, condition=offer.condition, approved_by=approved_by, granted_from=offer, by=by,
    )  # fmt: skip


@transaction.atomic
def end_variance(*, variance: Variance, last_on: dt.date, by: Person | None) -> Variance:
    """Let a variance hold until the end of a day; from the next the scheme itself holds again."""
    if last_on < variance.from_on:
        raise ValidationError({"last_on": f"It began only on {variance.from_on:%-d %B %Y}."})
    before, variance.until_on = variance.until_on, last_on
    variance.save(update_fields=["until_on"])
    _note(variance, by, "ended a variance", before={"until": before}, after={"until": last_on})
    return variance


def _note(variance: Variance, by: Person | None, did: str, **changes: dict[str, object]) -> None:
    record(
        trust=variance.trust_id, by=by, did=did, kind="variance", ref=variance.ref,
        title=f"{variance.topic}: {variance.school.name if variance.school else variance.phase}", **changes,
    )  # fmt: skip
