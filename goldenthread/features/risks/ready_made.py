"""The library's list of what most trusts have to reckon with: library/context/usual.yaml."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.foundation import library


class FactorShape(BaseModel):
    """One factor of the list."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1, max_length=200)
    kind: Literal["political", "economic", "social", "technological", "legal", "environmental", "market", "guidance"]
    side: Literal["", "strength", "weakness", "opportunity", "threat"] = ""
    said: str = Field("", max_length=4_000)
    is_risk: bool = False
    is_priority: bool = False
    is_lever: bool = False


class FactorFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    factors: list[FactorShape]


def usual_factors() -> list[FactorShape]:
    """Return the factors that a list can begin from."""
    return library.read_as("context/usual.yaml", FactorFile).factors
