"""What members of bodies see, declare, know and learn."""

from goldenthread.features.members.models.audits import Answer, Asked, Audit, Finding, Review
from goldenthread.features.members.models.interests import Declaration, Interest, Publication
from goldenthread.features.members.models.learning import InductionStep, Place, Staff, Training
from goldenthread.features.members.models.programmes import Booking, TrainingProgramme, TrainingSession
from goldenthread.features.members.models.role_words import RoleWord, WordSaid
from goldenthread.features.members.models.talks import Talk, Tool, ToolRating, Wish
from goldenthread.features.members.models.visits import FollowUp, Visit
from goldenthread.features.members.models.watching import Look, Watch

__all__ = [
    "Answer",
    "Asked",
    "Audit",
    "Booking",
    "Declaration",
    "Finding",
    "FollowUp",
    "InductionStep",
    "Interest",
    "Look",
    "Place",
    "Publication",
    "Review",
    "RoleWord",
    "Staff",
    "Talk",
    "Tool",
    "ToolRating",
    "Training",
    "TrainingProgramme",
    "TrainingSession",
    "Visit",
    "Watch",
    "Wish",
    "WordSaid",
]
