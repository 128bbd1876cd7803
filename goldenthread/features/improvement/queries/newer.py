"""Whether the library has a newer version of a ladder that a trust took out of it, and what that would bring."""

from dataclasses import dataclass
from typing import Any

from goldenthread.features.improvement.ladder_shapes import ItemShape, LadderShape, library_ladders
from goldenthread.features.improvement.models import Ladder

# What a trust may have changed in its own copy, of the ladder and of each of its phases: never taken away again.
OWN, OWN_OF_PHASE = ("name", "ages"), ("lasts", "criteria")


@dataclass(frozen=True)
class Newer:
    """What would come: items that are new, items that say or ask something else, and whether more differs."""

    added: list[ItemShape]
    changed: list[ItemShape]
    has_more: bool


def newer(ladder: Ladder) -> Newer | None:
    """Return what the library's version would bring to a ladder; None where it is the same, or the trust's own."""
    document = merged(ladder)
    if document is None:
        return None
    was, would_be = ladder.shape, LadderShape.model_validate(document)
    if was == would_be:
        return None
    added = [item for key, (_, item) in would_be.items_by_key.items() if key not in was.items_by_key]
    changed = [
        item
        for key, (_, item) in would_be.items_by_key.items()
        if key in was.items_by_key and was.items_by_key[key][1] != item
    ]
    return Newer(added, changed, _rest(was) != _rest(would_be))


def merged(ladder: Ladder) -> dict[str, Any] | None:
    """Return the library's version with what the trust set: tests, times, limits, names, and items of its own."""
    new = library_ladders().get(ladder.key)
    if new is None or new.order != ladder.shape.order:
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


def _rest(shape: LadderShape) -> dict[str, Any]:
    """Return a ladder without its items."""
    found = shape.model_dump(mode="json")
    return {**found, "phases": [{**phase, "items": ()} for phase in found["phases"]]}
