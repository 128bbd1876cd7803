"""What comes round in a trust's year, each time that it did, and the rounds in which plans are looked at."""

from goldenthread.features.reviews.models.cycle import Cycle, Duty, Occurrence
from goldenthread.features.reviews.models.feeds import Feed
from goldenthread.features.reviews.models.rounds import Closing, Question, Round, RoundPart, RoundPlan

__all__ = ["Closing", "Cycle", "Duty", "Feed", "Occurrence", "Question", "Round", "RoundPart", "RoundPlan"]
