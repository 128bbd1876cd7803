"""Days together in the world of the tests."""

import datetime as dt

from goldenthread.features.reviews import operations
from goldenthread.features.reviews.operations import EventWords


def day(world, title="Away day", *, on="2027-01-22", kind="training", how_often=(0, 1), **words):
    """Set a day, or a series, as the director of education would."""
    said = EventWords(kind, title, dt.date.fromisoformat(on), **words)
    return operations.set_event(
        trust=world.trust, words=said, by=world.people["education"], post=world.posts["education"],
        how_often=how_often,
    )[0]  # fmt: skip
