"""Ready-made cycles: library/cycles/, checked. A trust takes a copy of their duties and makes them its own."""

import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from goldenthread.domain.year import review_cycle
from goldenthread.domain.year.review_cycle import Rule
from goldenthread.features.reviews.deeds import deeds
from goldenthread.foundation import library

TermName = Literal["autumn", "spring", "summer"]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class When(_Shape):
    """When a duty comes round."""

    months: list[int] = []
    lasts: int = 1
    terms: list[TermName] = []
    by: Literal["", "start", "half", "end"] = ""
    weeks: int = 0
    on: str = ""

    @field_validator("on")
    @classmethod
    def _month_and_day(cls, said: str) -> str:
        if said and not re.fullmatch(r"\d\d-\d\d", said):
            raise ValueError("a day of the year is written month-day: 12-31")
        return said

    def facts(self) -> dict[str, Any]:
        """Return it as a duty keeps it."""
        month, day = (int(part) for part in self.on.split("-")) if self.on else (None, None)
        return {
            "months": self.months, "lasts": self.lasts, "terms": list(self.terms), "edge": self.by,
            "weeks": self.weeks, "month": month, "day": day,
        }  # fmt: skip


class DutyFacts(_Shape):
    """One duty as a file says it. `post` is the key of a post of the trust's own, for a pack."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,60}$")]
    title: str = Field(max_length=140)
    says: str = ""
    area: Literal["plan", "school", "governance", "statutory"] = "plan"
    when: When
    lead: int | None = None
    of: Literal["trust", "schools", "units", "plans"] = "trust"
    plan: str = ""
    phases: list[str] = []
    role: str = ""
    post: str = ""
    with_whom: Annotated[str, Field(alias="with")] = ""
    after: str = ""
    opens_round: Annotated[bool, Field(alias="round")] = False
    is_confidential: Annotated[bool, Field(alias="confidential")] = False
    report: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,40}$")] = ""
    deed: str = ""

    @model_validator(mode="after")
    def _gives_days(self) -> "DutyFacts":
        wrong = review_cycle.flaws(self.rule())
        if wrong:
            raise ValueError(" ".join(wrong.values()))
        if self.role and self.role not in library.read("roles.yaml")["roles"]:
            raise ValueError(f"there is no role “{self.role}”")
        if self.deed and self.deed not in deeds():
            raise ValueError(f"nothing is done by “{self.deed}”")
        return self

    def rule(self) -> Rule:
        when = self.when.facts()
        return Rule(
            self.key, tuple(when["months"]), self.when.lasts, tuple(self.when.terms), self.when.by, self.when.weeks,
            when["month"], when["day"], self.lead, self.after,
        )  # fmt: skip


class ReadyMade(_Shape):
    """A cycle that a trust can take."""

    cycle: str
    title: str
    says: str
    begins: int = Field(ge=1, le=12)
    duties: list[DutyFacts]

    @model_validator(mode="after")
    def _ties_hold(self) -> "ReadyMade":
        keys = [duty.key for duty in self.duties]
        if len(set(keys)) < len(keys):
            raise ValueError("two duties have the same key")
        if lost := {duty.after for duty in self.duties} - {"", *keys}:
            raise ValueError(f"nothing is called {', '.join(sorted(lost))}")
        return self


@cache
def ready_made() -> dict[str, ReadyMade]:
    """Return every ready-made cycle by its key. Raises LibraryError, naming file and place, for a wrong one."""
    files = sorted((library.folder() / "cycles").glob("*.yaml"))
    return {file.stem: library.read_as(f"cycles/{file.name}", ReadyMade) for file in files}
