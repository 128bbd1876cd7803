"""Who decides.

A scheme of delegation says, of each decision that it names, who proposes, who is asked, who decides, who is told
and who does it. A decision that goes by money or by days has a line for each band. One party decides; two decide
only where the line says that they do so jointly. Where a school's own variance stands, it comes before that of
the school's improvement phase, and that before the scheme itself. A body that is in the scheme but not operated
decides nothing: whoever stands in for it does, and where nobody does, nobody decides.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

# In the order in which a decision is made.
VERBS = ("propose", "recommend", "consult", "decide", "approve", "inform", "do", "monitor")

# What can come of asking.
DECIDED = "decided"
JOINTLY = "jointly"
NOBODY = "nobody"
CLASH = "clash"
BY_AMOUNT = "by amount"
BEYOND = "beyond"

# What can be wrong with a scheme.
GAP = "gap"
HOLE = "hole"
OVERLAP = "overlap"


@dataclass(frozen=True)
class Party:
    """A body or a role that has a part in decisions, and whether it is operated at all."""

    key: str
    name: str
    is_operated: bool = True
    stands_in: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the scheme: who has which part, for amounts above one bound and up to another, both as said."""

    topic: str
    parts: Mapping[str, frozenset[str]] = field(hash=False)
    above: Decimal | None = None
    up_to: Decimal | None = None
    jointly: bool = False

    def holds(self, amount: Decimal) -> bool:
        """Say whether an amount falls under the line: “up to £5,000” takes £5,000 in, “above” leaves it out."""
        return (self.above is None or amount > self.above) and (self.up_to is None or amount <= self.up_to)

    def with_part(self, *verbs: str) -> tuple[str, ...]:
        return tuple(party for party, has in self.parts.items() if has & set(verbs))

    @classmethod
    def from_json(cls, topic: str, held: Mapping[str, Any]) -> "Line":
        """Return a line as it is kept: {above, up_to, jointly, parts: {party: [verbs]}}."""
        parts = {party: frozenset(verbs) for party, verbs in held["parts"].items()}
        return cls(topic, parts, _amount(held.get("above")), _amount(held.get("up_to")), bool(held.get("jointly")))

    def to_json(self) -> dict[str, Any]:
        return {
            "above": None if self.above is None else str(self.above),
            "up_to": None if self.up_to is None else str(self.up_to),
            "jointly": self.jointly,
            "parts": {party: sorted(verbs, key=VERBS.index) for party, verbs in self.parts.items() if verbs},
        }


def _amount(held: str | None) -> Decimal | None:
    return Decimal(held) if held is not None else None


@dataclass(frozen=True)
class Variance:
    """Where one school, or every school in one improvement phase, has lines of its own for a while."""

    topic: str
    lines: tuple[Line, ...]
    school: int | None = None
    phase: str = ""
    from_on: dt.date = dt.date.min
    until_on: dt.date | None = None

    def stands(self, *, school: int | None, phase: str, on: dt.date) -> bool:
        """Say whether it holds for a school in a phase on a day; its last day is within it."""
        if on < self.from_on or (self.until_on is not None and on > self.until_on):
            return False
        return school is not None and (self.school == school if self.school else bool(phase) and self.phase == phase)


@dataclass(frozen=True)
class Finding:
    """What the scheme answers. `deciders` have the decision, `subject_to` must approve it before it stands."""

    verdict: str
    lines: tuple[Line, ...] = ()
    line: Line | None = None
    deciders: tuple[str, ...] = ()
    subject_to: tuple[str, ...] = ()
    route: tuple[tuple[str, tuple[str, ...]], ...] = ()
    stood_in: tuple[tuple[str, str], ...] = ()
    idle: tuple[str, ...] = ()
    variance: Variance | None = None


def who_decides(
    lines: Iterable[Line],
    variances: Iterable[Variance],
    parties: Mapping[str, Party],
    *,
    topic: str,
    on: dt.date,
    school: int | None = None,
    phase: str = "",
    amount: Decimal | None = None,
) -> Finding:
    """Say who decides a topic, at a school or for the trust at large, for an amount where it goes by one."""
    variance = _standing(variances, topic, school=school, phase=phase, on=on)
    held = variance.lines if variance else tuple(line for line in lines if line.topic == topic)
    if amount is not None and any(line.above is not None or line.up_to is not None for line in held):
        fitting = tuple(line for line in held if line.holds(amount))
        if not fitting:
            return Finding(BEYOND, held, variance=variance)
    else:
        fitting = held
    found = [of_line(line, parties) for line in fitting]
    if not found:
        return Finding(NOBODY, held, variance=variance)
    first = found[0]
    if any((each.verdict, each.deciders, each.subject_to) != (first.verdict, first.deciders, first.subject_to)
           for each in found):  # fmt: skip
        verdict = CLASH if amount is not None else BY_AMOUNT
        return Finding(verdict, held, variance=variance)
    return Finding(
        first.verdict, held, first.line, first.deciders, first.subject_to, first.route, first.stood_in, first.idle,
        variance,
    )  # fmt: skip


