"""What somebody means who asks who decides.

“Who can sign a £12,000 order at Quay?” names an amount, a school, and what it is about; the rest is how one asks.
A decision is found by its own words, by the beginnings of them, and by the words that people use instead; the more
of the question it answers, the sooner it is named.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

# How one asks, and what stands between the words that matter.
ASIDE = frozenset(
    "a an and any are as at be by can could decide decides decision do does for from give gives has have i in is it "  # noqa: SIM905
    "its may me must my of off on one or our own say says sign signs somebody the their there this to up us we what "
    "when where which who whom whose will with would you your approve approves allowed need needs someone worth than "
    "over under more about right authorise authorises authority".split()
)
MONEY = re.compile(
    r"£\s*(?P<pounds>[0-9][0-9,]*(?:\.[0-9]{1,2})?)\s*(?P<many>k|m|thousand|million)?\b", re.IGNORECASE
)
PLAIN = re.compile(
    r"(?<![\w£.,])(?P<pounds>[0-9][0-9,]*(?:\.[0-9]{1,2})?)\s*"
    r"(?:(?P<many>k|thousand|million)\b|(?P<pound>pounds?|quid)\b|(?P<days>(?:school )?days?)\b|(?P<weeks>weeks?)\b)",
    re.IGNORECASE,
)
TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
DAYS_A_WEEK = 5
SHORTEST_BEGINNING = 4
# So common in a scheme that they tell decisions apart only where nothing else does.
LIGHT = frozenset({"school", "academy", "trust"})


@dataclass(frozen=True)
class Question:
    """What was asked: about what, how much or how long, where."""

    words: tuple[str, ...] = ()
    amount: Decimal | None = None
    school: str = ""


def understand(typed: str, schools: Mapping[str, Sequence[str]]) -> Question:
    """Take a question apart. `schools` holds what each is called, by its reference; the longest name found counts."""
    rest, amount = _amount(typed)
    school, rest = _school(rest, schools)
    words = [word for word in _words(rest) if word not in ASIDE]
    return Question(tuple(dict.fromkeys(words)), amount, school)


def _amount(typed: str) -> tuple[str, Decimal | None]:
    for pattern in (MONEY, PLAIN):
        if found := pattern.search(typed):
            said = found.groupdict()
            amount = Decimal(said["pounds"].replace(",", "") or 0) * TIMES.get((said.get("many") or "").lower(), 1)
            if said.get("weeks"):
                amount *= DAYS_A_WEEK
            # An amount that no table holds is no amount.
            return typed[: found.start()] + " " + typed[found.end() :], amount if amount < 10**12 else None
    return typed, None


def _school(typed: str, schools: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    plain = _plain(typed)
    named = [
        (len(name), ref, name)
        for ref, names in schools.items()
        for name in map(_plain, names)
        if name and re.search(rf"\b{re.escape(name)}\b", plain)
    ]
    if not named:
        return "", plain
    _, ref, name = max(named)
    return ref, re.sub(rf"\b{re.escape(name)}\b", " ", plain)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[’']s?\b|[^\w\s£-]", " ", text.lower()).split())


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z][\w-]*", text.lower())


def ranked(
    words: Sequence[str], decisions: Iterable[tuple[str, str, str]], alike: Iterable[Iterable[str]]
) -> list[tuple[str, int]]:  # fmt: skip
    """Return the topics that answer to the words, the closest first; `decisions` are topics with their words.

    A word of the question counts most where the decision has it, less where it has its beginning, and least where it
    has one that means the same. All that share no word are left out, and so are those that share far fewer than
    the best.
    """
    groups = [frozenset(map(_stem, group)) for group in alike]
    scores: dict[str, int] = {}
    for topic, title, section in decisions:
        own, around = ({_stem(word) for word in _words(text)} for text in (title, section))
        score = sum(max(2 * _score(_stem(word), own, groups), _score(_stem(word), around, groups)) for word in words)
        scores[topic] = max(scores.get(topic, 0), score)
    best = max(scores.values(), default=0)
    if not best:
        return []
    return [each for each in sorted(scores.items(), key=lambda each: -each[1]) if each[1] * 2 >= best]


def _score(word: str, stems: set[str], groups: Sequence[frozenset[str]]) -> int:
    if word in map(_stem, LIGHT):
        return 1 if word in stems else 0
    if word in stems:
        return 4
    if len(word) >= SHORTEST_BEGINNING and any(stem.startswith(word) for stem in stems):
        return 3
    return 2 if any(word in group and group & stems for group in groups) else 0


def _stem(word: str) -> str:
    """Return a word without its commonest endings, so that “appointing”, “appoints” and “appoint” are one."""
    for ending in ("ments", "ment", "ings", "ing", "ies", "es", "ed", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BEGINNING:
            return word.removesuffix(ending)
    return word.removesuffix("s") if len(word) > SHORTEST_BEGINNING else word
