"""Checklists, rounds and answers; reviews, findings and recommendations; samples and accreditations."""

from goldenthread.features.assurance.models.checklists import Checklist, WaitingChecklist
from goldenthread.features.assurance.models.found import Finding, Recommendation, Review, SecondJudgement, Step
from goldenthread.features.assurance.models.marks import Accreditation, Criterion, Drawn, Sample
from goldenthread.features.assurance.models.rounds import Answer, AreaAsked, Check, CheckRound, Reopening

__all__ = [
    "Accreditation",
    "Answer",
    "AreaAsked",
    "Check",
    "CheckRound",
    "Checklist",
    "Criterion",
    "Drawn",
    "Finding",
    "Recommendation",
    "Reopening",
    "Review",
    "Sample",
    "SecondJudgement",
    "Step",
    "WaitingChecklist",
]
