"""The tables of risks and issues."""

from goldenthread.features.risks.models.answers import Control, Escalation, Link, Score, Step
from goldenthread.features.risks.models.issues import Issue
from goldenthread.features.risks.models.risks import Frame, Risk

__all__ = ["Control", "Escalation", "Frame", "Issue", "Link", "Risk", "Score", "Step"]
