"""What a statement claims: each separately checkable thing is one claim.

A claim says for whom (scope), of what (measure), by which kind of test, how far (op, value, unit),
against what (reference) and by when. What the reader of the statement could not know is put as a
question with a proposal, and never filled in silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.domain import date_words

Value = str | tuple[str, str] | None
"""A plain decimal as written, a pair for a range, or nothing."""


@dataclass(frozen=True)
class Question:
    """Something to settle: what is asked, and the answer that would be taken for likely.

    One that `reads_back` only asks whether what was understood is what was meant.
    """

    asks: str
    proposal: str = ""
    reads_back: bool = False


@dataclass(frozen=True)
class Claim:
    """One atomic claim; `grammar` is the same claim in the grammar of targets."""

    grammar: str = ""
    scope: str = "trust"
    measure: str | None = None
    test: str = "compare"
    op: str | None = None
    value: Value = None
    unit: str | None = None
    reference: str | None = None
    when: date_words.DateReading | None = None


@dataclass(frozen=True)
class Figure:
    """A claim made by a figure, where it was read from, its class and what is to be asked."""

    claim: Claim
    span: tuple[int, int]
    kind: str
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class TargetReading:
    """A statement as written, with its class, its tier, its claims and what is still to be settled."""

    text: str
    class_: str
    tier: int
    claims: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def doubts(self) -> tuple[Question, ...]:
        """What is asked beside whether the reading is meant: nothing else is, where it is read back anyway."""
        return tuple(question for question in self.questions if not question.reads_back)


def as_json(reading: TargetReading) -> dict[str, Any]:
    """Return the reading as plain values, ready to be written as JSON."""
    return {
        "text": reading.text,
        "class": reading.class_,
        "tier": reading.tier,
        "claims": [_claim_as_json(claim) for claim in reading.claims],
        "questions": [{"asks": q.asks, "proposal": q.proposal} for q in reading.questions],
    }


def _claim_as_json(claim: Claim) -> dict[str, Any]:
    return {
        "grammar": claim.grammar,
        "scope": claim.scope,
        "measure": claim.measure,
        "test": claim.test,
        "op": claim.op,
        "value": list(claim.value) if isinstance(claim.value, tuple) else claim.value,
        "unit": claim.unit,
        "reference": claim.reference,
        "when": date_words.as_json(claim.when) if claim.when is not None else None,
    }
