"""Short stable references: what an address names a thing by, for ever."""

import secrets

# No vowels, so that no word arises; no 0, 1 or l, so that one can be read out on the telephone.
ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
LENGTH = 7


def new_reference() -> str:
    """Return a random reference of seven characters: one of ten thousand million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
