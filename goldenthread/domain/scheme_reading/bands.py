"""Limits within the words of a decision: “orders up to £10,000”, “between £10,001 and £50k”, “over 5 days”."""

import re
from dataclasses import dataclass
from decimal import Decimal

_MONEY = r"£\s*(?P<{0}>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<{0}x>k|m|million|thousand)?\b"
_DAYS = r"(?P<{0}>[0-9]+(?:\.[0-9]+)?)\s*(?P<{0}x>)(?:school |working |consecutive )*days?\b"
_UNDER = r"(?:up to(?: and including)?|no more than|not exceeding|under|below|less than|to a maximum of|<=?|≤)"
_OVER = r"(?:over|above|more than|exceeding|in excess of|greater than|from|>=?|≥)"
_SIGN = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "": 1}


@dataclass(frozen=True)
class Found:
    """A decision's words without its limit, and the limit."""

    words: str
    unit: str = ""
    above: Decimal | None = None
    up_to: Decimal | None = None


def find_band(title: str) -> Found:
    """Take the limit out of a decision's words; what has none comes back as it is."""
    for unit, amount in (("money", _MONEY), ("days", _DAYS)):
        low, high = amount.format("low"), amount.format("high")
        bare = low.replace("£\\s*", "£?\\s*") if unit == "money" else r"(?P<low>[0-9]+)(?P<lowx>)\s*"
        for pattern in (
            rf"(?:between|from)?\s*{bare}\s*(?:days?)?\s*(?:and|to|-|–|—)\s*(?:up to )?{high}",
            rf"{_OVER}\s*{low}\s*(?:,|and|but)?\s*{_UNDER}\s*{high}",
            rf"{_UNDER}\s*{high}",
            rf"{_OVER}\s*{low}",
            rf"{low}\s*(?:\+|and (?:above|over)|or more)",
        ):
            found = re.search(pattern, title, re.IGNORECASE)
            if found and (unit == "days" or "£" in found.group()):
                said = found.groupdict()
                above, up_to = _amount(said, "low"), _amount(said, "high")
                if above is not None and up_to is not None and up_to <= above:
                    continue
                words = f"{title[: found.start()]} {title[found.end() :]}"
                return Found(_tidy(words) or title.strip(), unit, _whole_step(above), up_to)
    return Found(title.strip())


def _amount(said: dict[str, str | None], name: str) -> Decimal | None:
    figures = said.get(name)
    if not figures:
        return None
    return Decimal(figures.replace(",", "")) * _SIGN[(said.get(f"{name}x") or "").lower()]


def _whole_step(above: Decimal | None) -> Decimal | None:
    """“From £10,001” begins where “up to £10,000” ends; nothing is left between them."""
    if above is None or above == 0:
        return None
    return above - 1 if above % 10 == 1 and above > 100 else above


def _tidy(words: str) -> str:
    plain = re.sub(r"\(\s*\)|\[\s*\]", " ", words)
    plain = re.sub(r"\s*[,;:–-]\s*$|^\s*[,;:–-]\s*", "", " ".join(plain.split()))
    return re.sub(r"(?:\s+(?:of|for|with an? values?|valued|values?|worth|at))+$", "", plain).strip()
