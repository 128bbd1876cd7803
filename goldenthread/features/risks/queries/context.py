"""What lies around the trust, as a reader may see it: each factor with how it stands and what it bears on."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import surroundings
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.risks.models import Factor, FactorStep, FactorTie
from goldenthread.features.risks.queries.visible import EDIT, SEE
from goldenthread.foundation.subjects import Subject

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Around:
    """One factor as a list shows it."""

    factor: Factor
    standing: str
    due_on: dt.date
    ties: Sequence[FactorTie] = ()
    open_steps: Sequence[FactorStep] = ()

    @property
    def is_tied(self) -> bool:
        return bool(self.ties)

    @property
    def has_assumption(self) -> bool:
        return any(tie.kind == FactorTie.ASSUMPTION for tie in self.ties)


@dataclass(frozen=True)
class Surroundings:
    """Every factor that is still there, by kind, and what is wanting."""

    lines: Sequence[Around]
    kinds: Sequence[tuple[str, Sequence[Around]]] = field(default=())

    @property
    def unlooked(self) -> list[Around]:
        return [line for line in self.lines if line.standing == surroundings.LATE]

    @property
    def untied(self) -> list[Around]:
        return [line for line in self.lines if not line.is_tied]

    @property
    def without_assumption(self) -> list[Around]:
        """Return those of the economy and the market that no assumption of the budget reckons with."""
        moneyed = (Factor.Kind.ECONOMIC, Factor.Kind.MARKET)
        return [line for line in self.lines if line.factor.kind in moneyed and not line.has_assumption]

    @property
    def open_steps(self) -> list[FactorStep]:
        return [step for line in self.lines for step in line.open_steps]

    @property
    def sides(self) -> list[tuple[str, list[Around]]]:
        """Return the four fields of a SWOT, where anything stands in one."""
        found = [
            (side.label, [line for line in self.lines if line.factor.side == side.value]) for side in Factor.Side
        ]  # fmt: skip
        return found if any(lines for _, lines in found) else []


def factors_within(reach: Reach) -> QuerySet[Factor]:
    """Return the factors within sight: the trust's own to whoever sees risks at all, a school's to its own."""
    if not reach.may_somewhere(SEE):
        return Factor.objects.none()
    schools = schools_within(reach, SEE).order_by().values("pk")
    found = Factor.objects.filter(Q(school=None) | Q(school__in=schools), trust=reach.trust)
    return found.select_related("trust", "school", "owner")


def surroundings_of(reach: Reach, *, today: dt.date, only: Q | None = None) -> Surroundings:
    """Return what lies around, in a fixed number of queries."""
    rows = list(factors_within(reach).filter(only or Q(), closed_on=None).prefetch_related("ties", "steps__post"))
    lines = [around(row, today) for row in rows]
    kinds = [
        (kind.label, [line for line in lines if line.factor.kind == kind.value])
        for kind in Factor.Kind
    ]  # fmt: skip
    return Surroundings(lines, [(label, held) for label, held in kinds if held])


def around(row: Factor, today: dt.date) -> Around:
    """Return a factor as a line."""
    standing = surroundings.standing(
        noted_on=row.noted_on, looked_on=row.looked_on, next_on=row.next_on, today=today,
        is_closed=row.closed_on is not None,
    )  # fmt: skip
    due_on = surroundings.due_on(noted_on=row.noted_on, looked_on=row.looked_on, next_on=row.next_on)
    undone = [step for step in row.steps.all() if step.done_on is None]
    return Around(row, standing, due_on, list(row.ties.all()), undone)


def bearing_on(reach: Reach, kind: str, ref: str) -> list[Factor]:
    """Return what lies around and bears on a thing: on a part of a plan, a measure or a risk."""
    if not reach.may_somewhere(SEE):
        return []
    return list(factors_within(reach).filter(ties__kind=kind, ties__target=ref, closed_on=None).distinct())


def told_whether_borne_on(rows: QuerySet[Row], kind: str) -> QuerySet[Row]:
    """Return things of a kind, each telling as `is_borne_on` whether anything around bears on it at all.

    So a page asks for what does only where something does.
    """
    ties = FactorTie.objects.filter(kind=kind, target=OuterRef("ref"), factor__closed_on=None)
    return cast("QuerySet[Row]", rows.annotate(is_borne_on=Exists(ties)))


def may_note(reach: Reach, factor: Factor) -> bool:
    """Say whether the reader may write about a factor: whoever keeps the risks of its place, or answers for it."""
    owns = factor.owner_id is not None and factor.owner_id in reach.posts
    return factor.trust_id == reach.trust and (owns or reach.may(EDIT, school=factor.school_id))


def steps_within(reach: Reach) -> QuerySet[FactorStep]:
    return FactorStep.objects.filter(factor__in=factors_within(reach)).select_related("factor__trust", "post")


def find_factors(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return factors as lines on a page, by reference."""
    return {
        row.ref: Subject("factor", row.ref, row.title, f"/{row.trust.slug}/risks/around/{row.ref}/", "Around us")
        for row in factors_within(reach).filter(ref__in=list(refs))
    }


def find_factor_steps(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return what is to be done because of factors as lines on a page, by reference."""
    return {
        row.ref: Subject(
            "factor-step", row.ref, row.says, f"/{row.factor.trust.slug}/risks/around/{row.factor.ref}/",
            row.factor.title,
        )
        for row in steps_within(reach).filter(ref__in=list(refs))
    }  # fmt: skip
