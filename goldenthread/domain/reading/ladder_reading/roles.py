"""What a row of a ladder is about: by the words of its heading, and else by how it is written."""

import re
from collections.abc import Mapping, Sequence

from goldenthread.domain.reading.ladder_reading.bounds import due_of, is_test, lasts_of
from goldenthread.domain.reading.ladder_reading.names import Words
from goldenthread.domain.reading.parties import begins_a_deed
from goldenthread.domain.reading.worded import Worded

# How a figure is spoken of without a number.
_SCALE = re.compile(r"\b(?:above|below|average|national|grade|higher|lower)\b", re.IGNORECASE)


def role_of(label: str, cells: Mapping[int, Sequence[str]], words: Words) -> str:
    """Guess what a row is about from the words of its heading, and else from how it is written."""
    label, lines = label.casefold(), [line for cell in cells.values() for line in cell]
    called = [role for role, names in words["roles"].items() if speaks_of(label, names)]
    if "lasts" in called and any(map(lasts_of, lines)):
        return "lasts"
    if sum(map(is_test, lines)) * 2 > len(lines):
        return "criteria"
    longest = max((len(cell) for cell in cells.values()), default=0)
    # What the school holds is said in a sentence; an area that is called so has several things to do.
    called = [role for role in called if role != "held" or longest == 1]
    spans = sum(bool(lasts_of(line).keys() & {"least", "most"}) for line in lines)
    if called or (longest == 1 and spans * 2 > len(lines)):
        return str([*called, "lasts"][0])
    if label == "about":
        return "says"
    if longest == 1 and speaks_of(label, _names_of_measures(words)) and any(map(_SCALE.search, lines)):
        return "criteria"
    # A list of what is so there, and not of what is to be done, says what an area looks like in each phase.
    are_deeds = sum(map(begins_a_deed, lines)) * 4 > len(lines)
    return "work" if (longest > 1 and are_deeds) or any(map(due_of, lines)) else "judged"


def is_sure(label: str, role: str, words: Words) -> bool:
    """Say whether the words of a heading speak of its role, by half of them or more."""
    known = [(role, rf"\b(?:{'|'.join(map(re.escape, names))})\w*") for role, names in words["roles"].items()]
    is_named = any(what == role and re.search(said, label, re.IGNORECASE) for what, said in known)
    return is_named and Worded(known, {}).is_sure(label, role)


def _names_of_measures(words: Words) -> list[str]:
    return [name for names in words.get("measures", {}).values() for name in names]


def speaks_of(label: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", label) for word in words)
