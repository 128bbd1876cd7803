"""Freedoms that a trust may hold for a school: library/freedoms.yaml."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from goldenthread.foundation import library


class Freedom(BaseModel):
    """What it is called, what is said of it either way, and what posts of the school cannot do without it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    yours: str
    theirs: str
    permissions: list[str]
    words: list[str] = []


class _Freedoms(BaseModel):
    model_config = ConfigDict(extra="forbid")

    freedoms: dict[str, Freedom]


@cache
def freedoms() -> dict[str, Freedom]:
    return library.read_as("freedoms.yaml", _Freedoms).freedoms


def taken_away(held_back: dict[str, object]) -> frozenset[str]:
    """Return the permissions that posts of a school do not have while the trust holds these freedoms for it."""
    held = (freedoms()[key] for key in held_back if key in freedoms())
    return frozenset(permission for each in held for permission in each.permissions)
