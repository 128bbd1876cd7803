"""Where a school stands on a ladder of improvement phases.

A ladder describes each phase by criteria, kept exactly as the trust wrote them. A measure indicates the first phase,
in order, whose test its latest figure passes, so that bounds on one side alone still give one answer. A figure that
is missing or too old indicates nothing: that is never a silent pass. Where indications differ, the more cautious is
proposed and the difference is said. A proposal moves nobody: a body decides, with a reason and from a day.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.calendar import TERMS, TermCalendar, academic_year, academic_year_of, first_of

# What a criterion is for: going in, being there, coming out. As written they describe a school in the phase.
ROLES = ("entry", "profile", "exit")
# What can come of asking one measure.
INDICATED = "indicated"
NONE_INDICATED = "none indicated"
CANNOT = "cannot indicate"

OPS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": lambda value, bound: value <= bound,
    "<": lambda value, bound: value < bound,
    ">=": lambda value, bound: value >= bound,
    ">": lambda value, bound: value > bound,
}


@dataclass(frozen=True)
class Figure:
    """The latest figure of a measure at a school, as a number or a word of a scale.

    `beside` holds what stood elsewhere, by area (England). `why_not` says why there is nothing to test.
    """

    value: Decimal | None = None
    word: str = ""
    period: str = ""
    is_old: bool = False
    beside: Mapping[str, Decimal] | None = None
    why_not: str = ""
    shown: str = ""


@dataclass(frozen=True)
class Criterion:
    """One test of one phase on one measure, in the ladder's own words.

    A number is tested by `op` and `bound`, which is a margin over an area's figure where `against` names one, and
    by a second bound where it stands between two; a word of a scale by being one of `words`.
    """

    phase: str
    about: str
    says: str
    op: str = ""
    bound: Decimal | None = None
    words: tuple[str, ...] = ()
    against: str = ""
    role: str = "profile"
    and_op: str = ""
    and_bound: Decimal | None = None

    def passes(self, figure: Figure) -> bool | None:
        """Say whether a figure passes; None where it cannot be told."""
        if self.words:
            return figure.word.casefold() in {word.casefold() for word in self.words} if figure.word else None
        if figure.value is None or self.bound is None or self.op not in OPS:
            return None
        elsewhere: Decimal | None = Decimal(0)
        if self.against:
            elsewhere = (figure.beside or {}).get(self.against)
        if elsewhere is None:
            return None
        passed = OPS[self.op](figure.value, self.bound + elsewhere)
        if self.and_op in OPS and self.and_bound is not None:
            return passed and OPS[self.and_op](figure.value, self.and_bound + elsewhere)
        return passed


@dataclass(frozen=True)
class Indication:
    """What one measure, or one judgement, says of the phase. `also` are later phases whose tests it passes too."""

    about: str
    verdict: str
    phase: str = ""
    says: str = ""
    also: tuple[str, ...] = ()


def indicate(about: str, criteria: Iterable[Criterion], figure: Figure, order: Sequence[str]) -> Indication:
    """Say which phase a measure indicates: the first in order whose test it passes."""
    if figure.why_not:
        return Indication(about, CANNOT, says=figure.why_not)
    if figure.value is None and not figure.word:
        return Indication(about, CANNOT, says="There is no figure.")
    if figure.is_old:
        return Indication(about, CANNOT, says=f"The last figure, {figure.shown} of {figure.period}, is too old.")
    own = sorted((each for each in criteria if each.about == about), key=lambda each: order.index(each.phase))
    told = [(each, each.passes(figure)) for each in own]
    passed = [each for each, holds in told if holds]
    # A test that cannot be told may be the first that holds: no later phase is indicated over it.
    until = order.index(passed[0].phase) if passed else len(order)
    if unsure := [each for each, holds in told if holds is None and order.index(each.phase) < until]:
        says = f"{figure.shown} of {figure.period} cannot be held against “{unsure[0].says}”."
        return Indication(about, CANNOT, says=says)
    if not passed:
        return Indication(about, NONE_INDICATED, says=f"{figure.shown} of {figure.period} passes no phase’s test.")
    phases = list(dict.fromkeys(each.phase for each in passed))
    says = f"{figure.shown} of {figure.period} passes “{passed[0].says}”."
    return Indication(about, INDICATED, phases[0], says, tuple(phases[1:]))


@dataclass(frozen=True)
class Proposal:
    """The phase that is proposed, if any, and what is to be said of the indications behind it."""

    phase: str
    says: str
    disagree: bool = False


def propose(indications: Sequence[Indication], order: Sequence[str], names: Mapping[str, str]) -> Proposal:
    """Propose the most cautious phase indicated, and say where measures differ or cannot tell."""
    found = [each.phase for each in indications if each.verdict == INDICATED]
    untold = sum(each.verdict == CANNOT for each in indications)
    missing = f" {untold} of {len(indications)} cannot tell." if untold else ""
    if not found:
        return Proposal("", f"No phase is proposed.{missing}")
    lowest = min(found, key=order.index)
    if len(set(found)) == 1:
        return Proposal(lowest, f"What can be told points to {names[lowest]}.{missing}")
    told = ", ".join(names[phase] for phase in order if phase in found)
    says = f"Indications differ: {told}. The more cautious, {names[lowest]}, is proposed.{missing}"
    return Proposal(lowest, says, disagree=True)


# How often a repeated item comes round, in days; a standing one is confirmed once a term.
ROUND = {"week": 7, "fortnight": 14, "month": 31, "half term": 49, "term": 120, "year": 366, "": 120}


def confirm_by(since: dt.date, every: str) -> dt.date:
    """Return the day by which what comes round is to be confirmed again, since it was confirmed or began."""
    return since + dt.timedelta(days=ROUND[every])


# What a decision for a phase stands on.
AS_PROPOSED, AGAINST, UNINDICATED, UNASSESSED = "as proposed", "against", "unindicated", "unassessed"


def ground(proposed: str | None, to: str) -> str:
    """Say what a decision for a phase stands on: `proposed` is empty where nothing was, None without an assessment.

    A body may decide where nothing is indicated, or against what is; neither passes for a decision as proposed.
    """
    if proposed is None:
        return UNASSESSED
    if not proposed:
        return UNINDICATED
    return AS_PROPOSED if proposed == to else AGAINST


@dataclass(frozen=True)
class Lasts:
    """How long a phase lasts: a range in terms or months, either bound open. `recheck` asks for another look."""

    least: int | None = None
    most: int | None = None
    unit: str = "months"
    recheck: int | None = None

    @property
    def is_said(self) -> bool:
        return self.least is not None or self.most is not None


WITHIN, EARLY, OVER, RECHECK = "within", "early", "over", "recheck"


@dataclass(frozen=True)
class TimeInPhase:
    """How long a school has been in its phase: a count of whole terms or months, and how that stands to the range."""

    count: int
    unit: str
    verdict: str = WITHIN

    @property
    def said(self) -> str:
        one = self.unit.removesuffix("s")
        return f"{self.count} {one if self.count == 1 else self.unit}"

    @property
    def is_alert(self) -> bool:
        return self.verdict in {OVER, RECHECK}


def time_in_phase(from_on: dt.date, today: dt.date, lasts: Lasts, calendar: TermCalendar) -> TimeInPhase:
    """Say how long, in the unit of the range.

    Terms are counted by the trust's own dates, the term in which the school entered being the first. It is over
    its range once the last term of the range, or the last month, has ended.
    """
    if lasts.unit == "terms":
        terms = terms_from(from_on, today, calendar)
        begun = len(terms)
        ended = sum(ends_on < today for _, ends_on in terms)
        return TimeInPhase(begun, "terms", _verdict(begun, ended, lasts))
    months = whole_months(from_on, today)
    return TimeInPhase(months, "months", _verdict(months, months, lasts))


def _verdict(begun: int, ended: int, lasts: Lasts) -> str:
    if lasts.most is not None and ended >= lasts.most:
        return OVER
    if lasts.recheck is not None and ended >= lasts.recheck:
        return RECHECK
    return EARLY if lasts.least is not None and begun < lasts.least else WITHIN


def whole_months(from_on: dt.date, today: dt.date) -> int:
    """Count the whole months between two days; none before the first."""
    months = (today.year - from_on.year) * 12 + today.month - from_on.month - (today.day < from_on.day)
    return max(months, 0)


def terms_from(from_on: dt.date, today: dt.date, calendar: TermCalendar) -> list[tuple[dt.date, dt.date]]:
    """Return first and last day of each term that had begun by today and had not ended on the day of entry."""
    first, last = first_of(academic_year_of(from_on)), first_of(academic_year_of(today))
    terms = (calendar.term(academic_year(year), name) for year in range(first, last + 1) for name in TERMS)
    return [(term.starts_on, term.ends_on) for term in terms if term.ends_on >= from_on and term.starts_on <= today]


def due_on(words: str, from_on: dt.date, lasts: Lasts, calendar: TermCalendar) -> dt.date | None:
    """Say when an item is due, counted from the first day of the phase; None where the phase has no end.

    “day one” is that day, “at once” a fortnight later, “first term” the end of the first term, “6 weeks” so long
    after; where nothing is said, the end of the phase's range.
    """
    if words == "day one":
        return from_on
    if words == "at once":
        return from_on + dt.timedelta(days=14)
    if words == "first term":
        return _end_of_term(from_on, 1, calendar)
    count, _, unit = words.partition(" ")
    if count.isdigit():
        return _counted(int(count), unit, from_on, calendar)
    if lasts.most is None:
        return None
    return _end_of_term(from_on, lasts.most, calendar) if lasts.unit == "terms" else months_on(from_on, lasts.most)


def _counted(count: int, unit: str, from_on: dt.date, calendar: TermCalendar) -> dt.date:
    if unit == "terms":
        return _end_of_term(from_on, count, calendar)
    return (
        months_on(from_on, count)
        if unit == "months"
        else from_on + dt.timedelta(days=count * (7 if unit == "weeks" else 1))
    )


def _end_of_term(from_on: dt.date, number: int, calendar: TermCalendar) -> dt.date:
    far = from_on + dt.timedelta(days=366 * (number // len(TERMS) + 1))
    return terms_from(from_on, far, calendar)[number - 1][1]


def months_on(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    end = dt.date(year + month // 11, (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)
    return end.replace(day=min(day.day, end.day))


# --- The working list

OPEN, DONE, TO_CONFIRM, WAITS = "open", "done", "to confirm", "waits"


@dataclass(frozen=True)
class Kept:
    """An item of a school's working list, as it stood before a move: its phase and its state.

    `lapses`: a standing or repeated one that was confirmed in its phase, which the next phase has its own word for.
    """

    phase: str
    state: str
    lapses: bool = False


def after_move(item: Kept, to: str, order: Sequence[str]) -> str:
    """Say how an item stands once its school is in another phase.

    What is unfinished stays open and is carried; what held all through its phase ends with it. Moving back, what was
    done in the phase returned to, or a later one, is to be confirmed afresh, and what is open in a later one waits.
    """
    there, here = order.index(to), order.index(item.phase)
    if here > there:
        return TO_CONFIRM if item.state == DONE else WAITS
    if here == there and item.state == DONE:
        return TO_CONFIRM
    if here < there and item.lapses and item.state == OPEN:
        return DONE
    return OPEN if item.state == WAITS else item.state


def condition_holds(figures: Iterable[tuple[Figure, str, Decimal | None]]) -> bool | None:
    """Say whether any of (figure, op, limit) holds; None where none does and one cannot be told, or has no limit."""
    told = [
        OPS[op](figure.value, limit)
        if limit is not None and figure.value is not None and not figure.is_old and op in OPS
        else None
        for figure, op, limit in figures
    ]
    if any(told):
        return True
    return None if None in told else False
