"""Short stable references: what an address names a thing by, for ever."""

import secrets

# No vowels, so that no word arises; no 0, 1 or l, so that one can be read out on the telephone.
ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
LENGTH, LONG = 7, 12


def new_reference() -> str:
    """Return a random reference of seven characters: one of ten thousand million."""
    return _random(LENGTH)


def new_long_reference() -> str:
    """Return a random reference for what there are hundreds of thousands of, where two short ones would meet.

    Among 240,000 short ones a load of 1,200 more meets one of them every thirty-sixth time.
    """
    return _random(LONG)


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
