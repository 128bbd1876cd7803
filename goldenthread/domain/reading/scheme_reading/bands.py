"""Limits within the words of a decision: “orders up to £10,000”, “between £10,001 and £50k”, “over 5 days”.

A limit is kept as it was said to the penny: “less than £2,500” leaves £2,500 out, “£2,500 or more” takes it in. Where
one line ends and the next begins at the same figure, the earlier keeps it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

LEAST = Decimal("0.01")
_MONEY = r"£\s*(?P<{0}>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<{0}x>k|m|million|thousand)?\b"
_DAYS = r"(?P<{0}>[0-9]+(?:\.[0-9]+)?)\s*(?P<{0}x>)(?:school |working |consecutive |calendar )*days?\b"
# “up to the sum of £500”, “above the approved limit of £500”
_A_SUM = r"(?: (?:the|an?)(?: \w+)? (?:sum|value|limit|total|amount|maximum|figure|cost)(?: of)?)?"
_TO = (
    r"(?P<to>up to(?: and including)?|no more than|not (?:more than|exceeding|over)|at most|(?:to )?a maximum of|"
    rf"max(?:imum)?\.?(?: of)?|≤|<=){_A_SUM}"
)
_UNDER = rf"(?P<under>under|below|less than|fewer than|<){_A_SUM}"
_OVER = rf"(?:over|above|more than|exceeding|in excess of|greater than|beyond|>){_A_SUM}"
_FROM = r"(?P<from>from|at least|not less than|no less than|minimum of|starting at|≥|>=)"
_OR_MORE = r"(?P<ormore>\+|and (?:above|over|more|upwards?)|or (?:more|above|over))"
_AND = r"\s*(?:,|and|but|or)?\s*"
_TAIL = r"(?:\s*(?:a|per|each) (?:year|annum|item|order|term|transaction)\b|\s*p\.?a\.?\b)?"
_SIGN = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "": 1}


@dataclass(frozen=True)
class Found:
    """A decision's words without its limit, and the limit. `takes_in`: what it begins at belongs to it."""

    words: str
    unit: str = ""
    above: Decimal | None = None
    up_to: Decimal | None = None
    takes_in: Decimal | None = None

    @property
    def has_limit(self) -> bool:
        return self.above is not None or self.up_to is not None


def find_band(title: str) -> Found:
    """Take the limit out of a decision's words; what has none comes back as it is."""
    for unit, amount in (("money", _MONEY), ("days", _DAYS)):
        for pattern in _patterns(unit, amount):
            found = re.search(pattern, title, re.IGNORECASE)
            if found and (unit == "days" or "£" in found.group()):
                band = _band(unit, found.groupdict())
                if band is not None:
                    return replace(band, words=_tidy(title[: found.start()], title[found.end() :]) or title.strip())
    return Found(title.strip())


def _patterns(unit: str, amount: str) -> list[str]:
    low, high = amount.format("low"), amount.format("high")
    bare = low.replace("£\\s*", "£?\\s*") if unit == "money" else r"(?P<low>[0-9]+(?:\.[0-9]+)?)(?P<lowx>)\s*"
    both = rf"(?P<both>between|from)?\s*{bare}\s*(?:days?)?\s*(?P<span>and|to|-|–|—)\s*(?:up to |under )?{high}"
    upper = rf"(?:{_TO}|{_UNDER})\s*{high}"
    return [
        each + _TAIL
        for each in (
            rf"(?P<over>{_OVER})\s*{low}{_AND}{upper}",
            rf"{_FROM}\s*{low}{_AND}{upper}",
            both,
            rf"(?P<over>{_OVER})\s*{bare}\s*(?:-|–|to|and)\s*{high}",
            upper,
            rf"{_FROM}\s*{low}",
            rf"(?P<over>{_OVER})\s*{low}",
            rf"{low}\s*{_OR_MORE}",
            rf"{high}\s*(?P<orless>(?:and|or) (?:below|under|less))",
        )
    ]


def _band(unit: str, said: dict[str, str | None]) -> Found | None:
    low, high = _amount(said, "low"), _amount(said, "high")
    if low is not None and high is not None and high <= low:
        return None
    up_to = _whole(high, unit) if high is not None else None
    if said.get("under") and high is not None:
        up_to = high - LEAST
    if low is None or low == 0:
        return Found("", unit, None, up_to)
    if said.get("over") or (unit == "money" and low % 10 == 1 and low > 100):
        return Found("", unit, low if said.get("over") else low - 1, up_to)
    if unit == "days" and said.get("span"):
        return Found("", unit, low - 1 or None, up_to, low)
    return Found("", unit, low - LEAST, up_to, low)


def _whole(high: Decimal, unit: str) -> Decimal:
    """“Up to £9,999” means all below £10,000."""
    return high + 1 - LEAST if unit == "money" and high % 100 == 99 else high


def joined(bands: Sequence[Found]) -> list[Found]:
    """Return limits that stand together, each beginning where another ends, so that no penny falls between."""
    ends = {(band.unit, band.up_to) for band in bands if band.up_to is not None}
    found = []
    for band in bands:
        if band.takes_in is not None:
            near = [band.takes_in, band.takes_in - LEAST, *([band.takes_in - 1] if band.unit == "days" else [])]
            end = next((each for each in near if (band.unit, each) in ends), band.above)
            found.append(replace(band, above=end))
        else:
            found.append(band)
    return found


def _amount(said: dict[str, str | None], name: str) -> Decimal | None:
    figures = said.get(name)
    if not figures:
        return None
    return Decimal(figures.replace(",", "")) * _SIGN[(said.get(f"{name}x") or "").lower()]


def _tidy(before: str, after: str) -> str:
    """Put what stood on both sides of a limit together, without the small words that led up to it."""
    joint = (
        r"(?:\s+(?:of|for|with an?(?: \w+)? values?|(?:annually |an annual )?valued|values?|worth|at|costing))+\s*$"
    )
    before = re.sub(joint, "", before.rstrip(" (["), flags=re.IGNORECASE)
    plain = re.sub(r"\(\s*\)|\[\s*\]", " ", f"{before} {after.lstrip(' )]')}")
    # A footnote's sign that hung on the limit hangs on nothing without it.
    plain = re.sub(r"\s*[,;:*†‡–—-]+\s*$|^\s*[,;:–—-]\s*", "", " ".join(plain.split()).replace(": *", ":"))
    return re.sub(joint, "", plain).strip()
