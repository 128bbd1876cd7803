"""What is gathered from a file for one trust, and by what the trust and its schools are known in it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from goldenthread.features.intake.national import Table

EXAMPLES = 5


@dataclass(frozen=True)
class Known:
    """What is known of one school of the trust: by which numbers a file may call it."""

    ref: str
    name: str
    urn: str = ""
    laestab: str = ""
    authority: str = ""
    authority_code: str = ""


@dataclass
class Gathered:
    """What a file holds for a trust. Lines are plain values, so that they can wait for a decision.

    `every_school` is what it says of all schools, ours among them, so that ours can be held against those like them.
    """

    readings: list[dict[str, Any]] = field(default_factory=list)
    comparators: list[dict[str, Any]] = field(default_factory=list)
    every_school: Table = field(default_factory=Table)
    matched: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    skipped: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    rows: int = 0

    def skip(self, why: str, example: str = "", times: int = 1) -> None:
        self.skipped[why] += times
        shown = self.examples.setdefault(why, [])
        if example and len(shown) < EXAMPLES and example not in shown:
            shown.append(example)


@dataclass(frozen=True)
class Trusted:
    """By which numbers a file of trusts may call this one; a company's number also without its leading noughts."""

    numbers: frozenset[str] = frozenset()

    @classmethod
    def by(cls, *numbers: str) -> "Trusted":
        return cls(frozenset(each.strip().lstrip("0") for each in numbers if each.strip().lstrip("0")))
