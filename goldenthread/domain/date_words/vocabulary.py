"""The words that dates are written with: months, terms, numbers, and the marks between them."""

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary|r)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
# Church schools also say Advent, Lent and Pentecost; Trinity alone is more often a school.
SEASON = (
    r"(?:aut(?:umn)?|spr(?:ing)?|sum(?:mer)?|winter|advent|michaelmas|lent|pentecost|trinity(?=\s+term))"
    r"(?![a-z]|-born)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])[.,]?\s*(?:the\s+)?)"
ORDINAL = r"\s?(?:st|nd|rd|th)\b"
# A figure with a comma, a decimal point or a percent sign behind it is a quantity, not a year.
NO_FIGURE = r"(?!\d|[.,]\d|\s?%)"
YEAR4 = rf"(?:19|20)\d\d{NO_FIGURE}"
YEAR2 = rf"'\s?\d\d{NO_FIGURE}"
# Two figures are a year only where they do not count something: “September 20”, not “September 20 pupils”.
_COUNTS = (
    r"(?!\s?(?:st|nd|rd|th)\b|\s+(?:pupils|students|staff|children|schools|teachers|governors|places|per|out)\b)"
)
YEAR = rf"(?:{YEAR4}|'?\d\d{NO_FIGURE}{_COUNTS})"
PAIR4 = rf"(?:19|20)\d\d(?:\s?[-/]\s?(?:(?:19|20)\d\d|'?\d\d)|[-/]\d){NO_FIGURE}(?![-/]\d)"
PAIR2 = rf"'?\d\d\s?[-/]\s?'?\d\d{NO_FIGURE}{_COUNTS}(?!\s?[-/]\s?\d)"
PAIR = rf"(?:{PAIR4}|'?\d\d/'?\d\d{NO_FIGURE}{_COUNTS}(?!/\d))"

_MONTH_STARTS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASON_STARTS = {
    "aut": "autumn", "adv": "autumn", "mic": "autumn", "spr": "spring", "len": "spring", "sum": "summer",
    "pen": "summer", "tri": "summer", "win": "winter",
}  # fmt: skip

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
NUMBERS = {word: value for value, word in enumerate(_SMALL)} | {
    "a": 1, "an": 1, "couple of": 2, "a couple of": 2, "twenty": 20, "twenty-four": 24, "twenty four": 24,
    "thirty": 30, "thirty-six": 36, "thirty six": 36, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
    "hundred": 100, "a hundred": 100,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "final": -1, "last": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6,
}  # fmt: skip
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))})"
NUMBER = rf"{_COUNT}(?![\w%]|[.,]\d)"
# One count, or the least and the most of a range: “3-5”, “two to three”.
RANGE = rf"(?:(?P<fewest>{_COUNT})\s*(?:-|\bto\b|\bor\b)\s*(?P<most>{NUMBER})|(?P<one>{NUMBER}))"
ORDINAL_WORD = rf"(?:{'|'.join(ORDINALS)})"


def form(pattern: str) -> re.Pattern[str]:
    """Compile a form of words. Case never matters, and only plain digits and letters count."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def plain(text: str) -> str:
    """Spell dashes, apostrophes and white space in one way, changing no character's place."""
    return text.translate(_SPELLINGS)


_SPELLINGS = {ord(dash): "-" for dash in "‐‑‒–—―−"}
_SPELLINGS |= {ord(mark): "'" for mark in "‘’‛`´ʼ"}
_SPELLINGS |= {ord(space): " " for space in "\t\n\r\v\f\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"}


def month_number(word: str) -> int:
    return _MONTH_STARTS.index(word[:3].lower()) + 1


def season_name(word: str) -> str:
    return _SEASON_STARTS[word[:3].lower()]


def number(word: str) -> int:
    """Read a count in figures or in words."""
    return int(word) if word.isdecimal() else NUMBERS[" ".join(word.lower().split())]


def ordinal(word: str) -> int:
    """Read first to sixth; last and final are -1."""
    return ORDINALS[word.lower()]


def year_pair(words: str) -> tuple[int, int]:
    """Read 2020-25, 2020-2025, 24/25 or 2020/1 as its two years; the second takes its century from the first."""
    first_words, last_words = re.split(r"[-/]", words)
    first, last = year_number(first_words), year_number(last_words)
    if len(last_words.strip(" '")) == 1:
        return first, first - first % 10 + last % 10
    if len(last_words.strip(" '")) == 2:
        last = first - first % 100 + last % 100
        # 1999/00 crosses the century.
        last += 100 if (first + 1) % 100 == 0 and last % 100 == 0 else 0
    return first, last


def year_number(word: str) -> int:
    """Read 2022, '22 or 22; two figures from 70 on belong to the last century."""
    digits = word.strip(" '")
    value = int(digits)
    return value if len(digits) == 4 else value + (1900 if value >= 70 else 2000)
