"""Two plans side by side: what was kept, reworded, moved, re-dated, softened, added and dropped.

Parts are matched by their reference, which they keep through moves and new words, or by what they carry
forward from an earlier plan. Parts of plans of another origin are matched by likeness: that is proposed,
and holds only once a person has said so.
"""

from goldenthread.domain.plans.plan_diff.changes import (
    ADDED,
    DROPPED,
    KEPT,
    MOVED,
    ORDER,
    PEOPLE,
    RE_DATED,
    RENUMBERED,
    REWORDED,
    SOFTENED,
    TARGET,
    FieldChange,
    PartChange,
    StatementChange,
    TargetChange,
)
from goldenthread.domain.plans.plan_diff.comparing import Comparison, compare
from goldenthread.domain.plans.plan_diff.likeness import Proposal
from goldenthread.domain.plans.plan_diff.softening import Verdict, judge
from goldenthread.domain.plans.plan_diff.words import GONE, NEW, SAME, Run, runs

__all__ = [
    "ADDED",
    "DROPPED",
    "GONE",
    "KEPT",
    "MOVED",
    "NEW",
    "ORDER",
    "PEOPLE",
    "RENUMBERED",
    "REWORDED",
    "RE_DATED",
    "SAME",
    "SOFTENED",
    "TARGET",
    "Comparison",
    "FieldChange",
    "PartChange",
    "Proposal",
    "Run",
    "StatementChange",
    "TargetChange",
    "Verdict",
    "compare",
    "judge",
    "runs",
]
