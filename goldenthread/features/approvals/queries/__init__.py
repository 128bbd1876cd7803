"""Questions about what is on its way to be agreed."""

from goldenthread.features.approvals.queries.courses import (
    Course,
    Line,
    course_of,
    courses_of,
    latest_courses,
    sent_subjects,
    turn_route,
)
from goldenthread.features.approvals.queries.deciding import (
    Mine,
    approvals,
    find_approvals,
    for_decision,
    in_name_of,
    may_ask,
    names_in,
    signing,
    speaking_for,
    stand_ins,
    why_not,
)

__all__ = [
    "Course",
    "Line",
    "Mine",
    "approvals",
    "course_of",
    "courses_of",
    "find_approvals",
    "for_decision",
    "in_name_of",
    "latest_courses",
    "may_ask",
    "names_in",
    "sent_subjects",
    "signing",
    "speaking_for",
    "stand_ins",
    "turn_route",
    "why_not",
]
