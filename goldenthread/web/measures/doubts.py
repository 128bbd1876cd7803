"""What is still in doubt once a sentence is held against the measure that it is to be a target of."""

import re
from typing import Any

from goldenthread.domain.measures.running_totals import ADDED_KINDS
from goldenthread.domain.targets import Claim
from goldenthread.domain.targets.lexicon import family_of, mentions
from goldenthread.domain.targets.measure_meant import KEPT_AS
from goldenthread.features.measures.models import Measure
from goldenthread.web.kit import days

Doubt = tuple[str, str]
"""What is asked, and the likelier answer."""

_KEPT_IN = {"percentage": "%", "opinion": "%", "money": "£"}
_SHARES = {Measure.Kind.PERCENTAGE, Measure.Kind.OPINION}
_GROUP = re.compile(r"(?:group|between)=([^,\]]+)")
_TOTAL = re.compile(r"\b(total(?:l?ing|s)?|cumulative(?:ly)?|altogether|in all)\b", re.IGNORECASE)
_LIMITS = frozenset({">=", ">", "<=", "<"})
_SMALL = re.compile(
    r"(?:with|from|that|have|their|than|each|every|this|will|they|percentage|proportion|share|number|rates?|levels?|"
    r"average|pupils|students|children|schools?|trust|academy|academies)"
)


def doubts(claim: Claim, measure: Measure, facts: dict[str, Any]) -> list[Doubt]:
    """Return what to ask before the claim is set as a target of the measure."""
    return [
        *_of_the_day(claim),
        *_more_than_all(facts, measure),
        *_in_another_unit(claim, measure),
        *_of_each_person(claim, measure),
        *_of_another_measure(claim, measure),
        *_of_another_kind(claim, measure),
        *_of_a_group(claim, measure),
        *_to_be_worked_out(claim, measure),
        *_of_all_years(facts["text"], measure),
        *_without_a_day(claim, measure),
    ]


def _without_a_day(claim: Claim, measure: Measure) -> list[Doubt]:
    """Say what a target without a day means: it is held against every figure from now on, and is late at once."""
    if claim.when is not None or claim.value is None or measure.kind == Measure.Kind.MILESTONE:
        return []
    return [("No day is said. By when? Without one every figure is held to it from today.", "")]


def _of_each_person(claim: Claim, measure: Measure) -> list[Doubt]:
    """Ask about so many for each person, where what is kept is the share of persons."""
    if not is_for_each_person(claim, measure):
        return []
    return [(f"“{measure.name}” is a share, and the sentence counts so many for each. Of all of them?", "100 %")]


def is_for_each_person(claim: Claim, measure: Measure) -> bool:
    """Say whether a claim counts so many for each person, where what is kept is the share of persons."""
    counted = claim.unit != "%" and claim.scope.startswith("all ") and not claim.scope.startswith("all schools")
    return measure.kind in _SHARES and claim.value is not None and counted


def _of_another_measure(claim: Claim, measure: Measure) -> list[Doubt]:
    """Ask where the sentence names something that shares no telling word with the measure it is to be set on."""
    named = _measured(claim)
    if not is_of_another_measure(claim, measure) or is_for_each_person(claim, measure):
        return []
    return [(f"The sentence speaks of “{named}”. Is that what “{measure.name}” counts?", "")]


def is_of_another_measure(claim: Claim, measure: Measure) -> bool:
    """Say whether a measure counts something else than a claim names, or than those who reach a figure of it."""
    key = (claim.measure or "").split("[", maxsplit=1)[0]
    if claim.test in {"done", "rank"} or claim.value is None or measure.key in {key, *KEPT_AS.get(key, ())}:
        return False
    if claim.unit == "%" and re.search(r"\d ?%", key):
        return True
    kept = {mention.family.key for mention in mentions(measure.name.lower())}
    if kept and family_of(claim.measure) and key not in kept:
        return True
    named = _telling(_measured(claim))
    return bool(named) and not named & _telling(f"{measure.name} {measure.key}")


