"""Actions and milestones as a page prints them, from the lines in which they were gathered."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_date

from goldenthread.domain.plans import action_status

DUE = {key: key for key in ("due_words", "due_from", "due_until", "due_question")}

DEED = {
    **{key: key for key in ("ref", "title", "status", "done_on", "times_moved", "kind", "priority", "rhythm")},
    **{key: key for key in ("blocked_because", "blocked_on", "verified_on", "source_kind", "source_ref")},
    "post": "post__title", "verifier": "verifier__title", **DUE,
}  # fmt: skip


@dataclass(frozen=True)
class Deed:
    """An action or milestone: the words, by whom, how it stands, and how often its day was put off."""

    ref: str
    title: str
    post: str
    status: str
    done_on: dt.date | None
    times_moved: int
    due_words: str
    due_from: dt.date | None
    due_until: dt.date | None
    due_question: str
    kind: str = "action"
    priority: str = "normal"
    rhythm: str = ""
    blocked_because: str = ""
    blocked_on: dt.date | None = None
    verifier: str = ""
    verified_on: dt.date | None = None
    source_kind: str = ""
    source_ref: str = ""
    of: str = ""
    of_ref: str = ""

    def standing(self, today: dt.date) -> str:
        """Say how it stands today: not due, due, late, missed, blocked …"""
        facts = action_status.Facts(
            kind=self.kind, status=self.status, due_from=self.due_from, due_until=self.due_until,
            is_unclear=bool(self.due_question), is_blocked=self.blocked_on is not None,
            waits_for_proof=bool(self.verifier) and self.verified_on is None,
        )  # fmt: skip
        return action_status.standing(facts, today)

    @property
    def source(self) -> tuple[str, str]:
        """What it was made of, by kind and reference."""
        return self.source_kind, self.source_ref

    @property
    def moved_words(self) -> str:
        """“Slipped twice”."""
        times = {2: "twice", 3: "three times"}.get(self.times_moved, f"{self.times_moved} times")
        return f"Slipped {times}"


def deed_of(line: Mapping[str, Any]) -> Deed:
    """Make an action of a gathered line."""
    return Deed(**days_of(line, "due_from", "due_until", "done_on", "blocked_on", "verified_on"))


def days_of(line: Mapping[str, Any], *fields: str) -> dict[str, Any]:
    """Return a line with its days as days; an instant is the day that it fell on."""
    return {**line, **{key: parse_date(line[key][:10]) if line[key] else None for key in fields}}
