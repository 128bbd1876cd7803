"""Asking for figures that are due and have not come: tasks that open and close as standings are worked out."""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from django.utils import timezone

from goldenthread.domain.calendar import Period
from goldenthread.domain.measures import collecting
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.measures.models import Measure, Round, Standing
from goldenthread.features.measures.operations.known import Known
from goldenthread.features.measures.queries.lists import ASKED, GRACE, RECORD, last_due
from goldenthread.features.measures.queries.rounds import missing_of, open_rounds
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.organisations.queries import role_permissions

# What a task about the figures that a round asks of a school is called.
FILL = "fill round"
# So many schools are named in a task; the rest are counted.
NAMED = 3


def ask_for_figures(
    *, trust: Trust, measures: Iterable[Measure], worked_out: Iterable[tuple[Known, Sequence[Standing]]]
) -> None:
    """Ask for what is waited for of these measures, and for nothing else of them.

    Who answers for a measure is asked for its figures; of a measure that nobody answers for, every school that
    owes one is asked for its own. What an open round asks for is asked for once, by the round.
    """
    chosen = list(measures)
    rounds = open_rounds(trust.pk, chosen)
    asked_already = _asked_by(rounds)
    founded_on = timezone.localdate(trust.created_at)
    missing = {known.measure: _missing(known, rows, asked_already, founded_on) for known, rows in worked_out}
    owing = {measure: found for measure, found in missing.items() if found[1]}
    recorders = _recorders(trust) if owing else {}
    wanted = [
        Task(
            trust=trust, post=post, kind=ASKED, subject_kind="measure", subject_ref=measure.ref,
            title=f"Record {measure.name} for {period.label}", why=_named(asked_for),
            due_on=period.ends_on + GRACE,
        )
        for measure, (period, schools) in owing.items()
        for post, asked_for in _asked(measure, schools, recorders)
    ]  # fmt: skip
    activity.ask_exactly(
        trust=trust, kind=ASKED, subject_kind="measure", subjects=[each.ref for each in chosen], wanted=wanted
    )
    if rounds:
        ask_for_rounds(trust=trust, rounds=rounds)


def ask_for_rounds(*, trust: Trust, rounds: Sequence[Round]) -> None:
    """Ask whoever records in a school for what open rounds still wait for from there, and for nothing that came."""
    recorders = _recorders(trust)
    wanted = [
        Task(
            trust=trust, post=post, kind=FILL, subject_kind="round", subject_ref=found.ref, title=found.title,
            why=f"{school.short_name}: {_listed(_waited_for(missing))}", due_on=found.due_on,
        )
        for found, schools in missing_of(rounds).items()
        for school, missing in schools.items() if missing
        for post in recorders.get(school.pk, ())
    ]  # fmt: skip
    subjects = [found.ref for found in rounds]
    activity.ask_exactly(trust=trust, kind=FILL, subject_kind="round", subjects=subjects, wanted=wanted)


def _waited_for(missing: Sequence[tuple[Measure, str]]) -> list[str]:
    """Name each measure once; one whose figure of all has come is waited for by group."""
    whole = {measure for measure, group in missing if not group}
    return [
        measure.name if measure in whole else f"{measure.name} by group"
        for measure in dict.fromkeys(measure for measure, _ in missing)
    ]


def _asked_by(rounds: Iterable[Round]) -> set[tuple[int, int, str]]:
    """Return what open rounds ask for, as measure, school and period."""
    return {
        (measure.pk, school.pk, found.period)
        for found in rounds
        for measure in found.measures.all()
        for school in found.schools.all()
    }


def _missing(
    known: Known, rows: Iterable[Standing], asked_already: Container[tuple[int, int, str]], founded_on: dt.date
) -> tuple[Period, list[School]]:
    """Return the last period whose figures are due, and the schools that have sent none of it, nor a later one."""
    period = last_due(known.measure.frequency, known.calendar, known.today)
    ends = {row.school_id: row.period_ends_on for row in rows}
    if not collecting.is_kept(ends.values(), period.ends_on, founded_on):
        return period, []
    owing = (school for school in known.schools if collecting.was_here(school.joined_on, period.starts_on))
    return period, [
        school for school in owing
        if (ends[school.pk] or dt.date.min) < period.ends_on
        and (known.measure.pk, school.pk, period.key) not in asked_already
    ]  # fmt: skip


def _recorders(trust: Trust) -> Mapping[int | None, Sequence[Post]]:
    """Return the posts whose holders may record figures, by school; under None those of the whole trust."""
    found: dict[int | None, list[Post]] = defaultdict(list)
    roles = role_permissions()
    for post in Post.objects.filter(trust=trust).order_by("pk"):
        may = roles.get(post.role)
        if may and (RECORD in may.everywhere or RECORD in may.own):
            found[post.school_id].append(post)
    return found


def _asked(
    measure: Measure, schools: Sequence[School], recorders: Mapping[int | None, Sequence[Post]]
) -> Iterator[tuple[Post, Sequence[School]]]:
    answers = [post for posts in recorders.values() for post in posts if post.pk == measure.owner_id]
    if answers:
        yield answers[0], schools
        return
    for school in schools:
        for post in recorders.get(school.pk, ()):
            yield post, [school]


def _named(schools: Sequence[School]) -> str:
    return _listed([school.short_name for school in schools])


def _listed(every: Sequence[str]) -> str:
    names = every[:NAMED]
    more = len(every) - len(names)
    if more:
        return f"{', '.join(names)} and {more} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
