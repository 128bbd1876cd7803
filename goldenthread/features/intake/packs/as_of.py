"""A pack as it was on a day: what is dated later is not there yet, so that a year can be lived from its beginning."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from goldenthread.features.intake.packs.base import Shape
from goldenthread.features.intake.packs.reading import WholePack
from goldenthread.features.intake.packs.risking import RiskFile

Facts = TypeVar("Facts", bound=Shape)

# The day on which something happened: before it, the whole thing is not there.
HAPPENED = ("on", "happened_on", "begun", "sent", "raised", "noted")
# A school has moved on a ladder from a day on.
MOVED = (*HAPPENED, "from_on")
# The day on which something went further, with what was said of it then: before it, it had not.
WENT_FURTHER = {
    "done_on": (), "chosen_on": (), "passed_on": ("lessons",), "settled_on": ("outcome",), "acknowledged": (),
    "answered": ("answer", "changes", "outcome"), "opened": (), "tested": (), "declined": ("reason",), "settled": (),
    "acted_on": ("acted",), "known": (),
}  # fmt: skip


def as_of(whole: WholePack, day: dt.date) -> WholePack:
    """Return a pack without what is dated after a day. Its figures stay, for they come in as the days pass."""
    return replace(
        whole, plan=_cut(whole.plan, day), local=_cut(whole.local, day), doings=_cut(whole.doings, day),
        versions=_cut(whole.versions, day), documents=_cut(whole.documents, day),
        phases=_cut(whole.phases, day, MOVED), risks=_risks(whole.risks, day),
    )  # fmt: skip


def _risks(file: RiskFile, day: dt.date) -> RiskFile:
    """Return the risks that somebody had looked at by a day, with the issues that came of these or of none."""
    there = [one for one in file.risks if not one.scores or one.scores[0].on <= day]
    gone = {one.title for one in file.risks} - {one.title for one in there}
    issues = [one for one in file.issues if one.of not in gone]
    return _cut(file.model_copy(update={"risks": there, "issues": issues}), day)


def _cut(facts: Facts, day: dt.date, happened: Sequence[str] = HAPPENED) -> Facts:
    update: dict[str, Any] = {}
    for name in type(facts).model_fields:
        value = getattr(facts, name)
        if name in WENT_FURTHER and isinstance(value, dt.date) and value > day:
            update |= dict.fromkeys((name, *_said_with(facts, name)), None) | _unsaid(facts, name)
        elif isinstance(value, list) and any(isinstance(one, Shape) for one in value):
            update[name] = [_cut(one, day, happened) for one in value if not _is_later(one, day, happened)]
        elif isinstance(value, Shape):
            is_gone = _is_later(value, day, happened) and _may_be_none(facts, name)
            update[name] = None if is_gone else _cut(value, day, happened)
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


def _is_later(one: Any, day: dt.date, happened: Sequence[str]) -> bool:
    days = (getattr(one, name, None) for name in happened)
    return any(isinstance(value, dt.date) and value > day for value in days)


def _may_be_none(facts: Shape, name: str) -> bool:
    return type(facts).model_fields[name].default is None
