"""What each number does in its sentence: sets a limit, measures a change, recalls the past, or nothing.

A number that nothing marks as a value is given no role at all, so that it can never become a claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldenthread.domain.targets import changes
from goldenthread.domain.targets import figure_words as words
from goldenthread.domain.targets.changes import Role
from goldenthread.domain.targets.claims import Question
from goldenthread.domain.targets.statement import Span, Statement
from goldenthread.domain.targets.values import Quantity
from goldenthread.domain.targets.wording import gap, overlaps

AT_LEAST = Question("Is this at least so many, or exactly so many?", "at least")

BY_OR_TO = Question("Is it to change by so much, or to come to so much?", "to change by so much")
HELD = Question("Is this at least so much, at most so much, or just so much?", "at least")
MORE_OR_LESS = Question("Is it better to be above this figure, or below it?", "above")


@dataclass(frozen=True)
class Around:
    """The words on either side of a number, and the direction that leads up to it ("rises to")."""

    before: str
    after: str
    direction: str | None


def roles(statement: Statement, taken: list[Span]) -> list[Role]:
    """Return the numbers that claim something, in order."""
    found: list[Role] = []
    numbers = [quantity for quantity in statement.numbers if not overlaps(quantity.figure, taken)]
    skip = -1
    for place, quantity in enumerate(numbers):
        if place == skip:
            continue
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if following and (pair := changes.of_two(statement, quantity, following, found)):
            found.append(pair)
            skip = place + 1
        elif found and (pair := changes.of_a_range(statement, found[-1], quantity)):
            found.append(pair)
        elif not (found and _within_share(statement, found[-1].quantity, quantity)):
            role = _role(statement, quantity) or _carried_on(statement, found[-1:], quantity)
            found += [role] if role else []
    outside = [role for role in found if not _bracketed(statement.copy, role.quantity)]
    return outside or ([] if _vaguely_said(statement.copy) else found)


def _carried_on(statement: Statement, last: list[Role], quantity: Quantity) -> Role | None:
    """Read "48 in 2025, 49 in 2026 and 50 in 2027": a bare number after a value and its date is the next step."""
    if not last or last[0].kind != "value" or quantity.unit or quantity.high or last[0].quantity.unit:
        return None
    copy, end, start = statement.copy, last[0].quantity.span[1], quantity.span[0]
    between = statement.without_dates((end, start))
    follows = any(
        words.BEFORE_ITS_DATE.fullmatch(copy[quantity.span[1] : found.span[0]]) for found in statement.dates
    )
    if not (follows and between != statement.copy[end:start] and words.NEXT_STEP.fullmatch(between)):
        return None
    return replace(
        last[0], quantity=replace(quantity, noun=last[0].quantity.noun, op=last[0].quantity.op), reach=start
    )


def compared_alike(role: Role, before: list[Role]) -> Role:
    """Read "above 96 % in primaries and 94 % in secondaries": a comparison said once holds for the next figure."""
    last = next((earlier.quantity for earlier in reversed(before) if earlier.quantity.op), None)
    if last is None or last.op in {None, "in", "="} or last.unit != role.quantity.unit:
        return role
    if role.quantity.op or role.direction or role.kind != "value":
        return role
    return replace(role, quantity=replace(role.quantity, op=last.op, by_merit=last.by_merit))


def _within_share(statement: Statement, share: Quantity, quantity: Quantity) -> bool:
    """Say whether a count only tells what the share is of: "80 % of pupils attend at least one club"."""
    between = statement.copy[share.span[1] : quantity.span[0]]
    if (
        share.unit == "%"
        and re.match(r" of [^,;]* with ", between)
        and words.OF_WHOM.match(statement.copy, quantity.span[1])
    ):
        return True
    joined = between.startswith(" of ") and not words.SEPARATOR.search(between.replace(" with ", " "))
    if share.unit == "%" and quantity.unit == "%":
        return joined and bool(words.EACH_OF_THEM.match(between))
    return share.unit == "%" and quantity.unit in {None, *_TIMES} and joined


def counts_who_reaches(statement: Statement, share: Quantity) -> bool:
    """Say whether a share is of those who reach another percentage."""
    rest = (number for number in statement.numbers if number.span[0] >= share.span[1] and number.unit == "%")
    return any(_within_share(statement, share, number) for number in rest)


def _role(statement: Statement, quantity: Quantity) -> Role | None:
    copy, start = statement.copy, quantity.span[0]
    before, after = copy[max(0, start - 70) : start], copy[quantity.span[1] :]
    if _only_describes(before, after) or _counts_whom(copy, quantity, before, after) or is_tolerance(copy, quantity):
        return None
    if change := _changing(copy, quantity):
        return Role(quantity, "change", start, change)
    if _may_be_a_size(quantity, after) and (either := words.BY_OR_TO.search(copy[: quantity.figure[0]])):
        return Role(quantity, "change", start, "up" if either["up"] else "down", asks=BY_OR_TO)
    if quantity.unit == "%" and quantity.low.startswith("-") and quantity.op is None and _is_less(copy):
        less = replace(quantity, low=quantity.low.removeprefix("-"))
        return Role(less, "change", start, "down")
    direction = _towards(before) or _of_a_row(copy, quantity)
    quantity = replace(quantity, noun=_noun(after))
    if not _is_value(statement, quantity, Around(before, after, direction)):
        return None
    return Role(quantity, "value", start, direction, asks=_left_open(statement, quantity, direction))


def _is_less(copy: str) -> bool:
    """Say whether so much less is meant: "reduction in emissions: -65 %"; of a balance it is a level."""
    return bool(re.search(words.DOWN, copy)) and not re.search(r"balance|surplus|deficit|margin|score|progress", copy)


def _may_be_a_size(quantity: Quantity, after: str) -> bool:
    ends = bool(words.CLAUSE_ENDS.match(after))
    return not quantity.op and quantity.high is None and quantity.unit != "times" and bool(quantity.unit or ends)


def _only_describes(before: str, after: str) -> bool:
    """Say whether a number recalls the past, quotes a benchmark, or defines of whom the sentence speaks."""
    if words.HOW_MANY_THERE_ARE.search(before) and words.THINGS.match(after):
        return True
    if before.endswith("where ") and after.startswith(" of"):
        return False
    if words.PAST.search(before) or words.BENCH.search(before):
        return True
    if words.BELOW_WHAT.search(before) or words.FROM.search(before):
        return True
    return bool(words.DEFINING.search(before)) and not words.SINGLE_NEGATIVE.search(before)


def is_tolerance(copy: str, quantity: Quantity) -> bool:
    """Say whether a figure only tells how near another is to be: "96 %, give or take 1 %"."""
    return bool(words.GIVE_OR_TAKE.search(copy[max(0, quantity.figure[0] - 40) : quantity.figure[1]]))


def _counts_whom(copy: str, quantity: Quantity, before: str, after: str) -> bool:
    """Say whether a number only tells who is counted: "number of pupils below 90 % attendance"."""
    if not words.COUNTING.match(copy):
        return False
    if quantity.op and words.PEOPLE_JUST_BEFORE.search(before):
        return True
    if words.LED_UP_TO.search(before):
        return False
    return bool(words.OF_WHOM.match(after)) or (quantity.unit in _TIMES and before.endswith("of "))


_TIMES = {"days", "hours", "minutes", "sessions"}


def _left_open(statement: Statement, quantity: Quantity, direction: str | None) -> Question | None:
    if words.HELD_AT.search(statement.copy[: quantity.span[0]]) and not (quantity.op or statement.mentions):
        return MORE_OR_LESS
    if words.HELD_AT.search(statement.copy[: quantity.span[0]]) and not quantity.op and _is_good_within(statement):
        return HELD
    if quantity.op or quantity.unit or direction or quantity.low == "0":
        return None
    after = statement.copy[quantity.span[1] :]
    if words.OF_SO_MANY.match(after):
        return None
    if quantity.noun or words.EACH_HAS.match(after) or words.SOUGHT_ALONE.match(after):
        return AT_LEAST
    return None if statement.mentions else MORE_OR_LESS


def _is_good_within(statement: Statement) -> bool:
    """Say whether the measure named is one of which there can be too little as well as too much."""
    return any(mention.family.key in {"reserves", "roll", "staff_costs", "pan"} for mention in statement.mentions)


def _changing(copy: str, quantity: Quantity) -> str | None:
    """Return which way a change goes, where the number is the size of a change."""
    start = quantity.figure[0]
    before = copy[max(0, start - 240) : start].rsplit(". ", 1)[-1]
    after = copy[quantity.span[1] : quantity.span[1] + 60]
    if words.USED_BY.search(before):
        return None
    if words.BY.search(before) and (said := _last_direction(before)):
        return said
    if right := _right_behind(before, quantity):
        return right
    if match := (
        words.UP_OR_DOWN.search(before)
        or _of_change(before, after, quantity)
        or words.THEN.match(after)
        or _on_top(copy, quantity)
    ):
        return "up" if match["up"] or "sav" in match.group() else "down"
    if _adds(before, after, quantity):
        return "up"
    return _last_direction(before) if quantity.unit == "times" else None


def _on_top(copy: str, quantity: Quantity) -> re.Match[str] | None:
    """Return where so much is put on top of what it was: "baseline + 5 %"; the sign may be part of the figure."""
    near = words.ON_TOP_OF.finditer(copy, max(0, quantity.figure[0] - 40), quantity.figure[1])
    return next((match for match in near if match.end() + 1 >= quantity.figure[0]), None)


def _right_behind(before: str, quantity: Quantity) -> str | None:
    """Return which way a verb goes that the number stands right behind; points are a distance wherever it stands."""
    if quantity.unit in _SIZES and (match := words.RIGHT_BEHIND.search(before)):
        return "up" if match["up"] else "down"
    return _last_direction(before) if quantity.unit == "pp" and not quantity.op else None


# A figure in one of these right behind a verb of change is how far it goes; "rises to" stands before a level.
_SIZES = frozenset({"£", "%", "pp", "pts"})


def _of_change(before: str, after: str, quantity: Quantity) -> re.Match[str] | None:
    # "An increase of 5 teachers" is a change; "growth of five schools" counts schools.
    counts = quantity.unit is None and words.COUNT_AFTER.match(after)
    return None if counts else words.OF.search(before)


def _adds(before: str, after: str, quantity: Quantity) -> bool:
    if quantity.unit == "£":
        return bool(words.SAVE.search(before) or words.SAVINGS_AFTER.match(after))
    return quantity.unit is None and bool(words.MORE.search(before))


def _last_direction(before: str) -> str | None:
    said = list(words.EITHER_WAY.finditer(before))
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


def _is_value(statement: Statement, quantity: Quantity, around: Around) -> bool:
    """Say whether the form of the words makes a number a value; what is not certain is not a value."""
    if quantity.unit in {"%", "pp", "ratio"}:
        return True
    measured = _measure_beside(statement, quantity)
    if quantity.unit:
        return _is_value_in_units(quantity, measured, around)
    if quantity.op and (quantity.op not in {"in", "="} or (quantity.op == "=" and around.before.strip())):
        # "Within five" may speak of years; "up to three" allows, where other limits demand.
        lax = words.LAX.match(statement.copy, quantity.span[0])
        return not lax or bool(quantity.noun or measured)
    if quantity.high:
        return bool(
            quantity.noun or measured or words.RANGE_NAMED.search(around.before)
        ) and not words.OF_OURS.search(around.before)
    if quantity.low == "0":
        return bool(measured or around.direction or words.NONE_OF_WHAT.match(around.after))
    return _is_bare_value(statement, quantity, measured, around)


def _is_value_in_units(quantity: Quantity, measured: str, around: Around) -> bool:
    if quantity.unit == "times":
        return False
    if quantity.op or around.direction or measured:
        return True
    if quantity.unit == "£":
        named = words.AVERAGING.search(around.before) or words.RAISING.search(around.before)
        return bool(named or words.SET_ASIDE.search(around.before)) or bool(words.EARNED.match(around.after))
    if quantity.unit in {"months", "weeks"} and words.HELD_IN_RESERVE.match(around.after):
        return True
    return bool(words.FOR_EACH.match(around.after) or words.PER_PERSON.search(around.before))


def _is_bare_value(statement: Statement, quantity: Quantity, measured: str, around: Around) -> bool:
    """Judge a number with neither unit nor words of comparison: a measure's figure, or a count to be won."""
    if measured == "before" and (quantity.noun is None or "." in quantity.low):
        return True
    if is_row(statement.copy, quantity) and not words.MADE_OF.match(around.after):
        return True
    if _is_led_up_to(quantity, around) or words.OF_SO_MANY.match(around.after):
        return True
    first = not around.before.strip()
    if first and (
        words.SO_OFTEN.match(around.after)
        or words.EACH_HAS.match(around.after)
        or words.SOUGHT_ALONE.match(around.after)
    ):
        return True
    sought = (first and bool(words.DEADLINE.search(around.after))) or _sets_out(statement.copy, quantity)
    counted = measured == "after" or (bool(quantity.noun) and sought)
    return counted and not words.FIXED.search(around.before)


