"""A plan as it stood on a day: everything that its page says, in plain values that outlive the tables.

A frozen plan is kept as text: JSON with the number of its schema, always written the same way, so that its
hash can be checked by anyone. What a later release adds gets a new number; every number that was ever
written can be read. It names posts and no persons, and holds no figure that was read.
"""

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

SCHEMA = 2
# The first said nothing of the columns that one top part prints.
READABLE = frozenset({1, 2})


class Unreadable(ValueError):
    """The text is no frozen plan, or of a schema that this release does not know."""


@dataclass(frozen=True)
class FrozenColumn:
    """A column of a level, headed as the trust headed it."""

    key: str
    name: str
    meaning: str = ""


@dataclass(frozen=True)
class FrozenLevel:
    """One level in the trust's own word. `own` are the columns that print beneath a top part, by its reference."""

    depth: int
    one: str
    many: str
    columns: tuple[FrozenColumn, ...] = ()
    own: tuple[tuple[str, tuple[FrozenColumn, ...]], ...] = ()


@dataclass(frozen=True)
class FrozenStatement:
    """A foundation statement, of the whole plan or of the part that `part` refers to.

    `principle` refers to the one that an entitlement answers to, `clash` says what a fact clashes with.
    """

    ref: str
    kind: str
    text: str
    source: str = ""
    part: str = ""
    title: str = ""
    year: str = ""
    base: str = ""
    quotation: str = ""
    principle: str = ""
    clash: str = ""

    @property
    def words(self) -> str:
        """All that it says: its short name, its words and those that it quotes."""
        return "\n".join(text for text in (self.title, self.text, self.quotation) if text)

    @property
    def sourced(self) -> str:
        """Where a fact comes from, of which year and as a share of what."""
        return ", ".join(text for text in (self.source, self.year, self.base) if text)

    @property
    def beside(self) -> str:
        """What stands beside its words: where it comes from, and what it clashes with."""
        clash = f"Clashes with “{self.clash}”" if self.clash else ""
        return "\n".join(text for text in (self.sourced, clash) if text)


@dataclass(frozen=True)
class FrozenTarget:
    """A target as written, and beside it what was understood and kept of it."""

    text: str
    ref: str = ""
    column: str = ""
    measure: str = ""
    op: str = ""
    value: str = ""
    value_to: str = ""
    word: str = ""
    reference: str = ""
    tolerance: str = ""
    due_words: str = ""
    due_until: dt.date | None = None


