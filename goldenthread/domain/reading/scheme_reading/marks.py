"""Marks: what stands where a decision meets a body, and what the table says that it means."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from goldenthread.domain.reading.parties import is_name, names_somebody

TICK = "✓"
# A sum under a name: up to how much it has whatever the table is about.
LIMIT = "a limit"
# Among them letters of the fonts of signs, which is how a tick arrives when its font is lost.
_TICKS = frozenset("✓✔√☑✅xX×✗●•■◆üþ\uf0fc\uf0fe\uf050\uf052")
# How a key in prose speaks of marks: “An asterisk shows who must be asked first.”
_SPOKEN = {"tick": "✓", "cross": "X", "dot": "●", "bullet": "●", "asterisk": "*", "star": "*"}
_SHOWS = r"(?:shows?|means?|marks?|indicates?|is|are|says?|stands? for|denotes?)"
_SENTENCE = re.compile(
    rf"\b(?:(?:an?|the|each)\s+)?(?P<mark>{'|'.join(_SPOKEN)})(?:s|es)?\s+{_SHOWS}\s+"
    r"(?P<says>[A-Za-z][A-Za-z ’'/]{2,70})",
    re.IGNORECASE,
)
# And the other way about: “Ultimate responsibility is shown with an X in the column of whoever has it.”
_SHOWN = re.compile(
    r"(?P<says>[A-Za-z][A-Za-z ’'/]{2,70}?)\s+(?:is|are)\s+(?:shown|marked|indicated|denoted|identified)\s+"
    r"(?:with|by)\s+"
    rf"(?:(?:an?|the)\s+)?(?:(?:letter|sign)\s+)?[“\"'‘]?(?P<mark>{'|'.join(_SPOKEN)}|[A-Z✓✔√●○*])(?!\w)",
    re.IGNORECASE,
)
# A letter in prose: “R marks who must recommend; C who is consulted beforehand.”
_LETTER = re.compile(
    rf"(?:^|[.;,:]\s*|\band\s+)(?:[Aa]n?\s+|[Tt]he\s+)?[“\"']?(?P<mark>[A-Z]{{1,2}})[”\"']?\s+(?:{_SHOWS}\s+)?"
    r"(?P<says>(?:(?:who|whoever|whom|where|those|that|which|the one)\b|(?<=shows )|(?<=means )|(?<=marks ))"
    r"[A-Za-z ’'/]{3,70})"
)
_ARROWS = re.compile(r"(?=.*[<>←→↔‹›«»])[<←↔‹«]{0,2}\s*([A-Z]{1,2})\s*[>→↔›»]{0,2}")
_YES = frozenset({"yes", "y", "tick", "true"})
_NONE = frozenset({"", "-", "–", "—", "n/a", "na", "no", "none", "nil", ".", "n", "false", "☐", "□", "⬜", "o"})

# Words whose meaning nobody doubts, by their beginnings: first what a phrase begins with, then what stands in it.
_WORDS = (
    ("no involvement", ""), ("not involved", ""), ("no role", ""),
    ("ultimate", "decide"), ("decid", "decide"), ("decision", "decide"), ("determin", "decide"),
    ("delegated", "decide"),
    ("accountab", "decide"), ("agree", "approve"), ("approv", "approve"), ("ratif", "approve"), ("adopt", "approve"),
    ("authoris", "approve"), ("sign", "approve"), ("recommend", "recommend"), ("advis", "recommend"),
    ("advice", "recommend"), ("endors", "recommend"), ("propos", "propose"), ("put forward", "propose"),
    ("puts forward", "propose"), ("draft", "propose"),
    ("draw", "propose"), ("write", "propose"),
    ("prepar", "propose"), ("develop", "propose"), ("initiat", "propose"), ("consult", "consult"),
    ("contribut", "consult"), ("gives a view", "consult"),
    ("give a view", "consult"), ("feed", "consult"), ("has a say", "consult"), ("comment", "consult"),
    ("be asked", "consult"), ("inform", "inform"),
    ("notif", "inform"), ("report", "inform"), ("told", "inform"), ("asked", "consult"), ("seen before", "consult"),
    ("be seen", "consult"), ("receiv", "inform"), ("note", "inform"), ("be told", "inform"), ("monitor", "monitor"),
    ("review", "monitor"), ("scrutin", "monitor"), ("oversight", "monitor"), ("overs", "monitor"),
    ("assur", "monitor"), ("challeng", "monitor"), ("implement", "do"), ("deliver", "do"), ("carr", "do"),
    ("undertak", "do"), ("action", "do"), ("execut", "do"), ("support", "do"), ("responsib", "do"),
    ("maintain", "do"), ("perform", "do"), ("input", "consult"), ("has the decision", "decide"),
)  # fmt: skip
_DOES_IT = frozenset({"do", "does", "to do", "does it", "do it"})
# Letters that mean one thing wherever they stand. A, R, S and X are not among them.
_LETTERS = {"D": "decide", "P": "propose", "C": "consult", "I": "inform", "M": "monitor"}
# Words of which a table may mean the one that tells or the one that is told.
_EITHER_WAY = frozenset({"report", "reports", "reporting"})
_LEGEND = re.compile(
    r"(?:^|[\s;,.(|:])(?:level\s*)?(?P<mark>[A-Z]{1,2}|[0-9]|[✓✔√●○◐◯▲△■◆◇★☆*])\s*(?:=|:|–|-|—|\))\s*"
    r"(?P<says>do(?:es)?\b|[A-Za-z](?:(?!\s+(?:[A-Z]{1,2}|[0-9]|[●○])\s*[=:–—-])[A-Za-z ’'/]){2,60})",
    re.IGNORECASE,
)


# And without a word between: “A approves  R recommends  I is informed”.
_DOES = re.compile(
    r"(?:^|[.;,:]\s*|\s(?=[A-Z]))(?P<mark>[A-Z]|\d)\s+"
    r"(?P<says>(?:is |are |must |makes? |gives? )?(?:kept |to be )?[a-z]+(?:s|ed|ion)?)\b"
)
# A sign or a letter with what whoever has it does: “✓ takes the decision; A gives advice to those who decide”.
_GIVES = re.compile(
    r"(?:^|[.;,|]\s*|\s{2,})(?P<mark>[A-Z]{1,2}|[✓✔√●○*])\s+"
    r"(?P<says>(?:provides?|gives?|offers?|takes?|makes?|has|holds?)\s+(?:(?!\b(?:to|for|so|before)\b)[a-z ]){3,60})"
)
# A sign and what it says, alone on a line: “● decides”.
_SIGN_SAYS = re.compile(r"(?P<mark>[✓✔√●○◐◯▲△■◆◇★☆])\s+(?P<says>[a-z]+(?: [a-z]+){0,4})[.;]?", re.IGNORECASE)
_LEVEL = re.compile(r"\blevel\s*(?P<mark>[0-9A-F])\s*[:=–—-]?\s*(?P<says>[A-Z][A-Za-z ’'/&]{2,60})", re.IGNORECASE)


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
    if plain in _DOES_IT:
        return "do"
    plain = plain.removeprefix("to ").removeprefix("must ").removeprefix("is ").removeprefix("be ")
    begins = next((verb for start, verb in _WORDS if plain.startswith(start)), None)
    # The word that stands first says most: “advice to those who take the decision” is advice.
    within = [(plain.index(f" {start}"), verb) for start, verb in _WORDS if f" {start}" in plain]
    first = min(within, default=(0, None), key=lambda each: each[0])[1]
    # “Supports with advice” says with what.
    return first if begins is None or (plain.startswith("support") and first) else begins


def tokens_of(cell: str, known: Container[str] = ()) -> tuple[list[str], str]:
    """Return the marks of a cell, in one spelling each, and what it says beside them in brackets.

    `known` are marks that the table’s own key speaks of: there an N is a mark, and elsewhere it is a no.
    """
    beside = "; ".join(each.strip() for each in re.findall(r"\(([^()]*)\)", cell))
    plain = re.sub(r"\([^()]*\)", " ", cell).strip()
    if plain.upper() in known:
        return [plain.upper()], beside
    if plain.lower() in _NONE:
        return [], beside
    if verb_of_word(plain) and not re.search(r"[,;/&+\n]| and ", plain):
        return [plain.lower()], beside
    found: list[str] = []
    for token in re.split(r"[,;/&+\n|]| and ", plain):
        found += [token.strip().upper()] if token.strip().upper() in known else _marks_of(token.strip())
    return list(dict.fromkeys(found)), beside


def _marks_of(token: str) -> list[str]:
    if token.lower() in _NONE:
        return []
    if token in _TICKS or token.lower() in _YES:
        return [TICK]
    if arrow := _ARROWS.fullmatch(token):
        # An arrow says to whom advice goes, and makes no other mark of the letter.
        return [arrow[1]]
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
            verb = None if is_name(legend["says"]) else verb_of_word(legend["says"])
            if verb is not None:
                mark = legend["mark"].upper()
                found.setdefault(TICK if mark in _TICKS - {"X"} else mark, verb)
        for sentence in (*_SENTENCE.finditer(text), *_SHOWN.finditer(text)):
            mark = _SPOKEN.get(sentence["mark"].lower(), sentence["mark"].upper())
            if (verb := verb_of_word(sentence["says"])) is not None:
                found.setdefault(TICK if mark in _TICKS else mark, verb)
        alone = _SIGN_SAYS.fullmatch(text.strip())
        for given in (*_GIVES.finditer(text), *([alone] if alone else [])):
            if verb := verb_of_word(given["says"]):
                found.setdefault(TICK if given["mark"] in _TICKS else given["mark"], verb)
        letters = [*_LETTER.finditer(text), *_DOES.finditer(text)]
        for letter in letters:
            if (verb := verb_of_word(letter["says"])) and (letter.re is _LETTER or len(letters) > 1):
                found.setdefault(letter["mark"], verb)
    return found


def names_said(texts: Iterable[str]) -> dict[str, str]:
    """Return whom a key calls by a number or a letter: “Level 2: the finance committee” is {2: the finance …}."""
    found: dict[str, str] = {}
    for text in texts:
        for legend in (*_LEVEL.finditer(text), *_LEGEND.finditer(text)):
            says = re.split(r"\s+level\b", legend["says"], flags=re.IGNORECASE)[0].strip()
            if is_name(says) or names_somebody(says) or verb_of_word(says) is None:
                found.setdefault(legend["mark"].upper(), says)
    return found


# Whom letters stand for: “LGB = local governing body”.
_CODE = re.compile(
    r"(?:^|[\s;,.(|])(?P<code>[A-Z][A-Z&]{1,5})\s*(?:=|:|–|-|—)\s*(?P<says>[A-Za-z][A-Za-z ’'&/-]{2,60})"
)


def codes_said(texts: Iterable[str]) -> dict[str, str]:
    """Return whom a key calls by letters, for names that it says in full."""
    found: dict[str, str] = {}
    for text in texts:
        for code in _CODE.finditer(text):
            if names_somebody(code["says"]) and not verb_of_word(code["says"].split()[0]):
                found.setdefault(code["code"], code["says"].strip())
    return found


def meaning_of(mark: str, said: dict[str, str]) -> Meaning:
    """Return what a mark means by the table's own key, or by its own word; otherwise it is to be asked."""
    if mark.upper() in said:
        return Meaning(mark, said[mark.upper()], "The table’s own key says so.")
    if mark.lower() in _EITHER_WAY:
        return Meaning(mark, None)
    if len(mark) > 2 and (verb := verb_of_word(mark)) is not None:
        return Meaning(mark, verb, "It is a word of its own.")
    if mark in _LETTERS and not said:
        return Meaning(mark, _LETTERS[mark], "It means this wherever it is used.")
    return Meaning(mark, None)
