"""The one door through which a low feature speaks of a thing that belongs to a higher one.

A task, a comment or a trail entry points at its subject by kind and reference. The feature that
owns the kind registers how to find many subjects at once; nobody below it need know its tables.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Subject:
    """A thing as a line on a page: what it is called and where it stands."""

    kind: str
    ref: str
    title: str
    address: str
    under: str = ""


# find(reach, refs) returns those that the reader may see, by reference; the others are simply absent.
Finder = Callable[[Any, Iterable[str]], Mapping[str, Subject]]

_finders: dict[str, Finder] = {}


def register(kind: str, find: Finder) -> None:
    """Say how subjects of a kind are found. Called once a kind, from the owner's app configuration."""
    _finders[kind] = find


def kinds() -> list[str]:
    return sorted(_finders)


def find(reach: Any, pointers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Subject]:
    """Return the subjects among (kind, ref) pointers that the reader may see: one query a kind."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for kind, ref in pointers:
        by_kind[kind].add(ref)
    return {
        (kind, ref): subject
        for kind, refs in by_kind.items()
        if kind in _finders
        for ref, subject in _finders[kind](reach, refs).items()
    }
