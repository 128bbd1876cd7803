"""Which body of a trust words name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Words that nearly every body has in its name.
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "the of a and for to on in our governing governors governor body local academy school schools primary "
        "secondary trust committee board council advisory lgb lgbs lgc aab meeting members list register membership",
    )
)
_THE_BOARD = re.compile(r"trustees|directors|\btrust board\b|^(?:the )?board$|board of", re.IGNORECASE)
_THE_MEMBERS = re.compile(r"\bmembers\b", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """A body of the trust: every name that it or its school goes by, and whether it is the board or the members."""

    key: str
    names: tuple[str, ...]
    kind: str = ""


def likeliest(said: str, bodies: Sequence[Known]) -> str:
    """Return the body that words name: the one whose own words they share, the board, or the members; or nothing."""
    asked = own_words(said)
    scored = [(max(_shared(asked, own_words(name)) for name in body.names), body.key) for body in bodies]
    best, key = max(scored, default=(0, ""))
    if best and sum(score == best for score, _ in scored) == 1:
        return key
    kind = "board" if _THE_BOARD.search(said) else "members" if _THE_MEMBERS.search(said) else ""
    of_kind = [body.key for body in bodies if kind and body.kind == kind]
    return of_kind[0] if len(of_kind) == 1 else ""


def _shared(asked: frozenset[str], own: frozenset[str]) -> float:
    return len(asked & own) / len(asked | own) if asked & own else 0


def own_words(said: str) -> frozenset[str]:
    """Return the words by which a body or a place is known from others of its sort."""
    words = re.findall(r"[a-z0-9]+", said.lower().replace("’", "").replace("'", ""))
    return frozenset(word for word in words if word not in _SMALL)
