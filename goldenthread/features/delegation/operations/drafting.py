"""Changing a draft: its lines, its parties, and who has which part. What was adopted is never changed."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from goldenthread.domain.deciding.delegation import VERBS
from goldenthread.domain.deciding.scheme import SchemeText
from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Decision, Grant, Party, Scheme, Section
from goldenthread.features.delegation.operations.loading import SchemeWords, load_scheme, topic_of
from goldenthread.features.delegation.operations.sending import require_here
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation.tables import claim_revision

Parts = Mapping[str, Collection[str]]
ADOPTED = "This version was adopted and stands as it is. Begin a new draft to change it."


@transaction.atomic
def begin_draft(
    *, trust: Trust, text: SchemeText, edition: str, by: Person | None, based_on: Scheme | None = None, note: str = ""
) -> Scheme:
    """Begin a draft from a whole scheme: the version in force, or a common one.

    Raises ValidationError when a draft is there already: two would not know of each other.
    """
    Trust.objects.select_for_update().get(pk=trust.pk)
    if Scheme.objects.filter(trust=trust, state=Scheme.State.DRAFT).exists():
        raise ValidationError("There is a draft already. Finish it or throw it away first.")
    words = SchemeWords(edition=edition, text=text, note=note)
    return load_scheme(trust=trust, words=words, by=by, based_on=based_on)


@transaction.atomic
def discard_draft(*, scheme: Scheme, by: Person | None) -> None:
    """Throw a draft away."""
    _require_draft(scheme)
    record(
        trust=scheme.trust_id, by=by, did="threw a draft away", kind="scheme", ref=scheme.ref, title=scheme.edition
    )
    Scheme.objects.filter(pk=scheme.pk).delete()


@transaction.atomic
def set_parts(*, scheme: Scheme, parts: Mapping[str, Parts], by: Person | None, drawn_from: int | None) -> int:
    """Set who has which part in many lines at once, {line's ref: {party's key: verbs}}; return how many changed.

    Raises Stale when somebody else has changed the draft since the form was drawn.
    """
    _require_draft(scheme)
    claim_revision(scheme, drawn_from)
    parties = {party.key: party for party in Party.objects.filter(scheme=scheme)}
    lines = {line.ref: line for line in Decision.objects.filter(section__scheme=scheme, ref__in=parts)}
    before = _held(lines.values())
    changed = {
        line.pk: {party: set(verbs) for party, verbs in parts[ref].items() if verbs and party in parties}
        for ref, line in lines.items()
    }
    changed = {pk: wanted for pk, wanted in changed.items() if wanted != before[pk]}
    Grant.objects.filter(decision__in=changed).delete()
    _grant(changed, parties)
    scheme.save(update_fields=["revision"])
    if changed:
        numbers = [line.number or line.title for line in lines.values() if line.pk in changed]
        _note(scheme, by, "changed who decides", after={"lines": numbers})
    return len(changed)


@transaction.atomic
def revise_decision(
    *, decision: Decision, by: Person | None, drawn_from: int | None, parts: Parts, **facts: Any
) -> Decision:
    """Change a line of a draft: its words, its limits, and who has which part."""
    scheme = decision.section.scheme
    _require_draft(scheme)
    claim_revision(scheme, drawn_from)
    _require_limits(facts.get("above"), facts.get("up_to"), facts.get("unit", ""))
    before = {name: getattr(decision, name) for name in facts}
    for name, value in facts.items():
        setattr(decision, name, value)
    decision.full_clean(validate_constraints=False)
    decision.save()
    # The bands of one decision go by one name.
    Decision.objects.filter(section__scheme=scheme, topic=decision.topic).update(
        title=decision.title, unit=decision.unit, number=decision.number
    )
    parties = {party.key: party for party in Party.objects.filter(scheme=scheme)}
    Grant.objects.filter(decision=decision).delete()
    _grant({decision.pk: {party: set(verbs) for party, verbs in parts.items() if party in parties}}, parties)
    scheme.save(update_fields=["revision"])
    _note(scheme, by, "changed a decision", before=before, after=facts | {"parts": _plain(parts)})
    return decision


@transaction.atomic
def add_decision(
    *,
    section: Section,
    by: Person | None,
    drawn_from: int | None,
    parts: Parts,
    beside: Decision | None = None,
    **facts: Any,
) -> Decision:
    """Add a decision to a section, or another band `beside` a line that is there."""
    scheme = section.scheme
    _require_draft(scheme)
    claim_revision(scheme, drawn_from)
    _require_limits(facts.get("above"), facts.get("up_to"), facts.get("unit", ""))
    held = Decision.objects.filter(section__scheme=scheme)
    taken = set(held.values_list("topic", flat=True))
    last = held.filter(section=section).aggregate(last=Max("order"))["last"]
    if beside:
        facts |= {"topic": beside.topic, "title": beside.title, "unit": beside.unit, "number": beside.number}
    decision = Decision(
        section=section, order=(last or 0) + 1, **({"topic": topic_of(facts["title"], taken)} | facts)
    )
    decision.full_clean(validate_constraints=False)
    decision.save()
    if beside:
        _put_after(section, beside, decision)
    parties = {party.key: party for party in Party.objects.filter(scheme=scheme)}
    _grant({decision.pk: {party: set(verbs) for party, verbs in parts.items() if party in parties}}, parties)
    scheme.save(update_fields=["revision"])
    _note(scheme, by, "added a decision", after={"title": decision.title, "parts": _plain(parts)})
    return decision


@transaction.atomic
def remove_decision(*, decision: Decision, by: Person | None, drawn_from: int | None) -> None:
    """Take a line out of a draft."""
    scheme = decision.section.scheme
    _require_draft(scheme)
    claim_revision(scheme, drawn_from)
    _note(scheme, by, "took a decision out", before={"title": decision.title, "number": decision.number})
    decision.delete()
    scheme.save(update_fields=["revision"])


@transaction.atomic
def add_section(*, scheme: Scheme, title: str, letter: str, by: Person | None) -> Section:
    """Add a section to a draft, after the last."""
    _require_draft(scheme)
    taken = set(scheme.sections.values_list("key", flat=True))
    last = scheme.sections.aggregate(last=Max("order"))["last"]
    section = Section(
        scheme=scheme, title=title.strip(), letter=letter.strip(), key=topic_of(title, taken), order=(last or 0) + 1
    )
    section.full_clean()
    section.save()
    _note(scheme, by, "added a section", after={"title": section.title})
    return section


@transaction.atomic
def set_party(
    *, scheme: Scheme, by: Person | None, drawn_from: int | None, party: Party | None = None, **facts: Any
) -> Party:
    """Add a party to a draft, or change one: what it is called, who it is, whether it is operated."""
    _require_draft(scheme)
    claim_revision(scheme, drawn_from)
    if party is None:
        taken = set(scheme.parties.values_list("key", flat=True))
        last = scheme.parties.aggregate(last=Max("order"))["last"]
        party = Party(scheme=scheme, key=topic_of(facts["name"], taken)[:60], order=(last or 0) + 1)
    for name, value in facts.items():
        setattr(party, name, value)
    if party.stands_in == party.key:
        raise ValidationError({"stands_in": "Nobody stands in for themselves."})
    party.short_name = party.short_name or party.name[:30]
    party.full_clean()
    party.save()
    scheme.save(update_fields=["revision"])
    _note(scheme, by, "set a party", after={"name": party.name, "is operated": party.is_operated})
    return party


@transaction.atomic
def remove_party(*, party: Party, by: Person | None) -> None:
    """Take a party out of a draft, with every part that it had."""
    scheme = party.scheme
    _require_draft(scheme)
    _note(scheme, by, "took a party out", before={"name": party.name, "parts": party.grants.count()})
    party.delete()


def _require_draft(scheme: Scheme) -> None:
    if scheme.state != Scheme.State.DRAFT:
        raise ValidationError(ADOPTED)
    require_here(scheme)


def _require_limits(above: Decimal | None, up_to: Decimal | None, unit: str) -> None:
    if (above is not None or up_to is not None) and not unit:
        raise ValidationError({"unit": "Say whether the limit is of money or of days."})
    if above is not None and up_to is not None and up_to <= above:
        raise ValidationError({"up_to": "It reaches no further than it begins."})


def _held(lines: Collection[Decision]) -> dict[int, dict[str, set[str]]]:
    held: dict[int, dict[str, set[str]]] = {line.pk: {} for line in lines}
    for decision, party, verb in Grant.objects.filter(decision__in=held).values_list(
        "decision", "party__key", "verb"
    ):
        held[decision].setdefault(party, set()).add(verb)
    return held


def _grant(wanted: Mapping[int, Mapping[str, set[str]]], parties: Mapping[str, Party]) -> None:
    unknown = {verb for parts in wanted.values() for verbs in parts.values() for verb in verbs} - set(VERBS)
    if unknown:
        raise ValidationError(f"There is no part called {', '.join(sorted(unknown))}.")
    Grant.objects.bulk_create(
        Grant(decision_id=line, party=parties[party], verb=verb)
        for line, parts in wanted.items()
        for party, verbs in parts.items()
        for verb in sorted(verbs, key=VERBS.index)
    )


def _put_after(section: Section, beside: Decision, new: Decision) -> None:
    rows = [row for row in section.decisions.order_by("order", "pk") if row.pk != new.pk]
    place = max(index for index, row in enumerate(rows) if row.topic == beside.topic) + 1
    rows.insert(place, new)
    for order, row in enumerate(rows):
        row.order = order
    Decision.objects.bulk_update(rows, ["order"])


def _plain(parts: Parts) -> dict[str, list[str]]:
    return {party: sorted(verbs) for party, verbs in parts.items() if verbs}


def _note(scheme: Scheme, by: Person | None, did: str, **changes: Mapping[str, Any]) -> None:
    record(
        trust=scheme.trust_id, by=by, did=did, kind="scheme", ref=scheme.ref, title=scheme.edition, **changes
    )  # fmt: skip
