"""What a starter pack says of its measures: measures.yaml and readings.csv."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from goldenthread.features.intake.packs.base import Shape, Words


class MeasureTarget(Shape):
    text: Words
    op: Literal[">=", ">", "<=", "<", "=", "in", "up", "down", "not_worse", "done", ""] = ""
    value: Decimal | tuple[Decimal, Decimal] | str | None = None
    against: Words = ""
    due: Words = ""
    tolerance: Decimal | None = None
    schools: dict[str, Decimal | str] = {}
    steps: dict[str, Decimal] = {}
    why: Words = ""
    asked: Words = ""
    grammar: Words = ""
    adds_up_from: Words = ""


class ComparatorFacts(Shape):
    area: Words
    name: Words
    period: Words
    phase: Words = "all"
    group: Words = ""
    value: Decimal | None = None
    marker: Words = ""


class BaselineFacts(Shape):
    """A period by the name under which progress is told from it."""

    name: Words
    period: Words
    says: Words = ""


class ProofFacts(Shape):
    """What a school attached to its newest figure."""

    school: str
    note: Words
    on: dt.date


class MeasureFacts(Shape):
    key: Annotated[str, Field(pattern=r"^[a-z0-9_-]+$")]
    name: Words
    heading: Words
    kind: Literal[
        "number", "percentage", "money", "grade", "rank", "yes/no", "milestone", "narrative", "direction", "opinion",
        "count",
    ]  # fmt: skip
    unit: Words = ""
    decimals: int = 0
    good_is: Literal["higher", "lower", "band"] = "higher"
    band: tuple[Decimal, Decimal] | None = None
    grades: list[Words] = []
    frequency: Literal["year", "term", "half term", "month"]
    means: Words
    used_for: Words = ""
    source: Words = ""
    second_source: Words = ""
    verified_until: dt.date | None = None
    roll_up: Literal["pooled", "sum", "count", "none"] = "none"
    counts_office: bool = False
    runs_on: bool = False
    among: Words = ""
    base: Words = ""
    phases: list[Words] = []
    owner: Words = ""
    stale_after_days: int = 400
    targets: list[MeasureTarget] = []
    comparators: list[ComparatorFacts] = []
    baselines: list[BaselineFacts] = []
    proofs: list[ProofFacts] = []


class CombinedFacts(Shape):
    """A measure that stands by others of the pack, by their keys."""

    name: Words
    heading: Words
    means: Words = ""
    parts: list[str]
    rule: Literal["all", "any", "least"] = "all"
    least: int | None = None


class MeasureFile(Shape):
    """measures.yaml"""

    headings: list[Words]
    measures: list[MeasureFacts]
    combined: list[CombinedFacts] = []


class ReadingRow(Shape):
    """One line of readings.csv."""

    measure: str
    school: str = ""
    period: str
    group: str = ""
    value: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    marker: str = ""
    state: Literal["provisional", "revised", "final"] = "final"
    on: dt.date
