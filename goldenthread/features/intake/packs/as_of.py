"""A pack as it was on a day: what is dated later is not there yet, so that a year can be lived from its beginning."""

import datetime as dt
from dataclasses import replace
from typing import Any, TypeVar

from goldenthread.features.intake.packs.base import Shape
from goldenthread.features.intake.packs.reading import WholePack

Facts = TypeVar("Facts", bound=Shape)

# The day on which something happened: before it, the whole thing is not there.
HAPPENED = ("on", "happened_on", "begun", "sent")
# The day on which something went further, with what was said of it then: before it, it had not.
WENT_FURTHER = {
    "done_on": (), "chosen_on": (), "passed_on": ("lessons",), "settled_on": ("outcome",), "acknowledged": (),
    "answered": ("answer", "changes", "outcome"), "opened": (), "declined": ("reason",), "settled": (),
}  # fmt: skip


def as_of(whole: WholePack, day: dt.date) -> WholePack:
    """Return a pack without what is dated after a day."""
    return replace(
        whole, plan=_cut(whole.plan, day), local=_cut(whole.local, day), doings=_cut(whole.doings, day),
        versions=_cut(whole.versions, day), documents=_cut(whole.documents, day),
        readings=[row for row in whole.readings if row.on <= day],
    )  # fmt: skip


def _cut(facts: Facts, day: dt.date) -> Facts:
    update: dict[str, Any] = {}
    for name in type(facts).model_fields:
        value = getattr(facts, name)
        if name in WENT_FURTHER and isinstance(value, dt.date) and value > day:
            update |= dict.fromkeys((name, *_said_with(facts, name)), None) | _unsaid(facts, name)
        elif isinstance(value, list) and any(isinstance(one, Shape) for one in value):
            update[name] = [_cut(one, day) for one in value if not _is_later(one, day)]
        elif isinstance(value, Shape):
            update[name] = None if _is_later(value, day) and _may_be_none(facts, name) else _cut(value, day)
    return facts.model_copy(update=update)


def _said_with(facts: Shape, name: str) -> tuple[str, ...]:
    return tuple(other for other in WENT_FURTHER[name] if other in type(facts).model_fields)


def _unsaid(facts: Shape, name: str) -> dict[str, Any]:
    """Return the words of that day as they were before: empty; what was done had not been begun to be done."""
    words: dict[str, Any] = dict.fromkeys(_said_with(facts, name), "")
    if name == "done_on" and "status" in type(facts).model_fields:
        words |= {"status": "on track"}
        words |= {other: "" for other in ("proof",) if other in type(facts).model_fields}
    return words


def _is_later(one: Any, day: dt.date) -> bool:
    happened = (getattr(one, name, None) for name in HAPPENED)
    return any(isinstance(value, dt.date) and value > day for value in happened)


def _may_be_none(facts: Shape, name: str) -> bool:
    return type(facts).model_fields[name].default is None
