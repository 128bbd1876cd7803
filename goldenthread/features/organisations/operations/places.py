"""Setting up schools, units and bodies, and the trust's own words and calendar."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from goldenthread.domain import calendar as calendars
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, School, Trust, Unit
from goldenthread.features.organisations.operations.acting import be_acted_for
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import library
from goldenthread.foundation.tables import Revisioned, claim_revision

Place = TypeVar("Place", School, Unit, Body)


@transaction.atomic
def add_school(*, trust: Trust, by: Person | None, name: str, **facts: Any) -> School:
    """Add a school to the trust. Raises ValidationError with a plain sentence a field."""
    return _add(School(trust=trust, name=name, **_named(name, facts)), by)


@transaction.atomic
def add_unit(*, trust: Trust, by: Person | None, name: str, schools: Iterable[School] = (), **facts: Any) -> Unit:
    """Add a hub, a central service or a department."""
    unit = _add(Unit(trust=trust, name=name, **({"key": slugify(name)[:60]} | facts)), by)
    unit.schools.set(schools)
    return unit


@transaction.atomic
def add_body(*, trust: Trust, by: Person | None, name: str, **facts: Any) -> Body:
    """Add a board, a committee, a local body or a group. Posts whose role sits on it act in its name."""
    body = _add(Body(trust=trust, name=name, **({"key": slugify(name)[:60]} | facts)), by)
    be_acted_for(body)
    return body


@transaction.atomic
def add_local_bodies(*, trust: Trust, called: str, by: Person | None) -> list[Body]:
    """Add a local body to each school that has none: “Academy Committee, Cliff Road”."""
    kind = Body.Kind.LOCAL_BODY
    served = Body.objects.filter(trust=trust, kind=kind, school__isnull=False).values("school")
    schools = School.objects.here().filter(trust=trust).exclude(pk__in=served).order_by("name")
    return [
        add_body(
            trust=trust,
            by=by,
            name=f"{called.strip()}, {school.short_name or school.name}"[:120],
            kind=kind,
            school=school,
        )
        for school in schools
    ]


@transaction.atomic
def revise_place(*, place: Place, by: Person | None, drawn_from: int | None, **facts: Any) -> Place:
    """Change a school, unit or body. Raises Stale when somebody else has changed it meanwhile."""
    claim_revision(place, drawn_from)
    before = {field: getattr(place, field) for field in facts}
    for field, value in facts.items():
        setattr(place, field, value)
    place.full_clean(validate_constraints=False)
    place.save()
    _note(place, by, "changed", before=before, after=facts)
    return place


@transaction.atomic
def choose_words(
    *, trust: Trust, by: Person, drawn_from: int | None, words: Mapping[str, Mapping[str, str]]
) -> Trust:
    """Give the trust its own words for concepts of library/words.yaml; an empty word is the common one."""
    unknown = sorted(set(words) - set(library.read("words.yaml")))
    if unknown:
        raise ValidationError(f"There is no concept called {', '.join(unknown)}.")
    claim_revision(trust, drawn_from)
    before, trust.words = trust.words, {key: dict(forms) for key, forms in words.items() if any(forms.values())}
    trust.save()
    _note_trust(trust, by, "chose words", before=before, after=trust.words)
    return trust


@transaction.atomic
def state_ages(
    *, trust: Trust, by: Person, drawn_from: int | None, ages_from: int | None, ages_to: int | None
) -> Trust:
    """State the ages that the trust serves, or leave them unsaid. Raises ValidationError for half a span."""
    if (ages_from is None) != (ages_to is None):
        missing = "ages_from" if ages_from is None else "ages_to"
        raise ValidationError({missing: "Give both ages, or neither."})
    if ages_from is not None and ages_to is not None and ages_from > ages_to:
        raise ValidationError({"ages_to": "The oldest are younger than the youngest."})
    claim_revision(trust, drawn_from)
    before = {"ages_from": trust.ages_from, "ages_to": trust.ages_to}
    trust.ages_from, trust.ages_to = ages_from, ages_to
    trust.save()
    _note_trust(
        trust, by, "stated the ages served", before=before, after={"ages_from": ages_from, "ages_to": ages_to}
    )
    return trust


@transaction.atomic
def set_calendar(*, trust: Trust, by: Person, drawn_from: int | None, calendar: Mapping[str, Any]) -> Trust:
    """Set the trust's plan year and term dates. Raises ValidationError when they do not make sense."""
    try:
        calendars.TermCalendar.from_json(dict(calendar))
    except ValueError as error:
        raise ValidationError(str(error)) from error
    claim_revision(trust, drawn_from)
    before, trust.calendar = trust.calendar, dict(calendar)
    trust.save()
    _note_trust(trust, by, "set the calendar", before=before, after=trust.calendar)
    return trust


def _named(name: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {"key": slugify(name)[:60], "short_name": name[:60]} | facts


def _add(place: Place, by: Person | None) -> Place:
    place.full_clean()
    place.save()
    facts = {field: getattr(place, field) for field in ("name", "kind", "phase", "urn") if hasattr(place, field)}
    _note(place, by, "added", after=facts)
    return place


def _note(place: Place, by: Person | None, did: str, **changes: Mapping[str, Any]) -> None:
    kind = type(place).__name__.lower()
    trail.record(trust=place.trust_id, by=by, did=did, kind=kind, ref=place.ref, title=place.name, **changes)


def _note_trust(trust: Trust, by: Person, did: str, **changes: Mapping[str, Any]) -> None:
    assert isinstance(trust, Revisioned)
    trail.record(trust=trust.pk, by=by, did=did, kind="trust", ref=trust.ref, title=trust.name, **changes)
