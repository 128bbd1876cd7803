"""What a plan says of how it was agreed, each day once.

A plan keeps the days of its adoption and of its next review; the block that came with its document often says them
too, and less exactly: “Adopted: Mar. ’26” beside 18 March 2026. What only repeats a day is left out of the paper.
What says another day stands, for somebody has to see that the two differ.
"""

import datetime as dt
from collections.abc import Iterable

from goldenthread.domain.date_words import Context, read

_ADOPTED = {"adopted", "adopted on", "date adopted", "date of adoption"}
_NEXT_REVIEW = {"next review", "next review on", "next review date", "date of next review"}
_MOST_DAYS = 31


def without_repeats(
    own: Iterable[tuple[str, str]], adopted_on: dt.date | None, next_review_on: dt.date | None
) -> list[tuple[str, str]]:  # fmt: skip
    """Return the plan's own words of how it was agreed, without those that only repeat one of its two days."""
    days = (adopted_on, next_review_on)
    return [(heading, words) for heading, words in own if not _repeats(heading, words, *days)]


def _repeats(heading: str, words: str, adopted_on: dt.date | None, next_review_on: dt.date | None) -> bool:
    name = " ".join(heading.lower().split()).rstrip(":")
    day = adopted_on if name in _ADOPTED else next_review_on if name in _NEXT_REVIEW else None
    if day is None:
        return False
    said = read(words, Context())
    if said.from_on is None or said.to_on is None or said.to_on - said.from_on > dt.timedelta(days=_MOST_DAYS):
        return False
    return said.from_on <= day <= said.to_on
