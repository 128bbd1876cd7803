"""What the software takes from a target written as a sentence, put as a form that the person corrects."""

import re
from dataclasses import dataclass, field
from typing import Any

from goldenthread.domain import date_words, targets
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.goals import PERIOD_BEFORE
from goldenthread.domain.targets import Claim, TargetReading
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Trust

_REFERENCES = {"national": "England", "authority": "authority", "similar": "similar schools", "group(trust)": "trust"}
_MARGINS = {"significant": "significantly", "broadly": "broadly"}
_TRENDS = {"up": ">", "down": "<", "not_worse": ">="}


@dataclass(frozen=True)
class Understood:
    """A sentence as read: how it would be set, said back, what else it claims, and what must be asked."""

    facts: dict[str, Any]
    sentence: str
    also: list[str] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)
    rewrite: str = ""


def understood(text: str, measure: Measure, trust: Trust) -> Understood:
    """Read a target as its author wrote it. Nothing is settled that the words leave open."""
    calendar = TermCalendar.from_json(trust.calendar)
    reading = targets.read(text, date_words.Context(year_kind=calendar.plan_year, calendar=calendar))
    if not reading.claims:
        return Understood({"text": text, "tier": reading.tier}, "", rewrite=targets.suggest_rewrite(reading) or "")
    first, *others = _ours_first(reading, measure)
    facts = {"text": text, "tier": reading.tier, "target_class": reading.class_, **_facts(first, measure)}
    asked = [(question.asks, question.proposal) for question in reading.questions]
    return Understood(
        facts,
        targets.say(first),
        [targets.say(claim) for claim in others],
        [*asked, *_of_another_kind(first, measure)],
        targets.suggest_rewrite(reading) or "",
    )


def _of_another_kind(claim: Claim, measure: Measure) -> list[tuple[str, str]]:
    """Ask about a place that the measure cannot tell as it is kept: “top 25 %” of what counts only the place."""
    if claim.test != "rank" or measure.kind != Measure.Kind.RANK or (claim.unit == "%") == measure.is_share:
        return []
    if measure.is_share:
        return [("This is kept as a share of all that are ranked. Top how many per cent is meant?", "")]
    return [("This is kept as a place alone. With the unit %, and the number that are ranked, it can tell.", "")]


def _ours_first(reading: TargetReading, measure: Measure) -> list[Claim]:
    """Put the claim that names this measure first."""
    words = set(re.findall(r"[a-z]+", measure.name.lower()))
    return sorted(
        reading.claims, key=lambda claim: -len(words & set(re.findall(r"[a-z]+", (claim.measure or "").lower())))
    )


def _facts(claim: Claim, measure: Measure) -> dict[str, Any]:
    low, high = claim.value if isinstance(claim.value, tuple) else (claim.value, None)
    facts: dict[str, Any] = {
        "grammar": claim.grammar,
        "op": claim.op or "",
        "value": low or "",
        "value_to": high or "",
    }
    facts |= _dates(claim.when)
    if claim.test == "done":
        done = measure.kind in {"milestone", "yes/no"}
        return facts | {"op": "=" if done else "", "value": "yes" if done else ""}
    if claim.test == "rank":
        return facts | _place(claim, measure)
    if claim.test == "trend":
        return facts | {"op": _TRENDS.get(claim.op or "up", ">"), "value": "0", "reference": _before(claim.reference)}
    return facts | _reference(claim)


def _place(claim: Claim, measure: Measure) -> dict[str, Any]:
    """Say what a place asks for: the top twenty of a place, the top 25 % only of a place among so many."""
    asks_for_a_share = claim.unit == "%"
    if measure.kind != Measure.Kind.RANK or asks_for_a_share != measure.is_share:
        return {"op": "", "value": "", "value_to": ""}
    return {"op": "<=", "reference": ""}


def _reference(claim: Claim) -> dict[str, Any]:
    """Say what a claim compares with: “from 74 % to 77 %” names both ends, and is a plain figure."""
    if not claim.reference or (claim.test == "change" and re.search(r"baseline\(\d[\d.]* ?%?\)", claim.reference)):
        return {}
    name, _, margin = claim.reference.partition(" ")
    if claim.reference.startswith("baseline"):
        return {"reference": _before(claim.reference)}
    facts = {"reference": _REFERENCES.get(name, name), "margin_word": _MARGINS.get(margin.split(" ")[0], "")}
    if claim.value is None and not facts["margin_word"]:
        facts["value"] = "0"
    return facts


def _before(reference: str | None) -> str:
    """Return which earlier figure is meant: of the period before, of the year before, or the first there is."""
    if reference == "baseline(previous period)":
        return PERIOD_BEFORE
    return "last year" if "previous year" in (reference or "previous year") else "baseline"


def _dates(when: date_words.DateReading | None) -> dict[str, Any]:
    if when is None:
        return {}
    facts: dict[str, Any] = {"due_words": when.text, "due_precision": when.precision, "due_from": when.from_on}
    if when.question is None:
        return facts | {"due_until": when.to_on}
    # The likely answer is offered, and stays a question until a person takes it.
    return facts | {"due_question": when.question.asks, "due_proposal": when.question.proposal_to}
