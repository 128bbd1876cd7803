"""What stands before the words of a line: a bullet, a number, or the plan's own word for a level with its number."""

import re
from dataclasses import dataclass

from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

# With the characters that a word processor's symbol fonts leave behind when their text is taken out.
BULLETS = "-–—•●▪◦*·○■□➢►‣⁃✓✔❖➤Ø§▸▹▶»→➔➜❑❏◆◇⮚\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf071\uf02d"
_BULLET = re.compile(rf"(?P<bullet>[{re.escape(BULLETS)}]|o(?=\s)|\.(?=\s+[A-Z]))(?:\s+|(?=[A-Z\d])(?<=[•●▪◦■□➢►]))")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}(?P<deeper>\.[a-z])?[a-z]?[.)]?)[:\s]\s*(?=\S)")
_SIMPLE = re.compile(
    r"(?P<number>\(?\d{1,2}[.)]{1,2}|\d{1,2}[a-z](?:[.)]|(?=\s)))(?:\s{0,6}(?=[^\s\d.,%])|\s+(?=\d+%?\s+[a-z]))"
)
_LETTER = re.compile(r"(?P<number>\(?[a-zA-Z]\)|[a-z]\.|\(?[ivx]{1,5}[.)])\s+(?=\S)")
_CODE = re.compile(
    r"(?P<number>(?P<word>[A-Z]{1,5})\s?-?\s?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?)(?![\w.]*\d)(?:\s?[:.)]\s*|\s[-–—]\s+)(?=\S)"
)
# “A1 Improve teaching”, “AC2 Narrow the gap”, “A.1 Write …”, “B2.3 Introduce …”, “KR1.2 24 colleagues …”: what counts
# in letters needs no mark behind it.
_LETTERED = re.compile(
    r"(?P<number>[A-Z]{1,3}\d{1,2}(?:\.\d{1,2}){0,3}(?=\s+[A-Z](?:[a-z]|\s[a-z]))|[A-Z]{2,4}\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[A-Z\d])|"
    r"[A-H](?:\.\d{1,2}){1,3}(?=\s+[A-Z]))\s+"
)
# “1 A All pupils …”, “3 A/C Leaders …”: which part of which section of the school's own evaluation.
_CROSSED = re.compile(r"(?P<number>\d{1,2}\s?[A-H](?:\s?/\s?[A-H])*)\s+(?=(?:[A-Z][a-z]+|A)\s[a-z]+\s\S+\s)")
_CODED_AGAIN = re.compile(r"[A-Z]{1,3}\s?\d{1,2}\b")
# “II. Standards”, “A. Excellent teaching”.
_UPPER = re.compile(r"(?P<number>[IVX]{1,4}[.)]|[A-H]\.)\s+(?=[A-Z]\S*\s+\S|[A-Z]\w{3,}$|\d+\s\w)")
_WHOLE = re.compile(
    r"(?:\(?\d{1,3}(?:\.\s?\d{0,2}){0,3}[a-z]?[.)]?|\d{1,2}/\d{2}(?:\d\d)?|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)]?|[A-Z]{1,5}\s?-?\s?\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?\.?|[A-Z])"
)
_COUNTED = re.compile(r"(?:million|billion|m\b|%|per\b|percent|and\b|to\b|or\b)")
# “KS2: …”, “Y6: …”, “A8: …” speak of pupils or measures.
_NO_CODES = {"KS", "Y", "YR", "PP", "EYFS", "COVID", "GCSE", "Q", "T"}
_MEASURES = {"A8", "P8"}


@dataclass(frozen=True)
class Mark:
    """A line's beginning: `sort` is one of level, code, decimal, simple, letter, bullet or nothing."""

    sort: str = ""
    number: str = ""
    level: str = ""
    body: str = ""
    depth: int = 0

    @property
    def is_number(self) -> bool:
        """Say whether it counts."""
        return self.sort in ("level", "code", "decimal", "simple", "letter")


