"""What people said in surveys: each question's agreement in the last rounds, in one place, small numbers hidden."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import Period
from goldenthread.domain.results.surveys import Share, moved
from goldenthread.features.measures.models import Measure, Reading, SurveyQuestion
from goldenthread.features.measures.queries.histories import Histories, Point, histories_of
from goldenthread.features.measures.queries.lists import measures_within
from goldenthread.features.organisations.models import School, Trust


@dataclass(frozen=True)
class Answered:
    """One question in one place: how it was answered in the newest round, in each school, and in the one before."""

    question: SurveyQuestion
    measure: Measure
    period: Period
    now: Point
    schools: Sequence[Point | None] = ()
    before_in: Period | None = None
    before: Point | None = None

    @property
    def points(self) -> Decimal | None:
        return self._moved[0] if self._moved else None

    @property
    def is_more_than_chance(self) -> bool:
        return bool(self._moved and self._moved[1])

    @property
    def is_better(self) -> bool | None:
        """Say whether the change is for the better; None where it is none."""
        if not self.is_more_than_chance or self.points is None:
            return None
        return (self.points > 0) == (self.measure.good_is != Measure.GoodIs.LOWER)

    @property
    def _moved(self) -> tuple[Decimal, bool] | None:
        now, before = _share(self.now), _share(self.before)
        return moved(before, now) if now and before else None


@dataclass(frozen=True)
class Heard:
    """What one audience said, and how many of those asked did."""

    audience: str
    questions: Sequence[Answered]
    answering: Answered | None = None

    @property
    def better(self) -> int:
        return sum(each.is_better is True for each in self.questions)

    @property
    def worse(self) -> int:
        return sum(each.is_better is False for each in self.questions)


def heard(reach: Reach, trust: Trust, school: School | None, schools: Sequence[School]) -> list[Heard]:
    """Return what every audience said in a school, or in the trust and in each of these schools, in three queries."""
    asked = list(questions_asked(reach))
    histories = histories_of(trust, list({each.measure for each in asked if each.measure}))
    found = []
    for audience, questions in groupby(asked, key=lambda each: each.audience):
        answered = list(_answered(list(questions), histories, school, schools))
        said = [each for each in answered if not each.question.is_of_answering]
        if said:
            answering = next((each for each in answered if each.question.is_of_answering), None)
            found.append(Heard(audience, said, answering))
    return found


def questions_asked(reach: Reach) -> QuerySet[SurveyQuestion]:
    """Return the questions whose measure the reader may see."""
    seen = measures_within(reach)
    return SurveyQuestion.objects.filter(trust=reach.trust, measure__in=seen).select_related("measure__owner__unit")


class SurveyCame(NamedTuple):
    """That answers of an audience came in, from a school or for the trust as a whole."""

    on: dt.date
    audience: str
    school: int | None


def surveys_since(trust: Trust, since: dt.date) -> list[SurveyCame]:
    """Return by audience and place the days since one on which answers were brought in, the earliest first."""
    rows = Reading.objects.filter(trust=trust, superseded_at=None, recorded_on__gte=since)
    told = rows.exclude(measure__survey_questions=None).values_list(
        "recorded_on", "measure__survey_questions__audience", "school"
    )
    return [SurveyCame(*row) for row in told.distinct().order_by("recorded_on")]


def told_by_surveys(reach: Reach) -> QuerySet[Measure]:
    """Return the measures of which a question can tell: shares of people, pooled over schools."""
    kinds = (Measure.Kind.OPINION, Measure.Kind.PERCENTAGE)
    return measures_within(reach).filter(kind__in=kinds, roll_up=Measure.RollUp.POOLED)


def what_questions_tell(trust: Trust) -> dict[tuple[str, str], Measure]:
    """Return the measure that each question told of last time, by audience and words."""
    rows = SurveyQuestion.objects.filter(trust=trust).exclude(measure=None).select_related("measure")
    return {(row.audience, row.asked): row.measure for row in rows if row.measure}


def survey_memory(
    reach: Reach, schools: Sequence[School]
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], int]]:
    """Return what each question told of last time, and how many were asked in each school, both by audience."""
    asked = list(questions_asked(reach))
    told = {(each.audience, each.asked): each.measure.ref for each in asked if each.measure}
    answering = {each.measure_id: each.audience for each in asked if each.is_of_answering}
    rows = Reading.objects.filter(
        measure__in=answering, superseded_at=None, group="", denominator__isnull=False
    ).order_by("period_ends_on")
    refs = {school.pk: school.ref for school in schools} | {None: ""}
    last = {
        (answering[row.measure_id], refs[row.school_id]): int(row.denominator or 0)
        for row in rows if row.school_id in refs
    }  # fmt: skip
    return told, last


def _answered(
    questions: Sequence[SurveyQuestion],
    histories: dict[int, Histories],
    school: School | None,
    schools: Sequence[School],
) -> Iterator[Answered]:
    for question in questions:
        measure = question.measure
        if measure is None:
            continue
        kept = histories[measure.pk]
        line = kept.line(school.pk if school else None)
        came = [(period, point) for period, point in zip(kept.periods, line, strict=True) if point is not None]
        if came:
            period, now = came[-1]
            there = [kept.points[period.key].get((each.pk, "")) for each in schools]
            before = came[-2] if len(came) > 1 else (None, None)
            yield Answered(question, measure, period, now, there, *before)


def _share(point: Point | None) -> Share | None:
    if point is None or point.marker or point.numerator is None or not point.denominator:
        return None
    return Share(point.numerator, point.denominator)
