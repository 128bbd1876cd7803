"""Who works where, which training staff must have, and who did it when."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.members.models import Place, Staff, Training
from goldenthread.features.members.operations.renewing import ask_for_renewals
from goldenthread.features.organisations.models import Holding, School, Trust, Unit
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import require
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def set_course(
    *, trust: Trust, by: Person | None, course: Training | None = None, drawn_from: int | None = None, **facts: Any
) -> Training:
    """Say which training staff must have, how long it holds, and whose job asks for it. Raises Stale."""
    row = course or Training(trust=trust, of_staff=True, is_mandatory=True)
    if course:
        claim_revision(row, drawn_from)
    for key, value in facts.items():
        setattr(row, key, value)
    row.full_clean(exclude=["trust"])
    row.save()
    record(
        trust=trust.pk, by=by, did="changed" if course else "asked for", kind="training", ref=row.ref,
        title=row.title, after=facts,
    )  # fmt: skip
    return row


@transaction.atomic
def retire_course(*, course: Training, by: Person | None) -> Training:
    """Ask for a course no longer; who did it stays known."""
    claim_revision(course, None)
    course.retired_on = clock.today()
    course.save()
    record(
        trust=course.trust_id, by=by, did="no longer asks for", kind="training", ref=course.ref, title=course.title,
        after={},
    )  # fmt: skip
    ask_for_renewals(trust=course.trust)
    return course


@transaction.atomic
def list_staff(
    *, trust: Trust, people: Iterable[tuple[str, str]], by: Person | None, school: School | None = None,
    unit: Unit | None = None, from_on: dt.date | None = None,
) -> int:  # fmt: skip
    """Put people who work in a school or service on its list, by name and job; return how many are new.

    Whoever is listed already stays, with the job that was told last. Somebody who holds a post there under the same
    name is the same person, and sees their own training.
    """
    here = {
        row.name.casefold(): row for row in Staff.objects.filter(school=school, unit=unit, trust=trust, left_on=None)
    }
    held = Holding.objects.filter(post__trust=trust, post__school=school, post__unit=unit, until_on=None)
    known = {one.person.name.casefold(): one.person for one in held.select_related("person")}
    new: dict[str, Staff] = {}
    told = []
    for name, job in people:
        key = name.casefold()
        if key in here:
            if job and here[key].job != job:
                here[key].job = job
                told.append(here[key])
        else:
            new[key] = Staff(
                trust=trust, school=school, unit=unit, name=name[:120], job=job[:120], person=known.get(key),
                from_on=from_on or clock.today(),
            )  # fmt: skip
    require(new or told or here, "Name at least one person.", "people")
    Staff.objects.bulk_create(new.values())
    Staff.objects.bulk_update(told, ["job"])
    place = school or unit
    assert place is not None, "staff work in a school or in a service"
    record(
        trust=trust.pk, by=by, did="listed the staff of", kind="school" if school else "unit", ref=place.ref,
        title=str(place), after={"new": len(new), "changed": len(told)},
    )  # fmt: skip
    return len(new)


@transaction.atomic
def say_left(*, staff: Staff, by: Person | None, on: dt.date) -> Staff:
    """Say that somebody works there no longer: nobody asks for their training any more."""
    require(on >= staff.from_on, "That is before they began.", "on")
    staff.left_on = on
    staff.save(update_fields=["left_on"])
    ask_for_renewals(trust=staff.trust)
    record(trust=staff.trust_id, by=by, did="left", kind="staff", ref=staff.ref, title=staff.place, after={"on": on})
    return staff


@transaction.atomic
def certify(*, course: Training, staff: Sequence[Staff], done_on: dt.date, by: Person | None, shown: str = "") -> int:
    """Note that people did a course on a day, and where that can be seen; return how many are new."""
    if done_on > clock.today():
        raise ValidationError({"done_on": "That day is still to come."})
    require(staff, "Say who did it.", "who")
    there = set(course.places.filter(done_on=done_on).values_list("staff", flat=True))
    new = [
        Place(training=course, staff=one, person=one.person, name=one.name, done_on=done_on, shown=shown[:400])
        for one in staff
        if one.pk not in there
    ]
    Place.objects.bulk_create(new)
    record(
        trust=course.trust_id, by=by, did="took part in", kind="training", ref=course.ref, title=course.title,
        after={"people": len(new), "on": done_on},
    )  # fmt: skip
    ask_for_renewals(trust=course.trust)
    return len(new)
