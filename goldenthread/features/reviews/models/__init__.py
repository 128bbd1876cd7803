"""What comes round in a trust's year, each time that it did, and the rounds in which plans are looked at."""

from goldenthread.features.reviews.models.cycle import Cycle, Duty, Occurrence

__all__ = ["Cycle", "Duty", "Occurrence"]
