"""Paragraphs in which a whole list runs on without a line's end, as text stands that was taken off a page.

“Section 1: Teaching, by: 1. planning well 2. marking less 3. talking more Section 2: …” is parted before each level's
word with its number and before each figure, where these count on from one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary
from goldenthread.foundation.documents.document import Block, Span

_SHORTEST = 200
_FEWEST, _FEWEST_LEVELS, _FEWEST_IN_A_CELL = 3, 2, 2
_LETTERED = re.compile(r"(?<=\s)(?P<letter>[A-H])\.\s+(?=[A-Z0-9‘“])")
_COUNTED = re.compile(r"(?<=\s)(?P<number>\d{1,2})[.)]\s+(?=[A-Za-z‘“'\"])")
_COUNTED_ON = re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,2})[.)]\s+(?=[A-Z‘“'\"])")

# Where a point of a list ends and the next begins, in one line: “Train all staff Buy books”.
_POINTS = re.compile(
    r"(?<![\w’'-])(?!(?:the|a|an|of|and|or|by|per|to|in|for|with|our|from|at|as|on|new|all|each|via|use|using|within|across)\s)"
    r"[a-z][\w’'/-]*[)\]]?(?P<cut> )(?=[A-Z][a-z]+ [a-z])"
)
_LEAST_OF_POINTS = 60


class _Cut(NamedTuple):
    """Where a paragraph may be parted, what counts there and how far it has come."""

    at: int
    word: str
    number: int


def apart(block: Block, vocabulary: Vocabulary) -> list[Block]:
    """Return a block in as many pieces as a list in it has; as it is where none runs on in it."""
    if len(block.text) < _SHORTEST or len(block.text) != block.span.end - block.span.start:
        return [block]
    cuts = sorted({cut.at for run in _runs(list(_cuts(block.text, vocabulary))) for cut in run})
    return _pieces(block, cuts)


def _pieces(block: Block, cuts: list[int]) -> list[Block]:
    pieces = []
    for start, end in zip([0, *cuts], [*cuts, len(block.text)], strict=True):
        words = block.text[start:end].strip()
        if words:
            at = block.span.start + block.text.index(words, start)
            pieces.append(replace(block, text=words, span=Span(at, at + len(words))))
    return pieces


def in_cell(block: Block, vocabulary: Vocabulary) -> list[Block]:
    """Return what stands in a cell in its pieces: a list of two points is one where nothing else stands beside it."""
    pieces = apart(block, vocabulary)
    return pieces if len(pieces) > 1 else _listed(block)


def _listed(block: Block) -> list[Block]:
    """Return a cell that is a counted list from its first word on in its points: “1. Hear pupils 2. Buy books”."""
    cuts: list[int] = []
    for match in _COUNTED_ON.finditer(block.text):
        if int(match["number"]) == len(cuts) + 1 and (cuts or match.start() == 0):
            cuts.append(match.start())
    if len(cuts) < _FEWEST_IN_A_CELL or len(block.text) != block.span.end - block.span.start:
        return [block]
    return _pieces(block, cuts[1:])


def _cuts(text: str, vocabulary: Vocabulary) -> Iterator[_Cut]:
    for match in _COUNTED.finditer(text):
        yield _Cut(match.start(), "", int(match["number"]))
    for match in _LETTERED.finditer(text):
        yield _Cut(match.start(), "a letter", ord(match["letter"]) - ord("A") + 1)
    for match in vocabulary.level_within.finditer(text):
        yield _Cut(match.start(), match["level"].lower(), int(match["number"]))


def _runs(cuts: list[_Cut]) -> Iterator[list[_Cut]]:
    """Yield the runs that count on from one, long enough to be no accident."""
    found: list[list[_Cut]] = []
    words = {cut.word for cut in cuts} - {"", "a letter"}
    last: dict[tuple[str, int], list[_Cut]] = {}
    for cut in cuts:
        # “Year 1.” begins nothing: what counts on goes on with the last run that came so far.
        if run := last.pop((cut.word, cut.number - 1), None):
            run.append(cut)
        elif cut.number == 1:
            found.append(run := [cut])
        else:
            continue
        last[cut.word, cut.number] = run
    # Beside a list that is one beyond doubt two are enough.
    is_listed = any(len(run) >= (_FEWEST_LEVELS if run[0].word in words else _FEWEST) for run in found)
    yield from (run for run in found if is_listed and len(run) > 1)


def runs_together(words: str) -> bool:
    """Say whether the points of a list stand in one line, with nothing but a capital letter between them."""
    return len(words) > _LEAST_OF_POINTS and ". " not in words and bool(_POINTS.search(words))


def points_apart(words: str) -> str:
    """Set the points of a list that ran together on lines of their own."""
    return _POINTS.sub(lambda match: match[0].rstrip() + "\n", words) if runs_together(words) else words
