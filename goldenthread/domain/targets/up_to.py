"""“Up to 96 %”: where what is wanted is to rise to, or the most that is allowed of what is not."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.domain.targets import lexicon
from goldenthread.domain.targets.claims import Figure, Question
from goldenthread.domain.targets.statement import Statement

_WHICH = Question("Is the figure to rise to this, or not to go above it?", "not to go above it")
_UP_TO = re.compile(r"\bup to\b")


def turned(statement: Statement, figure: Figure) -> Figure:
    """Read a figure after “up to” by which way is good, and ask where that is not known."""
    if figure.claim.op != "<=" or not _is_up_to(statement, figure):
        return figure
    family = lexicon.family_of(figure.claim.measure)
    if family is not None and family.good_is == "lower":
        return figure
    if family is not None and family.good_is == "higher":
        return replace(figure, claim=replace(figure.claim, op=">="))
    return replace(figure, questions=(*figure.questions, _WHICH))


def _is_up_to(statement: Statement, figure: Figure) -> bool:
    start, end = figure.span
    return any(
        start <= number.figure[0] < end and _UP_TO.search(statement.copy[slice(*number.span)])
        for number in statement.numbers
    )
