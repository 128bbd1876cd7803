"""What bodies are to watch over, and that they looked."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Function
from goldenthread.features.members.models import Look, Watch
from goldenthread.features.organisations.models import Body
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock


@transaction.atomic
def set_watch(
    *, body: Body, by: Person | None, what: str = "", function: Function | None = None, times: int = 1,
    from_on: dt.date | None = None,
) -> Watch:  # fmt: skip
    """Give a body a function to monitor, so many times a year."""
    called = function.title if function else what.strip()
    if not called:
        raise ValidationError({"what": "Say what it watches over."})
    if not 1 <= times <= 12:
        raise ValidationError({"times": "Between once and twelve times a year."})
    if body.watches.filter(what__iexact=called, until_on=None).exists():
        raise ValidationError({"what": "It watches over that already."})
    watch = Watch(body=body, function=function, what=called, times=times, from_on=from_on or clock.today())
    watch.full_clean(exclude=["body", "function"])
    watch.save()
    _note(watch, "is to watch over", by)
    return watch


@transaction.atomic
def end_watch(*, watch: Watch, by: Person | None) -> Watch:
    """Take a function off a body; what it saw so far stays."""
    watch.until_on = clock.today()
    watch.save()
    _note(watch, "no longer watches over", by)
    return watch


@transaction.atomic
def look(*, watch: Watch, by: Person | None, says: str, on: dt.date | None = None, where: str = "") -> Look:
    """Note that a body looked, and what it made of it."""
    day = on or clock.today()
    if day > clock.today():
        raise ValidationError({"on": "That day is still to come."})
    if not says.strip():
        raise ValidationError({"says": "Say what it made of it."})
    made = Look(watch=watch, on=day, says=says.strip(), where=where.strip(), by=by)
    made.full_clean(exclude=["watch", "by"])
    made.save()
    _note(watch, "looked at", by, on=day)
    return made


def _note(watch: Watch, did: str, by: Person | None, on: dt.date | None = None) -> None:
    record(
        trust=watch.body.trust_id, by=by, did=did, kind="body", ref=watch.body.ref,
        title=f"{watch.body.name}: {watch.what}"[:200], after={"times a year": watch.times, "on": on},
    )  # fmt: skip
