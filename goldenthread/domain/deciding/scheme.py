"""A whole scheme of delegation as a value: its sections and decisions, its parties, and who has which part.

A version is drawn, printed, compared and brought in as this value. Two versions differ decision by decision:
one is new, one is gone, one is worded anew, and of each that stays, who had which part and who has it now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from goldenthread.domain.deciding.delegation import VERBS

UNITS = ("", "money", "days")
LEVELS = ("trust", "central", "local", "outside")
BEST_LEVELS = ("", "local", "between", "central")
PENNY = Decimal("0.01")
# What a party does, as a sentence about it would say.
SAID = {
    "propose": "Proposes", "recommend": "Recommends", "consult": "Is asked", "decide": "Decides",
    "approve": "Approves", "inform": "Is told", "do": "Carries it out", "monitor": "Watches",
}  # fmt: skip


def said(verb: str, own: Mapping[str, str]) -> str:
    """Return the trust's word for a part, or ours."""
    return own.get(verb) or SAID[verb]


@dataclass(frozen=True)
class PartyText:
    """A column of the scheme. `body`, `post` and `role` say who it is; of these at most one is given."""

    key: str
    name: str
    short_name: str = ""
    level: str = "trust"
    body: str = ""
    post: str = ""
    role: str = ""
    is_operated: bool = True
    stands_in: str = ""


@dataclass(frozen=True)
class DecisionText:
    """A line of the scheme."""

    topic: str
    title: str
    number: str = ""
    unit: str = ""
    above: Decimal | None = None
    up_to: Decimal | None = None
    jointly: bool = False
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    condition: str = ""
    best_level: str = ""
    because: str = ""
    criteria: str = ""
    anyone_asks: bool = False


@dataclass(frozen=True)
class SectionText:
    key: str
    title: str
    letter: str = ""
    decisions: tuple[DecisionText, ...] = ()


@dataclass(frozen=True)
class SchemeText:
    parties: tuple[PartyText, ...]
    sections: tuple[SectionText, ...]
    verbs: Mapping[str, str] = field(default_factory=dict, hash=False)

    def decisions(self) -> Iterator[tuple[SectionText, DecisionText]]:
        for section in self.sections:
            for decision in section.decisions:
                yield section, decision


def spoken(text: SchemeText, line: DecisionText) -> str:
    """Say who has which part in a decision, a line for each part, and on what condition."""
    having = {verb: [party.name for party in text.parties if verb in line.parts.get(party.key, ())] for verb in VERBS}
    said_of = [f"{said(verb, text.verbs)}: {', '.join(names)}" for verb, names in having.items() if names]
    amount = threshold(line.unit, line.above, line.up_to)
    return "\n".join(filter(None, [amount.capitalize(), *said_of, line.condition]))


def threshold(unit: str, above: Decimal | None, up_to: Decimal | None) -> str:
    """Say a band: “up to £5,000”, “above £5,000, up to £50,000”, “above 5 days”; nothing where there is none.

    A bound a penny short of a whole figure is said by that figure: “from £5,000, below £50,000”.
    """
    over = f"{_side(above, 'above', 'from')} {said_amount(unit, _nearest(above))}" if above else ""
    under = f"{_side(up_to, 'up to', 'below')} {said_amount(unit, _nearest(up_to))}" if up_to is not None else ""
    return ", ".join(filter(None, [over, under]))


def _side(bound: Decimal, at: str, short: str) -> str:
    return at if _nearest(bound) == bound else short


def _nearest(bound: Decimal) -> Decimal:
    return bound + PENNY if (bound + PENNY) % 1 == 0 else bound


def said_amount(unit: str, amount: Decimal) -> str:
    """Say an amount: £12,000, 8 days."""
    plain = f"{amount:,.2f}".removesuffix(".00") if amount == amount.to_integral() else f"{amount:,.2f}"
    if unit == "money":
        return f"£{plain}"
    return f"{plain} day{'' if amount == 1 else 's'}" if unit == "days" else plain


@dataclass(frozen=True)
class Difference:
    """How one line differs between two versions. `was` and `now` hold {party: verbs} where these differ."""

    kind: str  # new | gone | changed
    section: str
    number: str
    title: str
    band: str = ""
    words: tuple[tuple[str, str, str], ...] = ()  # what, as it was, as it is
    parts: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()


def compare(before: SchemeText, after: SchemeText) -> list[Difference]:
    """Return what changed from one version to the next, in the order of the later one; what is gone comes last.

    The lines of one topic are matched in the order of their bands, so that a raised limit reads as one.
    """
    then, now = _by_topic(before), _by_topic(after)
    names = {party.key: party.name for party in (*before.parties, *after.parties)}
    found: list[Difference] = []
    for topic, lines in now.items():
        for new, old in zip_longest(lines, then.get(topic, ())):
            if new is None:
                found.append(_alone("gone", *old))
            elif old is None:
                found.append(_alone("new", *new))
            elif change := _between(new[0], new[1], old[1], names):
                found.append(change)
    return found + [_alone("gone", *line) for topic, lines in then.items() if topic not in now for line in lines]


def _by_topic(scheme: SchemeText) -> dict[str, list[tuple[SectionText, DecisionText]]]:
    held: dict[str, list[tuple[SectionText, DecisionText]]] = {}
    for section, decision in scheme.decisions():
        held.setdefault(decision.topic, []).append((section, decision))
    return held


def _alone(kind: str, section: SectionText, line: DecisionText) -> Difference:
    parts = tuple(
        (party, (), verbs) if kind == "new" else (party, verbs, ()) for party, verbs in line.parts.items() if verbs
    )
    return Difference(
        kind, section.title, line.number, line.title, threshold(line.unit, line.above, line.up_to), (), parts
    )


def _between(
    section: SectionText, new: DecisionText, old: DecisionText, names: Mapping[str, str]
) -> Difference | None:
    words = tuple(
        (what, was, is_now)
        for what, was, is_now in (
            ("Wording", old.title, new.title),
            ("Limit", _band(old), _band(new)),
            ("Condition", old.condition, new.condition),
            ("Criteria", old.criteria, new.criteria),
            ("Anybody may ask", _yes(old.anyone_asks), _yes(new.anyone_asks)),
            ("Jointly", _yes(old.jointly), _yes(new.jointly)),
            ("Best level", old.best_level, new.best_level),
        )
        if was != is_now
    )
    parts = tuple(
        (party, _sorted(old.parts.get(party, ())), _sorted(new.parts.get(party, ())))
        for party in names
        if _sorted(old.parts.get(party, ())) != _sorted(new.parts.get(party, ()))
    )
    if not words and not parts:
        return None
    return Difference("changed", section.title, new.number, new.title, _band(new), words, parts)


def _band(line: DecisionText) -> str:
    return threshold(line.unit, line.above, line.up_to)


def _yes(value: bool) -> str:  # noqa: FBT001  a word for a value
    return "yes" if value else "no"


def _sorted(verbs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(verbs, key=VERBS.index))
