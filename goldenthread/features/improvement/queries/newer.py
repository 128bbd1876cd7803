"""Whether the library has a newer version of a ladder that a trust took out of it, and what that would bring."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from goldenthread.domain import library_changes
from goldenthread.features.improvement.ladder_shapes import ItemShape, LadderShape, PhaseShape, library_ladders
from goldenthread.features.improvement.models import KeptOwn, Ladder

# What a trust may have changed in its own copy, of the ladder and of each of its phases: never taken away unasked.
OWN, OWN_OF_PHASE = ("name", "ages"), ("lasts", "criteria")


@dataclass(frozen=True)
class Offered:
    """What the library asks of a phase now, beside what the trust has: its tests, or how long it lasts."""

    part: str
    mine: PhaseShape
    theirs: PhaseShape

    @property
    def key(self) -> str:
        return f"{self.mine.key}_{self.part}"


@dataclass(frozen=True)
class Newer:
    """What would come: items that are new, or say something else, whether more differs, and what is to be chosen."""

    added: list[ItemShape]
    changed: list[ItemShape]
    has_more: bool
    offered: list[Offered]

    @property
    def has_rest(self) -> bool:
        """Say whether something comes that takes nothing of the trust's own away."""
        return bool(self.added or self.changed or self.has_more)


def newer(ladder: Ladder) -> Newer | None:
    """Return what the library's version would bring to a ladder; None where it brings nothing, or has none."""
    document = merged(ladder)
    if document is None:
        return None
    was, would_be, offered = ladder.shape, LadderShape.model_validate(document), _offered(ladder)
    if was == would_be:
        return Newer([], [], False, offered) if offered else None
    added = [item for key, (_, item) in would_be.items_by_key.items() if key not in was.items_by_key]
    changed = [
        item
        for key, (_, item) in would_be.items_by_key.items()
        if key in was.items_by_key and was.items_by_key[key][1] != item
    ]
    return Newer(added, changed, _rest(was) != _rest(would_be), offered)


def merged(ladder: Ladder) -> dict[str, Any] | None:
    """Return the library's version with what the trust set: tests, times, limits, names, and items of its own."""
    new = _of_library(ladder)
    if new is None:
        return None
    document: dict[str, Any] = new.model_dump(mode="json", by_alias=True)
    held = ladder.shape.model_dump(mode="json", by_alias=True)
    document |= {key: held[key] for key in OWN}
    values = {limit["key"]: limit["value"] for limit in held["limits"]}
    for limit in document["limits"]:
        limit["value"] = values.get(limit["key"], limit["value"])
    known = {item.key for item in new.items}
    areas = {area.key for area in new.areas}
    for phase, mine in zip(document["phases"], held["phases"], strict=True):
        phase |= {key: mine[key] for key in OWN_OF_PHASE}
        kept = [item for item in mine["items"] if item["key"] not in known]
        phase["items"] += kept
        lost = {item["area"] for item in kept} - areas
        document["areas"] += [area for area in held["areas"] if area["key"] in lost]
        areas |= lost
    return document


def with_parts(ladder: Ladder, document: dict[str, Any], taken: Collection[str]) -> dict[str, Any]:
    """Return a document with the library's own of those parts that the trust takes, by `Offered.key`."""
    theirs = asked_by_library(ladder)
    phases = [
        phase | {part: theirs[phase["key"]][part] for part in OWN_OF_PHASE if f"{phase['key']}_{part}" in taken}
        for phase in document["phases"]
    ]
    return document | {"phases": phases}


def asked_by_library(ladder: Ladder) -> dict[str, dict[str, Any]]:
    """Return what the library asks of each phase today, as a version keeps it; nothing where it has none."""
    new = _of_library(ladder)
    return {phase.key: _own_of(phase) for phase in new.phases} if new else {}


def _of_library(ladder: Ladder) -> LadderShape | None:
    """Return the library's ladder of the same phases."""
    new = library_ladders().get(ladder.key)
    return new if new is not None and new.order == ladder.shape.order else None


def _offered(ladder: Ladder) -> list[Offered]:
    last = ladder.versions.last()
    taken: dict[str, Any] = last.library if last else {}
    refused = [(one.phase, one.part, one.offered) for one in KeptOwn.objects.filter(ladder=ladder)]
    new = _of_library(ladder)
    found = []
    for mine, theirs in zip(ladder.shape.phases, new.phases if new else (), strict=bool(new)):
        held, asked = _own_of(mine), _own_of(theirs)
        for part in OWN_OF_PHASE:
            stands = library_changes.stands(
                taken=taken.get(mine.key, {}).get(part), mine=held[part], theirs=asked[part],
                refused=[what for phase, of, what in refused if (phase, of) == (mine.key, part)],
            )  # fmt: skip
            if stands == library_changes.OFFERED:
                found.append(Offered(part, mine, theirs))
    return found


def _own_of(phase: PhaseShape) -> dict[str, Any]:
    return phase.model_dump(mode="json", by_alias=True, include=set(OWN_OF_PHASE))


def _rest(shape: LadderShape) -> dict[str, Any]:
    """Return a ladder without its items."""
    found = shape.model_dump(mode="json")
    return {**found, "phases": [{**phase, "items": ()} for phase in found["phases"]]}
