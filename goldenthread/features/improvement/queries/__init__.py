"""Questions about ladders, the phases of schools, and the work of a phase."""

from goldenthread.features.improvement.queries.one_school import (
    SchoolWork,
    Step,
    WorkLine,
    coming_moves,
    history,
    in_thread,
    last_move,
    school_work,
)
from goldenthread.features.improvement.queries.overview import Row, overview
from goldenthread.features.improvement.queries.proposals import (
    find_proposals,
    on_its_way,
    proposals_within,
    what_follows,
)
from goldenthread.features.improvement.queries.standing import figures_of, indications_of, phase_of
from goldenthread.features.improvement.queries.visible import (
    assessment_at_hand,
    assessments_within,
    find_assessments,
    find_items,
    is_answered,
    items_within,
    ladder_for,
    ladders_within,
    may_assess,
    may_decide,
    may_work,
    schools_placed,
)

__all__ = [
    "Row",
    "SchoolWork",
    "Step",
    "WorkLine",
    "assessment_at_hand",
    "assessments_within",
    "coming_moves",
    "figures_of",
    "find_assessments",
    "find_items",
    "find_proposals",
    "history",
    "in_thread",
    "indications_of",
    "is_answered",
    "items_within",
    "ladder_for",
    "ladders_within",
    "last_move",
    "may_assess",
    "may_decide",
    "may_work",
    "on_its_way",
    "overview",
    "phase_of",
    "proposals_within",
    "school_work",
    "schools_placed",
    "what_follows",
]
