"""The one door through which a low feature speaks of a thing that belongs to a higher one.

A task, a comment or a trail entry points at its subject by kind and reference. The feature that
owns the kind registers how to find many subjects at once; nobody below it need know its tables.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Subject:
    """A thing as a line on a page: what it is called and where it stands."""

    kind: str
    ref: str
    title: str
    address: str
    under: str = ""


@dataclass(frozen=True)
class Frozen:
    """A thing as it stood when somebody signed it: the reference and title of what was kept, and its hash."""

    ref: str
    title: str
    digest: str


@dataclass(frozen=True)
class Outcome:
    """How a thing's way through those who agree to it ended, for its owner to act on.

    `in_name_of` is the post or the body that had the last word, `body` its key where it is a body's; `way` is the
    reference of the way that ended.
    """

    ref: str
    way: str
    by: Any
    in_name_of: str
    reason: str = ""
    body: int | None = None
    author: int | None = None
    next_review_on: Any = None


@dataclass(frozen=True)
class Passage:
    """A piece of a thing that can be spoken of by itself: what it is called, and what it says."""

    kind: str
    ref: str
    title: str
    text: str = ""

    @classmethod
    def named(cls, kind: str, key: str, title: str, text: str) -> "Passage":
        """Return a piece that has no reference of its own: one made of its key stays the same while the key does."""
        return cls(kind, sha256(key.encode()).hexdigest()[:10], title, text)


@dataclass(frozen=True, kw_only=True)
class Consultable:
    """What the owner of a kind lets those below do with a thing that goes out for comment.

    `freeze` keeps the thing as it reads now; `may_consult` says whether a reader may send it out; `place` is its
    school or unit, `read` where a reader reads it; `passages` are what can be spoken of one by one, in their order.
    Their words are kept with the round as they went out, but where what `freeze` kept has a page of its own.
    `closed_name` is what one that only a few may read is called where others read along; empty of any other.
    """

    freeze: Callable[[str, Any], Frozen]
    may_consult: Callable[[Any, str], bool]
    place: Callable[[str], tuple[Any, Any]]
    read: Callable[[Any, str], str]
    passages: Callable[[str], Sequence[Passage]]
    closed_name: Callable[[str], str] = lambda _: ""


@dataclass(frozen=True, kw_only=True)
class Agreeable(Consultable):
    """What the owner of a kind lets those below do with a thing that is to be agreed.

    `stands` is a fingerprint of the thing as it reads now; `blocks` says in sentences what forbids a yes, asked
    whether it would be the last; `weighs` names the headings of measures that stand beside the decision. `may_ask`
    says whether a reader may send it; `route` is the key of the order that it goes by.
    """

    stands: Callable[[str], str]
    blocks: Callable[[str, bool], Sequence[str]]
    on_agreed: Callable[[Outcome], None]
    on_returned: Callable[[Outcome], None]
    may_ask: Callable[[Any, str], bool]
    route: Callable[[str], str]
    weighs: Callable[[str], Sequence[str]] = lambda _: ()


@dataclass(frozen=True)
class Begun:
    """What an action begins with that is made of a thing: its words, whose it is, by when, and who confirms it.

    `school` and `unit` are where the thing was found, whose plan it goes into first.
    """

    title: str
    post: Any = None
    due_on: dt.date | None = None
    verifier: Any = None
    school: int | None = None
    unit: int | None = None


@dataclass(frozen=True, kw_only=True)
class Carriable:
    """What the owner of a kind lets plans do with a thing that an action is made of.

    `begins` says what such an action begins with, for a thing that the asker has found already; `moved` is told
    whenever an action that was made of it was added, went on its way or was taken away.
    """

    begins: Callable[[str], Begun]
    moved: Callable[[str], None]


# find(reach, refs) returns those that the reader may see, by reference; the others are simply absent.
Finder = Callable[[Any, Iterable[str]], Mapping[str, Subject]]

# asks(kind, ref) says whether a thing waits for those who agree to it.
Watch = Callable[[str, str], bool]
_watches: list[Watch] = []

# asks(ref, body kind, day) says why a body may not be shown a thing yet.
Order = Callable[[str, str, dt.date], str]

_finders: dict[str, Finder] = {}
_orders: dict[str, Order] = {}
_agreeable: dict[str, Agreeable] = {}
_consultable: dict[str, Consultable] = {}
_carriable: dict[str, Carriable] = {}


def register(kind: str, find: Finder) -> None:
    """Say how subjects of a kind are found. Called once a kind, from the owner's app configuration."""
    _finders[kind] = find


def register_agreeable(kind: str, doors: Agreeable) -> None:
    """Say how things of a kind are agreed, and commented on. Called once a kind, from the owner's configuration."""
    _agreeable[kind] = doors
    register_consultable(kind, doors)


def register_consultable(kind: str, doors: Consultable) -> None:
    """Say how things of a kind go out for comment. Called once a kind, from the owner's app configuration."""
    _consultable[kind] = doors


def register_carriable(kind: str, doors: Carriable) -> None:
    """Say what an action begins with that is made of a thing of a kind. Called once a kind, from the owner's."""
    _carriable[kind] = doors


def register_order(kind: str, asks: Order) -> None:
    """Say who knows which body sees things of a kind first. Called once a kind, from the owner's configuration."""
    _orders[kind] = asks


def why_not_yet(kind: str, ref: str, body_kind: str, on: dt.date) -> str:
    """Say why a body of a kind may not be shown a thing on a day yet; nothing where it may."""
    return _orders[kind](ref, body_kind, on) if kind in _orders else ""


def register_watch(asks: Watch) -> None:
    """Say who knows what is on its way to be agreed. Called once, from the owner's app configuration."""
    _watches[:] = [asks]


def is_on_its_way(kind: str, ref: str) -> bool:
    """Say whether a thing has been sent to be agreed and not been answered yet: it is not changed meanwhile."""
    return any(asks(kind, ref) for asks in _watches)


def agreeable(kind: str) -> Agreeable | None:
    """Return the doors of a kind of thing that is agreed; nothing of a kind that is not."""
    return _agreeable.get(kind)


def consultable(kind: str) -> Consultable | None:
    """Return the doors of a kind of thing that goes out for comment; nothing of a kind that does not."""
    return _consultable.get(kind)


def begins_with(kind: str, ref: str) -> Begun | None:
    """Return what an action begins with that is made of a thing; nothing of a kind that says nothing of it."""
    return _carriable[kind].begins(ref) if kind in _carriable else None


def tell_moved(kind: str, ref: str) -> None:
    """Tell the owner of a thing that an action which was made of it has moved on."""
    if kind in _carriable:
        _carriable[kind].moved(ref)


def agreeable_kinds() -> list[str]:
    return sorted(_agreeable)


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