def _standing(
    variances: Iterable[Variance], topic: str, *, school: int | None, phase: str, on: dt.date
) -> Variance | None:
    found = [
        each for each in variances if each.topic == topic and each.stands(school=school, phase=phase, on=on)
    ]  # fmt: skip
    # The school's own first; of two, the one that began last.
    return max(found, key=lambda each: (each.school is not None, each.from_on), default=None)


def of_line(line: Line, parties: Mapping[str, Party]) -> Finding:
    """Say who decides what falls under one line."""
    acting, stood_in, idle = _acting(line, parties)
    decide, approve = _having(acting, "decide"), _having(acting, "approve")
    deciders, subject_to = (decide, approve) if decide else (approve, ())
    if not deciders:
        verdict = NOBODY
    elif len(deciders) == 1:
        verdict = DECIDED
    else:
        verdict = JOINTLY if line.jointly else CLASH
    route = tuple((verb, having) for verb in VERBS if (having := _having(acting, verb)))
    return Finding(verdict, (line,), line, deciders, subject_to, route, stood_in, idle)


def _acting(
    line: Line, parties: Mapping[str, Party]
) -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return who really has which part: a stand-in takes the parts of whoever is not operated."""
    acting: dict[str, frozenset[str]] = {}
    stood_in: list[tuple[str, str]] = []
    idle: list[str] = []
    for key, verbs in line.parts.items():
        if not verbs:
            continue
        taking = acts_for(key, parties)
        if taking is None:
            idle.append(key)
            continue
        if taking != key:
            stood_in.append((key, taking))
        acting[taking] = acting.get(taking, frozenset()) | verbs
    return acting, tuple(stood_in), tuple(idle)


def acts_for(key: str, parties: Mapping[str, Party]) -> str | None:
    """Return the party that acts where this one is named: itself, or down the line of those who stand in."""
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        party = parties.get(key)
        if party is None:
            return None
        if party.is_operated:
            return key
        key = party.stands_in
    return None


def put_over(lines: Iterable[Line], over: Line) -> list[Line]:
    """Return one line put over others: for the amounts that it does not speak of, these stand as they were."""
    found = [over]
    for line in lines:
        if over.above is not None and (line.above is None or line.above < over.above):
            top = over.above if line.up_to is None else min(line.up_to, over.above)
            found.append(replace(line, up_to=top))
        if over.up_to is not None and (line.up_to is None or line.up_to > over.up_to):
            bottom = over.up_to if line.above is None else max(line.above, over.up_to)
            found.append(replace(line, above=bottom))
    return sorted(found, key=lambda line: line.above or Decimal(0))


def _having(acting: Mapping[str, frozenset[str]], verb: str) -> tuple[str, ...]:
    return tuple(party for party, has in acting.items() if verb in has)


# Before a scheme is adopted


@dataclass(frozen=True)
class Problem:
    """Something that would leave people not knowing who decides."""

    kind: str
    topic: str
    line: int
    parties: tuple[str, ...] = ()
    above: Decimal | None = None
    up_to: Decimal | None = None


def problems(lines: Sequence[Line], parties: Mapping[str, Party]) -> list[Problem]:
    """Return what is wrong with a scheme's lines: nobody decides, two decide, an amount has no line or two."""
    found = [
        Problem(GAP if finding.verdict == NOBODY else CLASH, line.topic, place, finding.deciders or finding.idle)
        for place, line in enumerate(lines)
        if (finding := of_line(line, parties)).verdict in (NOBODY, CLASH)
    ]
    by_topic: dict[str, list[tuple[int, Line]]] = {}
    for place, line in enumerate(lines):
        by_topic.setdefault(line.topic, []).append((place, line))
    for topic, held in by_topic.items():
        found += _bands(topic, held)
    return sorted(found, key=lambda problem: problem.line)


def _bands(topic: str, held: Sequence[tuple[int, Line]]) -> Iterator[Problem]:
    """Yield where the bands of one topic leave an amount without a line, or give it two."""
    if len(held) == 1 and held[0][1].above is None and held[0][1].up_to is None:
        return
    zero = Decimal(0)
    in_order = sorted(held, key=lambda each: (each[1].above or zero, each[1].up_to is None, each[1].up_to or zero))
    reached: Decimal | None = zero
    for place, line in in_order:
        above = line.above or zero
        if reached is None or above < reached:
            yield Problem(OVERLAP, topic, place, above=above, up_to=reached)
        elif above > reached:
            yield Problem(HOLE, topic, place, above=reached, up_to=above)
        if reached is not None:
            reached = None if line.up_to is None else max(reached, line.up_to)
    if reached is not None:
        yield Problem(HOLE, topic, in_order[-1][0], above=reached)
