"""Keeping the year's cycle: taking a ready-made one, and adding, changing and dropping duties."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from goldenthread.domain.year import review_cycle
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.organisations.words import in_own_words
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.reviews.models import Cycle, Duty
from goldenthread.features.reviews.operations.following import follow_cycle
from goldenthread.features.reviews.ready_made import DutyFacts, ready_made
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

NOWHERE: Mapping[str, Sequence[School]] = {}
# So long beforehand whoever is asked for something the first time has to hear of it.
NOTICE = dt.timedelta(days=7)
WORDS = (
    "title", "says", "area", "months", "lasts", "terms", "edge", "weeks", "month", "day", "lead", "of", "plan_kind",
    "role", "post", "with_whom", "after", "opens_round", "is_confidential", "deed",
)  # fmt: skip


@transaction.atomic
def take_cycle(*, trust: Trust, name: str, by: Person | None, from_on: dt.date | None = None) -> int:
    """Give a trust its own copy of a ready-made cycle's duties, in its own words; return how many are new.

    What falls due within the next days is left to its next time: nobody was told of it.
    A duty that the trust has already, or had and dropped, is left as it is.
    """
    cycle = ready_made().get(name)
    if cycle is None:
        raise ValidationError("There is no such ready-made cycle.")
    Cycle.objects.get_or_create(trust=trust, defaults={"begins": cycle.begins})
    made = take_duties(trust=trust, duties=cycle.duties, posts={}, source=name, from_on=from_on or _first_due())
    after = {"duties": made}
    trail.record(
        trust=trust.pk,
        by=by,
        did="took a ready-made cycle",
        kind="trust",
        ref=trust.ref,
        title=cycle.title,
        after=after,
    )
    follow_cycle(trust=trust)
    return made


@transaction.atomic
def take_duties(
    *,
    trust: Trust,
    duties: Iterable[DutyFacts],
    posts: Mapping[str, Post],
    source: str,
    from_on: dt.date,
    only: Mapping[str, Sequence[School]] = NOWHERE,
) -> int:
    """Copy duties of the library into a trust, those that it has by key left as they are; return how many are new.

    `only` says, by key, for which schools alone a duty is.
    """
    taken = set(Duty.objects.filter(trust=trust).values_list("key", flat=True))
    wanted = [facts for facts in duties if facts.key not in taken]
    made = Duty.objects.bulk_create(_duty(trust, facts, posts, source, from_on) for facts in wanted)
    _limit(trust, dict(zip((facts.key for facts in wanted), made, strict=True)), wanted, only)
    return len(made)


def _duty(trust: Trust, facts: DutyFacts, posts: Mapping[str, Post], source: str, from_on: dt.date) -> Duty:
    return Duty(
        trust=trust, key=facts.key, title=in_own_words(trust, facts.title)[:140],
        says=in_own_words(trust, facts.says), area=facts.area, of=facts.of, plan_kind=facts.plan, role=facts.role,
        post=posts.get(facts.post), lead=facts.lead,
        with_whom=in_own_words(trust, facts.with_whom)[:160], after=facts.after, opens_round=facts.opens_round,
        report=facts.report, deed=facts.deed, is_confidential=facts.is_confidential, source=source, from_on=from_on,
        **facts.when.facts(),
    )  # fmt: skip


def _limit(
    trust: Trust, made: Mapping[str, Duty], wanted: Iterable[DutyFacts], only: Mapping[str, Sequence[School]]
) -> None:
    schools = list(School.objects.filter(trust=trust)) if any(facts.phases for facts in wanted) else []
    for facts in wanted:
        if facts.key in only:
            made[facts.key].only.set(only[facts.key])
        elif facts.phases:
            made[facts.key].only.set(school for school in schools if school.phase in facts.phases)


def _first_due() -> dt.date:
    return clock.today() + NOTICE


@transaction.atomic
def set_year(*, trust: Trust, begins: int, by: Person | None) -> Cycle:
    """Say with which month the trust's year begins on the page."""
    if begins not in range(1, 13):
        raise ValidationError({"begins": "Months are numbered 1 to 12."})
    cycle, _ = Cycle.objects.update_or_create(trust=trust, defaults={"begins": begins})
    after = {"begins": begins}
    trail.record(
        trust=trust.pk, by=by, did="laid out the year", kind="trust", ref=trust.ref, title=trust.name, after=after
    )
    return cycle


