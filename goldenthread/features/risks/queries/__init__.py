"""Questions about risks and issues."""

from goldenthread.features.risks.queries.register import (
    Line,
    Register,
    Square,
    lines_of,
    places_on,
    register,
    risks_about,
    top_risks,
)
from goldenthread.features.risks.queries.visible import (
    escalations_within,
    find_escalations,
    find_issues,
    find_risks,
    frame_of,
    issues_within,
    may_answer,
    may_edit,
    may_raise,
    may_set_up,
    risks_within,
)

__all__ = [
    "Line",
    "Register",
    "Square",
    "escalations_within",
    "find_escalations",
    "find_issues",
    "find_risks",
    "frame_of",
    "issues_within",
    "lines_of",
    "may_answer",
    "may_edit",
    "may_raise",
    "may_set_up",
    "places_on",
    "register",
    "risks_about",
    "risks_within",
    "top_risks",
]
