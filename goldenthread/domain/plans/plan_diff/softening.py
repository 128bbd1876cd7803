"""Whether a target asks for less than it did: a lower bar, a later day, a wider tolerance, a figure no more.

What a target asks for is read from its own words, and taken from what was settled of it where that was settled of
both: to settle the figure of a target is no change to it. Where either cannot be read, nothing is claimed.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from goldenthread.domain import targets
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.date_words import Context
from goldenthread.domain.plans.frozen_plan import FrozenTarget
from goldenthread.domain.targets import Claim, TargetReading

UP, DOWN = (">=", ">"), ("<=", "<")
DIRECTIONS = ("up", "down", "not_worse")
CHECKED = ("compare", "rank", "change", "track", "opinion")


@dataclass(frozen=True)
class Bar:
    """What one claim asks for, as far as two can be held against each other."""

    measure: str
    everywhere: bool
    test: str
    tier: int
    op: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    reference: str = ""
    tolerance: Decimal | None = None
    until: dt.date | None = None

    @property
    def is_checked(self) -> bool:
        """Whether a figure or a benchmark decides."""
        return self.tier <= 2 and self.test in CHECKED and (self.low is not None or bool(self.reference))


@dataclass(frozen=True)
class Verdict:
    """What became softer and what became tighter, each as a sentence; both are empty where nothing did."""

    softer: tuple[str, ...] = ()
    tighter: tuple[str, ...] = ()


NEITHER = Verdict()
# Whether it is softer, and the sentence.
Said = tuple[bool, str]


def judge(before: FrozenTarget, after: FrozenTarget, was: Context, now: Context) -> Verdict:
    """Hold a target against what it was before."""
    of_both = bool(before.op and after.op)
    old, new = bars(before, was, settled=of_both), bars(after, now, settled=of_both)
    if not old or not new:
        return NEITHER
    found = list(_held(old, new, _differences))
    if not of_both:
        # A figure that was settled of one of them alone may still lie elsewhere than the words of the other.
        found += _held(bars(before, was, settled=True), bars(after, now, settled=True), _of_figures)
    softer, tighter = (tuple(dict.fromkeys(says for soft, says in found if soft is side)) for side in (True, False))
    return Verdict(softer, tighter)


def _held(old: list[Bar], new: list[Bar], differ: Callable[[Bar, Bar], Iterator[Said]]) -> Iterator[Said]:
    """Yield what differs from claim to claim."""
    for one in old:
        other = _counterpart(one, old, new)
        if other is None:
            yield True, "Part of what it asked for is gone."
        else:
            yield from differ(one, other)


def bars(target: FrozenTarget, context: Context, *, settled: bool) -> list[Bar]:
    """Return what a target asks for, claim by claim: as it was settled, or in its words alone."""
    reading = _read(target.text, context.start_on, context.end_on, context.calendar)
    claims = [_of_claim(claim, reading.tier, target) for claim in reading.claims]
    if settled and target.op and len(claims) <= 1:
        return [_of_facts(target, claims[0] if claims else None)]
    return claims


@lru_cache(maxsize=4_096)
def _read(text: str, start_on: dt.date | None, end_on: dt.date | None, calendar: TermCalendar) -> TargetReading:
    """Read a text by the years and terms of its plan, once for every time that the two are compared."""
    return targets.read(text, Context(start_on, end_on, calendar.plan_year, calendar))


def _of_claim(claim: Claim, tier: int, target: FrozenTarget) -> Bar:
    low, high = claim.value if isinstance(claim.value, tuple) else (claim.value, None)
    until = claim.when.to_on if claim.when is not None else None
    return Bar(
        measure=claim.measure or "", everywhere=claim.scope.startswith("all "), test=claim.test, tier=tier,
        op=claim.op or "", low=_figure(low), high=_figure(high), unit=claim.unit or "",
        reference=claim.reference or "", tolerance=_figure(target.tolerance), until=until or target.due_until,
    )  # fmt: skip


def _of_facts(target: FrozenTarget, claim: Bar | None) -> Bar:
    """What was settled decides; for whom it is, and in which unit, stands only in the words."""
    test = "trend" if target.op in DIRECTIONS else "rank" if claim and claim.test == "rank" else "compare"
    return Bar(
        measure=target.measure or (claim.measure if claim else ""),
        everywhere=bool(claim and claim.everywhere), test=test,
        tier=min(claim.tier, 2) if claim else 1, op=target.op, low=_figure(target.value),
        high=_figure(target.value_to), unit=claim.unit if claim else "", reference=target.reference,
        tolerance=_figure(target.tolerance), until=target.due_until or (claim.until if claim else None),
    )  # fmt: skip


def _counterpart(one: Bar, old: list[Bar], new: list[Bar]) -> Bar | None:
    """Return the claim that now stands for another: of the same measure, or else in the same place."""
    same = [bar for bar in new if bar.measure and bar.measure == one.measure]
    at = old.index(one)
    return same[0] if same else new[at] if at < len(new) else None


def _differences(old: Bar, new: Bar) -> Iterator[Said]:
    """Yield what differs between two claims."""
    if old.is_checked and not new.is_checked:
        yield True, _no_longer_checked(new)
    elif new.is_checked and not old.is_checked:
        yield False, "It can be checked against a figure now."
    else:
        yield from _of_figures(old, new)
    if old.everywhere and not new.everywhere:
        yield True, "It no longer holds for every one of them."
    if new.everywhere and not old.everywhere:
        yield False, "It now holds for every one of them."
    yield from _of_days(old.until, new.until)
    yield from _of_tolerance(old.tolerance or Decimal(0), new.tolerance or Decimal(0))


def _no_longer_checked(new: Bar) -> str:
    if new.test == "trend":
        return "A figure became a direction."
    if new.tier >= 4:
        return "A figure became words that cannot be checked."
    return "A figure became something that a person signs off."


def _of_figures(old: Bar, new: Bar) -> Iterator[Said]:
    if (old.unit, old.reference) != (new.unit, new.reference):
        return
    if old.test == new.test == "rank":
        yield from _of_ranks(old, new)
        return
    if old.op == new.op == "in":
        yield from _of_ranges(old, new)
        return
    sides = [side for side in (UP, DOWN) if old.op in side and new.op in side]
    if not sides:
        return
    if old.low is not None and new.low is not None and old.low != new.low:
        is_softer = (new.low < old.low) == (sides[0] is UP)
        bar = "bar" if sides[0] is UP else "limit"
        lies = "lower" if new.low < old.low else "higher"
        yield is_softer, f"The {bar} is {lies}: {_said(new)} instead of {_said(old)}."
    elif old.op != new.op:
        is_softer = new.op in (">=", "<=")
        yield is_softer, "To reach it is enough now." if is_softer else "To reach it is no longer enough."


def _of_ranges(old: Bar, new: Bar) -> Iterator[Said]:
    if None in (old.low, old.high, new.low, new.high):
        return
    width, before = new.high - new.low, old.high - old.low  # type: ignore[operator]
    if width != before:
        yield width > before, f"The band is {'wider' if width > before else 'narrower'}."


def _of_ranks(old: Bar, new: Bar) -> Iterator[Said]:
    if old.low is not None and new.low is not None and old.low != new.low:
        lies = "further down" if new.low > old.low else "further up"
        yield new.low > old.low, f"The place aimed at is {lies}."


def _of_days(old: dt.date | None, new: dt.date | None) -> Iterator[Said]:
    if old and new and old != new:
        yield new > old, f"The day is {'later' if new > old else 'earlier'}: {_day(new)} instead of {_day(old)}."
    elif old and not new:
        yield True, f"It had to be so by {_day(old)}, and names no day now."
    elif new and not old:
        yield False, f"It names a day now: {_day(new)}."


def _of_tolerance(old: Decimal, new: Decimal) -> Iterator[Said]:
    if old != new:
        yield new > old, f"The tolerance is {'wider' if new > old else 'narrower'}: {new:f} instead of {old:f}."


def _said(bar: Bar) -> str:
    figure = f"{bar.low:f}" if bar.low is not None else ""
    shown = f"£{figure}" if bar.unit == "£" else f"{figure}\u00a0{bar.unit}".strip()
    return {">=": "at least {}", ">": "above {}", "<=": "at most {}", "<": "under {}"}[bar.op].format(shown)


def _figure(text: str | None) -> Decimal | None:
    try:
        return Decimal(text).normalize() if text else None
    except InvalidOperation:
        return None


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
