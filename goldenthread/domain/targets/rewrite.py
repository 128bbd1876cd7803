"""What to add so that a statement can be checked, said in one plain sentence."""

from __future__ import annotations

import re

from goldenthread.domain.targets.claims import TargetReading

_QUANTITY = re.compile(
    r"\b(?:most|majority|minimal|extensive|many|few|some|high|low|sufficient|adequate|almost all|nearly all|"
    r"significant(?:ly)?|a range of|several)\b",
    re.IGNORECASE,
)


def suggest_rewrite(reading: TargetReading) -> str | None:
    """Say what is missing from a statement that cannot be checked as written; nothing for any other."""
    if reading.tier != 4:
        return None
    if not reading.claims:
        return "There is nothing here to check yet: say what is to be achieved, how far, and by when."
    if reading.class_ == "M":
        return "This names what is measured but sets no value: add the figure to reach" + _and_date(reading) + "."
    if vague := _QUANTITY.search(reading.text):
        return f"“{vague.group()}” can be read in many ways: give a figure in its place" + _and_date(reading) + "."
    return (
        ("This describes what is hoped for: say what would be seen or counted if it were so, how far")
        + _and_date(reading, "and by when")
        + "."
    )


def _and_date(reading: TargetReading, words: str = "and the date by which it is reached") -> str:
    dated = any(claim.when is not None for claim in reading.claims)
    return "" if dated else f", {words}" if words.startswith("and by") else f" {words}"
