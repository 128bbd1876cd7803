"""Who decides what, how each division works, and what is expected of each role."""

from goldenthread.features.delegation.models.asked import AskedDecision
from goldenthread.features.delegation.models.roles import ExpectedStandard, OperatingModel
from goldenthread.features.delegation.models.schemes import (
    Decision,
    DelegationReview,
    Duty,
    Function,
    Grant,
    Participation,
    Party,
    Scheme,
    Section,
    Variance,
)

__all__ = [
    "AskedDecision",
    "Decision",
    "DelegationReview",
    "Duty",
    "ExpectedStandard",
    "Function",
    "Grant",
    "OperatingModel",
    "Participation",
    "Party",
    "Scheme",
    "Section",
    "Variance",
]
