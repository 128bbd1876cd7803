"""A whole scheme at once: from a starter pack, from a file brought in, or as a copy of the version before."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from goldenthread.domain.deciding.scheme import DecisionText, PartyText, SchemeText, SectionText
from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Decision, Grant, Party, Scheme, Section, Variance
from goldenthread.features.organisations.models import Body, Post, School, Trust
from goldenthread.features.trail.operations import record


@dataclass(frozen=True)
class SchemeWords:
    """A scheme on its way in, with what a version says of itself."""

    edition: str
    text: SchemeText
    approved_on: dt.date | None = None
    approved_by: str = ""
    effective_on: dt.date | None = None
    is_public: bool = False
    note: str = ""


@dataclass(frozen=True)
class VarianceWords:
    """A variance on its way in, from a starter pack."""

    topic: str
    lines: list[dict[str, Any]]
    reason: str
    from_on: dt.date
    until_on: dt.date | None = None
    school: School | None = None
    phase: str = ""
    condition: str = ""
    approved_by: str = ""
    needs_grant: bool = False
    tests: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class _Keys:
    """What a scheme's words name in its trust, by key."""

    bodies: Mapping[str, Body] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)


@transaction.atomic
def load_scheme(
    *, trust: Trust, words: SchemeWords, by: Person | None, based_on: Scheme | None = None
) -> Scheme:  # fmt: skip
    """Keep a whole scheme: as a draft, or as adopted when its words say from which day it holds."""
    adopted = words.effective_on is not None
    scheme = Scheme.objects.create(
        trust=trust, edition=words.edition, verbs=dict(words.text.verbs), based_on=based_on,
        state=Scheme.State.ADOPTED if adopted else Scheme.State.DRAFT, approved_on=words.approved_on,
        approved_by=words.approved_by, effective_on=words.effective_on, is_public=words.is_public, note=words.note,
    )  # fmt: skip
    keys = _Keys(
        {body.key: body for body in Body.objects.filter(trust=trust)},
        {post.key: post for post in Post.objects.filter(trust=trust)},
    )
    parties = Party.objects.bulk_create(
        _party(scheme, party, order, keys) for order, party in enumerate(words.text.parties)
    )
    _load_sections(scheme, words.text.sections, {party.key: party for party in parties})
    record(
        trust=trust.pk, by=by, did="adopted a scheme" if adopted else "drafted a scheme", kind="scheme",
        ref=scheme.ref, title=scheme.edition,
        after={"decisions": sum(len(section.decisions) for section in words.text.sections)},
    )  # fmt: skip
    return scheme


def _party(scheme: Scheme, words: PartyText, order: int, keys: _Keys) -> Party:
    return Party(
        scheme=scheme, key=words.key, name=words.name[:120], short_name=(words.short_name or words.name)[:30],
        level=words.level, body=keys.bodies.get(words.body), post=keys.posts.get(words.post), role=words.role,
        is_operated=words.is_operated, stands_in=words.stands_in, order=order,
    )  # fmt: skip


def _load_sections(scheme: Scheme, sections: Iterable[SectionText], parties: Mapping[str, Party]) -> None:
    told = list(sections)
    made = Section.objects.bulk_create(
        Section(scheme=scheme, key=words.key, letter=words.letter, title=words.title, order=order)
        for order, words in enumerate(told)
    )
    lines = [
        (words, _decision(section, words, order))
        for section, text in zip(made, told, strict=True)
        for order, words in enumerate(text.decisions)
    ]
    Decision.objects.bulk_create(row for _, row in lines)
    Grant.objects.bulk_create(
        Grant(decision=row, party=parties[party], verb=verb)
        for words, row in lines
        for party, verbs in words.parts.items()
        if party in parties
        for verb in verbs
    )


def _decision(section: Section, words: DecisionText, order: int) -> Decision:
    return Decision(
        section=section, topic=words.topic, number=words.number, title=words.title[:300], unit=words.unit,
        above=words.above, up_to=words.up_to, jointly=words.jointly, condition=words.condition[:300],
        best_level=words.best_level, because=words.because[:300], criteria=words.criteria[:2_000],
        anyone_asks=words.anyone_asks, order=order,
    )  # fmt: skip


@transaction.atomic
def load_variances(*, trust: Trust, variances: Iterable[VarianceWords], by: Person | None) -> None:
    """Keep what a starter pack says of schools and phases that differ from its scheme."""
    made = Variance.objects.bulk_create(
        Variance(
            trust=trust, topic=words.topic, school=words.school, phase=words.phase, lines=words.lines,
            reason=words.reason, condition=words.condition, approved_by=words.approved_by,
            needs_grant=words.needs_grant, tests=words.tests, from_on=words.from_on, until_on=words.until_on,
        )
        for words in variances
    )  # fmt: skip
    if made:
        record(
            trust=trust.pk, by=by, did="varied the scheme", kind="trust", ref=trust.ref, title=trust.name,
            after={"variances": len(made)},
        )  # fmt: skip


def topic_of(title: str, taken: Iterable[str] = ()) -> str:
    """Return a key for a decision from its words, other than those that are taken."""
    stem = slugify(title)[:60].strip("-") or "decision"
    used = set(taken)
    return next(key for key in [stem, *(f"{stem}-{n}" for n in range(2, len(used) + 3))] if key not in used)
