"""What stands in the cells of a seat: a name, an office and a category, a term."""

import datetime as dt
import re

from goldenthread.domain import date_words
from goldenthread.domain.date_words.reading import shift

# How far back and ahead terms of office reach: some members have sat since the trust began.
_YEARS_BACK, _YEARS_AHEAD = 40, 10
_NOBODY = re.compile(
    r"^\W*(?:vacan\w*|tb[ac]|to be (?:elected|appointed|confirmed)|none|n/?a|nobody)\b", re.IGNORECASE
)
# “Chair of finance” is no chair of this body; “chair of governors” is.
_HERE = r"governors|trustees|directors|members|lg|the\s+(?:board|trust|governing|local|committee)"
_OFFICES = tuple((office, re.compile(words, re.IGNORECASE)) for office, words in (
    ("vice-chair", r"\b(?:vice|deputy)[- ]?chair\w*\b"),
    ("", r"\bco-?chair\w*\b"),
    ("chair", rf"\bchair(?:man|person|woman)?\b(?!\s+of\s+(?!{_HERE}))(?:\s+of\s+[\w ]+)?"),
    ("clerk", r"\b(?:clerk|governance professional|company secretary)\b(?:\s+to\s+[\w ]+)?"),
))  # fmt: skip
_OF_ALL = re.compile(r"\s+(?:governor|trustee|director|member)s?$", re.IGNORECASE)
_BEHIND = re.compile(r"\s*[(\[–-]\s*([^()\[\]]*)[)\]]?\s*$")
_YEARS = re.compile(r"\b(one|two|three|four|five|six|\d{1,2})\s*(?:years?|yrs?)\b", re.IGNORECASE)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_BETWEEN = re.compile(r"\s+(?:to|until|-)\s+|\s*[–—]\s*|(?<=\d{4})-(?=\d{4})", re.IGNORECASE)


def is_nobody(name: str) -> bool:
    return not name or bool(_NOBODY.match(name))


def name_of(words: str) -> tuple[str, str]:
    """Return a name, and the office that stands behind it: “A. Reed (Chair)”, “A. Reed – Vice-chair”."""
    behind = _BEHIND.search(words)
    if behind and any(tells.search(behind[1]) for _, tells in _OFFICES):
        return words[: behind.start()].strip(), behind[1]
    return words, ""


def office_of(words: str) -> tuple[str, str]:
    """Return an office, and the category that stands beside it, without the word that every category ends with."""
    office = next((key for key, tells in _OFFICES if tells.search(words)), "")
    rest = words
    for _, tells in _OFFICES:
        rest = tells.sub("", rest)
    parts = [part.strip(" &-–()[]") for part in re.split(r"[·,;/]|\(\s*\)|\[\s*\]", rest)]
    return office, ", ".join(dict.fromkeys(_OF_ALL.sub("", part) for part in parts if part))


def term_of(first: str, last: str, term: str, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day of a term: as two days, or as a first day and so many years."""
    from_on, until_on = day_of(first, today), day_of(last, today, last=True)
    match [part for part in _BETWEEN.split(term) if part.strip()]:
        case [begins, ends]:
            from_on, until_on = from_on or day_of(begins, today), until_on or day_of(ends, today, last=True)
    years = _YEARS.search(term) or _YEARS.search(last)
    if from_on and not until_on and years:
        until_on = shift(from_on, years=_NUMBERS.get(years[1].lower()) or int(years[1]), days=-1)
    return from_on, until_on if until_on and (not from_on or until_on >= from_on) else None


def day_of(said: str, today: dt.date, *, last: bool = False) -> dt.date | None:
    """Return the first or last day that words mean, where they mean but one thing and lie within living terms."""
    read = date_words.read(said, date_words.Context(start_on=dt.date(today.year - _YEARS_BACK, 1, 1)))
    day = None if read.question or read.recurrence else read.to_on if last else read.from_on
    return day if day and today.year - _YEARS_BACK <= day.year <= today.year + _YEARS_AHEAD else None


def links_of(said: str) -> tuple[str, ...]:
    """Return what somebody watches over, each by itself."""
    each = (one.strip(" -•*") for one in re.split(r"[;,\n/]|\band\b|&", said))
    return tuple(dict.fromkeys(one[:60] for one in each if one and not is_nobody(one) and one.lower() != "no"))
