"""What each number does in its sentence: sets a limit, measures a change, recalls the past, or nothing.

A number that nothing marks as a value is given no role at all, so that it can never become a claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldenthread.domain.targets import figure_words as words
from goldenthread.domain.targets import lexicon
from goldenthread.domain.targets.claims import Question
from goldenthread.domain.targets.statement import Span, Statement
from goldenthread.domain.targets.values import Quantity
from goldenthread.domain.targets.wording import gap, overlaps

AT_LEAST = Question("Is this at least so many, or exactly so many?", "at least")

MORE_OR_LESS = Question("Is it better to be above this figure, or below it?", "above")


@dataclass(frozen=True)
class Role:
    """A number with a part to play; `start` is what a change begins from, `reach` where its words begin."""

    quantity: Quantity
    kind: str
    reach: int
    direction: str | None = None
    start: str | None = None
    asks: Question | None = None


def roles(statement: Statement, taken: list[Span]) -> list[Role]:
    """Return the numbers that claim something, in order."""
    found: list[Role] = []
    numbers = [quantity for quantity in statement.numbers if not overlaps(quantity.figure, taken)]
    skip = -1
    for place, quantity in enumerate(numbers):
        if place == skip:
            continue
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if following and (pair := _from_to(statement, quantity, following)):
            found.append(pair)
            skip = place + 1
        elif role := _role(statement, quantity):
            found.append(role)
    outside = [role for role in found if not _bracketed(statement.copy, role.quantity)]
    return outside or ([] if _vaguely_said(statement.copy) else found)


def usual_op(measure: str | None, quantity: Quantity) -> str:
    """Return the comparison meant where none is said: at least what is wanted, at most what is not."""
    family = lexicon.family_of(measure)
    unwanted = family is not None and family.good_is == "lower"
    said = f"{measure or ''} {quantity.noun or ''}".lower()
    unwanted = unwanted or (family is None and bool(re.search(_UNWANTED, said)) and not re.search(_DEALT_WITH, said))
    return "<=" if unwanted else ">="


_DEALT_WITH = r"\b(?:resolved|answered|responded|dealt|closed|handled|addressed|investigated|filled|followed|reviewed|acknowledged|recorded)\b"
_UNWANTED = r"exclusion|suspension|incident|complaint|accident|breach|flag|vacanc|grievance|resignation|overdue|error|non-compliance|inadequate|requires improvement|turnover|absence|deficit|neet|class size|sickness|waiting|days lost|overspend"


def _from_to(statement: Statement, first: Quantity, second: Quantity) -> Role | None:
    copy = statement.copy
    from_ = words.FROM.search(copy[max(0, first.figure[0] - 50) : first.figure[0]])
    to = words.FROM_TO.match(copy[first.span[1] : second.figure[0]])
    if not (from_ and to) or "-" in second.low[:1] and not first.low:
        return None
    unit = second.unit or first.unit
    up = float(second.low) >= float(first.low)
    reach = max(0, first.figure[0] - 50) + from_.start() if first.figure[0] > 50 else from_.start()
    joined = replace(second, span=(reach, second.span[1]), unit=unit)
    return Role(joined, "change", reach, "up" if up else "down", first.low)


def _role(statement: Statement, quantity: Quantity) -> Role | None:
    copy = statement.copy
    before, after = copy[max(0, quantity.span[0] - 70) : quantity.span[0]], copy[quantity.span[1] :]
    if words.PAST.search(before) or words.BENCH.search(before):
        return None
    if words.DEFINING.search(before) and not words.SINGLE_NEGATIVE.search(before):
        return None
    if re.match(r" ?(?:\w+ )?(?:of (?:all )?parental|pass mark)", after):
        return None
    change = _changing(copy, quantity)
    if change:
        return Role(quantity, "change", quantity.span[0], change)
    direction = _towards(before)
    quantity = replace(quantity, noun=_noun(after))
    if not _is_value(statement, quantity, before, after, direction):
        return None
    if not (quantity.op or quantity.unit or direction or quantity.noun or statement.mentions):
        return Role(quantity, "value", quantity.span[0], direction, asks=MORE_OR_LESS)
    asks = None if quantity.op or quantity.unit or direction or quantity.low == "0" or not quantity.noun else AT_LEAST
    return Role(quantity, "value", quantity.span[0], direction, asks=asks)


def _changing(copy: str, quantity: Quantity) -> str | None:
    """Return which way a change goes, where the number is the size of a change."""
    start = quantity.figure[0]
    before, after = copy[max(0, start - 80) : start], copy[quantity.span[1] : quantity.span[1] + 60]
    before = before.rsplit(". ", 1)[-1]
    if words.USED_BY.search(before):
        return None
    if words.BY.search(before) and (said := _last_direction(before)):
        return said
    if match := words.UP_OR_DOWN.search(before):
        return "up" if match["up"] else "down"
    if quantity.unit == "£" and words.SAVE.search(before):
        return "up"
    if (match := words.OF.search(before)) and not (quantity.unit is None and words.COUNT_AFTER.match(after)):
        return "up" if match["up"] or _saving(match.group()) else "down"
    if match := words.THEN.match(after):
        return "up" if match["up"] or _saving(match.group()) else "down"
    if words.MORE.search(before) and quantity.unit is None:
        return "up"
    if quantity.unit == "£" and re.match(r" ?(?:of )?(?:\w+ ){0,2}savings?\b", after):
        return "up"
    if quantity.unit == "times" and (said := _last_direction(before)):
        return said
    return None


def _saving(said: str) -> bool:
    return "saving" in said or "save" in said


def _last_direction(before: str) -> str | None:
    said = [match for match in re.finditer(rf"\b(?:(?P<up>{words.UP})|(?P<down>{words.DOWN}))\b", before)]
    if not said:
        return None
    return "up" if said[-1]["up"] else "down"


def _towards(before: str) -> str | None:
    """Return the direction in "increases to 75%" and "reduction to 10%"."""
    if not re.search(r"\b(?:to|towards)(?: at)?(?: a| an| the)?(?: target of)? ?£?$", before):
        return None
    clause = re.split(r"[.;,]", before)[-1]
    return _last_direction(clause)


def _noun(after: str) -> str | None:
    match = words.NOUN.match(after)
    return match["noun"] if match else None


def _is_value(statement: Statement, quantity: Quantity, before: str, after: str, direction: str | None) -> bool:
    """Say whether the form of the words makes a number a value; what is not certain is not a value."""
    if quantity.unit in {"%", "pp", "ratio"}:
        return True
    measured = _measure_beside(statement, quantity)
    if quantity.unit == "£":
        return bool(quantity.op or direction or measured or re.search(r"\b(?:rais|generat|secur|target|achiev|invest)\w*\b[^.]{0,30}$", before))
    if quantity.unit == "times":
        return False
    if quantity.unit:
        return bool(quantity.op or direction or measured or words.FOR_EACH.match(after) or words.PER_PERSON.search(before))
    if quantity.op and quantity.op != "in":
        # "Within five" may speak of years; "up to three" allows, where other limits demand.
        lax = re.match(r"within|up to|limited to", statement.copy[quantity.span[0] :])
        return not lax or bool(quantity.noun or measured)
    if quantity.high:
        return bool(quantity.noun or measured) and not words.OF_OURS.search(before)
    if quantity.low == "0":
        return bool(re.match(r" ?[a-z]", after) or measured) and not re.match(r" ?(?:carbon|hours|tolerance|waste|emissions)", after)
    if measured == "before" and (quantity.noun is None or "." in quantity.low):
        return True
    if words.AVERAGING.search(before) and quantity.noun is None:
        return True
    opens = not before.strip() and bool(words.DEADLINE.search(after))
    counted = measured == "after" or bool(quantity.noun) and (opens or _sets_out(statement.copy, quantity))
    return counted and not words.FIXED.search(before)


_COUNTED = {"roll", "permanent_exclusions", "suspensions", "exclusions", "complaints", "vacancies", "behaviour_incidents", "first_choice", "attainment_8", "progress_8"}


def _sets_out(copy: str, quantity: Quantity) -> bool:
    near = copy[max(0, quantity.figure[0] - 60) : quantity.figure[1] + 60]
    return bool(words.SETTING_OUT.search(near))


def _measure_beside(statement: Statement, quantity: Quantity) -> str:
    """Say on which side a measure stands, where only linking words part it from the number."""
    for mention in statement.mentions:
        if mention.span[1] <= quantity.span[0]:
            between = statement.copy[mention.span[1] : quantity.span[0]]
        else:
            between = statement.copy[quantity.span[1] : mention.span[0]]
        if gap(mention.span, quantity.span) > 40 or not words.LINKING.fullmatch(between):
            continue
        if mention.span[1] <= quantity.span[0]:
            return "before"
        if mention.family.key in _COUNTED or quantity.unit:
            return "after"
    return ""


def _bracketed(copy: str, quantity: Quantity) -> bool:
    start = quantity.figure[0]
    opened = copy.rfind("(", max(0, start - 120), start)
    if words.GROUP_FIRST.search(copy[:start]):
        return False
    return opened >= 0 and ")" not in copy[opened:start] and bool(re.search(r"[a-z]", copy[:opened]))


def _vaguely_said(copy: str) -> bool:
    return bool(words.VAGUELY.search(copy))
