"""A plan while its answers are worked in: parts that may be reworded, and what comes out beside them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from goldenthread.domain.reading.mending.staged_plan import Staged, StagedPart, from_reading

MOST_WORDS = 600
OWN_TEXT = "its own text"


@dataclass
class Settled:
    """The parts as they will be kept, and what the answers say besides.

    `notes` are what is still to settle, by part; `statements` are (kind, words, part); `flags` are letters with
    their meaning, `flagged` the parts that carry them; `codes` are what S means in S2020; `due` the days that a
    person confirmed, by part and the words of the date; `shared` are lines that are one target for all;
    `became_parts` are statements that are parts now.
    """

    staged: Staged
    notes: dict[str, list[str]] = field(default_factory=dict)
    statements: list[tuple[str, str, str]] = field(default_factory=list)
    flags: dict[str, str] = field(default_factory=dict)
    flagged: dict[str, list[str]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    due: dict[tuple[str, str], tuple[str | None, str | None]] = field(default_factory=dict)
    reworded: dict[tuple[str, str], str] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    only_in_summary: set[str] = field(default_factory=set)
    became_parts: set[str] = field(default_factory=set)

    def note(self, part: str, words: str) -> None:
        """Note something that is still to be settled about a part."""
        held = self.notes.setdefault(part, [])
        if words not in held:
            held.append(words)


class Working:
    """The parts in order, changed one field at a time; a field that was mended by hand is left as it is."""

    def __init__(self, staged: Staged, found: Mapping[str, Any], text: str) -> None:
        self.staged, self.found, self.text = staged, found, text
        self.parts = list(staged.parts)
        self.read = {part.id: part for part in from_reading(dict(found)).parts} if found.get("elements") else {}
        self.by_hand = {
            (part.id, name) for part in staged.parts for name in _fields(part)
            if part.id not in self.read or _get(part, name) != _get(self.read[part.id], name)
        }  # fmt: skip
        self.out = Settled(staged)

    def place(self, part_id: str) -> int | None:
        """Return where a part stands; nothing where it was joined to another or put aside."""
        return next((at for at, part in enumerate(self.parts) if part.id == part_id), None)

    def part(self, part_id: str) -> StagedPart | None:
        """Return a part as it stands now."""
        at = self.place(part_id)
        return None if at is None else self.parts[at]

    def put(self, part_id: str, name: str, words: str) -> bool:
        """Set one field of a part: its number, title or text, or the cell under a heading (“cell Heading”)."""
        at = self.place(part_id)
        if at is None or (part_id, name) in self.by_hand:
            return False
        self.parts[at] = _set(self.parts[at], name, words)
        return True

    def change(self, part_id: str, name: str, by: Callable[[str], str]) -> bool:
        """Change one field of a part by what it holds."""
        part = self.part(part_id)
        return part is not None and self.put(part_id, name, by(_get(part, name)))

    def source(self, question: Mapping[str, Any]) -> str:
        """Return the words that a question is about, on one line."""
        start, end = question["span"]
        return " ".join(self.text[start:end].split())

    def find(self, part_id: str, words: str) -> tuple[str, re.Match[str]] | None:
        """Find words in a part, however they are broken into lines; a number or bullet before them may be gone."""
        part = self.part(part_id)
        if part is None:
            return None
        for pattern in _patterns(words):
            for name in _fields(part):
                if name != "number" and (match := pattern.search(_get(part, name))):
                    return name, match
        return None

    def reword(self, part_id: str, words: str, by: Callable[[str], str]) -> bool:
        """Change words where they stand in a part; says whether they were found."""
        place = self.find(part_id, words)
        if place is None:
            return False
        name, match = place
        return self.change(part_id, name, lambda held: held[: match.start()] + by(match[0]) + held[match.end() :])

    def move(self, part_id: str, words: str, heading: str) -> bool:
        """Move words of a part into the column of a heading, or into its own text."""
        place = self.find(part_id, words)
        target = "text" if heading == OWN_TEXT else f"cell {heading}"
        if place is None or place[0] in (target, "title"):
            return False
        name, match = place
        if not self.change(part_id, name, lambda held: _without(held, match)):
            return False
        return self.change(part_id, target, lambda held: f"{held}\n{match[0]}".strip())

    def part_around(self, span: list[int]) -> str:
        """Return the part that a stretch of the source was read into, the innermost; empty where none was."""
        found = ""
        for element in self.found["elements"]:
            stretches = [element["span"], *element.get("pieces", ())]
            if any(start <= span[0] < end for start, end in stretches):
                found = element["id"]
        return found

    def lift(self, part_id: str) -> None:
        """Take a part out, and set what stood under it in its place."""
        at = self.place(part_id)
        if at is not None:
            self.raise_under(part_id)
            del self.parts[at]

    def raise_under(self, part_id: str) -> None:
        """Set what stands under a part beside it."""
        at = self.place(part_id)
        if at is None:
            return
        depth = self.parts[at].depth
        end = next((each for each in range(at + 1, len(self.parts)) if self.parts[each].depth <= depth),
                   len(self.parts))  # fmt: skip
        self.parts[at + 1 : end] = [replace(part, depth=part.depth - 1) for part in self.parts[at + 1 : end]]

    def set_under(self, fresh: StagedPart, parts: Sequence[StagedPart]) -> None:
        """Put a part where the first of several stands, and set them under it with all that is theirs."""
        held = {part.id for part in parts}
        self.parts.insert(self.place(parts[0].id) or 0, fresh)
        depth = None
        for at, part in enumerate(self.parts):
            # What stands deeper than the last of them is theirs.
            depth = part.depth if part.id in held else depth if depth is not None and part.depth > depth else None
            if depth is not None:
                self.parts[at] = replace(part, depth=part.depth + 1)

    def above(self, part_id: str) -> StagedPart | None:
        """Return the part that a part stands under."""
        at = self.place(part_id)
        if at is None:
            return None
        return next((part for part in reversed(self.parts[:at]) if part.depth < self.parts[at].depth), None)

    def insert_under(self, part_id: str, fresh: list[StagedPart]) -> None:
        """Put parts behind all that stands under a part; at the end where it is no longer there."""
        at = self.place(part_id)
        if at is None:
            self.parts += fresh
            return
        own = self.parts[at].depth
        end = next((each for each in range(at + 1, len(self.parts)) if self.parts[each].depth <= own),
                   len(self.parts))  # fmt: skip
        self.parts[end:end] = fresh

    def children(self, part_id: str) -> Iterator[StagedPart]:
        """Yield the parts right under a part, in order."""
        at = self.place(part_id)
        if at is None:
            return
        for part in self.parts[at + 1 :]:
            if part.depth <= self.parts[at].depth:
                return
            if part.depth == self.parts[at].depth + 1:
                yield part

    def siblings(self, part_id: str) -> list[StagedPart]:
        """Return a part with those beside it under the same part above."""
        at = self.place(part_id)
        if at is None:
            return []
        above = self.above(part_id)
        if above is None:
            return [part for part in self.parts if part.depth == self.parts[at].depth]
        return list(self.children(above.id))


def _fields(part: StagedPart) -> list[str]:
    return ["number", "title", "text", *(f"cell {heading}" for heading, _ in part.cells)]


def _get(part: StagedPart, name: str) -> str:
    if name.startswith("cell "):
        return dict(part.cells).get(name[5:], "")
    return str(getattr(part, name))


def _set(part: StagedPart, name: str, words: str) -> StagedPart:
    if name == "number":
        return replace(part, number=words)
    if name == "title":
        return replace(part, title=words)
    if name == "text":
        return replace(part, text=words)
    return replace(part, cells=tuple((dict(part.cells) | {name[5:]: words}).items()))


def _patterns(words: str) -> Iterator[re.Pattern[str]]:
    parts = words.split()[:MOST_WORDS]
    for skipped in range(min(3, len(parts))):
        yield re.compile(r"\s+".join(map(re.escape, parts[skipped:])))


def _without(held: str, match: re.Match[str]) -> str:
    left = f"{held[: match.start()].rstrip()}\n{held[match.end() :].lstrip()}"
    return left.strip()
