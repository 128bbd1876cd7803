"""What comes round in a trust's year, each time that it did, the rounds of plans, and days together."""

from goldenthread.features.reviews.models.cycle import Cycle, Duty, Occurrence
from goldenthread.features.reviews.models.events import Event, EventPlace
from goldenthread.features.reviews.models.feeds import Feed
from goldenthread.features.reviews.models.points import Weighed
from goldenthread.features.reviews.models.rounds import Closing, Question, Round, RoundPart, RoundPlan

__all__ = [
    "Closing",
    "Cycle",
    "Duty",
    "Event",
    "EventPlace",
    "Feed",
    "Occurrence",
    "Question",
    "Round",
    "RoundPart",
    "RoundPlan",
    "Weighed",
]
