"""What the columns of a table of seats hold."""

import re
from collections.abc import Sequence

# By the words of the heading; the first that fits. What is not kept has an empty name.
_MEANINGS = (
    ("", r"interest|pecuniary|declar|e-?mail|phone|telephone|address|postcode|\bcontact"),
    ("", r"attend|dbs|check|birth|photo"),
    ("ended", r"stepped down|stood down|step(?:ping)? down|resign|\bleft\b|ceased|removed|retired|date of leaving"),
    ("until", r"(?:term|office|appointment).*\b(?:end|ends|ending|expir\w*|until|finish\w*)\b"),
    ("until", r"^(?:to|until|ends?|expir\w*|re-?election|renewal)$|\bend date\b|\bdate of end\b"),
    ("until", r"expir(?:y|es)|due to end"),
    ("from", r"(?:date|when|day).*\b(?:appoint\w*|elect\w*|start\w*|beg[au]n\w*|join\w*|commenc\w*)"),
    ("from", r"(?:appoint|elect|start|join|commence|begin)\w*\s+(?:date|on|from)\b"),
    ("from", r"^(?:from|start|since|appointed|elected)$|term.*\b(?:start|starts|from|began|begins|commenc\w*)\b"),
    ("appointed_by", r"appoint|elected by|nominat"),
    ("term", r"terms? (?:of|in) office|\bterm\b|tenure|period of office|length of"),
    ("title", r"^title$|^salutation$"),
    ("forename", r"fore ?name|first ?name|given name|christian"),
    ("surname", r"surname|last ?name|family name"),
    ("votes", r"voting|votes?\b"),
    ("links", r"\blinks?\b|responsib|portfolio|special|monitor|champion"),
    ("office", r"^office(?: held)?$|office holder"),
    ("name", r"\bnames?\b|^(?:local )?(?:governors?|trustees?|members?|directors?|person)$|^who$"),
    ("category", r"category|type|role|position|capacity|constituenc|represent|designation|status"),
    ("body", r"body|bodies|board|committee|\blg[bc]\b|school|academy|panel|group|sits on"),
)
_TELLS = tuple((means, re.compile(words)) for means, words in _MEANINGS)
_WHO = {"name", "surname"}
_HOW = {"category", "from", "until", "term", "appointed_by", "body", "office"}
_LONGEST = 60
# How far down the headings may stand.
_DEEPEST = 30


def meaning(words: str) -> str | None:
    """Return what a column holds: empty where it is not kept, and None where its heading says nothing."""
    plain = " ".join(words.lower().replace("_", " ").split()).strip(" :*?.")
    return next((means for means, tells in _TELLS if tells.search(plain)), None) if plain else None


def find_headings(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the row that says most of what columns hold, the first of equals: who sits, and something of how."""
    meant = [{meaning(cell) for cell in row if len(cell) <= _LONGEST} for row in rows[:_DEEPEST]]
    said = {at: len(found) for at, found in enumerate(meant) if found & _WHO and found & _HOW}
    return max(said, key=lambda at: said[at], default=None)


def says_again(row: Sequence[str], headings: Sequence[str]) -> bool:
    """Say whether a row further down says the headings again, as tables do that stand under one another."""
    filled = {cell.strip().lower() for cell in row if cell.strip()}
    return len(filled) > 1 and len(filled & {cell.strip().lower() for cell in headings}) * 2 > len(filled)
