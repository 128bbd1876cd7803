"""Target statements: what a sentence of a plan claims, how surely it can be checked, and what to ask.

A plan says its targets in many forms, from "below 15 %" to "a culture of excellence". Each is read
into atomic claims that can be followed one by one; what cannot be checked is said to be so, kindly.
"""

from goldenthread.domain.targets.claims import Claim, Question, TargetReading, as_json
from goldenthread.domain.targets.figures import OF_WHICH_MEASURE
from goldenthread.domain.targets.lexicon import is_known
from goldenthread.domain.targets.reading import read
from goldenthread.domain.targets.rewrite import suggest_rewrite
from goldenthread.domain.targets.scoring import Miss, Score, score
from goldenthread.domain.targets.sentence import say
from goldenthread.domain.targets.statement import tells_a_start

__all__ = [
    "OF_WHICH_MEASURE",
    "Claim",
    "Miss",
    "Question",
    "Score",
    "TargetReading",
    "as_json",
    "is_known",
    "read",
    "say",
    "score",
    "suggest_rewrite",
    "tells_a_start",
]
