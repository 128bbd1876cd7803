"""Which improvement phase a school is in, from which day."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.freedoms import freedoms
from goldenthread.features.organisations.models import ImprovementPhase, School
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock


@transaction.atomic
def hold_freedom(
    *, school: School, key: str, is_held: bool, reason: str, decided_by: str, by: Person | None,
    since: dt.date | None = None,
) -> School:  # fmt: skip
    """Let the trust hold a freedom for a school from today on, or give it back. A phase alone changes neither.

    What posts of the school may do in the product follows at once.
    """
    if key not in freedoms():
        raise ValidationError({"what": "Choose what is meant."})
    if not reason.strip() or not decided_by.strip():
        raise ValidationError({"reason": "Say why, and who decided."})
    locked = School.objects.select_for_update().get(pk=school.pk)
    held = dict(locked.held_back)
    if (key in held) == is_held:
        raise ValidationError({"what": "That is how it stands already."})
    before = held.pop(key, None)
    if is_held:
        held[key] = {"since": (since or clock.today()).isoformat(), "by": decided_by.strip()[:120],
                     "reason": reason.strip()[:400]}  # fmt: skip
    locked.held_back = held
    locked.save(update_fields=["held_back"])
    school.held_back = held
    record(
        trust=school.trust_id, by=by, did="held a freedom" if is_held else "gave a freedom back", kind="school",
        ref=school.ref, title=f"{school.name}: {freedoms()[key].title}", before={"held": before},
        after={"held": held.get(key), "reason": reason.strip()[:400], "decided by": decided_by.strip()[:120]},
    )  # fmt: skip
    return locked


@transaction.atomic
def enter_phase(
    *,
    school: School,
    key: str,
    name: str,
    from_on: dt.date,
    by: Person | None,
    until_on: dt.date | None = None,
    ladder: str = "",
    decided_by: str = "",
    reason: str = "",
) -> ImprovementPhase:
    """Let a school be in a phase from a day on; the one it was in ends the day before.

    Raises ValidationError when the school entered a phase on that day or later: its history is not rewritten.
    """
    # Locked, so that two moves of one school do not both end the same phase.
    School.objects.select_for_update().get(pk=school.pk)
    phases = ImprovementPhase.objects.filter(school=school)
    later = phases.filter(from_on__gte=from_on).first()
    if later:
        raise ValidationError(
            f"{school.name} entered {later.name} on {later.from_on:%-d %B %Y}. A move holds from a later day."
        )
    phases.filter(Q(until_on=None) | Q(until_on__gte=from_on)).update(until_on=from_on - dt.timedelta(days=1))
    phase = ImprovementPhase.objects.create(
        school=school, ladder=ladder, key=key, name=name, from_on=from_on, until_on=until_on, decided_by=decided_by,
        reason=reason,
    )  # fmt: skip
    record(
        trust=school.trust_id, by=by, did="entered a phase", kind="school", ref=school.ref,
        title=f"{school.name}: {name}", after={"phase": key, "from": from_on, "reason": reason},
    )  # fmt: skip
    return phase


@transaction.atomic
def leave_out_phase(*, school: School, from_on: dt.date, by: Person | None) -> None:
    """Take back the last phase of a school, before its first day; the one before it goes on."""
    School.objects.select_for_update().get(pk=school.pk)
    phases = ImprovementPhase.objects.filter(school=school)
    last = phases.filter(from_on=from_on).last()
    if last is None or from_on <= clock.today() or phases.filter(from_on__gt=from_on).exists():
        raise ValidationError("Only the last phase can be taken back, and only before it begins.")
    last.delete()
    phases.filter(until_on=from_on - dt.timedelta(days=1)).update(until_on=None)
    record(
        trust=school.trust_id, by=by, did="left out a phase", kind="school", ref=school.ref,
        title=f"{school.name}: {last.name}", before={"phase": last.key, "from": from_on},
    )  # fmt: skip
