"""What a trust that begins sets up, and in which order.

Nothing is forced: a step may be taken before its turn. But a plan without schools has
nowhere to be drawn down to, and a figure without a measure has nowhere to go, so that each step says what it is
better done after.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

DONE, NEXT, LATER = "done", "next", "later"

# Each step, and the steps that it is better done after.
STEPS: Mapping[str, tuple[str, ...]] = {
    "schools": (),
    "calendar": (),
    "bodies": ("schools",),
    "posts": (),
    "people": ("posts",),
    "seats": ("bodies", "people"),
    "plan": ("calendar",),
    "measures": ("plan",),
    "adopted": ("plan",),
    "figures": ("schools", "measures"),
    "scheme": ("bodies", "posts"),
    "year": ("calendar", "posts"),
    "drawn down": ("schools", "adopted"),
    "risks": ("posts",),
    "checks": ("schools", "posts"),
    "documents": ("posts",),
    "meetings": ("seats",),
}


class Step(NamedTuple):
    """One step: its key, and whether it is done, can be done next, or is better left until others are done."""

    key: str
    stands: str


def steps(done: Collection[str]) -> list[Step]:
    """Say how each step stands when these are done."""
    return [Step(key, _stand(key, after, done)) for key, after in STEPS.items()]


def _stand(key: str, after: tuple[str, ...], done: Collection[str]) -> str:
    if key in done:
        return DONE
    return NEXT if set(after) <= set(done) else LATER
