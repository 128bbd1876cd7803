"""What the software takes from a target written as a sentence, put as a form that the person corrects."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from goldenthread.domain import date_words, targets
from goldenthread.domain.calendar import TermCalendar, academic_year_of
from goldenthread.domain.measures.goals import PERIOD_BEFORE
from goldenthread.domain.targets import Claim
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Trust
from goldenthread.web.measures.doubts import doubts, is_for_each_person, is_in_parts, is_of_another_measure

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
    is_doubtful: bool = False

    @property
    def is_whole(self) -> bool:
        """Say whether it can be set as it was read, without a word or a figure more."""
        return bool(self.facts.get("op") and self.facts.get("value")) and not self.rewrite and not self.is_doubtful


def understood(text: str, measure: Measure, trust: Trust) -> Understood:
    """Read a target as its author wrote it. Nothing is settled that the words leave open."""
    calendar = TermCalendar.from_json(trust.calendar)
    reading = targets.read(
        _spelt_out(text, measure), date_words.Context(year_kind=calendar.plan_year, calendar=calendar)
    )
    if not reading.claims:
        return Understood({"text": text, "tier": reading.tier}, "", rewrite=targets.suggest_rewrite(reading) or "")
    claims = [claim if claim.measure else replace(claim, measure=measure.name) for claim in reading.claims]
    first, *others = _in_order(claims, measure)
    facts = {"text": text, "tier": reading.tier, "target_class": reading.class_, **_facts(first, measure)}
    sentence = targets.say(first)
    if steps := _steps(claims):
        facts |= {"steps": steps}
        sentence += f"; on the way {', '.join(steps.splitlines()[:-1])}"
        others = []
    rewrite = targets.suggest_rewrite(reading) or ""
    open_ = () if rewrite else reading.doubts
    asked = [(each.asks, each.proposal) for each in open_ if each != targets.OF_WHICH_MEASURE]
    return Understood(
        facts,
        sentence,
        [targets.say(claim) for claim in others],
        [*asked, *([] if rewrite else doubts(first, measure, facts))],
        rewrite,
        is_of_another_measure(first, measure) or is_for_each_person(first, measure),
    )


_ALONE = re.compile(r"\W*[+-]?\d[\d,]*(?:\.\d+)?\W*")


def _spelt_out(text: str, measure: Measure) -> str:
    """Read a figure alone as one of the measure it is typed for: “96” of a share is 96 %."""
    if not _ALONE.fullmatch(text):
        return text
    unit = {"percentage": " %", "opinion": " %"}.get(measure.kind, "")
    return f"{measure.name}: {text.strip()}{unit}"


def _in_order(claims: list[Claim], measure: Measure) -> list[Claim]:
    """Put first the last step of a way, or the claim that names this measure."""
    if _steps(claims):
        return [claims[-1]]
    words = set(re.findall(r"[a-z]+", measure.name.lower()))
    return sorted(claims, key=lambda claim: -len(words & set(re.findall(r"[a-z]+", (claim.measure or "").lower()))))


def _steps(claims: list[Claim]) -> str:
    """Return the steps of one way as the form takes them, a year and a figure a line; nothing for anything else."""
    lines = [
        f"{academic_year_of(claim.when.to_on)}: {claim.value}"
        for claim in claims
        if claim.test == "track" and claim.when is not None and claim.when.to_on and isinstance(claim.value, str)
    ]
    apart = {line.partition(":")[0] for line in lines}
    return "\n".join(lines) if len(lines) > 1 and len(lines) == len(claims) == len(apart) else ""


def _facts(claim: Claim, measure: Measure) -> dict[str, Any]:
    low, high = claim.value if isinstance(claim.value, tuple) else (claim.value, None)
    facts: dict[str, Any] = {
        "grammar": claim.grammar,
        "op": claim.op or "",
        "value": low or "",
        "value_to": high or "",
    }
    facts |= _dates(claim.when)
    if is_for_each_person(claim, measure):
        return facts | {"op": "", "value": "", "value_to": ""}
    if claim.test == "done":
        done = measure.kind in {"milestone", "yes/no"}
        return facts | {"op": "=" if done else "", "value": "yes" if done else ""}
    if claim.test == "rank":
        return facts | _place(claim, measure)
    if claim.test == "trend":
        return facts | {"op": _TRENDS.get(claim.op or "up", ">"), "value": "0", "reference": _before(claim.reference)}
    if claim.test == "change" and claim.op in _TRENDS:
        return facts | _change(claim, measure)
    return facts | _reference(claim, measure)


def _change(claim: Claim, measure: Measure) -> dict[str, Any]:
    """Say a change as a distance from what was: down by 4 points is at most 4 below last year."""
    down = claim.op == "down"
    facts: dict[str, Any] = {"op": "<=" if down else ">=", "reference": _before(claim.reference)}
    if is_in_parts(claim, measure):
        return {"op": facts["op"], "value": "", "value_to": ""}
    value = str(claim.value).lstrip("+-")
    return facts | ({"value": f"-{value}" if down else value} if isinstance(claim.value, str) else {})


def _place(claim: Claim, measure: Measure) -> dict[str, Any]:
    """Say what a place asks for: the top twenty of a place, the top 25 % only of a place among so many."""
    asks_for_a_share = claim.unit == "%"
    if measure.kind != Measure.Kind.RANK or asks_for_a_share != measure.is_share:
        return {"op": "", "value": "", "value_to": ""}
    return {"op": "<=", "reference": ""}


def _reference(claim: Claim, measure: Measure) -> dict[str, Any]:
    """Say what a claim compares with: “from 74 % to 77 %” names both ends, and is a plain figure.

    A grade is one of the measure's own.
    """
    if not claim.reference or claim.test == "change":
        return {}
    if claim.unit == "grade":
        word = claim.reference.partition(".")[2]
        return {"value": next((grade for grade in measure.grades if grade.casefold() == word.casefold()), word)}
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
