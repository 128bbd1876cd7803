"""Home's answers, shaped for the page."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.models import Entry
from goldenthread.web.home.setting_up import SettingUp
from goldenthread.web.kit import days
from goldenthread.web.kit.asked import Deed, Many, gathered

NOON, EVENING = 12, 18
# Few enough to be read before a door opens.
SHOWN = 6

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


class Asked(NamedTuple):
    """What is asked of a person: the sentence that says how much, the first rows, and the rest."""

    title: str
    first: list[Deed | Many]
    rest: list[Deed | Many]


# What the software notes for itself, and a reader has no use for.
INNER = {"tier", "grammar", "target_class", "depth", "order", "due_precision"}
LABELS = {
    "said": "what was said", "next_step": "what is next", "due_words": "date as written", "due_from": "date, from",
    "due_until": "date, until", "op": "comparison", "value_word": "figure in words", "good_is": "good is",
    "roll_up": "trust figure", "from_on": "from", "until_on": "until",
}  # fmt: skip


def greeting(now: dt.datetime) -> str:
    if now.hour < NOON:
        return "Good morning."
    return "Good afternoon." if now.hour < EVENING else "Good evening."


def asked(tasks: Iterable[Task], trust: Trust, today: dt.date) -> Asked:
    """Return what is asked of the reader, late things first; more than a few of one kind stand as one."""
    rows = gathered(tasks, trust, today)
    return Asked(_how_many(len(rows)), rows[:SHOWN], rows[SHOWN:])


def nothing_asked(steps: SettingUp | None, *, is_new: bool) -> str:
    """Say that nothing is asked; in a trust that is being set up, what comes first there."""
    if steps and steps.next:
        step = steps.next[0].title
        return f"{'Next' if steps.done else 'First'}: {step[:1].lower()}{step[1:]}."
    return "Nothing is asked of you yet." if is_new else _how_many(0)


def _how_many(count: int) -> str:
    if count == 0:
        return "Nothing is waiting for you."
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} thing{'s need' if count > 1 else ' needs'} you."


class TrailLine(NamedTuple):
    """One entry as a person reads it: who did what to what, and what it changed."""

    number: int
    at: dt.datetime
    who: str
    did: str
    title: str
    changes: list[tuple[str, str, str]]


def trail_line(entry: Entry) -> TrailLine:
    return TrailLine(entry.number, entry.at, entry.by_name, entry.did, entry.title, list(_changes(entry)))


def _changes(entry: Entry) -> Iterator[tuple[str, str, str]]:
    for key in dict.fromkeys([*entry.before, *entry.after]):
        before, after = _shown(entry.before.get(key)), _shown(entry.after.get(key))
        if before != after and not key.endswith("_id") and key not in INNER:
            yield LABELS.get(key, key.replace("_", " ")), before, after


def _shown(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(each)}" for key, each in value.items())[:600]
    if isinstance(value, list):
        return ", ".join(map(_shown, value))[:600]
    return _as_day(str(value))[:600]


def _as_day(kept: str) -> str:
    """Write a day as people do; the trail keeps it as machines sort it."""
    try:
        return days.written(dt.date.fromisoformat(kept)) if len(kept) == len("2026-11-30") else kept
    except ValueError:
        return kept
