"""What a statement wishes for beside its figures: it sets none itself, so it is asked about and never dropped."""

from __future__ import annotations

import re

from goldenthread.domain.targets import class_words
from goldenthread.domain.targets.claims import Question
from goldenthread.domain.targets.figures import Figure
from goldenthread.domain.targets.statement import Statement

_WISH = re.compile(
    rf"(?:[,;]|,? and|,? with|,? as well as) (?P<words>(?:(?:a|an|much|even|further|continued|greater|our|the) )?"
    rf"(?:better|fewer|less|more|higher|lower|stronger|happier|calmer|safer|healthier|{class_words.RISE}|"
    rf"{class_words.FALL}) (?!(?:than|to|by|from|or|of|in line|points?|years?)\b)[a-z][^,;]*)"
)


def asked_beside(statement: Statement, found: list[Figure]) -> tuple[Question, ...]:
    """Ask what would show each wish that stands after the last number: "below 12 %, and better behaviour"."""
    if not found or not statement.numbers:
        return ()
    after = max(number.span[1] for number in statement.numbers)
    wishes = [wish.span("words") for wish in _WISH.finditer(statement.copy, after) if not _dated(statement, wish)]
    return tuple(
        Question(f"“{statement.phrase(span)}” sets no figure. What would show it?", "a target of its own")
        for span in wishes
    )


def _dated(statement: Statement, wish: re.Match[str]) -> bool:
    # A figure or a claim within it has been read already, or is a date's.
    return bool(re.search(r"\d", statement.without_dates(wish.span("words"))))
