"""Attainment 8: a pupil's points in ten slots, out of ninety.

English takes two slots: the better of language and literature, doubled only where both were taken. Maths takes
two. Three slots are for the EBacc subjects, three for anything that counts, what was left over among them. A
slot without a result is worth nothing. The school's score is the points of all its pupils over their number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

SUBJECTS = ("english language", "english literature", "maths", "ebacc", "open")
SLOTS = 3
NOUGHT = Decimal(0)


@dataclass(frozen=True)
class Result:
    """One qualification: for which slots it may count, its points, and how many slots it fills.

    Combined science is one result of two slots, each worth the mean of its two grades.
    """

    subject: str
    points: Decimal
    slots: int = 1


@dataclass(frozen=True)
class Elements:
    """The points of a pupil in each element; the four make up Attainment 8."""

    english: Decimal = NOUGHT
    maths: Decimal = NOUGHT
    ebacc: Decimal = NOUGHT
    open: Decimal = NOUGHT

    @property
    def total(self) -> Decimal:
        return self.english + self.maths + self.ebacc + self.open


def points_of(grade: str) -> Decimal:
    """Return the points of a GCSE grade, 9 to 1, U or X; of two grades, 8-7, their mean. Raises ValueError."""
    parts = grade.strip().upper().split("-")
    if len(parts) not in {1, 2} or not all(part in {*"123456789", "U", "X"} for part in parts):
        raise ValueError(f"“{grade[:10]}” is no GCSE grade.")
    return sum((Decimal(part) if part.isdigit() else NOUGHT for part in parts), NOUGHT) / len(parts)


def elements(results: Iterable[Result]) -> Elements:
    """Fill a pupil's slots so that they are worth the most. Raises ValueError for a subject that is none of ours."""
    known = list(results)
    if strange := next((each.subject for each in known if each.subject not in SUBJECTS), None):
        raise ValueError(f"“{strange[:40]}” is for no slot.")
    language, literature, maths = (_best(known, subject) for subject in SUBJECTS[:3])
    both = [each for each in (language, literature) if each is not None]
    english = max(both, default=NOUGHT) * (2 if len(both) == 2 else 1)
    ebacc = _each_slot(known, "ebacc")
    # Whatever no other slot took may stand in an open one, the lesser of the two English results among it.
    rest = sorted([*ebacc[SLOTS:], *_each_slot(known, "open"), *sorted(both)[:-1]], reverse=True)
    return Elements(english, 2 * (maths or NOUGHT), sum(ebacc[:SLOTS], NOUGHT), sum(rest[:SLOTS], NOUGHT))


def school_score(totals: Sequence[Decimal]) -> Decimal | None:
    """Return the mean of all pupils at the end of the stage, those without a result counted as nought."""
    return score_of(sum(totals, NOUGHT), len(totals))


def score_of(points: Decimal, pupils: int) -> Decimal | None:
    """Return a school's Attainment 8 as it is published, to one place."""
    return (points / pupils).quantize(Decimal("0.1"), ROUND_HALF_UP) if pupils else None


def _best(results: Iterable[Result], subject: str) -> Decimal | None:
    return max((each.points for each in results if each.subject == subject), default=None)


def _each_slot(results: Iterable[Result], subject: str) -> list[Decimal]:
    return sorted(
        (each.points for each in results if each.subject == subject for _ in range(each.slots)), reverse=True
    )