def is_row(copy: str, quantity: Quantity) -> bool:
    """Say whether a figure stands as the value of a row: "Name of the measure: 12", with at most a note behind."""
    named = words.NAME_OF_ROW.fullmatch(copy, 0, quantity.span[0])
    return bool(named and words.END_OF_ROW.match(copy, quantity.span[1]))


def _of_a_row(copy: str, quantity: Quantity) -> str | None:
    """Return which way "Reduce the rate of delays: 23" goes, where the name of a row begins with the verb."""
    first = words.VERB_OF_ROW.match(copy) if is_row(copy, quantity) else None
    return None if first is None else "up" if first["up"] else "down"


def _is_led_up_to(quantity: Quantity, around: Around) -> bool:
    """Say whether the words before a bare number name a figure: "average class size 27", "raise it to 60"."""
    if quantity.noun:
        return bool(words.A_TRUST_OF.match(around.before))
    if around.direction and (words.CLAUSE_ENDS.match(around.after) or words.MOVED_TO.search(around.before)):
        return not words.AGES.search(around.before)
    if not around.after.strip(" .") and words.FIGURE_NAMED.search(around.before):
        return True
    named = "." in quantity.low and words.NAMED_FIGURE.match(around.before)
    return bool(named or words.AVERAGING.search(around.before))


