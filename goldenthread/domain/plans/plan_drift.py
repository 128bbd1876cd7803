"""What of a plan is no longer as everybody agreed to it: its targets, and its answers to the trust's plan.

Any change is shown. Only what asks for less than was agreed has to be agreed anew: a softer target, one that
is gone, or an aim of the trust's plan that the place served and now does not.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.date_words import Context
from goldenthread.domain.plans import plan_diff
from goldenthread.domain.plans.coverage import SERVING
from goldenthread.domain.plans.frozen_plan import FrozenTarget

NO_ANSWER = "no answer"


@dataclass(frozen=True)
class Drift:
    """One thing that changed: how it was agreed, how it reads now, and whether less is asked for."""

    was: str
    now: str
    is_softer: bool
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What a place answered to one aim of the trust's plan, in a word."""

    aim: str
    word: str


Aims = Iterable[tuple[str, FrozenTarget]]


def of_targets(agreed: Aims, now: Aims, was_read: Context, now_read: Context) -> list[Drift]:
    """Return what became of the targets that were agreed, and which have come since; kept ones are left out.

    Each is given with the reference of its part. A target written anew in place of the only one that went from
    the same part is held against that one.
    """
    before = {target.ref or target.text: (part, target) for part, target in agreed}
    after = {target.ref or target.text: (part, target) for part, target in now}
    went = [ref for ref in before if ref not in after]
    came = [ref for ref in after if ref not in before]
    in_place_of = _replaced(before, after, went, came)
    found = []
    for ref, (_, target) in before.items():
        other = after.get(in_place_of.get(ref, ref))
        if other is None:
            found.append(Drift(target.text, "", is_softer=True, says=("It is not aimed at any more.",)))
        elif _asks(other[1]) != _asks(target):
            verdict = plan_diff.judge(target, other[1], was_read, now_read)
            says = verdict.softer or verdict.tighter
            found.append(Drift(target.text, other[1].text, bool(verdict.softer), says))
    new = [ref for ref in came if ref not in in_place_of.values()]
    return found + [Drift("", after[ref][1].text, is_softer=False) for ref in new]


def _replaced(
    before: Mapping[str, tuple[str, FrozenTarget]],
    after: Mapping[str, tuple[str, FrozenTarget]],
    went: Sequence[str],
    came: Sequence[str],
) -> dict[str, str]:
    parts_went = Counter(before[ref][0] for ref in went)
    parts_came = Counter(after[ref][0] for ref in came)
    alone = {after[ref][0]: ref for ref in came if parts_came[after[ref][0]] == 1}
    return {ref: alone[part] for ref in went if parts_went[part := before[ref][0]] == 1 and part in alone}


def of_answers(agreed: Mapping[str, Answer], now: Mapping[str, Answer]) -> list[Drift]:
    """Return each aim of the trust's plan that the place answers otherwise than was agreed.

    An aim that the trust has taken out since is no change of the place's.
    """
    found = []
    for ref, before in agreed.items():
        after = now.get(ref)
        if after is None or after.word == before.word:
            continue
        was, reads = (f"{before.aim}: {word or NO_ANSWER}" for word in (before.word, after.word))
        is_softer = before.word in SERVING and after.word not in SERVING
        found.append(Drift(was, reads, is_softer, ("It is not served any more.",) if is_softer else ()))
    return found


def must_be_agreed_anew(drifts: Iterable[Drift]) -> bool:
    return any(drift.is_softer for drift in drifts)


def _asks(target: FrozenTarget) -> tuple[object, ...]:
    return (
        target.text, target.measure, target.op, target.value, target.value_to, target.word, target.reference,
        target.tolerance, target.due_words, target.due_until,
    )  # fmt: skip
