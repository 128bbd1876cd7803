"""The kinds of undertaking that there are: library/undertakings.yaml, checked."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.domain.plans.undertakings import Question, Step
from goldenthread.foundation import library


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class UndertakingKind(_Shape):
    """One kind: what it is called, what is asked before it opens, who opens it, and what is said of it later.

    `shelf` is what it has in common with those beside it. `seen_with`: it is in confidence, and read by who wrote it
    and by who holds all of these permissions everywhere. `instead` says where it is written now: none is begun here.
    `towards` are the counts of what stands here, by their keys, that grow where one of these comes about.
    """

    key: str = Field(max_length=20, pattern=r"^[a-z_]+$")
    title: str
    many: str
    says: str
    shelf: str = "Other"
    opens: Literal["lead", "approver"] = "lead"
    joins: bool = False
    instead: str = ""
    seen_with: list[str] = []
    towards: list[str] = []
    questions: list[Question] = Field(min_length=1)
    steps: list[Step] = Field(min_length=1)

    @property
    def last_step(self) -> str:
        return self.steps[-1].key


class _Kinds(_Shape):
    kinds: list[UndertakingKind]


@cache
def undertaking_kinds() -> dict[str, UndertakingKind]:
    """Return every kind by its key, in the order of the file."""
    return {kind.key: kind for kind in library.read_as("undertakings.yaml", _Kinds).kinds}


@cache
def kinds_in_confidence() -> dict[str, list[str]]:
    """Return the keys of the kinds that are in confidence, each with the permissions that together read it."""
    return {key: kind.seen_with for key, kind in undertaking_kinds().items() if kind.seen_with}


def undertaking_kind(key: str) -> UndertakingKind:
    """Return a kind; one that the library has lost since is known by its key alone."""
    title = key.replace("_", " ").capitalize()
    lost = UndertakingKind(
        key=key, title=title, many=title, says="", questions=[Question("what", "What is it?")],
        steps=[Step("outcome", "What came of it")],
    )  # fmt: skip
    return undertaking_kinds().get(key) or lost
