"""How long a text takes to read, said beside it so that whoever has ten minutes knows what they begin.

A reader at ease takes in about two hundred words of a plan in a minute; what is begun counts as a whole minute.
"""

WORDS_A_MINUTE = 200


def minutes(words: int) -> int:
    """Return how many minutes so many words take; at least one, for nothing is read in none."""
    return max(1, -(-words // WORDS_A_MINUTE))


def said(words: int) -> str:
    """Say it: under a minute, 1 minute, 12 minutes."""
    if words < WORDS_A_MINUTE // 2:
        return "under a minute"
    number = minutes(words)
    return f"{number} minute{'' if number == 1 else 's'}"
