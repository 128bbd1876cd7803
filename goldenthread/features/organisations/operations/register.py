"""Following the public register of schools: a trust's own numbers, the schools that it gained, and their facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.trail import operations as trail

TRUST_FACTS = ("uid", "group_id", "company_number", "ukprn")
SCHOOL_FACTS = (
    "name", "phase", "urn", "laestab", "ukprn", "authority", "authority_code", "ages_from", "ages_to", "roll",
    "joined_on",
)  # fmt: skip

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One school that the register knows otherwise: what stood here and what stands there, by fact."""

    school: School
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class Compared:
    """The register beside what is kept here."""

    added: list[dict[str, Any]] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[School] = field(default_factory=list)
    absent: list[School] = field(default_factory=list)
    trust: dict[str, Any] = field(default_factory=dict)


def compare(trust: Trust, facts: Facts, schools: Iterable[Facts]) -> Compared:
    """Say what following the register would do. A school is known by its URN, else its number, else its name.

    What the register does not say is left as it is; `absent` are present schools that it does not list.
    """
    kept = list(School.objects.filter(trust=trust))
    found = Compared(trust={name: facts[name] for name in TRUST_FACTS if _differs(trust, name, facts.get(name))})
    listed: set[int] = set()
    for given in schools:
        school = _same(kept, given)
        if school is None:
            found.added.append({name: value for name, value in given.items() if name in SCHOOL_FACTS})
            continue
        listed.add(school.pk)
        after = {name: given[name] for name in SCHOOL_FACTS if _differs(school, name, given.get(name))}
        if after:
            found.changed.append(Change(school, {name: getattr(school, name) for name in after}, after))
        else:
            found.unchanged.append(school)
    found.absent.extend(school for school in kept if school.pk not in listed and school.left_on is None)
    return found


@transaction.atomic
def follow_register(*, trust: Trust, facts: Facts, schools: Iterable[Facts], by: Person | None) -> Compared:
    """Add the schools that the register gives to a trust, and take over facts that differ; end and delete nothing."""
    trust = Trust.objects.select_for_update().get(pk=trust.pk)
    compared = compare(trust, facts, schools)
    _add(trust, compared.added)
    _change(compared.changed)
    if compared.trust:
        for name, value in compared.trust.items():
            setattr(trust, name, value)
        trust.revision += 1
        trust.save(update_fields=[*compared.trust, "revision"])
    if compared.added or compared.changed or compared.trust:
        trail.record(
            trust=trust.pk, by=by, did="followed the register of schools", kind="trust", ref=trust.ref,
            title=trust.name,
            before={change.school.name: dict(change.before) for change in compared.changed},
            after={
                "added": [given["name"] for given in compared.added], **compared.trust,
                **{change.school.name: dict(change.after) for change in compared.changed},
            },
        )  # fmt: skip
    return compared


def _add(trust: Trust, added: Sequence[dict[str, Any]]) -> None:
    taken = set(School.objects.filter(trust=trust).values_list("key", flat=True))
    rows = []
    for order, given in enumerate(added, start=len(taken)):
        key = _free_key(str(given["name"]), taken)
        taken.add(key)
        row = School(trust=trust, key=key, short_name=str(given["name"])[:60], order=order, **_fitting(given))
        row.clean_fields(exclude=["trust", *(name for name in _MAY_BE_UNSAID if getattr(row, name) is None)])
        rows.append(row)
    School.objects.bulk_create(rows)


_MAY_BE_UNSAID = ("ages_from", "ages_to", "roll", "joined_on", "left_on")


def _change(changes: Sequence[Change]) -> None:
    for change in changes:
        for name, value in _fitting(change.after).items():
            setattr(change.school, name, value)
        change.school.revision += 1
    if changes:
        School.objects.bulk_update([change.school for change in changes], [*SCHOOL_FACTS, "revision"])


def _same(kept: Sequence[School], given: Facts) -> School | None:
    urn, laestab, name = (str(given.get(fact) or "") for fact in ("urn", "laestab", "name"))
    by_urn = next((school for school in kept if urn and school.urn == urn), None)
    unnumbered = [school for school in kept if not school.urn]
    return by_urn or next(
        (
            school for school in unnumbered
            if (laestab and school.laestab == laestab) or school.name.casefold() == name.casefold()
        ),
        None,
    )  # fmt: skip


def _differs(row: Trust | School, name: str, value: Any) -> bool:
    return value not in (None, "") and getattr(row, name) != value


def _fitting(facts: Facts) -> dict[str, Any]:
    """Return facts cut to what their columns hold."""
    lengths = {name: getattr(School._meta.get_field(name), "max_length", None) for name in facts}
    return {name: value[: lengths[name]] if isinstance(value, str) else value for name, value in facts.items()}


def _free_key(name: str, taken: set[str]) -> str:
    stem = slugify(name)[:52] or "school"
    return next(key for n in range(1, 10_000) if (key := stem if n == 1 else f"{stem}-{n}") not in taken)