_COUNTED = {
    "roll",
    "permanent_exclusions",
    "suspensions",
    "exclusions",
    "complaints",
    "vacancies",
    "behaviour_incidents",
    "first_choice",
    "attainment_8",
    "progress_8",
}


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
        if mention.family.key in _COUNTED or quantity.unit or quantity.low[0] in "+-":
            return "after"
    return ""


def _bracketed(copy: str, quantity: Quantity) -> bool:
    start = quantity.figure[0]
    opened = copy.rfind("(", max(0, start - 120), start)
    if words.GROUP_FIRST.search(copy[:start]):
        return False
    return opened >= 0 and ")" not in copy[opened:start] and bool(re.search(r"[a-z0-9]", copy[:opened]))


def _vaguely_said(copy: str) -> bool:
    return bool(words.VAGUELY.search(copy))


def is_beside_the_point(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a sentence plainly uses a number for something else than to set it, so that nobody need ask."""
    copy, start = statement.copy, quantity.span[0]
    before, after = copy[max(0, start - 70) : start], copy[quantity.span[1] :]
    described = _only_describes(before, after) or _counts_whom(copy, quantity, before, after)
    return (
        described
        or is_tolerance(copy, quantity)
        or any(_within_share(statement, share, quantity) for share in statement.numbers if share.span[1] <= start)
    )
