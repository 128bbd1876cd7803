"""A plan as it was written, read into its tree: levels, numbers and columns in the document's own words.

Nothing is lost and nothing is guessed: each character of the document lies in a part of the plan or in something
that is named (a page number, a contents list), and what is unclear is a question that carries a proposal.
"""

from goldenthread.domain.reading.plan_reading.levels import NO_PARTS
from goldenthread.domain.reading.plan_reading.lines.led_lists import BESIDE as POINTS_BESIDE_LEAD
from goldenthread.domain.reading.plan_reading.lines.led_lists import UNDER as POINTS_UNDER_LEAD
from goldenthread.domain.reading.plan_reading.lines.points_before import PARTS as POINTS_ARE_PARTS
from goldenthread.domain.reading.plan_reading.reading import read_plan
from goldenthread.domain.reading.plan_reading.result import (
    Assignment,
    Control,
    Coverage,
    Element,
    ElementDate,
    ElementTarget,
    Furniture,
    PlanReading,
    Question,
    Statement,
    Table,
    as_json,
)
from goldenthread.domain.reading.plan_reading.taken_in.run_together import points_apart
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, from_held, is_of_beginning

__all__ = [
    "NO_PARTS",
    "POINTS_ARE_PARTS",
    "POINTS_BESIDE_LEAD",
    "POINTS_UNDER_LEAD",
    "Assignment",
    "Control",
    "Coverage",
    "Element",
    "ElementDate",
    "ElementTarget",
    "Furniture",
    "PlanReading",
    "Question",
    "Statement",
    "Table",
    "Vocabulary",
    "as_json",
    "from_held",
    "is_of_beginning",
    "points_apart",
    "read_plan",
]