def mark_of(text: str, drawn: str, vocabulary: Vocabulary) -> Mark:
    """Tell what a line begins with; `drawn` is the bullet or number that the document draws itself."""
    if drawn and any(character.isalnum() for character in drawn):
        return _numbered(drawn.strip(), text, vocabulary) or Mark("simple", drawn.strip(), body=text, depth=1)
    bulleted = _BULLET.match(text)
    body = text[bulleted.end() :].strip() if bulleted else text
    if found := _at_start(body, vocabulary):
        return found
    if bulleted or drawn:
        return Mark("bullet", body=body)
    return Mark(body=text)


def is_bare_bullet(text: str) -> bool:
    """Say whether a line is a bullet with nothing behind it."""
    return len(text) <= 2 and bool(text) and text[0] in BULLETS


def is_number(text: str) -> bool:
    """Say whether a whole cell is a number as plans print them."""
    return len(text) <= 12 and bool(_WHOLE.fullmatch(text.strip()))


def figures(number: str) -> list[int]:
    """Return the figures in a number, in order: “KPI 3.7” has 3 and 7."""
    return [int(part) for part in re.findall(r"\d+", number)]


def _numbered(drawn: str, text: str, vocabulary: Vocabulary) -> Mark | None:
    found = _at_start(f"{drawn} {text}", vocabulary)
    return found if found and found.number else None


def _at_start(text: str, vocabulary: Vocabulary) -> Mark | None:
    if not text:
        return None
    if found := _level(text, vocabulary) or _ordinal(text, vocabulary) or _coded(text) or _decimal(text):
        return found
    for sort, pattern in (("simple", _SIMPLE), ("letter", _LETTER)):
        if match := pattern.match(text):
            return Mark(sort, match["number"], "", text[match.end() :].strip(), 1)
    return None


def _coded(text: str) -> Mark | None:
    match = _CODE.match(text) or _LETTERED.match(text) or _UPPER.match(text) or _CROSSED.match(text)
    if match is None:
        return None
    # “P3 – P7 pupils” are those of several years.
    if _CODED_AGAIN.match(text, match.end()):
        return None
    word = re.sub(r"[^A-Z]", "", match["number"])
    if match.re is not _UPPER and (word in _NO_CODES or match["number"] in _MEASURES):
        return None
    # A letter counts the part above, and is no name of a level.
    name = word if len(word) > 1 and match.re not in (_UPPER, _CROSSED) else ""
    return Mark("code", match["number"], name, text[match.end() :].strip(), len(figures(match["number"])))


def _decimal(text: str) -> Mark | None:
    match = _DECIMAL.match(text)
    rest = text[match.end() :].strip() if match else ""
    # “1.5 million” and “2.5 to 3” count something.
    if match is None or _COUNTED.match(rest):
        return None
    return Mark("decimal", match["number"], "", rest, len(figures(match["number"])) + bool(match["deeper"]))


def _ordinal(text: str, vocabulary: Vocabulary) -> Mark | None:
    """Read “First goal – Every child reads”."""
    match = vocabulary.ordinal_line.match(text[:400])
    return Mark("level", match["number"], match["level"], text[match.start("body") :].strip(), 1) if match else None


def _level(text: str, vocabulary: Vocabulary) -> Mark | None:
    match = vocabulary.level_line.match(text[:400]) or vocabulary.qualified_line.match(text[:400])
    if match is None:
        return None
    # “Target 3: - Learning” has two marks.
    body = text[match.start("body") :].strip().lstrip("-–— " if match["mark"] else "")
    if body and not match["mark"] and (body[0].islower() or body[0] in ",;/&"):
        return None
    if match["number"].isalpha() and match["number"].islower() and not match["mark"] and body:
        return None
    return Mark("level", match["number"], match["level"], body, len(figures(match["number"])) or 1)
