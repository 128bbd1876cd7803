"""The tables of risks, issues and of what lies around the trust."""

from goldenthread.features.risks.models.answers import Control, Escalation, Link, Score, Step
from goldenthread.features.risks.models.context import Factor, FactorLook, FactorStep, FactorTie
from goldenthread.features.risks.models.issues import Issue
from goldenthread.features.risks.models.risks import Frame, Risk

__all__ = [
    "Control", "Escalation", "Factor", "FactorLook", "FactorStep", "FactorTie", "Frame", "Issue", "Link", "Risk",
    "Score", "Step",
]  # fmt: skip
