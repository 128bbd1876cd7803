"""Which way is good: of a measure that is known, and of what a plan names in words of its own.

Where the words show neither that more of it is wanted nor that less is, the row of a table is asked about.
"""

from __future__ import annotations

import re

from goldenthread.domain.targets import figure_words as words
from goldenthread.domain.targets import lexicon
from goldenthread.domain.targets.values import Quantity

# "Complaints answered", "payroll runs free of error": the more of it the better.
_TURNED_GOOD = re.compile(
    rf"\b(?:{words.DEALT_WITH}|free (?:of|from)|without|avoid(?:ed|s)?|prevent(?:ed|s)?|no)\b|-free\b"
)
_UNWANTED = re.compile(
    r"absent\b|absentee|unsatisfactory|tard|chronic|disruption|referral|exclusion|suspension|incident|complaint|"
    r"accident|"
    r"breach|flag|vacanc|grievance|resignation|overdue|error|non-compliance|inadequate|requires improvement|turnover|"
    r"absence|deficit|neet|class size|sickness|waiting|days lost|overspend|conception|pregnan|obes|overweight|offend|"
    r"crime|delay|\bfalls\b|infection|harm\b|mortality|\bdebts?\b|arrears|\bwaste\b|emission|carbon|homeless|missing|"
    r"drop-?outs?\b|withdraw|lateness|agency|injur|bully|poverty|unemploy|workless|backlog|casualt|second time|"
    r"\bloss(?:es)?\b|"
    r"protection plan|in need\b|repeat"
)
_WANTED = re.compile(
    r"or (?:above|better|more)\b|achiev|reach|\bmeet|\bmet\b|pass|attend|complet|receiv|access|tak(?:e|"
    r"ing)[- ]?up|uptake|participat|engag|"
    r"satisf|"
    r"recommend|agree|happy|\bfeel|proud|on time|within|in line|retain|retention|train|qualif|\bgood|outstanding|"
    r"expected|greater depth|standard|success|improv|progress|appropriate|attainment|recycl|renewable|surplus|"
    r"reserve|"
    r"income|liquidity|capital|cash|\broll\b|application|oversubscrib|volunteer|visit|member|download|deliver|"
    r"places|club|"
    r"support|learn|in education|employment|swim|\bread|sustainable|walk|cycl|paid|assessed|identified|registered|"
    r"enrol|accredit|award|status|saving|score|rating|first choice|destination|apprentic|aware|confiden|enjoy|"
    r"electric|"
    r"experience|tak(?:e|ing) part|develop|pupils who|taught|tracked|outputs?|offer|coverage|compliance|"
    r"representation"
)
# "Cut waiting times so that 95 % are treated": what is counted stands last.
_SO_THAT = re.compile(r"\bso (?:that )?(?=\w)")


def usual_op(measure: str | None, quantity: Quantity) -> str:
    """Return the comparison meant where none is said: at least what is wanted, at most what is not."""
    family = lexicon.family_of(measure)
    if family is not None:
        return "<=" if family.good_is == "lower" else ">="
    said = _SO_THAT.split(f"{measure or ''} {quantity.noun or ''}".lower())[-1]
    return "<=" if _UNWANTED.search(said) and not _TURNED_GOOD.search(said) else ">="


def is_open(measure: str | None) -> bool:
    """Say whether neither a family nor the words themselves tell which way is good."""
    said = (measure or "").lower()
    return lexicon.family_of(measure) is None and not (_UNWANTED.search(said) or _WANTED.search(said))


def is_against_the_good(measure: str | None, op: str | None) -> bool:
    """Say whether a comparison goes the way that is not good of a measure that is known."""
    family = lexicon.family_of(measure)
    if family is None or family.key in _EITHER_WAY:
        return False
    return op in ({">=", "up"} if family.good_is == "lower" else {"<=", "down"})


_EITHER_WAY = {"reserves", "roll", "staff_costs", "pan", "pupil_teacher_ratio", "first_choice"}
