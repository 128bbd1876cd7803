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
# What opens with a verb is set out to be done, and nobody agrees with it in a survey.
_TO_DO = re.compile(
    r"(?:to |we (?:will|aim to) )?(?:achieve|ensure|be|become|provide|create|build|develop|promote|deliver|"
    r"embed|foster|"
    r"make|give|offer|raise|improve|have|strengthen|maintain|support|champion|secure|inspire)\b",
    re.IGNORECASE,
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
    said = " ".join(reading.text.split()).strip(" .;:")
    is_in_words = bool(re.search(r"[^\W\d_]{2}", said))
    if reading.tier != 4 or not reading.claims or not is_in_words or len(said) > _LONGEST:
        return ""
    return f"“{_put_anew(said, reading.class_, reading.claims[0])}”"


def _put_anew(said: str, class_: str, claim: Claim) -> str:
    by = "" if claim.when is not None else " by …"
    share, named = _SHARE_OF.match(said), lexicon.mentions(tidy(said))
    if class_ == "M" or (named and not share):
        measured = claim if class_ == "M" else replace(claim, measure=named[0].family.key)
        return _measured(measured) + (f" {claim.when.text}" if claim.when is not None else by)
    if share:
        return f"at least … % of {share['rest']}{by}"
    if _TO_DO.match(said):
        return f"{said}, shown by … reaching …{by}"
    return f"in the survey of …, at least … % agree: {said[0].lower() + said[1:]}{by}"


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
