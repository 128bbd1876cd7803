"""The parts of a plan as an outline that is worked on: lines that are typed in, and what changed among them."""

import re
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.outline.editing import Part, Skeleton
from goldenthread.web.kit.words import uncapitalised

# A plan of up to so many parts is worked on whole; a longer one is opened strand by strand.
SHOWN_WHOLE = 300
_SPOKEN_VOWEL = re.compile(r"(?!uni|use|eu|one)[aeiou]", re.IGNORECASE)


def with_article(word: str) -> str:
    """Return “an aim”, “a strand”, for the middle of a sentence."""
    small = uncapitalised(word)
    return f"{'an' if _SPOKEN_VOWEL.match(small) else 'a'} {small}"


def mark_of(number: str, title: str) -> str:
    """Return a short mark of a line's words, by which a page tells what its reader changed."""
    return f"{zlib.crc32((number + chr(10) + title).encode()):x}"


@dataclass(frozen=True)
class Typed:
    """Words of a line that could not be saved: what was typed, why not, and what somebody else made of it."""

    number: str
    title: str
    says: str
    stands: Element | None = None


class OutlineRow(NamedTuple):
    """A line as the template places it. `closes` is how many branches end after it."""

    ref: str
    depth: int
    level: str
    printed: str
    computed: str
    counted: str
    title: str
    mark: str
    has_columns: bool
    add_word: str
    folded: int
    closes: range
    typed: Typed | None = None

    @property
    def number(self) -> str:
        return self.printed or self.computed

    @property
    def said_number(self) -> str:
        return self.typed.number if self.typed else self.printed

    @property
    def said_title(self) -> str:
        return self.typed.title if self.typed else self.title


class OutlineToEdit:
    """A whole plan to be worked on; of a long one, the strands that were opened."""

    def __init__(
        self, skeleton: Skeleton, opened: Collection[str] = (), typed: Mapping[str, Typed] | None = None
    ) -> None:
        self.skeleton = skeleton
        self.opened = opened
        self.typed = typed or {}

    @property
    def is_long(self) -> bool:
        return len(self.skeleton.parts) > SHOWN_WHOLE

    @property
    def count(self) -> int:
        return len(self.skeleton.parts)

    @cached_property
    def lost(self) -> dict[str, Typed]:
        """What was typed into parts that somebody else took out meanwhile, by their references."""
        here = {part.element.ref for part in self.skeleton.parts}
        return {ref: typed for ref, typed in self.typed.items() if ref not in here}

    @cached_property
    def rows(self) -> list[OutlineRow]:
        return self.rows_of(list(self._shown()))

    def rows_of(self, shown: Sequence[tuple[Part, bool]]) -> list[OutlineRow]:
        """Return lines that follow on each other; each says how many branches end after it."""
        if not shown:
            return []
        depths = [part.depth for part, _ in shown]
        after = [*(one - other + 1 for one, other in pairwise(depths)), depths[-1] - depths[0] + 1]
        return [
            self._row(part, closes, is_open=is_open)
            for (part, is_open), closes in zip(shown, after, strict=True)
        ]  # fmt: skip

    def lines(self, refs: Collection[str]) -> list[OutlineRow]:
        """Return the lines of some parts, each by itself."""
        return [self._row(part, 0) for part in self.skeleton.parts if part.element.ref in refs]

    def branch(self, ref: str) -> list[OutlineRow]:
        """Return the lines of a part and all beneath it."""
        parts = {part.element.pk: part for part in self.skeleton.parts}
        head = next((part for part in self.skeleton.parts if part.element.ref == ref), None)
        return self.rows_of([(parts[node.row.pk], True) for node in head.node.walk()]) if head else []

    @property
    def words(self) -> list[str]:
        """The trust's words for the levels, top first."""
        return [level.one for _, level in sorted(self.skeleton.frame.items())]

    @property
    def top_word(self) -> str:
        """The trust's word for a part of the top level, with its article."""
        return with_article(self.skeleton.frame[1].one if self.skeleton.frame else "part")

    @cached_property
    def problems(self) -> list[tuple[Part, str]]:
        """What is the matter with printed numbers, and with damaged text."""
        parts = {part.element.pk: part for part in self.skeleton.parts}
        numbers = [(parts[clash.key], clash.says) for clash in self.skeleton.clashes]  # type: ignore[index]
        return numbers + [(part, part.element.repair) for part in parts.values() if part.element.repair]

    def _shown(self) -> Iterator[tuple[Part, bool]]:
        is_open = False
        for part in self.skeleton.parts:
            if part.depth == 1:
                is_open = not self.is_long or "all" in self.opened or part.element.ref in self.opened
            if part.depth == 1 or is_open:
                yield part, is_open

    def _row(self, part: Part, closes: int, *, is_open: bool = True) -> OutlineRow:
        beneath = self.skeleton.frame.get(part.depth + 1)
        element = part.element
        return OutlineRow(
            ref=element.ref, depth=part.depth, level=part.level.one, printed=element.number, computed=part.computed,
            counted=part.counted, title=element.title, mark=mark_of(element.number, element.title),
            has_columns=bool(part.level.columns), add_word=with_article(beneath.one) if beneath else "",
            folded=0 if is_open else part.beneath, closes=range(closes), typed=self.typed.get(element.ref),
        )  # fmt: skip


def looks(skeleton: Skeleton) -> dict[str, tuple[Any, ...]]:
    """Return how every part looks in its line, by reference: two of these tell which lines a deed changed."""
    return {
        part.element.ref: (part.level.one, part.element.number, part.computed, part.element.title)
        for part in skeleton.parts
    }  # fmt: skip


def place_of(skeleton: Skeleton, element: Element) -> tuple[str, str]:
    """Return under which part a part stands, and after which neighbour, by their references."""
    node = skeleton.part(element).node
    beside = node.parent.children if node.parent else [part.node for part in skeleton.parts if part.depth == 1]
    at = next(at for at, other in enumerate(beside) if other.row.pk == element.pk)
    return (node.parent.row.ref if node.parent else "", beside[at - 1].row.ref if at else "")
