"""Every question about plans. Each takes the reader's reach and returns only what they may see."""

from goldenthread.features.plans.queries.agreed.sent_guides import find_guide_sendings
from goldenthread.features.plans.queries.finding import find_actions, find_elements, find_plans
from goldenthread.features.plans.queries.local.notices import find_notices
from goldenthread.features.plans.queries.outline.hearing import Quiet, StrandLine
from goldenthread.features.plans.queries.outline.news import News, news
from goldenthread.features.plans.queries.outline.outlines import Line, Outline, outline
from goldenthread.features.plans.queries.outline.overviews import Coverage, PlanLine, over, overview
from goldenthread.features.plans.queries.search import search
from goldenthread.features.plans.queries.thread.figures import measures_of
from goldenthread.features.plans.queries.thread.threads import Thread, thread
from goldenthread.features.plans.queries.thread.unclear import to_settle
from goldenthread.features.plans.queries.visible import (
    actions,
    actions_to_finish,
    elements,
    led,
    live_beside,
    may_edit,
    may_speak,
    plans,
    posts_speaking,
    sees,
    speaking_post,
    trust_plan,
)
from goldenthread.features.plans.queries.work.challenges import find_challenges
from goldenthread.features.plans.queries.work.undertakings import find_undertakings

__all__ = [
    "Coverage",
    "Line",
    "News",
    "Outline",
    "PlanLine",
    "Quiet",
    "StrandLine",
    "Thread",
    "actions",
    "actions_to_finish",
    "elements",
    "find_actions",
    "find_challenges",
    "find_elements",
    "find_guide_sendings",
    "find_notices",
    "find_plans",
    "find_undertakings",
    "led",
    "live_beside",
    "may_edit",
    "may_speak",
    "measures_of",
    "news",
    "outline",
    "over",
    "overview",
    "plans",
    "posts_speaking",
    "search",
    "sees",
    "speaking_post",
    "thread",
    "to_settle",
    "trust_plan",
]
