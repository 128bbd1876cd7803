"""The catalogue of measures: library/measures/, checked. A trust takes up its own copy of what it needs."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from goldenthread.domain.calendar import first_of
from goldenthread.features.measures.operations import Definition
from goldenthread.foundation import library

FOLDER = "measures"


class Rule(BaseModel):
    """Something that changed: from one academic year, until another or to this day, and what it means to a reader."""

    model_config = ConfigDict(extra="forbid")

    from_year: str = Field(alias="from")
    until_year: str = Field(default="", alias="until")
    says: str

    @model_validator(mode="after")
    def years_are_years(self) -> "Rule":
        if first_of(self.from_year) > first_of(self.until_year or self.from_year):
            raise ValueError(f"{self.until_year} comes before {self.from_year}")
        return self


class Entry(BaseModel):
    """One measure as the field keeps it. The fields are told in library/measures/README.md."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(pattern=r"^[a-z][a-z0-9_]{2,60}$")
    name: str = Field(max_length=160)
    means: str
    formula: str
    heading: str
    kind: Literal["number", "percentage", "money", "grade", "yes/no", "opinion"]
    unit: str = ""
    decimals: int = 0
    good_is: Literal["higher", "lower", "band"] = "higher"
    band: tuple[Decimal, Decimal] | None = None
    grades: list[str] = []
    frequency: Literal["year", "term", "half term", "month"]
    stale_after_days: int
    roll_up: Literal["pooled", "sum", "count", "none"]
    base: str
    phases: list[str] = []
    of_trust_only: bool = False
    runs_on: bool = False
    among: str = ""
    groups: list[str] = []
    source: str
    second_source: str = ""
    comparator: str
    published: str
    rules: list[Rule] = []

    def definition(self) -> Definition:
        """Return the measure as a trust takes it up."""
        low, high = self.band or (None, None)
        return Definition(
            key=self.key, name=self.name, heading=self.heading, kind=self.kind, unit=self.unit,
            decimals=self.decimals, good_is=self.good_is, band_from=low, band_to=high, grades=self.grades,
            frequency=self.frequency, means=self.means, source=self.source, second_source=self.second_source,
            roll_up=self.roll_up, base=self.base, phases=self.phases, groups=self.groups,
            of_trust_only=self.of_trust_only, runs_on=self.runs_on, among=self.among,
            stale_after_days=self.stale_after_days, formula=self.formula, published=self.published,
            comparator=self.comparator, rules=[rule.model_dump(by_alias=True) for rule in self.rules],
        )  # fmt: skip


class Subject(BaseModel):
    """A field of school life with its measures, in the order of the file."""

    model_config = ConfigDict(extra="forbid")

    subject: str
    measures: list[Entry]

    @model_validator(mode="before")
    @classmethod
    def defaults_stand_for_what_is_not_said(cls, held: Mapping[str, Any]) -> dict[str, Any]:
        defaults = held.get("defaults") or {}
        measures = [{**defaults, **measure} for measure in held.get("measures") or ()]
        return {"subject": held.get("subject"), "measures": measures}


ORDER = (
    "learning-primary", "learning-secondary", "learning-sixth-form", "attendance", "behaviour", "inclusion", "people",
    "finance", "estates", "governance", "community",
)  # fmt: skip


@cache
def subjects() -> tuple[Subject, ...]:
    """Return the whole catalogue, subject by subject."""
    return tuple(library.read_as(f"{FOLDER}/{name}.yaml", Subject) for name in ORDER)


def entries() -> Iterator[Entry]:
    """Yield every measure of the catalogue."""
    for subject in subjects():
        yield from subject.measures
