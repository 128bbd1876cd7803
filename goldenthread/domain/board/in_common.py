"""What several places answered to the same questions side by side: what they share, and what one says twice."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_APART = re.compile(r"[;\n,]")


def common(said: Iterable[str]) -> str:
    """Return the answer that more than half of those who answered give, two at least; empty where there is none."""
    answers = [one for one in said if one.strip()]
    counts = Counter(map(_plain, answers))
    if not counts:
        return ""
    most, count = counts.most_common(1)[0]
    is_common = count >= 2 and 2 * count > len(answers)
    return next(one for one in answers if _plain(one) == most) if is_common else ""


def differs(one: str, from_common: str) -> bool:
    """Say whether an answer is another than the common one; where none is common, or nothing said, none differs."""
    return bool(one.strip() and from_common) and _plain(one) != _plain(from_common)


def is_alike(said: Iterable[str]) -> bool:
    """Say whether all who answered say the same."""
    return len({_plain(one) for one in said if one.strip()}) < 2


def said_again(answers: Mapping[str, str]) -> dict[str, list[str]]:
    """Return, by question, the things in a list of an answer that stood in an answer before it already."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for question, answer in answers.items():
        things = {_plain(one): one.strip() for one in _APART.split(answer) if _plain(one)}
        if again := [thing for key, thing in things.items() if key in seen]:
            found[question] = again
        seen |= things.keys()
    return found


def _plain(said: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", said.lower()).split())
