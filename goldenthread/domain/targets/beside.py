"""What stands beside a statement's figures and sets none: a wish, or who is left out. It is asked, never dropped."""

from __future__ import annotations

import re

from goldenthread.domain.targets import class_words
from goldenthread.domain.targets.claims import Figure, Question
from goldenthread.domain.targets.statement import Statement

_WISH = re.compile(
    rf"(?:[,;]|,? and|,? with|,? as well as) (?P<words>(?:(?:a|an|much|even|further|continued|greater|our|the) )?"
    rf"(?:better|fewer|less|more|higher|lower|stronger|happier|calmer|safer|healthier|{class_words.RISE}|"
    rf"{class_words.FALL}) (?!(?:than|to|by|from|or|of|in line|points?|years?)\b)[a-z][^,;]*)"
)

# "Other than English" is a first language, and "outside of school" where something happens.
_LEFT_OUT = re.compile(
    r"(?:\b(?:except(?:ing|ed)?|excluding|excludes|apart from|aside from|all but|barring|not (?:counting|including)|"
    r"leaving out|with the exception of|outside(?: of)? our)\b) (?P<words>[a-z][^,;.]*)"
)

# Of England, an authority, a school or a year there is one that is meant; of any other place nobody here knows it.
_WHOSE = re.compile(
    r"\b(?!(?:nation|england|country|county|authority|trust|school|year|phase|sector)['’]s)(?P<words>[a-z]+['’]s "
    r"(?:average|mean|rate|figure))\b"
)


def asked_beside(statement: Statement, found: list[Figure]) -> tuple[Question, ...]:
    """Ask what would show each wish after the last number, "12 %, and better behaviour", and who is left out."""
    if not found or not statement.numbers:
        return ()
    after = max(number.span[1] for number in statement.numbers)
    wishes = [wish.span("words") for wish in _WISH.finditer(statement.copy, after) if not _dated(statement, wish)]
    averages = [match.span("words") for match in _WHOSE.finditer(statement.copy)]
    return (
        *(Question(f"Where is “{statement.phrase(span)}” published?", "") for span in averages),
        *(
            Question(f"“{statement.phrase(span)}” sets no figure. What would show it?", "a target of its own")
            for span in wishes
        ),
        *left_out(statement),
    )


def left_out(statement: Statement) -> tuple[Question, ...]:
    """Ask of whom a sentence does not hold: “all pupils, except those new to the school”."""
    spans = [match.span() for match in _LEFT_OUT.finditer(statement.copy)]
    return tuple(Question(f"Who is left out by “{statement.phrase(span)}”, and who decides it?") for span in spans)


def _dated(statement: Statement, wish: re.Match[str]) -> bool:
    # A figure or a claim within it has been read already, or is a date's.
    return bool(re.search(r"\d", statement.without_dates(wish.span("words"))))
