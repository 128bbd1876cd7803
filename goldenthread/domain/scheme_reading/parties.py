"""What a body or a role is called, as against anything else that may stand in a table."""

import re

_PARTY = re.compile(
    r"\b(?:members?|boards?|trustees?|directors?|ceo|chief|executives?|cfo|coo|cfoo|heads?|headteachers?|principals?|"
    r"governors?|governing|lgbs?|lgcs?|lab|aab|lac|committees?|clerk|officer|slt|elt|dfe|department|hub|council|"
    r"local|ht|lgb|fd|hr|finance|audit|trust|group|panel|chair|staff|team)\b",
    re.IGNORECASE,
)


def names_somebody(words: str) -> bool:
    """Say whether words name a body or a role, such as “Finance committee” or “LGB”."""
    return bool(_PARTY.search(words))
