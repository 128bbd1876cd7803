"""Whether a measure is a share, of which a change may be meant in points, or plainly an amount."""

from __future__ import annotations

import re

from goldenthread.domain.targets import lexicon

_SHARE = re.compile(r"\b(?:rates?|percentages?|proportions?|share|%|take-?up|uptake|turnout|coverage)")
_AMOUNT = re.compile(
    r"savings|roll\b|income|emission|carbon|footprint|\bcosts?\b|spend|expenditure|energy|electricity|\bgas\b|water|"
    r"consumption|waste|\bnumbers?\b|volume|backlog|budget"
)


def is_share(measure: str | None) -> bool:
    """Say whether a measure comes in percent, so that a change of it may be meant in points."""
    family = lexicon.family_of(measure)
    return family.unit in {"%", "pp"} if family else bool(_SHARE.search((measure or "").lower()))


def is_amount(measure: str | None) -> bool:
    """Say whether a measure is an amount, of which a change in percent can be meant in one way only."""
    return bool(_AMOUNT.search((measure or "").lower())) and not is_share(measure)
