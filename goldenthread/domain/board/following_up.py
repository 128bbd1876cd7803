"""How what was found is followed up: from a recommendation to its closing.

Whoever did the work says that it is done; somebody else says that it really is. A recommendation is closed only then,
and whoever confirms it did not do it, did not say that it was done, and does not hold the post that it was asked of.
A serious finding is acted on at once, and the board hears of it.

What is carried out in a plan is done when every action that was made of it is done, and seen to be done when somebody
confirmed each of them.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

SOON = dt.timedelta(days=28)
# A serious finding is to be acted on within so many days, and the board told.
AT_ONCE = dt.timedelta(days=7)

OVERDUE, DUE_SOON, AHEAD, TO_CONFIRM, CLOSED, DECLINED = (
    "overdue", "due soon", "ahead", "to confirm", "closed", "declined"
)  # fmt: skip
STAGES = (OVERDUE, DUE_SOON, AHEAD, TO_CONFIRM, CLOSED, DECLINED)
OPEN = frozenset({OVERDUE, DUE_SOON, AHEAD})


@dataclass(frozen=True)
class Facts:
    """What is known of a recommendation on its way."""

    due_on: dt.date | None = None
    done_on: dt.date | None = None
    confirmed_on: dt.date | None = None
    is_declined: bool = False


def stage(facts: Facts, today: dt.date) -> str:
    """Say where a recommendation is today."""
    if facts.is_declined:
        return DECLINED
    if facts.confirmed_on is not None:
        return CLOSED
    if facts.done_on is not None:
        return TO_CONFIRM
    if facts.due_on is None:
        return AHEAD
    if facts.due_on < today:
        return OVERDUE
    return DUE_SOON if facts.due_on <= today + SOON else AHEAD


def why_not_confirm(
    *, person: int, posts: Collection[int], done_by: int | None, asked: int | None, done_in_name_of: int | None
) -> str:
    """Say why somebody may not confirm that a thing is done; nothing where they may."""
    if done_by is not None and person == done_by:
        return "Whoever said that it is done cannot also confirm it. Somebody else has to look."
    if asked is not None and asked in posts:
        return "It was asked of your own post. Somebody else has to look."
    if done_in_name_of is not None and done_in_name_of in posts:
        return "It was done in the name of your own post. Somebody else has to look."
    return ""


def due_by(severity: str, found_on: dt.date) -> dt.date | None:
    """Return by when a finding of this weight is to be acted on, where nobody says otherwise."""
    return found_on + AT_ONCE if severity == "significant" else None


def days_until_acted_on(found_on: dt.date, acted_on: dt.date | None, today: dt.date) -> int:
    """Return how many days it took to act on a finding, or has taken so far."""
    return ((acted_on or today) - found_on).days


NOT_CARRIED, UNDER_WAY, DONE, SEEN_TO = "not carried", "under way", "done", "seen to"


@dataclass(frozen=True)
class Deed:
    """An action of a plan that was made of what is to be followed up.

    One that waits to be confirmed is not done yet; `is_over` is one that was given up, or whose plan has ended.
    """

    is_done: bool = False
    is_confirmed: bool = False
    is_over: bool = False


def carried(deeds: Iterable[Deed]) -> str:
    """Say how far plans have carried a thing out, by the actions that were made of it."""
    going = [deed for deed in deeds if deed.is_done or not deed.is_over]
    if not going:
        return NOT_CARRIED
    if not all(deed.is_done for deed in going):
        return UNDER_WAY
    return SEEN_TO if all(deed.is_confirmed for deed in going) else DONE
