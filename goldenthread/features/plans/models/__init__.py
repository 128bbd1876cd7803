"""Plans of every kind: one recursive tree in the trust's own words, and what hangs from it."""

from goldenthread.features.plans.models.deeds import Action, Evidence, ProgressNote
from goldenthread.features.plans.models.elements import Element, Statement
from goldenthread.features.plans.models.plans import Column, Level, Plan
from goldenthread.features.plans.models.reversals import Reversible
from goldenthread.features.plans.models.ties import Assignment, ElementMeasure, ElementTarget, Link
from goldenthread.features.plans.models.variations import Variation, YearTheme
from goldenthread.features.plans.models.versions import Carried, Succession, Version
from goldenthread.features.plans.models.words import DateWords, Status

__all__ = [
    "Action",
    "Assignment",
    "Carried",
    "Column",
    "DateWords",
    "Element",
    "ElementMeasure",
    "ElementTarget",
    "Evidence",
    "Level",
    "Link",
    "Plan",
    "ProgressNote",
    "Reversible",
    "Statement",
    "Status",
    "Succession",
    "Variation",
    "Version",
    "YearTheme",
]
