"""Which post of a trust is meant by words such as “Head, Marsh Lane”, “CEO” or “chair of trustees”.

A place that the words name must be the post's own; words that name none mean a post of the trust, where there is one.
Among those the role tells most, in any of the names that roles go by, and then the words of the title. Where two
posts are meant as well as each other, neither is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.reading.seat_reading.bodies import own_words


@dataclass(frozen=True)
class KnownPost:
    """A post: its title, its role, and every name of the place that it is at; none for a post of the trust."""

    key: str
    title: str
    role: str
    places: tuple[str, ...] = ()


def post_meant(said: str, posts: Sequence[KnownPost], roles: Mapping[str, Sequence[str]]) -> str:
    """Return the key of the post that words mean, or nothing. `roles` are the names that each role goes by."""
    asked = _words(said)
    closest = max((_named(asked, post.places) for post in posts), default=0)
    named = [post for post in posts if closest and _named(asked, post.places) == closest]
    among = named or [post for post in posts if not post.places] or list(posts)
    role = role_meant(said, roles)
    of_role = [post for post in among if post.role == role] if role else among
    scored = sorted(((_alike(asked, post), post.key) for post in of_role), reverse=True)
    if role and len(scored) == 1:
        return scored[0][1]
    best = [key for score, key in scored if score and score == scored[0][0]]
    return best[0] if len(best) == 1 else ""


def place_meant(said: str, places: Mapping[str, Sequence[str]]) -> str:
    """Return the key of the place that words name, by the one of its names that says most; nothing where two do."""
    asked = _words(said)
    scored = {key: _named(asked, names) for key, names in places.items()}
    best = [key for key, score in scored.items() if score and score == max(scored.values())]
    return best[0] if len(best) == 1 else ""


def _named(asked: frozenset[str], names: Sequence[str]) -> int:
    """Return by how many words of its own a place is named: all of a name of it, or none."""
    return max((len(own) for name in names if (own := own_words(name)) <= asked), default=0)


def role_meant(said: str, roles: Mapping[str, Sequence[str]]) -> str:
    """Return the role whose name stands in the words, by the longest name: “head of governance” is no head."""
    plain = f" {_plain(said)} "
    names = ((len(name), role) for role, said_as in roles.items() for name in map(_plain, said_as)
             if f" {name} " in plain)  # fmt: skip
    return max(names, default=(0, ""))[1]


def _alike(asked: frozenset[str], post: KnownPost) -> float:
    """Return how alike the words and a title are, apart from where the post is."""
    where = frozenset().union(*map(_words, post.places))
    own, said = _words(post.title) - where, asked - where
    return len(said & own) / len(said | own) if said & own else 0


def _plain(said: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", said.lower()))


def _words(said: str) -> frozenset[str]:
    return frozenset(_plain(said.replace("’", "").replace("'", "")).split()) - {"of", "the", "and", "for", "at"}
