"""Taking a ladder out of the library, and making it the trust's own."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from pydantic import ValidationError as ShapeError

from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.ladder_shapes import LadderShape, library_ladders
from goldenthread.features.improvement.models import Ladder
from goldenthread.features.improvement.operations.versions import Origin, keep_version
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import require
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def adopt_ladder(
    *,
    trust: Trust,
    key: str,
    by: Person | None,
    on: dt.date | None = None,
    limits: Mapping[str, Decimal] | None = None,
) -> Ladder:
    """Give the trust its own copy of a ladder of the library, as its first version."""
    shape = library_ladders().get(key)
    require(shape is not None, "There is no such ladder.", "key")
    assert shape is not None
    require(not Ladder.objects.filter(trust=trust, key=key).exists(), f"The trust has “{shape.name}” already.")
    document = _with_limits(shape.model_dump(mode="json", by_alias=True), limits or {})
    ladder = Ladder.objects.create(
        trust=trust, key=key, name=shape.name, document=document, adopted_on=on or clock.today()
    )
    keep_version(ladder, Origin.LIBRARY, by)
    _note(ladder, "adopted a ladder", by, after={"phases": shape.order})
    return ladder


@transaction.atomic
def revise_ladder(
    *,
    ladder: Ladder,
    by: Person,
    drawn_from: int | None,
    name: str,
    ages: tuple[int, int],
    limits: Mapping[str, Decimal | None],
    phases: Mapping[str, Mapping[str, Any]],
) -> Ladder:
    """Change what a ladder asks: its limits, and of each phase how long it lasts and the tests of its criteria.

    `phases` gives, by phase, `lasts` and the list of `criteria` in their order, as the document holds them. It makes
    a new version; assessments stay with theirs. Raises ValidationError with a sentence where it would not hold
    together.
    """
    require(name.strip(), "The ladder needs a name.", "name")
    require(ages[0] < ages[1], "The oldest age comes after the youngest.", "ages_to")
    claim_revision(ladder, drawn_from)
    before = {"name": ladder.name, **_tests(ladder.shape)}
    document = _with_limits(ladder.document, limits) | {"name": name.strip()[:80], "ages": list(ages)}
    for phase in document["phases"]:
        phase.update(phases.get(phase["key"], {}))
    try:
        shape = LadderShape.model_validate(document)
    except ShapeError as flaw:
        require(False, "; ".join(str(each["msg"]).removeprefix("Value error, ") for each in flaw.errors()[:3]))
        raise
    ladder.name, ladder.document = shape.name, shape.model_dump(mode="json", by_alias=True)
    ladder.__dict__.pop("shape", None)
    ladder.save()
    keep_version(ladder, Origin.OWN, by)
    _note(ladder, "changed a ladder", by, before=before, after={"name": ladder.name, **_tests(shape)})
    return ladder


def _with_limits(document: dict[str, Any], limits: Mapping[str, Decimal | None]) -> dict[str, Any]:
    said = {key: None if value is None else str(value) for key, value in limits.items()}
    kept = [each | {"value": said.get(each["key"], each["value"])} for each in document["limits"]]
    return {**document, "limits": kept, "phases": [dict(phase) for phase in document["phases"]]}


def _tests(shape: LadderShape) -> dict[str, Any]:
    tests = {
        f"{phase.name}: {one.says}": f"{one.op} {one.bound}".strip() if one.op else " or ".join(one.words)
        for phase in shape.phases
        for one in phase.criteria
    }
    return tests | {limit.says: limit.value for limit in shape.limits}


def _note(ladder: Ladder, did: str, by: Person | None, **changes: Any) -> None:
    trail.record(
        trust=ladder.trust_id, by=by, did=did, kind="ladder", ref=ladder.ref, title=ladder.name, **changes
    )  # fmt: skip
