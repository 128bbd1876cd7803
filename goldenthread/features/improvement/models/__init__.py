"""Ladders of a trust, where each school was judged to stand, how it moved, and the work of its phase."""

from goldenthread.features.improvement.models.consults import Consult
from goldenthread.features.improvement.models.ladders import (
    KeptOwn,
    Ladder,
    LadderDraft,
    LadderVersion,
)
from goldenthread.features.improvement.models.moves import (
    Assessment,
    Judgement,
    Move,
    ProposedMove,
)
from goldenthread.features.improvement.models.work import (
    FunctionMode,
    Placement,
    Support,
    WorkItem,
    WorkRecord,
)

__all__ = [
    "Assessment",
    "Consult",
    "FunctionMode",
    "Judgement",
    "KeptOwn",
    "Ladder",
    "LadderDraft",
    "LadderVersion",
    "Move",
    "Placement",
    "ProposedMove",
    "Support",
    "WorkItem",
    "WorkRecord",
]
