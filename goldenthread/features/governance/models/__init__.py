"""The tables of governance, by noun."""

from goldenthread.features.governance.models.meetings import Business, Item, Meeting, Note, Paper
from goldenthread.features.governance.models.milestones import MilestoneRating
from goldenthread.features.governance.models.outcomes import (
    Attendance,
    Conflict,
    Decision,
    Minutes,
    Question,
    Remit,
)
from goldenthread.features.governance.models.proposals import Proposal

__all__ = [
    "Attendance",
    "Business",
    "Conflict",
    "Decision",
    "Item",
    "Meeting",
    "MilestoneRating",
    "Minutes",
    "Note",
    "Paper",
    "Proposal",
    "Question",
    "Remit",
]
