"""Tells text from what only looks like it: letters of a font whose table is shifted, words that run together."""

import re
from collections.abc import Iterable

_COMMON = ("the", "and", "of", "to", "in", "for", "is", "our", "we", "will", "all", "with", "be", "on", "as")
_WORD = re.compile(r"[A-Za-z]+")
_REPLACED = re.compile(r"(?<!\S)[a-z&$!(]{0,15}[a-z][!$&(\"+%][a-z&$!(]{0,15}[a-z](?!\S)")
LONGEST_SAMPLE, FEWEST_REPLACED = 50_000, 5
ENOUGH = 60
FURTHEST = 40
SAMPLE = 1_000
# A space may be shifted like a letter, or stand as it is.
_SHIFTS = {
    by: {code: max(code + by, 32) for code in range(33, 400)} for by in range(-FURTHEST, FURTHEST + 1)
}  # fmt: skip


def shift_of(text: str) -> int:
    """Return by how many places the letters of a text are shifted: 0 where it reads as it is, or as nothing at all.

    A font without its table of letters gives “7KH” for “The”: each sign stands a fixed way off the one that is meant.
    """
    signs = [sign for sign in text if not sign.isspace()]
    if len(signs) < ENOUGH or reads(text):
        return 0
    sample = text[:SAMPLE]
    found = {by: tried for by in _SHIFTS if by and reads(tried := sample.translate(_SHIFTS[by]))}
    # Capitals lie a fixed way off small letters too, and are rarely meant.
    return max(found, key=lambda by: sum(map(str.islower, found[by])), default=0)


def is_gibberish(text: str) -> bool:
    """Say whether a text is long enough to judge and is hardly words: few letters, or letters without vowels."""
    signs = [sign for sign in text if not sign.isspace()]
    if len(signs) < ENOUGH * 2 or reads(text):
        return False
    letters = [sign.lower() for sign in signs if sign.isalpha()]
    # A page of figures holds few letters, and every one of its signs is in use.
    odd = sum(not sign.isalnum() and sign not in ".,;:%£$()/-–—+&'’‘“”\"•·" for sign in signs)
    if odd * 4 > len(signs):
        return True
    vowels = sum(letter in "aeiouy" for letter in letters)
    return len(letters) * 2 > len(signs) and not 0.2 < vowels / len(letters) < 0.7


def replaced_in(text: str) -> str:
    """Return a word in which another sign stands for a letter, “i&r!ve”, where many are so; else nothing."""
    found = _REPLACED.findall(text[:LONGEST_SAMPLE])
    return found[0] if len(found) >= FEWEST_REPLACED else ""


def reads(text: str) -> bool:
    """Say whether the small words of English come as often as they do in any text of it."""
    # A letter by itself comes by chance, and says nothing.
    words = [word.lower() for word in _WORD.findall(text) if len(word) > 1]
    if len(words) < 8:
        return False
    return sum(word in _COMMON for word in words) > 0.12 * len(words) and sum(map(len, words)) / len(words) > 2.4


def run_together(words: Iterable[str]) -> bool:
    """Say whether the spaces between words are lost, going by how long the words are."""
    lengths = [len(word) for word in words if word.isalpha()]
    return sum(lengths) > 400 and sum(lengths) / len(lengths) > 14
