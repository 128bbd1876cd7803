"""How far the trust's plan has come down into its places.

Each place answers each aim: it takes it up, adapts it to its own words, supports it, says that it conflicts,
or declines with a reason. What a place does with a part beneath an aim counts for the aim, except a refusal:
to decline one part is not to decline the whole.
"""

from collections.abc import Iterable

# The most telling first: a conflict is heard before anything else that the same place says.
ANSWERS = ("conflicts", "takes up", "adapts", "supports", "declines")
TAKEN_UP = frozenset({"takes up", "adapts"})
SERVING = frozenset({"takes up", "adapts", "supports"})
NOTHING_YET = ""


def answer(own: Iterable[str], beneath: Iterable[str] = ()) -> str:
    """Return a place's answer to an aim from all its answers to the aim and to what stands beneath it."""
    said = set(own) | (set(beneath) - {"declines"})
    return next((kind for kind in ANSWERS if kind in said), NOTHING_YET)


def is_complete(answers: Iterable[str]) -> bool:
    """Say whether a place has answered everything: silence is the one thing that does not count."""
    return all(answers)


def overlap_percent(linked: int, of: int) -> int | None:
    """Return how much of a place's plan serves the trust's: priorities linked ÷ all, in per cent; None of none."""
    return (200 * linked + of) // (2 * of) if of else None