@dataclass(frozen=True)
class FrozenPart:
    """One part: its words, its number as printed and as counted, its date, its posts, its targets.

    `people` are pairs of capacity and post. `came_from` refers to the part of an earlier plan that it
    carries forward, `lives_by` to values and principles.
    """

    ref: str
    title: str
    under: str = ""
    depth: int = 1
    printed: str = ""
    counted: str = ""
    text: str = ""
    theme: str = ""
    grid: str = ""
    due_words: str = ""
    due_from: dt.date | None = None
    due_until: dt.date | None = None
    cells: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    milestones: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    measures: tuple[str, ...] = ()
    targets: tuple[FrozenTarget, ...] = ()
    came_from: str = ""
    lives_by: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        return self.printed or self.counted

    @property
    def called(self) -> str:
        """“2.1 Every child reads”."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True)
class FrozenPlan:
    """A whole plan; its parts stand in reading order. `control` and `flags` are pairs of heading and text."""

    ref: str
    title: str
    kind: str = ""
    place: str = ""
    period_words: str = ""
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    adopted_on: dt.date | None = None
    next_review_on: dt.date | None = None
    rolling_years: int | None = None
    control: tuple[tuple[str, str], ...] = ()
    flags: tuple[tuple[str, str], ...] = ()
    levels: tuple[FrozenLevel, ...] = ()
    statements: tuple[FrozenStatement, ...] = ()
    parts: tuple[FrozenPart, ...] = ()

    def level(self, depth: int) -> FrozenLevel:
        found = next((level for level in self.levels if level.depth == depth), None)
        return found or FrozenLevel(depth, "Part", "Parts")

    def printed(self, part: FrozenPart) -> tuple[FrozenColumn, ...]:
        """The columns that print where a part stands, each as it is headed there."""
        level = self.level(part.depth)
        return dict(level.own).get(self._tops.get(part.ref, ""), level.columns)

    def cells(self, part: FrozenPart) -> list[tuple[str, str, str]]:
        """What a part prints, as key, heading and text; columns that nobody headed last, under their keys."""
        known = {column.key for column in self.level(part.depth).columns}
        headings = {column.key: column.name for column in self.printed(part)}
        texts = dict(part.cells)
        return [
            (key, name, texts[key])
            for key, name in (headings | {key: key for key in texts if key not in known}).items()
            if key in texts
        ]

    @cached_property
    def _tops(self) -> dict[str, str]:
        """The reference of the top part over each part."""
        tops: dict[str, str] = {}
        for part in self.parts:
            tops[part.ref] = tops.get(part.under, part.ref)
        return tops


def written(plan: FrozenPlan) -> str:
    """Write a plan as text, the same plan always as the same text."""
    document = {"schema": SCHEMA, "plan": dataclasses.asdict(plan)}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_as_text)


def digest(text: str) -> str:
    """Return the SHA-256 of a frozen plan's text, as `sha256sum` would print it."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(text: str) -> FrozenPlan:
    """Read a plan back. Raises Unreadable for any other text."""
    try:
        document = json.loads(text)
        schema = document["schema"]
        if schema not in READABLE:
            raise Unreadable(f"This version was written by another release (schema {schema}).")
        return _plan(document["plan"])
    except (ValueError, KeyError, TypeError, AttributeError) as flaw:
        if isinstance(flaw, Unreadable):
            raise
        raise Unreadable("This is no frozen plan.") from flaw


def _plan(facts: Mapping[str, Any]) -> FrozenPlan:
    lists = {
        "control": _pairs(facts["control"]),
        "flags": _pairs(facts["flags"]),
        "levels": tuple(_level(one) for one in facts["levels"]),
        "statements": tuple(FrozenStatement(**one) for one in facts["statements"]),
        "parts": tuple(_part(one) for one in facts["parts"]),
    }
    days = _days(facts, "starts_on", "ends_on", "adopted_on", "next_review_on")
    return FrozenPlan(**{**facts, **lists, **days})


def _level(facts: Mapping[str, Any]) -> FrozenLevel:
    own = tuple((top, _columns(columns)) for top, columns in facts.get("own", ()))
    return FrozenLevel(**{**facts, "columns": _columns(facts["columns"]), "own": own})


def _columns(rows: Iterable[Mapping[str, str]]) -> tuple[FrozenColumn, ...]:
    return tuple(FrozenColumn(**one) for one in rows)


def _part(facts: Mapping[str, Any]) -> FrozenPart:
    # Most of what a part could hold it does not hold: what is empty stays as it is made.
    held = {name: value for name, value in facts.items() if value}
    for name in ("cells", "milestones", "people"):
        if name in held:
            held[name] = _pairs(held[name])
    for name in ("flags", "tags", "measures", "lives_by"):
        if name in held:
            held[name] = tuple(held[name])
    for name in ("due_from", "due_until"):
        if name in held:
            held[name] = dt.date.fromisoformat(held[name])
    if "targets" in held:
        held["targets"] = tuple(FrozenTarget(**{**one, **_days(one, "due_until")}) for one in held["targets"])
    return FrozenPart(**held)


def _pairs(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, second in rows)


def _days(facts: Mapping[str, Any], *names: str) -> dict[str, dt.date | None]:
    return {name: dt.date.fromisoformat(facts[name]) if facts[name] else None for name in names}


def _as_text(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no place in a frozen plan for {type(value).__name__}")
