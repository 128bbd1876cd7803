"""A statement is read in a tidied copy whose every character stands where it stood.

The copy differs from what was written only in ways that a reader would not notice: one kind of
dash, one kind of quotation mark, plain spaces, small letters. Positions found in the copy are
therefore positions in the original, and what a person wrote is never altered.
"""

from __future__ import annotations

LONGEST_READ = 2_000
"""Characters of a statement that are read; the rest is kept as written and not looked at."""

_SAME_LENGTH = str.maketrans(
    {
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
        "\u2212": "-", "\ufe63": "-", "\uff0d": "-",
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201f": '"',
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
        "\r": "\n", "\u2022": "\n", "\u25cf": "\n", "\u25aa": "\n", "\uf0b7": "\n",
        "\u2a7e": "\u2265", "\u2a7d": "\u2264", "\ufe6a": "%", "\uff05": "%", "\uff0b": "+",
    }
)  # fmt: skip


def tidy(text: str) -> str:
    """Return the copy that is read: same length as the part of the text that is looked at."""
    return "".join(_small(letter) for letter in text[:LONGEST_READ].translate(_SAME_LENGTH))


def squeeze(phrase: str) -> str:
    """Return the phrase on one line, with single spaces and no loose punctuation at its ends."""
    plain = " ".join(phrase.split()).strip(" ,;:.-\u2013\u2022")
    paired = plain.count("(") == plain.count(")") and not (plain.startswith("(") and plain.endswith(")"))
    return plain if paired else plain.strip(" ,;:.-\u2013\u2022()").strip()


def _small(letter: str) -> str:
    # A few capitals grow when they are made small; they are left, so that places agree.
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def gap(first: tuple[int, int], second: tuple[int, int]) -> int:
    """Characters between two spans, nought where they touch or overlap."""
    return max(0, max(first[0], second[0]) - min(first[1], second[1]))


def overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Say whether a span shares a character with any other."""
    return any(span[0] < end and start < span[1] for start, end in others)
