"""The parts of a plan as an outline that is worked on: the lines, each with what can be done to it."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.editing import Part, Skeleton
from goldenthread.web.kit.words import uncapitalised

# A plan of up to so many parts is worked on whole; a longer one is opened strand by strand.
SHOWN_WHOLE = 300
_SPOKEN_VOWEL = re.compile(r"(?!uni|use|eu|one)[aeiou]", re.IGNORECASE)


def with_article(word: str) -> str:
    """Return “an aim”, “a strand”, for the middle of a sentence."""
    small = uncapitalised(word)
    return f"{'an' if _SPOKEN_VOWEL.match(small) else 'a'} {small}"


class OutlineRow(NamedTuple):
    """A line as the template places it. `add_word` is what can stand beneath it, or nothing."""

    ref: str
    depth: int
    level: str
    number: str
    counted: str
    title: str
    add_word: str
    is_first: bool
    is_last: bool
    folded: int


class OutlineToEdit:
    """A whole plan to be worked on; of a long one, the strand that was opened."""

    def __init__(self, skeleton: Skeleton, opened: str = "") -> None:
        self.skeleton = skeleton
        self.opened = opened

    @property
    def is_long(self) -> bool:
        return len(self.skeleton.parts) > SHOWN_WHOLE

    @cached_property
    def rows(self) -> list[OutlineRow]:
        return [self._row(part, is_open) for part, is_open in self._shown()]

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

    def _shown(self) -> list[tuple[Part, bool]]:
        if not self.is_long or self.opened == "all":
            return [(part, True) for part in self.skeleton.parts]
        found, is_open = [], False
        for part in self.skeleton.parts:
            if part.depth == 1:
                is_open = part.element.ref == self.opened
            if part.depth == 1 or is_open:
                found.append((part, is_open))
        return found

    def _row(self, part: Part, is_open: bool) -> OutlineRow:  # noqa: FBT001  a fact of the row
        beneath = self.skeleton.frame.get(part.depth + 1)
        beside = self._beside(part)
        return OutlineRow(
            ref=part.element.ref, depth=part.depth, level=part.level.one, number=part.number, counted=part.counted,
            title=part.element.title, add_word=with_article(beneath.one) if beneath else "",
            is_first=beside[0] is part.element, is_last=beside[-1] is part.element,
            folded=0 if is_open else part.beneath,
        )  # fmt: skip

    def _beside(self, part: Part) -> Sequence[Element]:
        parent = part.node.parent
        return [node.row for node in parent.children] if parent else self._tops

    @cached_property
    def _tops(self) -> list[Element]:
        return [part.element for part in self.skeleton.parts if part.depth == 1]
