"""Making a draft ready for those who agree to it, and keeping it as it is while it waits for them."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.deciding import delegation as rule
from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.delegation.queries import whole
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.tables import claim_revision

ON_ITS_WAY = "It is with those who agree to it. Take it back first to change it."


def require_here(scheme: Scheme) -> None:
    """Refuse what would change a draft that is with those who agree to it."""
    if subjects.is_on_its_way("scheme", scheme.ref):
        raise ValidationError(ON_ITS_WAY)


@transaction.atomic
def ready_draft(
    *,
    scheme: Scheme,
    edition: str,
    wanted_on: dt.date,
    by: Person | None,
    drawn_from: int | None,
    accepts_problems: bool = False,
    note: str = "",
) -> Scheme:
    """Say how a draft is to be called and from which day it is wanted, before it is sent to be agreed.

    Raises ValidationError while it has problems that nobody accepted, or where another version begins later.
    """
    claim_revision(scheme, drawn_from)
    if scheme.state != Scheme.State.DRAFT:
        raise ValidationError("This version was adopted already.")
    require_here(scheme)
    if wanted_on < clock.today():
        raise ValidationError({"wanted_on": "It cannot hold before it is agreed."})
    scheme.edition, scheme.note = edition.strip(), note.strip()
    scheme.wanted_on, scheme.accepts_problems = wanted_on, accepts_problems
    wrong = problems_of(scheme)
    if wrong:
        raise ValidationError({"accepts_problems": wrong[0]})
    scheme.full_clean(exclude=["verbs", "based_on", "approved_on", "effective_on"])
    scheme.save()
    record(trust=scheme.trust_id, by=by, did="made a scheme ready", kind="scheme", ref=scheme.ref,
           title=scheme.edition, after={"from": wanted_on, "accepts problems": accepts_problems})  # fmt: skip
    return scheme


def problems_of(scheme: Scheme) -> list[str]:
    """Say what forbids adopting a draft: nothing in it, something wrong that nobody accepted, a later version."""
    held = whole(scheme)
    if not held.lines:
        return ["There is no decision in it yet."]
    wrong = rule.problems(held.rule_lines(), held.rule_parties())
    if wrong and not scheme.accepts_problems:
        return [f"{len(wrong)} to put right first, or to accept by ticking here."]
    day = max(scheme.wanted_on or clock.today(), clock.today())
    later = Scheme.objects.filter(trust=scheme.trust_id, state=Scheme.State.ADOPTED, effective_on__gte=day).first()
    return [f"{later.edition} begins on {later.effective_on:%-d %B %Y} already."] if later else []
