"""How far people take part in a piece of work, stated before they are asked, and what came of it."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.deciding import participation as rule
from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Participation
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def state_participation(
    *,
    trust: Trust,
    subject_kind: str,
    subject_ref: str,
    who: str,
    rung: str,
    how: str,
    by: Person | None,
    stated_on: dt.date | None = None,
) -> Participation:
    """State how far a group takes part, from today on. Raises ValidationError for a group that is there already."""
    told = Participation(
        trust=trust, subject_kind=subject_kind, subject_ref=subject_ref, who=who.strip(), rung=rung, how=how.strip(),
        stated_on=stated_on or clock.today(),
    )  # fmt: skip
    if rung not in rule.RUNGS:
        raise ValidationError({"rung": "Choose a rung of the ladder."})
    same = Participation.objects.filter(trust=trust, subject_kind=subject_kind, subject_ref=subject_ref)
    if same.filter(who__iexact=told.who).exists():
        raise ValidationError({"who": f"It is stated already how {told.who} take part."})
    told.full_clean()
    told.save()
    _note(told, by, "stated who takes part")
    return told


@transaction.atomic
def say_what_came(
    *,
    participation: Participation,
    asked_on: dt.date,
    met: str,
    outcome: str,
    by: Person | None,
    drawn_from: int | None = None,
) -> Participation:
    """Say when people were asked, how far they really took part, and what came of it.

    Raises ValidationError for a day before it was stated what is asked of them.
    """
    claim_revision(participation, drawn_from)
    if not rule.may_ask(participation.stated_on, asked_on):
        raise ValidationError(
            {"asked_on": f"It was stated only on {participation.stated_on:%-d %B %Y} what is asked of them."}
        )
    if met not in rule.RUNGS:
        raise ValidationError({"met": "Choose a rung of the ladder."})
    participation.asked_on, participation.met, participation.outcome = asked_on, met, outcome.strip()
    participation.full_clean()
    participation.save()
    _note(participation, by, "said what came of asking")
    return participation


def _note(participation: Participation, by: Person | None, did: str) -> None:
    record(
        trust=participation.trust_id, by=by, did=did, kind="participation", ref=participation.ref,
        title=participation.who,
        after={"rung": participation.rung, "how": participation.how, "asked": participation.asked_on,
               "met": participation.met, "outcome": participation.outcome},
    )  # fmt: skip
