"""Which kind of statement this is, when it sets no figure, names no benchmark and claims no grade.

Universal facts (C), directions (T), opinions (S), deliverables (D) and bare measures (M) are known by
their form. Whatever fits none is not checkable as written (V): that is a result, not a failure.
"""

from __future__ import annotations

import re

from goldenthread.domain.targets import class_words as words
from goldenthread.domain.targets import lexicon
from goldenthread.domain.targets.statement import SCHOOLS

NAMES = {
    "N": "number", "B": "benchmark", "C": "count or category", "R": "change from a baseline", "T": "direction",
    "S": "opinion", "D": "deliverable", "M": "bare measure", "V": "not checkable",
}  # fmt: skip


def of_words(copy: str) -> str:
    """Return the class of a statement that holds no value, benchmark or grade."""
    text = _bare_of_openings(copy)
    if words.NO_TARGET.search(text):
        return "M"
    for class_, fits in _ORDER:
        if fits(text):
            return class_
    return "M" if _only_names_a_measure(text) else "V"


def _only_names_a_measure(text: str) -> bool:
    return bool(lexicon.mentions(text)) and not words.FINITE.search(text) and not words.ASPIRATION.search(text)


def direction_of(copy: str) -> str | None:
    """Return up, down or not_worse for the first word of direction."""
    match = words.DIRECTION.search(words.NOT_A_DIRECTION.sub(" ", copy))
    if match is None:
        return None
    return "not_worse" if match["hold"] else "up" if match["up"] else "down"


def none_of(copy: str) -> re.Match[str] | None:
    """Return where a statement says that there is to be none of something countable."""
    return next((found for form in words.NONE_OF if (found := form.search(copy))), None)


def _bare_of_openings(copy: str) -> str:
    """Return the text without what opens it: a date, a bullet, a number, "ensure that"."""
    text = copy
    for opening in words.OPENINGS:
        text = opening.sub("", text)
    return text.strip()


def _counts_a_fact(text: str) -> bool:
    if words.FINANCE.search(text) and not words.VAGUE_QUANTITY.search(text):
        return True
    if words.DIRECTION_FIRST.match(text):
        return False
    return bool(none_of(text) or words.IN_EVERY_SCHOOL.search(text)) or _holds_for_all(text)


def _holds_for_all(text: str) -> bool:
    """Say whether something that can be seen is said of all; a wish for all is still a wish."""
    universal = words.UNIVERSAL.search(text)
    if not universal or words.VAGUE_QUANTITY.search(text):
        return False
    rest = text[universal.end() :]
    fact = words.FACT.search(rest)
    if not fact or (re.match(rf"(?:{SCHOOLS})", universal["who"]) and words.SCHOOL_THING.search(rest)):
        return False
    if words.STRONG_FACT.search(rest):
        return not words.STRONG_ASPIRATION.search(rest)
    wish = words.ASPIRATION.search(rest) or words.GENERAL.search(rest)
    return wish is None or (fact.start() < wish.start() and bool(words.MILD_WISH.match(wish.group())))


def _is_deliverable(text: str) -> bool:
    if re.search(r"\bfeels?\b", text):
        return False
    if words.TASK.match(text):
        return not (words.STRONG_ASPIRATION.search(text) or words.GRAND.match(text))
    universal = words.UNIVERSAL.search(text)
    if (
        universal
        and words.SCHOOL_THING.search(text[universal.end() :])
        and re.search(r"\b(?:have|has|hold|holds|will have|with)\b", text)
        and not words.ASPIRATION.search(text)
    ):
        return True
    return (
        bool(words.DELIVERED.search(text))
        and not words.STRONG_ASPIRATION.search(text)
        and not words.VAGUE_QUANTITY.search(text)
    )


def _is_direction(text: str) -> bool:
    if (
        words.VAGUE_QUANTITY.search(text) and not words.DIRECTION_FIRST.match(text)
    ) or words.STRONG_ASPIRATION.search(text):
        return False
    plain = words.NOT_A_DIRECTION.sub(" ", text)
    return bool(words.DIRECTION_FIRST.match(plain) or words.DIRECTION.search(plain))


def _is_strict_direction(text: str) -> bool:
    if re.match(r"^(?:continued )?positive feedback", text):
        return False
    return (
        bool(words.DIRECTION_FIRST.match(words.NOT_A_DIRECTION.sub(" ", text)))
        and not words.STRONG_ASPIRATION.search(text)
        and not (text.startswith(("more ", "better ", "stronger ")) and words.DELIVERED.search(text))
        and not re.search(r"\bsignificant(?:ly)? (?:progress|improv)", text)
    )


def _is_bare(text: str) -> bool:
    return (
        bool(words.BARE.match(text))
        and not words.MEASURE_MOVES.search(text)
        and not words.IN_A_RHYTHM.match(text)
        and not re.search(r"\b(?:is|are|will be|to be) (?!used|measured|recorded)", text)
    )


def _is_wish(text: str) -> bool:
    return bool(
        words.STRONG_ASPIRATION.search(text) or (words.VAGUE_QUANTITY.search(text) and not words.OPINION.search(text))
    )


def _is_opinion(text: str) -> bool:
    said = words.FEEDBACK_FIRST.match(text) or words.OPINION.search(text)
    moved = words.DIRECTION.search(text)
    return bool(said) and (moved is None or bool(moved["hold"]))


def _is_task(text: str) -> bool:
    asked = words.TASK.match(text) or words.DOING.match(text) or words.IN_A_RHYTHM.match(text)
    return bool(asked) and not (words.STRONG_ASPIRATION.search(text) or words.GRAND.match(text))


def _is_feedback(text: str) -> bool:
    return (
        bool(words.FEEDBACK_FIRST.match(text))
        and not words.MEASURE_MOVES.search(text)
        and not re.search(r"\b(?:improvement|increase|improving)\b", text)
    )


_ORDER = (
    ("M", _is_bare),
    ("T", lambda text: bool(words.COUNTING.match(text) and words.MEASURE_MOVES.search(text))),
    ("C", _counts_a_fact),
    ("D", _is_task),
    ("T", _is_strict_direction),
    ("S", _is_feedback),
    ("V", _is_wish),
    ("D", _is_deliverable),
    ("T", _is_direction),
    ("S", _is_opinion),
)  # fmt: skip
