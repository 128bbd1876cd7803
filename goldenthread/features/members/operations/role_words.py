"""The words of a role: a trust's own, and how sure members say they are."""

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.members.models import RoleWord, WordSaid
from goldenthread.features.members.role_words import role_with_words
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock

STEPS = range(1, 5)


@transaction.atomic
def add_role_word(*, trust: Trust, role: str, word: str, means: str, by: Person | None, asks: str = "") -> RoleWord:
    """Add a word of the trust's own to those of a role."""
    shape = role_with_words(role)
    if shape is None:
        raise ValidationError({"role": "There is no such role."})
    if not word.strip() or not means.strip():
        raise ValidationError({"means": "Say the word, and what it means here."})
    named = {one.word.casefold() for one in shape.words}
    own = RoleWord.objects.filter(trust=trust, role=role, withdrawn_on=None)
    if word.strip().casefold() in named or own.filter(word__iexact=word.strip()).exists():
        raise ValidationError({"word": "It is among them already."})
    row = RoleWord(trust=trust, role=role, word=word.strip(), means=means.strip(), asks=asks.strip())
    row.full_clean(exclude=["trust"])
    row.save()
    _note(trust, row.ref, row.word, "added a word for a role", by)
    return row


@transaction.atomic
def withdraw_role_word(*, word: RoleWord, by: Person | None) -> None:
    """Take a word of the trust's own away; what members said of it stays."""
    word.withdrawn_on = clock.today()
    word.save()
    _note(word.trust, word.ref, word.word, "withdrew a word for a role", by)


@transaction.atomic
def say_how_sure(
    *, trust: Trust, person: Person, role: str, steps: Mapping[str, int], on: dt.date | None = None
) -> int:
    """Keep how sure somebody is of each word today; what they said before stays beside it.

    How sure they are is nobody else's business, and is on no trail.
    """
    shape = role_with_words(role)
    if shape is None:
        raise ValidationError("There is no such role.")
    own = RoleWord.objects.filter(trust=trust, role=role, withdrawn_on=None).values_list("ref", flat=True)
    known = {one.key for one in shape.words} | set(own)
    for key, step in steps.items():
        if key not in known or step not in STEPS:
            raise ValidationError("Say of a word of this role how sure you are, from 1 to 4.")
        WordSaid.objects.update_or_create(
            trust=trust, person=person, role=role, key=key, on=on or clock.today(), defaults={"step": step}
        )
    return len(steps)


def _note(trust: Trust, ref: str, word: str, did: str, by: Person | None) -> None:
    record(trust=trust.pk, by=by, did=did, kind="role word", ref=ref, title=word)
