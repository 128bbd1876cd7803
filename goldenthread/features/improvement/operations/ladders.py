"""Taking a ladder out of the library, and making it the trust's own."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from pydantic import ValidationError as ShapeError

from goldenthread.features.accounts.models import Person
from goldenthread.features.approvals.queries import in_the_way
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
    is_proposed: bool = False,
) -> Ladder:
    """Give the trust its own copy of a ladder of the library, as its first version: at once, or proposed."""
    shape = library_ladders().get(key)
    require(shape is not None, "There is no such ladder.", "key")
    assert shape is not None
    require(not Ladder.objects.filter(trust=trust, key=key).exists(), f"The trust has “{shape.name}” already.")
    document = _with_limits(shape.model_dump(mode="json", by_alias=True), limits or {})
    ladder = Ladder.objects.create(
        trust=trust, key=key, name=shape.name, document=document,
        adopted_on=None if is_proposed else on or clock.today(),
    )  # fmt: skip
    keep_version(ladder, Origin.LIBRARY, by)
    _note(ladder, "proposed a ladder" if is_proposed else "adopted a ladder", by, after={"phases": shape.order})
    return ladder


@transaction.atomic
def adopt_proposed(*, ladder: Ladder, by: Person | None) -> Ladder:
    """Let a proposed ladder be the trust's from today. Refused while comments on it are open or not summed up."""
    _require_proposed(ladder)
    ladder.adopted_on = clock.today()
    ladder.revision += 1
    ladder.save()
    _note(ladder, "adopted a ladder", by, after={"phases": ladder.shape.order})
    return ladder


@transaction.atomic
def discard_proposed(*, ladder: Ladder, by: Person | None) -> None:
    """Throw a proposed ladder away. What was said of it stays with its rounds."""
    _require_proposed(ladder)
    _note(ladder, "threw a proposed ladder away", by)
    ladder.delete()


def _require_proposed(ladder: Ladder) -> None:
    require(ladder.adopted_on is None, "It is adopted already.")
    for why in in_the_way("ladder", ladder.ref, clock.today()):
        require(False, why)


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
    reason: str = "",
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
    keep_version(ladder, Origin.OWN, by, reason)
    _note(ladder, "changed a ladder", by, before=before, after={"name": ladder.name, **_tests(shape), "why": reason})
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