def _measured(claim: Claim) -> str:
    family = family_of(claim.measure)
    return family.name if family else (claim.measure or "").split("[", maxsplit=1)[0]


def _telling(words: str) -> set[str]:
    """Return the beginnings of the words that tell measures apart, so that “absent” is like “absence”."""
    return {
        word[:5]
        for word in re.findall(r"[a-z]{4,}|\d+", words.lower().replace("_", " "))
        if not _SMALL.fullmatch(word)
    }


def _more_than_all(facts: dict[str, Any], measure: Measure) -> list[tuple[str, str]]:
    """Ask about a share of more than all there is; such a figure is seldom meant."""
    if measure.kind not in _SHARES or facts.get("reference"):
        return []
    beyond = [
        value for value in (facts.get("value"), facts.get("value_to")) if value and not 0 <= float(value) <= 100
    ]
    return [(f"Can “{measure.name}” be {beyond[0]} %?", "")] if beyond else []


def _in_another_unit(claim: Claim, measure: Measure) -> list[tuple[str, str]]:
    """Ask about pounds for what is kept in percent, and the like."""
    kept = _KEPT_IN.get(measure.kind, "")
    if not kept or claim.unit in {None, kept, "pp", "pts", "times"} or claim.test == "change" or claim.reference:
        return []
    return [(f"“{measure.name}” is kept in {kept}, and the sentence speaks of {claim.unit}. Which is meant?", "")]


def _of_the_day(claim: Claim) -> list[tuple[str, str]]:
    """Ask what the words of the day leave open; the likely day stands in the form until a person agrees."""
    question = claim.when.question if claim.when is not None else None
    if question is None:
        return []
    last = question.proposal_to
    return [(question.asks, days.written(last, full=True) if last else question.proposal_words)]


def _of_another_kind(claim: Claim, measure: Measure) -> list[tuple[str, str]]:
    """Ask about a place that the measure cannot tell as it is kept: “top 25 %” of what counts only the place."""
    if claim.test != "rank":
        return []
    if measure.kind != Measure.Kind.RANK:
        return [("A place among others is kept by a measure of its own. On which is this to be set?", "")]
    if (claim.unit == "%") == measure.is_share:
        return []
    if measure.is_share:
        return [("This is kept as a share of all that are ranked. Top how many per cent is meant?", "")]
    return [("This is kept as a place alone. With the unit %, and the number that are ranked, it can tell.", "")]


def _of_a_group(claim: Claim, measure: Measure) -> list[tuple[str, str]]:
    """Ask about a group of pupils that the measure is not of: “attendance of SEND pupils” is another figure."""
    group = _GROUP.search(claim.measure or "")
    if group is None or group[1].lower() in measure.name.lower():
        return []
    return [(f"“{measure.name}” is of all pupils. Is there a measure of {group[1]} pupils to set this on?", "")]


def _to_be_worked_out(claim: Claim, measure: Measure) -> list[tuple[str, str]]:
    """Ask for the figure to come to, where a change is said in parts of one that the form does not know."""
    if not is_in_parts(claim, measure):
        return []
    return [("Which figure does that come to? Put it under “Figure”.", "")]


def _of_all_years(text: str, measure: Measure) -> list[tuple[str, str]]:
    """Ask whether the years are meant to be added up, where the sentence speaks of a total."""
    if not _TOTAL.search(text) or measure.kind not in ADDED_KINDS:
        return []
    return [("Is this what all years come to? Then say under “Added up from which year” which is the first.", "")]


def is_in_parts(claim: Claim, measure: Measure) -> bool:
    """Say whether a change is a multiple of what was, or a percentage of something not kept in percent."""
    if claim.test != "change" or claim.op in _LIMITS:
        return False
    return claim.unit == "times" or (claim.unit == "%" and measure.kind != Measure.Kind.PERCENTAGE)
