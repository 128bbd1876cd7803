"""What the house's type can print, and words for what it cannot.

A plan may hold any sign that a keyboard has. On a page the browser finds a face for each; on paper
there is only ours. A picture is then named, and letters of another script are counted, so that nobody
reads a line without knowing that something is missing from it.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from goldenthread.foundation.fonts import FACES, font_folders

# Marks that only say how the sign before them looks, or hold a line together.
UNSEEN = frozenset({"Cf", "Cc", "Cs", "Sk", "Mn", "Me"})
PICTURES = frozenset({"So", "Sm", "Sc"})
KEPT = frozenset("\n")


def printable(value: Any) -> Any:
    """Return a value, with everything in it, in signs that the type has."""
    if isinstance(value, str):
        return _in_our_type(value)
    if isinstance(value, dict):
        return {key: printable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [printable(each) for each in value]
    return value


def beyond_our_type(value: Any) -> list[str]:
    """Return each sign in a value that the type does not have, once, in order."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return list(dict.fromkeys(sign for each in value for sign in beyond_our_type(each)))
    if not isinstance(value, str) or value.isascii():
        return []
    return list(dict.fromkeys(sign for sign in unicodedata.normalize("NFC", value) if _is_missing(sign)))


def _in_our_type(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text).replace("\t", " ").replace("\r\n", "\n").replace("\u2028", "\n")
    runs = re.split(r"(\s+)", "".join(sign for sign in composed if not _is_unseen(sign)))
    return "".join(_run(run) for run in runs)


def _run(run: str) -> str:
    """Return a word, with each picture named and each stretch of foreign letters counted."""
    said, strange = [], 0
    for sign in (*run, ""):
        is_letter = bool(sign) and _is_missing(sign) and unicodedata.category(sign) not in PICTURES
        if is_letter:
            strange += 1
            continue
        if strange:
            said.append(_letters(strange))
            strange = 0
        said.append(_name(sign) if sign and _is_missing(sign) else sign)
    return "".join(said)


def _letters(number: int) -> str:
    return "[a letter of another script]" if number == 1 else f"[{number} letters of another script]"


def _name(sign: str) -> str:
    return f"[{unicodedata.name(sign, 'a sign that we cannot print').lower()}]"


def _is_unseen(sign: str) -> bool:
    if sign in KEPT or sign in _coverage():
        return unicodedata.category(sign) == "Cc" and sign not in KEPT
    return unicodedata.category(sign) in UNSEEN


def _is_missing(sign: str) -> bool:
    return not sign.isspace() and sign not in _coverage() and unicodedata.category(sign) not in UNSEEN


@cache
def _coverage() -> frozenset[str]:
    """Return the signs that every face of the house has."""
    found: set[str] | None = None
    for face in FACES:
        with TTFont(_file(face), lazy=True) as font:
            signs = {chr(code) for code in font.getBestCmap()}
        found = signs if found is None else found & signs
    return frozenset(found or ())


def _file(face: str) -> Path:
    return next(folder / f"{face}.ttf" for folder in font_folders() if (folder / f"{face}.ttf").exists())
