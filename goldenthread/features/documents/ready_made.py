"""What the library says of documents: the kinds that there are, and those that a trust and its schools must have."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from goldenthread.foundation import library

KINDS = "documents/kinds.yaml"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Kind(_Shape):
    """One kind of document: what it is called, and after how many months it is looked at again.

    `asks` are the headings that it must have said something under before it is agreed, `weighs` the headings of the
    measures that stand beside that decision.
    """

    one: str
    many: str
    looked_at: int
    is_shared: bool = False
    asks: tuple[str, ...] = ()
    weighs: tuple[str, ...] = ()
    follows_schools: bool = False
    has_cost: bool = False
    approves: str = ""


class _Kinds(_Shape):
    kinds: dict[str, Kind]


class Expected(_Shape):
    """A document that is expected, of whom, who usually agrees it, and how often it is looked at."""

    key: str = Field(pattern=r"^[a-z-]{1,60}$")
    title: str
    of: Literal["trust", "either", "school"]
    scope: Literal["trust", "adopted", "local"] = "trust"
    kind: str = "policy"
    phases: Annotated[list[str], BeforeValidator(lambda value: value or [])] = []
    must: bool
    approves: str
    months: int
    published: bool = False
    says: str = ""

    def is_for(self, phase: str) -> bool:
        """Say whether it is asked of a school of this kind."""
        return self.of != "trust" and (not self.phases or phase in self.phases)


class Heading(_Shape):
    title: str
    documents: list[Expected]


class Edition(_Shape):
    """The list as it is from a day on, until a later one."""

    from_on: Annotated[dt.date, Field(alias="from")]
    says: str
    headings: list[Heading]

    def __iter__(self) -> Iterator[Expected]:  # type: ignore[override]
        return (one for heading in self.headings for one in heading.documents)

    def find(self, key: str) -> Expected | None:
        return next((one for one in self if one.key == key), None)


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind of document by its key."""
    return library.read_as(KINDS, _Kinds).kinds


def kind_of(key: str) -> Kind:
    """Return a kind of document; of one that the library has no longer, what its key says."""
    return kinds().get(key) or Kind(one=key, many=key, looked_at=0)


@cache
def editions() -> tuple[Edition, ...]:
    """Return every edition of the list, the oldest first."""
    files = sorted((library.folder() / "documents" / "expected").glob("*.yaml"))
    held = (library.read_as(f"documents/expected/{file.name}", Edition) for file in files)
    return tuple(sorted(held, key=lambda one: one.from_on))


def expected_on(day: dt.date) -> Edition:
    """Return the list that holds on a day; before the first, the first."""
    begun = [one for one in editions() if one.from_on <= day]
    return begun[-1] if begun else editions()[0]
