"""The document that a plan was read from: its text, how its lines look, and what of it stands beside the plan."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from goldenthread.domain.reading.mending.staged_plan import Staged
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

MOST_WORDS = 60


@dataclass(frozen=True)
class Beside:
    """Words that stand beside the plan: what it states, by its kind, or what was left out of it."""

    id: str
    kind: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Paper:
    """A document with its blocks in plain values, and what the reading put beside the parts."""

    text: str
    blocks: Sequence[Mapping[str, Any]] = ()
    every: Sequence[Beside] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def beside(self, staged: Staged) -> list[Beside]:
        """Return what stands beside the plan now: as read, and as put aside by hand."""
        taken = set(staged.taken)
        by_hand = [Beside(f"~{at}", *each) for at, each in enumerate(staged.aside)]
        return sorted([each for each in self.every if each.id not in taken] + by_hand, key=lambda each: each.start)

    def without(self, staged: Staged, beside: Beside, left: str) -> Staged:
        """Return the plan where of some words beside it only these are left."""
        rest = [(beside.kind, left, beside.start, beside.end)] if left else []
        if beside.id.startswith("~"):
            at = int(beside.id[1:])
            # Those behind it keep their names until the mend is done.
            held = list(staged.aside)
            held[at] = rest[0] if rest else (beside.kind, "", beside.start, beside.end)
            return replace(staged, aside=tuple(held))
        return replace(staged, taken=(*staged.taken, beside.id), aside=(*staged.aside, *rest))

    def find(self, words: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """Return where words stand in these stretches of the document, or behind the first, however broken."""
        parts = words.split()[:MOST_WORDS]
        if not parts or not spans:
            return None
        within = [*spans, (spans[0][0], len(self.text))]
        for start, end in within:
            if (at := self.text.find(words, start, end)) >= 0:
                return at, at + len(words)
        pattern = re.compile(r"\s+".join(map(re.escape, parts)))
        for start, end in within:
            if match := pattern.search(self.text, start, end):
                return match.start(), match.end()
        return None

    def block_at(self, place: int) -> Mapping[str, Any] | None:
        """Return the block in which a place of the text lies."""
        at = bisect_right(self._starts, place) - 1
        return self.blocks[at] if at >= 0 and place < self.blocks[at]["span"]["end"] else None

    @cached_property
    def _starts(self) -> list[int]:
        return [block["span"]["start"] for block in self.blocks]


def beside_in(found: Mapping[str, Any], text: str) -> list[Beside]:
    """Return what a reading put beside the parts: what the plan states, and what was taken for no part of it."""
    said = [Beside(each["id"], each["kind"], each["text"], *each["span"]) for each in found.get("statements", ())]
    for each in found.get("furniture", ()):
        start, end = each["span"]
        if text[start:end].strip():
            said.append(Beside(f"f{start}", "furniture", text[start:end].strip(), start, end))
    return said
