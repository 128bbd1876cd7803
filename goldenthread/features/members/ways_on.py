"""Where a volunteer's part in governance can lead: library/governance/ways.yaml."""

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.foundation import library


class WayShape(BaseModel):
    """One way on: from where, what it asks, and how many hours of a volunteer's year it takes."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(pattern=r"^[a-z-]{1,40}$")
    title: str = Field(min_length=1, max_length=80)
    begins: str = Field(alias="from", min_length=1, max_length=120)
    asks: str = Field(min_length=1, max_length=300)
    hours: str = Field("", max_length=60)


class WaysFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    ways: list[WayShape]


def ways_on() -> list[WayShape]:
    """Return the ways on, the nearest first."""
    return library.read_as("governance/ways.yaml", WaysFile).ways


def way_on(key: str) -> WayShape | None:
    return next((way for way in ways_on() if way.key == key), None)
