"""Parts, amounts and answers in words, the trust's own where it has them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from goldenthread.domain.deciding import delegation as rule
from goldenthread.domain.deciding.scheme import said, said_amount, threshold

LETTERS = {
    "propose": "P", "recommend": "R", "consult": "C", "decide": "D", "approve": "A", "inform": "I", "do": "X",
    "monitor": "M",
}  # fmt: skip
MEANINGS = {
    "propose": "brings it forward", "recommend": "advises whoever decides", "consult": "before it is decided",
    "decide": "has the decision", "approve": "must agree before it stands", "inform": "afterwards",
    "do": "once it is decided", "monitor": "how it goes",
}  # fmt: skip


def letter(verb: str) -> str:
    return LETTERS[verb]


def key(own: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """Return what each letter of a matrix stands for: verb, letter, word, meaning."""
    order = ("decide", "approve", "recommend", "propose", "consult", "inform", "do", "monitor")
    return [(verb, LETTERS[verb], said(verb, own), MEANINGS[verb]) for verb in order]


def letters_of(verbs: Iterable[str]) -> str:
    held = set(verbs)
    return " ".join(LETTERS[verb] for verb, *_ in key({}) if verb in held)


def verbs_of(typed: str) -> set[str] | None:
    """Return the parts that letters name, in any order and spacing; None where one of them is none of ours."""
    found = {mark: verb for verb, mark in LETTERS.items()}
    marks = [mark for mark in typed.upper() if mark.isalnum()]
    return {found[mark] for mark in marks} if all(mark in found for mark in marks) else None


def band(unit: str, above: Decimal | None, up_to: Decimal | None) -> str:
    return threshold(unit, above, up_to)


def amount(unit: str, value: Decimal | None) -> str:
    """Say an amount as it was asked: £12,000, 8 days."""
    return said_amount(unit, value) if value is not None else ""


def listed(names: Iterable[str]) -> str:
    """Join names as they are spoken: the head, the board and the local body."""
    held = list(names)
    return " and ".join([", ".join(held[:-1]), held[-1]] if len(held) > 1 else held)


VERDICTS = {
    rule.NOBODY: "Nobody decides",
    rule.CLASH: "More than one decides",
    rule.BEYOND: "The scheme does not go so far",
}
