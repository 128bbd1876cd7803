"""Sets of criteria and the induction, as the library holds them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.foundation import library

Words = Annotated[str, Field(min_length=1)]
SETS = {"skills": ("skills",), "self": ("self-assessment", "conduct")}


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Criterion(_Shape):
    key: Words
    says: Words
    help: str = ""
    wanted: int = 1


class Group(_Shape):
    name: Words
    criteria: list[Criterion]


class Step(_Shape):
    score: int
    says: Words


class CriteriaSet(_Shape):
    """A set of criteria with the steps that an answer is one of. `counts_from`: the step that counts as having it."""

    key: Words
    title: Words
    says: Words
    counts_from: int
    scale: list[Step]
    groups: list[Group]


class InductionLine(_Shape):
    key: Words
    says: Words
    days: int


class Induction(_Shape):
    steps: list[InductionLine]


def criteria_set(key: str) -> CriteriaSet:
    return library.read_as(f"governance/{key}.yaml", CriteriaSet)


def induction() -> Induction:
    return library.read_as("governance/induction.yaml", Induction)
