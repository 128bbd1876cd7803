"""Every question about plans. Each takes the reader's reach and returns only what they may see."""

from goldenthread.features.plans.queries.finding import find_actions, find_elements, find_plans
from goldenthread.features.plans.queries.hearing import (
    Due,
    Quiet,
    StrandLine,
    due_soon,
    quiet_for_too_long,
    strand_summary,
    to_settle,
    what_changed,
)
from goldenthread.features.plans.queries.outlines import Line, Outline, outline
from goldenthread.features.plans.queries.overviews import Coverage, PlanLine, overview
from goldenthread.features.plans.queries.search import search
from goldenthread.features.plans.queries.threads import Thread, thread
from goldenthread.features.plans.queries.visible import (
    actions,
    actions_to_finish,
    elements,
    led,
    may_edit,
    may_speak,
    plans,
    posts_speaking,
    sees,
    speaking_post,
    trust_plan,
)

__all__ = [
    "Coverage",
    "Due",
    "Line",
    "Outline",
    "PlanLine",
    "Quiet",
    "StrandLine",
    "Thread",
    "actions",
    "actions_to_finish",
    "due_soon",
    "elements",
    "find_actions",
    "find_elements",
    "find_plans",
    "led",
    "may_edit",
    "may_speak",
    "outline",
    "overview",
    "plans",
    "posts_speaking",
    "quiet_for_too_long",
    "search",
    "sees",
    "speaking_post",
    "strand_summary",
    "thread",
    "to_settle",
    "trust_plan",
    "what_changed",
]
