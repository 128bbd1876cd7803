"""Marks: what stands where a decision meets a body, and what the table says that it means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

TICK = "✓"
_TICKS = frozenset("✓✔√☑✅xX×✗●•■◆")
# How a key in prose speaks of marks: “An asterisk shows who must be asked first.”
_SPOKEN = {"tick": "✓", "cross": "X", "dot": "●", "bullet": "●", "asterisk": "*", "star": "*"}
_SENTENCE = re.compile(
    rf"\b(?:an?|the|each)\s+(?P<mark>{'|'.join(_SPOKEN)})\s+(?:shows|means|marks|indicates|is|says|stands for)\s+"
    r"(?P<says>[A-Za-z][A-Za-z ’'/]{2,70})",
    re.IGNORECASE,
)
_YES = frozenset({"yes", "y", "tick", "true"})
_NONE = frozenset({"", "-", "–", "—", "n/a", "na", "no", "none", "nil", ".", "n", "false"})

# Words whose meaning nobody doubts, by their beginnings. Of two that fit, the first is taken.
_WORDS = (
    ("no involvement", ""), ("not involved", ""), ("no role", ""),
    ("decid", "decide"), ("decision", "decide"), ("determin", "decide"), ("delegated", "decide"),
    ("accountab", "decide"), ("agree", "approve"), ("approv", "approve"), ("ratif", "approve"), ("adopt", "approve"),
    ("authoris", "approve"), ("sign", "approve"), ("recommend", "recommend"), ("advis", "recommend"),
    ("advice", "recommend"), ("endors", "recommend"), ("propos", "propose"), ("draft", "propose"),
    ("prepar", "propose"), ("develop", "propose"), ("initiat", "propose"), ("consult", "consult"),
    ("contribut", "consult"), ("comment", "consult"), ("be asked", "consult"), ("inform", "inform"),
    ("notif", "inform"), ("told", "inform"), ("asked", "consult"), ("seen before", "consult"),
    ("be seen", "consult"), ("receiv", "inform"), ("note", "inform"), ("be told", "inform"), ("monitor", "monitor"),
    ("review", "monitor"), ("scrutin", "monitor"), ("oversight", "monitor"), ("overs", "monitor"),
    ("assur", "monitor"), ("challeng", "monitor"), ("implement", "do"), ("deliver", "do"), ("carr", "do"),
    ("undertak", "do"), ("action", "do"), ("execut", "do"), ("support", "do"), ("responsib", "do"),
)  # fmt: skip
# Letters that mean one thing wherever they stand. A, R, S and X are not among them.
_LETTERS = {"D": "decide", "P": "propose", "C": "consult", "I": "inform", "M": "monitor"}
_LEGEND = re.compile(
    r"(?:^|[\s;,.(|:])(?:level\s*)?(?P<mark>[A-Z]{1,2}|[0-9]|[✓✔√●*])\s*(?:=|:|–|-|—|\))\s*"
    r"(?P<says>[A-Za-z][A-Za-z ’'/]{2,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Meaning:
    """What a mark means: `verb` where it is plain, empty where nothing, None where it must be asked."""

    mark: str
    verb: str | None
    because: str = ""


def verb_of_word(word: str) -> str | None:
    """Return the part that a word or a phrase names, empty for none at all; None where it names nothing known."""
    plain = " ".join(re.sub(r"[^a-z ]", " ", word.lower()).split())
    if plain in _NONE:
        return ""
    plain = plain.removeprefix("to ").removeprefix("must ").removeprefix("is ").removeprefix("be ")
    for start, verb in _WORDS:
        if plain.startswith(start) or f" {start}" in f" {plain}":
            return verb
    return None


def tokens_of(cell: str) -> tuple[list[str], str]:
    """Return the marks of a cell, in one spelling each, and what it says beside them in brackets."""
    beside = "; ".join(each.strip() for each in re.findall(r"\(([^()]*)\)", cell))
    plain = re.sub(r"\([^()]*\)", " ", cell).strip()
    if plain.lower() in _NONE:
        return [], beside
    if verb_of_word(plain) and not re.search(r"[,;/&+\n]", plain):
        return [plain.lower()], beside
    found = []
    for token in re.split(r"[,;/&+\n|]| and ", plain):
        found += _marks_of(token.strip())
    return list(dict.fromkeys(found)), beside


def _marks_of(token: str) -> list[str]:
    if token.lower() in _NONE:
        return []
    if token in _TICKS or token.lower() in _YES:
        return [TICK]
    if verb_of_word(token):
        return [token.lower()]
    if re.fullmatch(r"[A-Za-z](?:\s+[A-Za-z])*", token) or re.fullmatch(r"[A-Z]{1,2}", token):
        return token.upper().split()
    return [token[:40]]


def meanings_said(texts: Iterable[str]) -> dict[str, str]:
    """Return what a key beside the table says that its marks mean: {mark: verb}."""
    found: dict[str, str] = {}
    for text in texts:
        for legend in _LEGEND.finditer(text):
            verb = verb_of_word(legend["says"])
            if verb is not None:
                mark = legend["mark"].upper()
                found.setdefault(TICK if mark in _TICKS - {"X"} else mark, verb)
        for sentence in _SENTENCE.finditer(text):
            mark = _SPOKEN[sentence["mark"].lower()]
            if (verb := verb_of_word(sentence["says"])) is not None:
                found.setdefault(TICK if mark in _TICKS else mark, verb)
    return found


def meaning_of(mark: str, said: dict[str, str]) -> Meaning:
    """Return what a mark means by the table's own key, or by its own word; otherwise it is to be asked."""
    if mark.upper() in said:
        return Meaning(mark, said[mark.upper()], "The table’s own key says so.")
    if len(mark) > 2 and (verb := verb_of_word(mark)) is not None:
        return Meaning(mark, verb, "It is a word of its own.")
    if mark in _LETTERS and not said:
        return Meaning(mark, _LETTERS[mark], "It means this wherever it is used.")
    return Meaning(mark, None)
