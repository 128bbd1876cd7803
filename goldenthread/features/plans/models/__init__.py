"""Plans of every kind: one recursive tree in the trust's own words, and what hangs from it."""

from goldenthread.features.plans.models.cascade import Expectation, Ownership
from goldenthread.features.plans.models.deeds import Action, Evidence, ProgressNote
from goldenthread.features.plans.models.elements import Element, Statement
from goldenthread.features.plans.models.plans import Column, Level, Plan
from goldenthread.features.plans.models.ties import Assignment, ElementMeasure, ElementTarget, Link
from goldenthread.features.plans.models.words import DateWords, Status

__all__ = [
    "Action",
    "Assignment",
    "Column",
    "DateWords",
    "Element",
    "ElementMeasure",
    "ElementTarget",
    "Evidence",
    "Expectation",
    "Level",
    "Link",
    "Ownership",
    "Plan",
    "ProgressNote",
    "Statement",
    "Status",
]
