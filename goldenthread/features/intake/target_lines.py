"""A printed target on its way into a trust: what is understood of its words, and no more."""

from typing import Any

from goldenthread.domain import date_words, targets
from goldenthread.domain.measures import figures
from goldenthread.domain.measures.figures import Yardstick
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import rule_values


def read_line(text: str, due: str, measure: Measure | None, context: date_words.Context) -> measuring.TargetLine:
    """Return a printed target with what the software understands of it, and no more than that."""
    reading = targets.read(text, context)
    claim = reading.claims[0] if len(reading.claims) == 1 else None
    when = date_words.read(due, context) if due else (claim.when if claim else None)
    plain = claim is not None and claim.test == "compare" and claim.reference is None and measure is not None
    low, high = _bounds(claim.value) if claim is not None and plain else (None, None)
    return measuring.TargetLine(
        text=text, measure=measure, tier=reading.tier, target_class=reading.class_,
        grammar="; ".join(one.grammar for one in reading.claims)[:400],
        op=(claim.op or "") if claim is not None and plain and low is not None else "",
        value=low, value_to=high, due_words=due or (when.text if when else ""),
        due_from=when.from_on if when else None, due_until=when.to_on if when else None,
        due_precision=when.precision if when else "",
        due_question=when.question.asks if when and when.question else "",
    )  # fmt: skip


def fits(line: measuring.TargetLine) -> bool:
    """Say whether a line's figures are such as its measure can have."""
    if line.measure is None:
        return True
    measured = Yardstick() if line.reference else rule_values.yardstick(line.measure)
    try:
        for value in (line.value, line.value_to):
            if value not in (None, ""):
                figures.read(value, measured)
    except ValueError:
        return False
    return True


def _bounds(value: Any) -> tuple[Any, Any]:
    if isinstance(value, str) or value is None:
        return value, None
    low, high = value
    return low, high
