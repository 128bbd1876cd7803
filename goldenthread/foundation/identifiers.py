"""Short stable references: what an address names a thing by, for ever."""

import secrets

# No vowels, so that no word arises; no 0, 1 or l, so that one can be read out on the telephone.
ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
LENGTH, LONG = 10, 12


def new_reference() -> str:
    """Return a random reference of ten characters, one of two hundred million million.

    So long that among a million rows of a kind a thousand more meet one of them once in 200,000 times: a row made
    by itself, or by thousands at once, has nowhere to go when its reference is taken.
    """
    return _random(LENGTH)


def new_long_reference() -> str:
    """Return a random reference for what there are tens of millions of."""
    return _random(LONG)


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
