"""What differs where: variances within reach, the scheme as it holds at one school, and decisions with no one."""

import datetime as dt
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding import delegation as rule
from goldenthread.features.delegation.models import Decision, Variance
from goldenthread.features.delegation.queries.deciding import Acting, Answer, Asking
from goldenthread.features.delegation.queries.schemes import (
    SchemeLine,
    WholeScheme,
    rule_variance,
    standing_on,
    variances_of,
)
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.queries import phases_on, schools_within


def variances_within(reach: Reach, trust: Trust) -> QuerySet[Variance]:
    """Return the variances that the reader may see: those of phases, and those of schools within reach."""
    schools = schools_within(reach, "scheme.see")
    return variances_of(trust).filter(Q(school=None) | Q(school__in=schools))


def at_school(held: WholeScheme, trust: Trust, school: School, on: dt.date) -> WholeScheme:
    """Return a scheme as it holds at one school on a day: varied lines stand in place of the scheme's own."""
    phase = phases_on(trust, on).get(school.pk)
    varied: dict[str, Variance] = {}
    for row in standing_on(trust, on):
        if rule_variance(row).stands(school=school.pk, phase=phase.key if phase else "", on=on):
            known = varied.get(row.topic)
            if known is None or (row.school_id is not None, row.from_on) > (
                known.school_id is not None,
                known.from_on,
            ):
                varied[row.topic] = row
    return replace(
        held, sections=[replace(section, lines=_varied(section.lines, varied)) for section in held.sections]
    )


def _rank(row: Variance) -> tuple[bool, dt.date]:
    return row.school_id is not None, row.from_on


def _varied(lines: Iterable[SchemeLine], varied: dict[str, Variance]) -> list[SchemeLine]:
    found: list[SchemeLine] = []
    done: set[str] = set()
    for line in lines:
        variance = varied.get(line.row.topic)
        if variance is None:
            found.append(line)
        elif line.row.topic not in done:
            done.add(line.row.topic)
            found += [_own(line, kept, variance) for kept in rule_variance(variance).lines]
    return found


def _own(line: SchemeLine, kept: rule.Line, variance: Variance) -> SchemeLine:
    row: Decision = copy(line.row)
    row.above, row.up_to, row.jointly, row.condition = kept.above, kept.up_to, kept.jointly, variance.condition
    return SchemeLine(row, dict(kept.parts), variance)


@dataclass(frozen=True)
class NoOne:
    """A decision that nobody is there to take, where, and which party is missing."""

    answer: Answer
    missing: tuple[Acting, ...]


def with_no_one(held: WholeScheme, trust: Trust, schools: Iterable[School], on: dt.date) -> list[NoOne]:
    """Return the decisions that nobody is there to take on a day: for the trust at large, then school by school.

    A school is listed only for what is wrong there and not everywhere.
    """
    topics = list(dict.fromkeys(line.row.topic for line in held.lines))
    local = {party.key for party in held.parties if party.level == "local"}
    asking = Asking(held, trust, on)
    found = [
        NoOne(answer, missing)
        for topic in topics
        if (missing := _missing(answer := asking.answer(topic), without=local))
    ]
    known = {(one.answer.decision.topic, each.party.key) for one in found for each in one.missing}
    for school in schools:
        for topic in topics:
            answer = asking.answer(topic, school=school)
            missing = tuple(
                each for each in _missing(answer, without=set())
                if (answer.decision.topic, each.party.key) not in known
            )  # fmt: skip
            if missing:
                found.append(NoOne(answer, missing))
    return found


def _missing(answer: Answer, *, without: set[str]) -> tuple[Acting, ...]:
    return tuple(each for each in answer.lacking if each.party.key not in without)
