"""Which rows of a checklist head the others: by their numbers, by being short, or by what stands beneath them."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

# A bullet or a box; 1.2, 1) or a.; 1a / or a bare number, before a capital. “A policy” is two words.
NUMBERED = re.compile(
    r"^\s*(?:[•☐□▢○◻]\s*(?=\S)|[-*–]\s+|\[\s?\]\s+"
    r"|(?:[0-9]{1,3}|[A-Za-z])(?:[.)][0-9A-Za-z]{0,3})*[.)]\s+(?=\S)"
    r"|[0-9]{1,3}[A-Za-z]?\s*/\s+(?=[A-Z])"
    r"|[0-9]{1,3}(?:\.[0-9A-Za-z]{1,3})+\s+(?=\S)|[0-9]{1,2}[a-z]?\s+(?=[A-Z]))"
)
# A number that stands by itself beside a question; and how many words a heading has at most.
_TYPED_NUMBER = re.compile(r"^\s*\d{1,3}[.)]")
_OWN_NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+\S")
# “Is written down” asks, with its mark or without.
_ASKS = re.compile(r"(?:is|are|has|have|does|do|can|was|were)\b", re.IGNORECASE)
_NUMBER, _HEADING = re.compile(r"^(?:\d+|[A-Z]\d*)(?:\.\d+)*\.?$"), 4


def lone(row: Sequence[str]) -> str:
    """Return the one cell that is filled; nothing where there are more."""
    filled = [cell for cell in row if cell]
    return filled[0] if len(filled) == 1 else ""


def leading(body: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the rows of a list that head the others."""
    return _numbered_headings(body) | _among_questions(body) | _unnumbered(body) | _numbered_over(body)


def _numbered_over(body: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the rows whose number the next one goes on with: 1 over 1.1."""
    numbers = [found[1] if (found := _OWN_NUMBER.match(lone(row))) else "" for row in body]
    return frozenset(
        at for at, (number, then) in enumerate(pairwise(numbers)) if number and then.startswith(f"{number}.")
    )


def _unnumbered(body: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the rows without a number where each stands over numbered ones, and these are most."""
    alone = {at: words for at, row in enumerate(body) if (words := lone(row))}
    numbered = {at for at, words in alone.items() if _TYPED_NUMBER.match(words)}
    plain = frozenset(alone) - numbered
    leads = bool(plain) and len(numbered) > len(plain) and all(at + 1 in numbered for at in plain)
    return plain if leads else frozenset()


def _numbered_headings(body: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the rows of a bare list that are headings for being numbered, where what stands beneath them is not."""
    told = [(at, words) for at, row in enumerate(body) if (words := lone(row))]
    numbered = [at for at, words in told if NUMBERED.match(words)]
    plain = {at for at, words in told if not NUMBERED.match(words)}
    leads = numbered and len(numbered) < len(plain) and all(at + 1 in plain for at in numbered)
    return frozenset(numbered) if leads else frozenset()


def _among_questions(body: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the short rows of a bare list that ask nothing, where most of it are questions or sentences.

    They are headings, where each has one of these beneath it.
    """
    told = [(at, words) for at, row in enumerate(body) if (words := lone(row))]
    short = [(at, words) for at, words in told if len(words.split()) <= _HEADING and not NUMBERED.match(words)]
    bare = {at for at, words in short if not (words.endswith(("?", ".")) or _ASKS.match(words))}
    asking = sum(words.endswith("?") for _, words in told)
    whole = sum(at not in bare and len(words.split()) > _HEADING for at, words in told)
    # Several short ones in a row are a list, and head nothing.
    alone = frozenset(at for at in bare if not {at - 1, at + 1} & bare)
    return alone if asking * 2 > len(told) or (alone == bare and whole * 2 > len(told)) else frozenset()


def with_parts(body: Sequence[Sequence[str]], columns: Mapping[str, int]) -> frozenset[int]:
    """Return the short rows that are headings by the number beside them: 2 over 2.1, B over B1."""
    beside = [next((cell for cell in row[: columns["asks"]] if _NUMBER.match(cell)), "") for row in body]
    plain = [number.rstrip(".") for number in beside]
    return frozenset(
        at
        for at, number in enumerate(plain)
        if number and at + 1 < len(plain) and _is_part(plain[at + 1], number)
        and sum(bool(cell) for cell in body[at]) == 2
        and len(_asked(body[at], columns).split()) <= _HEADING
    )  # fmt: skip


def _is_part(number: str, of: str) -> bool:
    return number.startswith(f"{of}." if of.isdigit() else of) and number != of


def _asked(row: Sequence[str], columns: Mapping[str, int]) -> str:
    place = columns["asks"]
    return row[place] if place < len(row) else ""
