"""The schedule of business that the library offers."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.foundation import library

Kind = Literal["members", "board", "committee", "local body", "group"]


class ReadyLine(BaseModel):
    """What comes before bodies of some kinds, each meeting or in some months."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Annotated[str, Field(min_length=1)]
    bodies: list[Kind]
    title: Annotated[str, Field(min_length=1)]
    says: str = ""
    purpose: Literal["decide", "discuss", "note"]
    months: list[Annotated[int, Field(ge=1, le=12)]] = []
    lasts: int | None = None
    role: str = ""
    page: Literal["", "measures", "plan", "risks"] = ""
    confidential: bool = False
    seen_first: bool = False


class ReadyBusiness(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    lines: list[ReadyLine]


def ready_business() -> list[ReadyLine]:
    """Return the lines of the library's schedule."""
    return library.read_as("governance/business.yaml", ReadyBusiness).lines
