"""The kinds of plan that there are: library/plan_kinds.yaml, checked."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.foundation import library


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Column(_Shape):
    key: str
    name: str
    meaning: str = ""


class Level(_Shape):
    one: str
    many: str
    number: str = ""
    columns: list[Column] = []


class Part(_Shape):
    """A part that a plan of the kind begins with, and what it asks its author."""

    title: str
    asks: str


class Kind(_Shape):
    """One kind of plan: what it is called, whose it can be, and what it begins with."""

    key: str = Field(max_length=30, pattern=r"^[a-z-]+$")
    title: str
    many: str
    says: str
    places: list[Literal["trust", "school", "unit"]] = Field(alias="for", min_length=1)
    concept: str = ""
    gated: bool = False
    covers: bool = False
    results: bool = False
    levels: list[Level] = [Level(one="Priority", many="Priorities", number="{n}")]
    elements: list[Part] = []


class _Kinds(_Shape):
    kinds: list[Kind]


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its key, in the order of the file."""
    return {kind.key: kind for kind in library.read_as("plan_kinds.yaml", _Kinds).kinds}


def kind_of(key: str) -> Kind:
    """Return a kind; one that the library has lost since is known by its key alone."""
    title = key.replace("-", " ").capitalize()
    unknown = {"key": key, "title": title, "many": title, "says": "", "for": ["school", "unit"]}
    return kinds().get(key) or Kind.model_validate(unknown)
