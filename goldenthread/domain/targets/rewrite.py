"""What to add so that a statement can be checked: one plain sentence, and a wording to begin from."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.domain.targets import lexicon
from goldenthread.domain.targets.claims import Claim, TargetReading
from goldenthread.domain.targets.wording import tidy

_QUANTITY = re.compile(
    r"\b(?:(?:the |a )?(?:(?:vast|significant|large|great|clear|overwhelming) )?majority|most|minimal|extensive|many|"
    r"few|some|high|low|sufficient|adequate|almost all|nearly all|significant(?:ly)?|a range of|several)\b",
    re.IGNORECASE,
)
# Those of whom a share can be said, where they open a statement: "Most pupils …", "The vast majority of lessons …".
_SHARE_OF = re.compile(
    r"^\W*(?:the |a )?(?:(?:vast|significant|large|great|clear|overwhelming) )?(?:majority of|most(?: of)?|"
    r"many(?: of)?|"
    r"almost all|nearly all|few|some(?: of)?)(?: the| our)? (?P<rest>\w.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 120


def suggest_rewrite(reading: TargetReading) -> str | None:
    """Say what is missing from a statement that cannot be checked as written; nothing for any other."""
    if reading.tier != 4:
        return None
    missing = _missing(reading)
    example = wording(reading)
    return f"{missing} For example: {example}." if example else missing


def wording(reading: TargetReading) -> str:
    """Return the statement put so that it could be checked, with dots where a figure or a day is to come."""
    if reading.tier != 4 or not reading.claims or not re.search(r"[^\W\d_]{2}", reading.text):
        return ""
    said = " ".join(reading.text.split()).strip(" .;:")
    if len(said) > _LONGEST:
        return ""
    claim = reading.claims[0]
    by = "" if claim.when is not None else " by …"
    when = f" {claim.when.text}" if claim.when is not None else by
    if reading.class_ == "M":
        return f"“{_measured(claim)}{when}”"
    if share := _SHARE_OF.match(said):
        return f"“at least … % of {share['rest']}{by}”"
    if named := lexicon.mentions(tidy(said)):
        return f"“{_measured(replace(claim, measure=named[0].family.key))}{when}”"
    return f"“in the survey of …, at least … % agree: {said[0].lower() + said[1:]}{by}”"


def _measured(claim: Claim) -> str:
    family = lexicon.family_of(claim.measure)
    if family is None:
        return f"{claim.measure}: at least, or at most, …"
    limit = "at most" if family.good_is == "lower" else "at least"
    unit = " %" if family.unit == "%" else ""
    return f"{family.name} {limit} {'£' if family.unit == '£' else ''}…{unit}"


def _missing(reading: TargetReading) -> str:
    if not reading.claims:
        return "There is nothing here to check yet: say what is to be achieved, how far, and by when."
    if not re.search(r"[^\W\d_]{2}", reading.text):
        return "This is a figure or a mark alone: say what is measured, whether to be above or below, and by when."
    if reading.class_ == "M":
        return "This names what is measured but sets no value: add the figure to reach" + _and_date(reading) + "."
    if vague := _QUANTITY.search(reading.text):
        return f"“{vague.group()}” can be read in many ways: give a figure in its place" + _and_date(reading) + "."
    return (
        "This describes what is hoped for: say what would be seen or counted if it were so, how far"
        + _and_date(reading, "and by when")
        + "."
    )


def _and_date(reading: TargetReading, words: str = "and the date by which it is reached") -> str:
    dated = any(claim.when is not None for claim in reading.claims)
    return "" if dated else f", {words}" if words.startswith("and by") else f" {words}"
