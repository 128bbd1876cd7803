"""Offering something to every school, renewing it, using it, taking it back."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Post, School, Trust
from goldenthread.features.sharing.models import Offer, Use
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

STEPS = range(1, 5)
MOST_TIMES = 999


@dataclass(frozen=True)
class OfferWords:
    """What somebody says of what they offer."""

    kind: str
    title: str
    says: str
    cautions: str = ""
    topic: str = ""
    years: str = ""
    address: str = ""
    body: Body | None = None
    tie: tuple[str, str] = ("", "")
    places: int | None = None

    def facts(self) -> dict[str, Any]:
        facts = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "tie"}
        for name in ("title", "says", "cautions", "topic", "years", "address"):
            facts[name] = facts[name].strip()
        return facts | {"tie_kind": self.tie[0], "tie_ref": self.tie[1]}


@transaction.atomic
def offer(
    *, trust: Trust, words: OfferWords, by: Person | None, post: Post | None = None, school: School | None = None,
    on: dt.date | None = None,
) -> Offer:  # fmt: skip
    """Offer something to every school of the trust."""
    _require_sound(trust, words)
    row = Offer(
        trust=trust, by=by, post=post, school=school or (words.body.school if words.body else None),
        offered_on=on or clock.today(), **words.facts(),
    )  # fmt: skip
    row.full_clean(exclude=["trust", "school", "body", "post", "by"])
    row.save()
    _note(row, "offered", by, {"kind": row.kind})
    return row


@transaction.atomic
def revise_offer(
    *, row: Offer, words: OfferWords, by: Person | None, drawn_from: int | None, changed: str = ""
) -> Offer:  # fmt: skip
    """Say it otherwise; with a word on what is new, it is a new edition. Raises Stale."""
    _require_sound(row.trust, words)
    claim_revision(row, drawn_from)
    before = {name: getattr(row, name) for name in ("title", "says", "address")}
    for name, value in words.facts().items():
        setattr(row, name, value)
    if changed.strip():
        row.edition, row.changed = row.edition + 1, changed.strip()[:300]
    row.full_clean(exclude=["trust", "school", "body", "post", "by"])
    row.save()
    _note(row, "renewed" if changed.strip() else "changed", by, {"edition": row.edition}, before)
    return row


@transaction.atomic
def use_offer(
    *, row: Offer, person: Person, school: School | None, served: int | None = None, said: str = "", times: int = 1,
    on: dt.date | None = None,
) -> Use:  # fmt: skip
    """Keep that somebody used it, once more or for the first time, and how well it served them."""
    if row.withdrawn_on is not None:
        raise ValidationError("It has been taken back.")
    if row.by_id == person.pk:
        raise ValidationError("What you offer yourself is not counted as used.")
    if served is not None and served not in STEPS:
        raise ValidationError({"served": "From 1 to 4."})
    used, is_new = Use.objects.select_for_update().get_or_create(
        offer=row, person=person, defaults={"school": school, "times": 0, "last_on": on or clock.today()}
    )
    used.times = min(used.times + max(times, 1), MOST_TIMES)
    used.school, used.last_on = school or used.school, on or clock.today()
    used.served, used.said = served or used.served, said.strip()[:400] or used.said
    used.save()
    # Who used it is not told: a thing is judged more freely so.
    _note(row, "was used" if is_new else "was used again", None, {"times": used.times})
    return used


@transaction.atomic
def withdraw_offer(*, row: Offer, by: Person | None) -> None:
    """Take it off the shelf; that it was used stays."""
    row.withdrawn_on = clock.today()
    row.save()
    _note(row, "took back", by)


def _require_sound(trust: Trust, words: OfferWords) -> None:
    if not words.title.strip() or not words.says.strip():
        raise ValidationError({"says": "Say what it is called, and what it is."})
    if words.body is not None and words.body.trust_id != trust.pk:
        raise ValidationError({"body": "That body belongs to another trust."})
    if words.kind == Offer.Kind.GIFT and words.body is None:
        raise ValidationError({"body": "Say which body gave it."})
    if (words.kind == Offer.Kind.PLACES) != (words.places is not None):
        raise ValidationError({"places": "Say how many places there are; only places have a number."})
    if words.address.strip():
        try:
            URLValidator(schemes=["http", "https"])(words.address.strip())
        except ValidationError as wrong:
            raise ValidationError({"address": "That is no address of a page."}) from wrong


def _note(row: Offer, did: str, by: Person | None, after: Any = None, before: Any = None) -> None:
    record(trust=row.trust_id, by=by, did=did, kind="offer", ref=row.ref, title=row.title, before=before, after=after)