@transaction.atomic
def add_duty(*, trust: Trust, by: Person | None, only: Iterable[School] = (), **words: Any) -> Duty:
    """Add something that comes round in the trust's year from today on.

    Where it is to be done in a month or a term that ends within the next days, it begins with its next time.
    Raises ValidationError, by field, for what is unsound.
    """
    named_a_day = words.get("month") is not None
    from_on = clock.today() if named_a_day else _first_due()
    duty = Duty(trust=trust, key=_free_key(trust, str(words.get("title", ""))), from_on=from_on)
    _set(duty, words)
    duty.save()
    duty.only.set(only)
    note_duty(duty, "added", by, after=_facts(duty))
    follow_cycle(trust=trust)
    return duty


@transaction.atomic
def revise_duty(
    *, duty: Duty, by: Person | None, drawn_from: int | None, only: Iterable[School] | None = None, **words: Any
) -> Duty:
    """Move a duty, say of whom it is asked, or change its words. What was done stays; what is open follows."""
    claim_revision(duty, drawn_from)
    before = _facts(duty)
    _set(duty, words)
    duty.save()
    if only is not None:
        duty.only.set(only)
    note_duty(duty, "changed", by, before=before, after=_facts(duty))
    follow_cycle(trust=duty.trust)
    return duty


@transaction.atomic
def drop_duty(*, duty: Duty, by: Person | None) -> None:
    """Let a duty come round no more. What is open of it is asked of nobody; what was done stays on record."""
    duty.dropped_on = clock.today()
    duty.save(update_fields=["dropped_on"])
    note_duty(duty, "dropped", by, before=_facts(duty))
    follow_cycle(trust=duty.trust)


def _set(duty: Duty, words: Mapping[str, Any]) -> None:
    assert set(words) <= set(WORDS), f"no such words on a duty: {set(words) - set(WORDS)}"
    for name, value in words.items():
        setattr(duty, name, value.strip() if isinstance(value, str) else value)
    wrong = review_cycle.flaws(duty.rule) | _flaws(duty)
    if wrong:
        raise ValidationError(wrong)


def _flaws(duty: Duty) -> dict[str, str]:
    found = {}
    for name, most in (("title", 140), ("says", 400), ("with_whom", 160)):
        if len(getattr(duty, name)) > most:
            found[name] = f"{most} characters are the most that can be kept."
    if not duty.title:
        found["title"] = "Say what is to be done."
    if duty.role and duty.role not in organisations.role_titles():
        found["role"] = "There is no such role."
    if duty.post is not None and duty.post.trust_id != duty.trust_id:
        found["post"] = "That post is in another trust."
    if duty.of == Duty.Of.PLANS and duty.plan_kind not in kinds():
        found["plan_kind"] = "Say of which kind of plan."
    if duty.after and (duty.after == duty.key or not Duty.objects.filter(trust=duty.trust, key=duty.after).exists()):
        found["after"] = "There is no such duty to come first."
    return found


def _free_key(trust: Trust, title: str) -> str:
    stem = slugify(title)[:50] or "duty"
    taken = set(Duty.objects.filter(trust=trust, key__startswith=stem).values_list("key", flat=True))
    return next(key for n in range(1, len(taken) + 3) if (key := stem if n == 1 else f"{stem}-{n}") not in taken)


def _facts(duty: Duty) -> dict[str, Any]:
    who = str(duty.post) if duty.post else duty.role
    return {"title": duty.title, "when": review_cycle.in_words(duty.rule), "who": who, "of": duty.of}


def note_duty(duty: Duty, did: str, by: Person | None, **changes: Mapping[str, Any]) -> None:
    if duty.is_confidential:
        changes = {}
    trail.record(
        trust=duty.trust_id, by=by, did=did, kind="duty", ref=duty.ref,
        title="A confidential duty" if duty.is_confidential else duty.title, **changes,
    )  # fmt: skip
