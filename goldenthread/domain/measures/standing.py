"""How a measure stands against what was aimed at, in one of eight words.

Reached when due is met, and reached before is on track; short of it but within the tolerance that was
agreed is at risk, so that a board hears of a slip before it is a failure; further off is off track.
What cannot be known is said to be so and never shown as a failure: a figure that nobody recorded is no
data, one that is too old is stale, and a target with no figure, no agreed size or no benchmark cannot be
told. Before the year's step a figure answers to the step, not to the end. Of several targets the one whose
day comes next governs. What is either done or not, and what is counted here one by one, is not due until six weeks
before its day, and then at risk; a milestone without a day is never late.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from goldenthread.domain.measures.figures import DONE_KINDS, MARKERS, Yardstick, written
from goldenthread.domain.measures.goals import Against, Target, by_when, goal, reference_of, resolved


class Status(StrEnum):
    MET = "met"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"
    NOT_DUE = "not due"
    NO_DATA = "no data"
    STALE = "stale"
    CANNOT_TELL = "cannot tell"


GOOD = frozenset({Status.MET, Status.ON_TRACK})
UNKNOWN = frozenset({Status.NO_DATA, Status.STALE, Status.CANNOT_TELL})

# A figure recorded more than a year after its period ended is no fresher for having been recorded late.
LATE = dt.timedelta(days=366)
# What is to be done by a day and is not yet is a worry from so long before.
SOON = dt.timedelta(weeks=6)
EACH_FOR_ITSELF = "No trust figure is made of this measure; each school stands for itself."
# A figure speaks for the day a target is due when its period ended no longer than this before.
NEAR_DUE = dt.timedelta(days=120)


@dataclass(frozen=True)
class Figure:
    """One reading, or a trust's figure rolled up from its schools; `year` is its academic year.

    `coverage` says which schools stand behind a rolled-up figure, where some are missing.
    """

    value: Decimal | None
    period: str
    year: str
    ends_on: dt.date
    recorded_on: dt.date
    word: str = ""
    marker: str = ""
    is_provisional: bool = False
    coverage: str = ""


@dataclass(frozen=True)
class Standing:
    """A status, the sentence that gives the numbers, and the day on which the figure grows stale."""

    status: Status
    why: str
    stale_on: dt.date | None = None


def stand(
    figure: Figure | None,
    target: Target | None,
    yardstick: Yardstick,
    *,
    today: dt.date,
    against: Against | None = None,
) -> Standing:
    """Say how a figure stands against a target today."""
    target = target or _band(yardstick)
    judged = _without_figures(figure, target, yardstick, today) or _by_figures(
        figure, target, yardstick, against, today
    )
    return replace(judged, stale_on=stale_on(figure, yardstick) if figure else None)


_WORST_FIRST = (
    Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.MET,
    Status.STALE, Status.NOT_DUE, Status.NO_DATA, Status.CANNOT_TELL,
)  # fmt: skip


def governing(judged: Sequence[tuple[Standing, dt.date | None]], *, today: dt.date) -> int:
    """Return the place of the standing that a measure with several targets is shown by, each with its last day.

    The target whose day comes next governs; where none is ahead the one that fell due last, and one without a
    day after those with. Of one day the worst governs. What cannot be told governs only where nothing can be.
    """

    def order(place: int) -> tuple[bool, int, int, int]:
        standing, due = judged[place]
        when = (2, 0) if due is None else (0, (due - today).days) if due >= today else (1, (today - due).days)
        return standing.status == Status.CANNOT_TELL, *when, _WORST_FIRST.index(standing.status)

    return min(range(len(judged)), key=order)


def stale_on(figure: Figure, yardstick: Yardstick) -> dt.date:
    """Return the first day on which the figure is too old to be judged."""
    counts_from = min(figure.recorded_on, figure.ends_on + LATE)
    return counts_from + dt.timedelta(days=yardstick.stale_after_days + 1)


def of_schools(standings: Iterable[tuple[str, Standing]], target: Target, *, of: str, today: dt.date) -> Standing:
    """Say how a trust stands by a target that every school has to reach; `of` names schools, in many.

    Tolerance counts schools. Schools that cannot be told leave the whole open only where they decide it.
    """
    named = list(standings)
    if target.signed_off_on:
        return Standing(Status.MET, f"Signed off on {_day(target.signed_off_on)}.")
    if not named:
        return Standing(Status.NO_DATA, f"It applies to no {of}.")
    statuses = [each.status for _, each in named]
    unknown = [name for name, each in named if each.status in UNKNOWN]
    why = f"{sum(status in GOOD for status in statuses)} of {len(named)} {of} reach it"
    if unknown:
        why += f"; of {_list(unknown)} it cannot be told"
    why += (
        f". The target is all of them{by_when(target.due_words, target.due)}."
        if target.due or target.due_words
        else "."
    )
    return Standing(_of_all(statuses, target, today), why)


def _of_all(statuses: Sequence[Status], target: Target, today: dt.date) -> Status:
    if len(set(statuses)) == 1 and statuses[0] in UNKNOWN | {Status.MET}:
        return statuses[0]
    if all(status in UNKNOWN for status in statuses):
        return Status.CANNOT_TELL
    if all(status in GOOD for status in statuses):
        return Status.ON_TRACK
    if target.due and today < target.due:
        return _of_all_before_due(statuses, is_soon=_is_soon(target, today))
    missing = sum(status not in GOOD | UNKNOWN | {Status.NOT_DUE} for status in statuses)
    if not missing:
        return Status.NOT_DUE if Status.NOT_DUE in statuses else Status.CANNOT_TELL
    return Status.AT_RISK if target.tolerance is not None and missing <= target.tolerance else Status.OFF_TRACK


def _of_all_before_due(statuses: Sequence[Status], *, is_soon: bool) -> Status:
    short = {Status.AT_RISK, Status.OFF_TRACK} | ({Status.NOT_DUE} if is_soon else set())
    if any(status in short for status in statuses):
        return Status.AT_RISK
    return Status.CANNOT_TELL if any(status in UNKNOWN for status in statuses) else Status.NOT_DUE


def _is_soon(target: Target, today: dt.date) -> bool:
    return target.due is not None and today <= target.due <= today + SOON


def _without_figures(
    figure: Figure | None, target: Target | None, yardstick: Yardstick, today: dt.date
) -> Standing | None:
    """Answer what can be answered without comparing any two figures."""
    if target is None:
        return _untargeted(figure)
    if target.signed_off_on:
        return Standing(Status.MET, f"Signed off on {_day(target.signed_off_on)}.")
    if target.tier >= 4:
        return Standing(Status.CANNOT_TELL, "The target cannot be checked as it is written.")
    if yardstick.kind == "narrative" or (target.tier == 3 and yardstick.kind not in DONE_KINDS):
        return _awaiting_sign_off(target, today)
    if figure is None or (figure.value is None and not figure.word and figure.marker in {"", "DNS"}):
        return _without_reading(target, yardstick, today)
    return _unusable(figure, yardstick, today)


def _untargeted(figure: Figure | None) -> Standing:
    if figure is None:
        return Standing(Status.NO_DATA, "No figure has been recorded, and no target is set.")
    return Standing(Status.CANNOT_TELL, "No target is set.")


def _unusable(figure: Figure, yardstick: Yardstick, today: dt.date) -> Standing | None:
    """Say why a figure cannot be judged by: there is only a reason, or it is too old. What is done stays done."""
    if figure.value is None and not figure.word:
        reason = MARKERS.get(figure.marker, f"marked {figure.marker}")
        return Standing(Status.CANNOT_TELL, f"There is no figure for {figure.period}: {reason}.")
    if today < stale_on(figure, yardstick) or (yardstick.kind == "milestone" and figure.value == 1):
        return None
    last = f"The last figure, {_shown(figure, yardstick)} for {figure.period}, was recorded on"
    return Standing(Status.STALE, f"{last} {_day(figure.recorded_on)}, too long ago to judge by.")


def _awaiting_sign_off(target: Target, today: dt.date) -> Standing:
    if target.due is None:
        return Standing(Status.CANNOT_TELL, "A person has to sign this off, with evidence, and nobody has yet.")
    if today <= target.due:
        status = Status.AT_RISK if _is_soon(target, today) else Status.NOT_DUE
        return Standing(status, f"A person signs this off{by_when(target.due_words, target.due)}, and has not yet.")
    return Standing(
        Status.OFF_TRACK, f"It was to be signed off{by_when(target.due_words, target.due)}, and has not been."
    )


def _without_reading(target: Target, yardstick: Yardstick, today: dt.date) -> Standing:
    if yardstick.kind in DONE_KINDS and target.due and today <= target.due:
        return Standing(Status.NOT_DUE, f"It is asked for{by_when(target.due_words, target.due)}.")
    return Standing(Status.NO_DATA, "No figure has been recorded.")


def _by_figures(
    figure: Figure | None, target: Target | None, yardstick: Yardstick, against: Against | None, today: dt.date
) -> Standing:
    assert figure is not None and target is not None  # noqa: PT018 - the step before answers for either
    if yardstick.kind in DONE_KINDS:
        return _done(figure, target, yardstick, today)
    if yardstick.kind == "direction" and figure.word:
        return _said_direction(figure, target, yardstick)
    if target.undefined:
        return Standing(Status.CANNOT_TELL, f"“{target.undefined}” has no agreed size yet.")
    reference = reference_of(target, yardstick)
    if reference and (against is None or against.value is None):
        return Standing(Status.CANNOT_TELL, _nothing_to_compare(figure, against or Against(reference)))
    if target.value is None and not reference:
        return Standing(Status.CANNOT_TELL, "The target has no figure yet.")
    return _measured(figure, resolved(target, yardstick), yardstick, against, today)


def _nothing_to_compare(figure: Figure, against: Against) -> str:
    return against.why_not or f"No figure of {against.name} is kept to compare {figure.period} with."


def _done(figure: Figure, target: Target, yardstick: Yardstick, today: dt.date) -> Standing:
    """Say whether what is either so or not so is. A milestone without a day is never late; a rule is to be kept."""
    wanted = 1 if target.value is None else target.value
    if figure.value == wanted:
        return Standing(Status.MET, f"It was so in {figure.period}.")
    if target.due and today <= target.due:
        status = Status.AT_RISK if _is_soon(target, today) else Status.NOT_DUE
        return Standing(
            status, f"Not so yet in {figure.period}; it is asked for{by_when(target.due_words, target.due)}."
        )
    if target.due is None and (yardstick.kind == "milestone" or target.due_words):
        when = f"“{target.due_words}” is no day yet" if target.due_words else "no date is set"
        return Standing(Status.NOT_DUE, f"Not so yet in {figure.period}; {when}, so that it is never late.")
    asked = f"; it was asked for{by_when(target.due_words, target.due)}" if target.due else ""
    return Standing(Status.OFF_TRACK, f"Not so in {figure.period}{asked}.")


def _said_direction(figure: Figure, target: Target, yardstick: Yardstick) -> Standing:
    wanted = target.word or ("down" if yardstick.good_is == "lower" else "up")
    says = f"Said to be {figure.word} in {figure.period}; the target is {wanted}."
    if figure.word == wanted:
        return Standing(Status.MET, says)
    return Standing(Status.AT_RISK if figure.word == "level" else Status.OFF_TRACK, says)


def _measured(
    figure: Figure, target: Target, yardstick: Yardstick, against: Against | None, today: dt.date
) -> Standing:
    assert figure.value is not None and target.value is not None  # noqa: PT018 - asked for before
    base = against.value if against is not None and against.value is not None else Decimal(0)
    is_due = _is_due(figure, target, today)
    step = None if is_due or (target.due and today >= target.due) else _step(target, figure.year)
    if isinstance(step, str):
        asks = written(target.steps[step], yardstick)
        says = f"{_shown(figure, yardstick)} in {figure.period}. The first step, {asks}, is for {step}."
        reached = _shortfall(figure.value, target.op, base + target.value, None) is None
        return Standing(Status.ON_TRACK if reached else Status.NOT_DUE, says)
    wanted = base + (target.value if step is None else step[1])
    short = _shortfall(figure.value, target.op, wanted, target.value_to if step is None else None)
    why = _why(figure, target, yardstick, against, step)
    if short is None:
        return Standing(Status.MET if is_due else Status.ON_TRACK, why)
    if target.due is None and not target.due_words and yardstick.good_is != "band":
        why += " No day is set, so that every figure is held to it."
    if yardstick.counted_here and step is None and target.due and today < target.due:
        return Standing(
            Status.AT_RISK if _is_soon(target, today) else Status.NOT_DUE, f"So far {why[:1].lower()}{why[1:]}"
        )
    return Standing(Status.AT_RISK if _is_near(short, target, yardstick) else Status.OFF_TRACK, why)


def _is_due(figure: Figure, target: Target, today: dt.date) -> bool:
    """Say whether the figure decides the target. One without a date is decided by every figure."""
    return target.due is None or (today >= target.due and figure.ends_on >= target.due - NEAR_DUE)


def _step(target: Target, year: str) -> tuple[str, Decimal] | str | None:
    """Return the step that the figure answers to, the first year where all are later, or none."""
    if not target.steps or target.op == "in":
        return None
    past = [key for key in sorted(target.steps) if key <= year]
    return (past[-1], target.steps[past[-1]]) if past else min(target.steps)


def _shortfall(value: Decimal, op: str, wanted: Decimal, to: Decimal | None) -> Decimal | None:
    """Return how far short of the target the figure is, or none when it is reached."""
    if op == "in":
        upper = wanted if to is None else to
        return None if wanted <= value <= upper else max(wanted - value, value - upper)
    reached, distance = _COMPARE[op if op in _COMPARE else ">="]
    return None if reached(value, wanted) else distance(value, wanted)


_Compare = tuple[Callable[[Decimal, Decimal], bool], Callable[[Decimal, Decimal], Decimal]]
_COMPARE: dict[str, _Compare] = {
    ">=": (lambda value, wanted: value >= wanted, lambda value, wanted: wanted - value),
    ">": (lambda value, wanted: value > wanted, lambda value, wanted: wanted - value),
    "<=": (lambda value, wanted: value <= wanted, lambda value, wanted: value - wanted),
    "<": (lambda value, wanted: value < wanted, lambda value, wanted: value - wanted),
    "=": (lambda value, wanted: value == wanted, lambda value, wanted: abs(value - wanted)),
}


def _is_near(short: Decimal, target: Target, yardstick: Yardstick) -> bool:
    if target.tolerance is None:
        # What was to move and stayed level is a warning, not a failure.
        return yardstick.kind == "direction" and short == 0
    return short <= target.tolerance


def _why(
    figure: Figure,
    target: Target,
    yardstick: Yardstick,
    against: Against | None,
    step: tuple[str, Decimal] | None,
) -> str:
    says = _shown(figure, yardstick)
    if against is not None and against.value is not None:
        theirs = written(against.value, yardstick, exact=True)
        aim = goal(target, yardstick, against=against.name)
        says += f" against {theirs} for {against.name}; the target is {aim}{by_when(target.due_words, target.due)}"
    else:
        says += f" against a target of {goal(target, yardstick)}{by_when(target.due_words, target.due)}"
    if step is not None and step[1] != target.value:
        says += f"; {written(step[1], yardstick)} was the step for {step[0]}"
    return f"{says[:1].upper()}{says[1:]}{f' ({figure.coverage})' if figure.coverage else ''}."


def _shown(figure: Figure, yardstick: Yardstick) -> str:
    shown = written(figure.value, yardstick, figure.word, exact=True)
    return f"{shown} (provisional)" if figure.is_provisional else shown


def _band(yardstick: Yardstick) -> Target | None:
    """A measure that is good within a band has its target in its definition."""
    if yardstick.good_is != "band" or yardstick.band is None:
        return None
    return Target(op="in", value=yardstick.band[0], value_to=yardstick.band[1])


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _list(names: Sequence[str]) -> str:
    shown = list(names[:4]) + ([f"{len(names) - 4} more"] if len(names) > 4 else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
