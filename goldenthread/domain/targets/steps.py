"""Figures of one measure at several dates: the steps of one trajectory."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from goldenthread.domain.targets import lexicon
from goldenthread.domain.targets.claims import Claim, Figure, Question

if TYPE_CHECKING:
    from goldenthread.domain import date_words

PLAN_YEAR = Question("Is this a year of the plan, or a year group of pupils?", "year of the plan")


def as_steps(found: list[Figure]) -> list[Figure]:
    """Make one measure's figures at different dates the steps of one trajectory."""
    values = [figure for figure in found if figure.claim.test == "compare" and figure.kind == "N"]
    dates = [figure.claim.when for figure in values]
    same = len({figure.claim.measure for figure in values}) == 1
    if (
        len(values) < 2
        or not same
        or len(values) != len(found)
        or any(date is None for date in dates)
        or _repeat(dates)
    ):
        return found
    op = _op_of_steps([figure.claim for figure in found])
    return [
        replace(
            figure,
            claim=replace(figure.claim, test="track", op=op or figure.claim.op),
            questions=figure.questions + _step_question(figure),
        )
        for figure in found
    ]


def _op_of_steps(claims: list[Claim]) -> str | None:
    """Return the one comparison of all steps of a measure that nobody knows: falling steps are at most each."""
    values = [float(claim.value) for claim in claims if isinstance(claim.value, str)]
    if len(values) < len(claims) or lexicon.is_known(claims[0].measure) or not {c.op for c in claims} <= {">=", "<="}:
        return None
    return "<=" if values == sorted(values, reverse=True) and values[0] > values[-1] else None


def _repeat(dates: list[date_words.DateReading | None]) -> bool:
    return len({date.text for date in dates if date}) < len(dates)


def _step_question(figure: Figure) -> tuple[Question, ...]:
    text = figure.claim.when.text.lower() if figure.claim.when else ""
    return (
        (PLAN_YEAR,)
        if re.fullmatch(
            r"(?:by |in )?(?:the end of )?(?:plan )?year (?:\d|one|two|three|four|five)", text.strip(" :(),")
        )
        else ()
    )
