"""How a year's pocket guide stands: who was to discuss it, who agrees, and what each has said.

A guide is agreed once every body named to agree has done so, and none agrees before all named to discuss it have.
Windows are set by the trust: a guide that is discussed in June and made in July names weeks, not a day.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

DISCUSS, AGREE = "discuss", "agree"
NOBODY, TO_DISCUSS, TO_AGREE, AGREED = "nobody named", "to be discussed", "to be agreed", "agreed"


@dataclass(frozen=True)
class Word:
    """What one body is asked for: to discuss or to agree, in which days, and the day on which it did."""

    who: str
    does: str
    from_on: dt.date | None = None
    until_on: dt.date | None = None
    done_on: dt.date | None = None


@dataclass(frozen=True)
class Standing:
    """How a guide stands, who is still to speak, who of them is late, and since when it is agreed."""

    state: str
    waiting: Sequence[str] = ()
    late: Sequence[str] = ()
    since: dt.date | None = None


def standing(words: Sequence[Word], today: dt.date) -> Standing:
    """Say how a guide stands by what each body named for it has said."""
    if not words:
        return Standing(NOBODY)
    open_ones = [word for word in words if word.done_on is None]
    late = [word.who for word in open_ones if word.until_on and word.until_on < today]
    for does, state in ((DISCUSS, TO_DISCUSS), (AGREE, TO_AGREE)):
        if waiting := [word.who for word in open_ones if word.does == does]:
            return Standing(state, waiting, late)
    agreed = [word.done_on for word in words if word.does == AGREE and word.done_on]
    return Standing(AGREED, since=max(agreed)) if agreed else Standing(TO_AGREE)


def objection(words: Sequence[Word], word: Word, on: dt.date, today: dt.date) -> str:
    """Say why a word cannot be recorded on a day; nothing where it can."""
    if on > today:
        return "It cannot have happened on a day that is still to come."
    if word.does == DISCUSS:
        return ""
    before = [each for each in words if each.does == DISCUSS]
    waiting = [each.who for each in before if each.done_on is None]
    if waiting:
        return f"{' and '.join(waiting)} must have discussed it first."
    if any(each.done_on and each.done_on > on for each in before):
        return "It was still being discussed on that day."
    return ""


# Whose role it is to govern; everybody else with a post works for the trust.
GOVERNING = frozenset({"trustee", "governor"})


def is_of(audience: str, role: str) -> bool:
    """Say whether a post with a role belongs to an audience of a guide; pupils and families hold no posts."""
    match audience:
        case "staff":
            return role not in GOVERNING
        case "governors":
            return role in GOVERNING
    return False
