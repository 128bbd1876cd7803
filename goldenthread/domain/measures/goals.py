"""What a target asks for, and how that is said in a sentence."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from goldenthread.domain.measures.figures import Yardstick, written

LAST_YEAR, PERIOD_BEFORE = "last year", "period before"


@dataclass(frozen=True)
class Target:
    """What is aimed at. `value` is a figure, or the margin (signed) over `reference` where one is named.

    `undefined` holds a word without an agreed size, such as “significantly”. `steps` gives what is
    asked for in each academic year on the way.
    """

    op: str = ">="
    value: Decimal | None = None
    value_to: Decimal | None = None
    word: str = ""
    reference: str = ""
    undefined: str = ""
    tolerance: Decimal | None = None
    due: dt.date | None = None
    due_words: str = ""
    steps: Mapping[str, Decimal] = field(default_factory=dict)
    tier: int = 1
    signed_off_on: dt.date | None = None


@dataclass(frozen=True)
class Against:
    """The benchmark's own figure for the same period; without a value, none is kept.

    `why_not` says why the two may not be compared, though figures of both are kept.
    """

    name: str
    value: Decimal | None = None
    why_not: str = ""


def reference_of(target: Target | None, yardstick: Yardstick) -> str:
    """Name what the target compares with; a target of direction alone compares with last year."""
    if target is None:
        return ""
    if not target.reference and yardstick.kind == "direction" and target.value is None:
        return LAST_YEAR
    return target.reference


def resolved(target: Target, yardstick: Yardstick) -> Target:
    """Give a target of direction alone its comparison: better than before."""
    if target.value is not None:
        return target
    better = "<" if yardstick.good_is == "lower" or target.word == "down" else ">"
    op = target.op if target.op in {"<", "<=", ">", ">="} else better
    return replace(target, op=op, value=Decimal(0))


_OPS = {">=": "at least {}", ">": "above {}", "<=": "at most {}", "<": "under {}", "=": "exactly {}"}
_BENCHMARK = {">=": "at least", ">": "above", "<=": "at most", "<": "below", "=": "equal to"}


def goal(target: Target, yardstick: Yardstick, *, against: str = "") -> str:
    """Say what is aimed at: at least 95 %, between £1 and £2, above England."""
    if target.tier >= 4:
        return "nothing that can be checked as it is written"
    if yardstick.kind == "narrative" or (target.tier == 3 and target.value is None):
        return "signed off by a person"
    if target.word and yardstick.kind != "grade":
        return target.word
    name = against or reference_of(target, yardstick)
    return _benchmark_goal(target, yardstick, name) if name else _plain_goal(target, yardstick)


def _plain_goal(target: Target, yardstick: Yardstick) -> str:
    if target.value is None:
        return "a figure that is not set yet"
    if target.op == "in":
        return f"between {written(target.value, yardstick)} and {written(target.value_to, yardstick)}"
    if yardstick.kind == "rank" and target.op in {"<=", "<"}:
        return f"the top {written(target.value, yardstick)}"
    return _OPS.get(target.op, "{}").format(written(target.value, yardstick))


def _benchmark_goal(target: Target, yardstick: Yardstick, name: str) -> str:
    said = _BENCHMARK.get(resolved(target, yardstick).op, "at least")
    if target.undefined:
        return f"{target.undefined} {said} {name}"
    if not target.value:
        return f"{said} {name}"
    more = "more" if target.value > 0 else "less"
    # Two per cent more than 60 % would be 61.2 %; what is meant is two points.
    margin = written(abs(target.value), yardstick).replace(
        "\u00a0%", " percentage point" if abs(target.value) == 1 else " percentage points"
    )
    return f"{said} {margin} {more} than {name}"


_LEADS = re.compile(
    r"(?:by|at|in|within|before|after|during|each|every|when|from|next|once|on|until|per|annually|termly|yearly|monthly|always)\b",
    re.IGNORECASE,
)


def by_when(due_words: str, due: dt.date | None) -> str:
    """Say by when, in the plan's own words where it has any: by July 2027, each term, in summer 2027."""
    words = " ".join(due_words.split()).rstrip(".")
    if words:
        return f" {words[0].lower()}{words[1:]}" if _LEADS.match(words) else f" by {words}"
    return f" by {due.day} {due:%B %Y}" if due else ""
