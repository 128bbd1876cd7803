"""What a number does in its sentence, and the two numbers of one change: "from 74 % to 77 %", "to 3:1, from 5:1"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldenthread.domain.targets import figure_words as words
from goldenthread.domain.targets.claims import Question
from goldenthread.domain.targets.statement import Statement
from goldenthread.domain.targets.values import Quantity


@dataclass(frozen=True)
class Role:
    """A number with a part to play; `start` is what a change begins from, `reach` where its words begin."""

    quantity: Quantity
    kind: str
    reach: int
    direction: str | None = None
    start: str | None = None
    asks: Question | None = None


def of_two(statement: Statement, first: Quantity, second: Quantity, before: list[Role]) -> Role | None:
    """Return the change that two numbers make together, in whichever order they stand."""
    made = _from_to(statement, first, second) or _to_from(statement, first, second)
    if made or not (before and _is_next(statement, before[-1], first)):
        return made
    between = statement.copy[first.span[1] : second.figure[0]]
    return _change(second, first, first.span[0]) if re.fullmatch(r" ?%? to ", between) else None


def of_a_range(statement: Statement, last: Role, quantity: Quantity) -> Role | None:
    """Read "from 31 % to 37 % in Year 3; 29 % to 35 % in Year 4": after a change, what looks a range is the next."""
    if quantity.high is None or quantity.unit != last.quantity.unit or not _is_next(statement, last, quantity):
        return None
    joined = replace(quantity, low=quantity.high, high=None, op=None)
    return Role(joined, "change", quantity.span[0], "up", quantity.low)


def _is_next(statement: Statement, last: Role, quantity: Quantity) -> bool:
    between = statement.copy[last.quantity.span[1] : quantity.figure[0]]
    return last.start is not None and bool(_NEXT_OF_A_LIST.fullmatch(between))


_NEXT_OF_A_LIST = re.compile(r"[^;,.%£]{0,40}?(?:[;,]| and)(?: and)? ")


def _from_to(statement: Statement, first: Quantity, second: Quantity) -> Role | None:
    copy = statement.copy
    from_ = words.FROM.search(copy[max(0, first.figure[0] - 50) : first.figure[0]])
    between = _closed_up(statement.without_dates((first.span[1], second.figure[0])))
    then = from_ and words.FROM_THEN_TO.match(between)
    arrow = words.ARROW.match(copy[first.span[1] : second.figure[0]])
    if not (arrow or then or (from_ and words.FROM_TO.match(between))) or ("-" in second.low[:1] and not first.low):
        return None
    reach = max(0, first.figure[0] - 50) + from_.start() if from_ else first.span[0]
    joined = replace(second, span=(second.span[0] if then else reach, second.span[1]))
    return _change(joined, first, reach)


def _to_from(statement: Statement, last: Quantity, first: Quantity) -> Role | None:
    """Read "to 3:1, from a ratio of 5:1" and "90 %, up from 65 %": where it starts from may stand last."""
    between = _closed_up(statement.without_dates((last.span[1], first.figure[0])))
    units = {last.unit, first.unit} - {None}
    if not words.THEN_FROM.fullmatch(between) or len(units) > 1 or last.high or first.high:
        return None
    return _change(last, first, last.span[0])


def _change(goal: Quantity, start: Quantity, reach: int) -> Role:
    up = float(goal.low) >= float(start.low)
    return Role(replace(goal, unit=goal.unit or start.unit), "change", reach, "up" if up else "down", start.low)


def _closed_up(text: str) -> str:
    """Return a text whose dates were taken out without the white space they left."""
    return re.sub(r"(?<= ) +", "", text)
