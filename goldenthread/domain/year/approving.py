"""Agreement step by step: whose turn it is, how it ended, and who may not sign.

A thing is sent to those who agree to it, in an order that is fixed when it is sent. One yes settles a step.
To send it back, or to refuse it, ends its way: what had been agreed counts no more, and it is sent anew.
Nobody approves their own, and nobody gives two of the yeses, so that every step is another pair of eyes. Where
the holder of a post is away, the one who stands in for that post signs for it, and that is said.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

AGREED, RETURNED, REFUSED = "agreed", "returned", "refused"
OPEN = "open"


@dataclass(frozen=True)
class Away:
    """That one post stands in for another from a day, until a day or for as long as nobody ends it."""

    post: int
    deputy: int
    from_on: dt.date
    until_on: dt.date | None = None

    def is_on(self, day: dt.date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def taken(steps: Sequence[str], said: Iterable[tuple[str, str]]) -> list[str]:
    """Return the steps whose yes stands, from (step, verdict) in order; none once it went back or was refused."""
    yes: list[str] = []
    for step, verdict in said:
        if verdict != AGREED:
            return []
        if step in steps and step not in yes:
            yes.append(step)
    return yes


def turn(steps: Sequence[str], yes: Iterable[str]) -> str:
    """Return the step whose turn it is; nothing when every step has been taken."""
    done = set(yes)
    return next((step for step in steps if step not in done), "")


def state(steps: Sequence[str], said: Sequence[tuple[str, str]]) -> str:
    """Say how a thing stands on its way: open, agreed, returned or refused."""
    ended = next((verdict for _, verdict in said if verdict != AGREED), "")
    if ended:
        return ended
    return AGREED if not turn(steps, taken(steps, said)) else OPEN


def why_not_this_person(person: int, *, authors: Iterable[int], signed: Iterable[int]) -> str:
    """Say why a person may not sign; nothing when they may."""
    if person in set(authors):
        return "You sent it yourself: nobody approves their own. Somebody else signs this step."
    if person in set(signed):
        return "You have said yes to it already, for another step. A second pair of eyes signs this one."
    return ""


def signing_posts(
    mine: Iterable[int], asked: Iterable[int], away: Iterable[Away], today: dt.date
) -> Mapping[int, int]:
    """Return the posts in whose name a person can sign, each with the post that is asked: their own first.

    A post that stands in for one that is asked signs for it, on the days on which it does.
    """
    own, wanted = set(mine), list(asked)
    found = {post: post for post in wanted if post in own}
    for one in away:
        if one.is_on(today) and one.deputy in own and one.post in wanted:
            found.setdefault(one.deputy, one.post)
    return found
