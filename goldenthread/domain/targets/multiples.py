"""“Double”, “treble” and “halve”: a number of times what was, and what that was where it is said."""

from __future__ import annotations

import re

from goldenthread.domain.targets import figure_words as words
from goldenthread.domain.targets.claims import Claim, Figure, Question
from goldenthread.domain.targets.measures_named import own_words
from goldenthread.domain.targets.statement import Span, Statement, scope_of

START_FROM = Question("What is the figure to start from, and of which date?", "last year's figure")


def multiples(statement: Statement, found: list[Figure]) -> list[Figure]:
    """Return the claims of "double", "treble" and "halve" that no figure found has spoken of."""
    said = [match for match in words.TIMES.finditer(statement.copy) if not _covered(match.start(), found)]
    edges = [0, *(match.start() for match in said[1:]), len(statement.copy)]
    return [_multiple(statement, match, (edges[place], edges[place + 1])) for place, match in enumerate(said)]


def _covered(place: int, found: list[Figure]) -> bool:
    return any(figure.span[0] <= place < figure.span[1] for figure in found)


def _multiple(statement: Statement, match: re.Match[str], part: Span) -> Figure:
    value = next(times for stem, times in words.MULTIPLE.items() if match["word"].startswith(stem))
    inside = [mention for mention in statement.mentions if part[0] <= mention.span[0] < part[1]]
    after = [mention for mention in inside if mention.span[0] >= match.end()]
    named = [mention.family.key for mention in after + inside]
    claim = Claim(
        scope=scope_of(statement.copy),
        measure=named[0] if named else own_words(statement, part, match.span()),
        test="change",
        op="down" if value == "0.5" else "up",
        value=value,
        unit="times",
        reference=f"baseline({start})" if (start := _start_of(statement, part)) else statement.baseline(),
        when=statement.when(),
    )
    return Figure(claim, part, "R", () if start else (START_FROM,))


def _start_of(statement: Statement, part: Span) -> str:
    """Return the figure that a multiple starts from: "doubled from 22 %"."""
    for number in statement.numbers:
        before = statement.copy[max(0, number.figure[0] - 50) : number.figure[0]]
        if part[0] <= number.figure[0] < part[1] and words.FROM.search(before):
            return f"{number.low}{' ' + number.unit if number.unit else ''}"
    return ""
