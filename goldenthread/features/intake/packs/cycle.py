"""What a pack says of the trust's year: the ready-made cycles that it takes, what it changes in them, and its own."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year import review_cycle
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.intake.packs.gathering import EventFacts
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.reviews import operations as reviewing
from goldenthread.features.reviews.models import Duty, Occurrence
from goldenthread.features.reviews.ready_made import DutyFacts, ready_made
from goldenthread.foundation.library import LibraryError

# How long before its last day a demonstration's duty was done.
EARLY = dt.timedelta(days=3)
# What was late a term ago has been done since.
LATELY = dt.timedelta(days=100)


class Changed(Shape):
    """What the trust says otherwise than the ready-made cycle."""

    title: Words = ""
    role: Words = ""


class OwnDuty(DutyFacts):
    """A duty of the trust's own; `only` are keys of its schools."""

    only: list[str] = []


class LastWords(Shape):
    """What was said of a part of the trust's plan, by its number, in the round before the one that is open."""

    number: Words
    status: Literal["not started", "on track", "at risk", "off track"]
    said: Words


class CycleFile(Shape):
    """The year of one pack. `late` names, by duty, the schools and units that have not done it by today."""

    begins: int = 9
    take: list[str] = []
    without: list[str] = []
    change: dict[str, Changed] = {}
    duties: list[OwnDuty] = []
    late: dict[str, list[str]] = {}
    said: dict[str, Words] = {}
    last_round: list[LastWords] = []
    events: list[EventFacts] = []

    def every_duty(self) -> list[DutyFacts]:
        """Return the duties, those of ready-made cycles as the trust says them.

        Raises LibraryError for a cycle that is not there.
        """
        found: list[DutyFacts] = []
        for name in self.take:
            if name not in ready_made():
                raise LibraryError(f"There is no ready-made cycle “{name}”.")
            found += [self._as_said(duty) for duty in ready_made()[name].duties if duty.key not in self.without]
        return [*found, *self.duties]

    def _as_said(self, duty: DutyFacts) -> DutyFacts:
        said = self.change.get(duty.key)
        return duty.model_copy(update=said.model_dump(exclude_defaults=True)) if said else duty


@dataclass(frozen=True)
class Begun:
    """From which day a trust's year counts."""

    trust: Trust
    made: Furnished
    from_on: dt.date


def take_cycle(facts: CycleFile, begun: Begun, by: Person | None) -> None:
    """Give a trust the year of its pack. Posts and schools that it has not got are left unsaid."""
    reviewing.set_year(trust=begun.trust, begins=facts.begins, by=by)
    schools = begun.made.schools
    only = {duty.key: [schools[key] for key in duty.only if key in schools] for duty in facts.duties if duty.only}
    reviewing.take_duties(
        trust=begun.trust, duties=facts.every_duty(), posts=begun.made.posts, source="pack", from_on=begun.from_on,
        only=only,
    )  # fmt: skip
    if by is not None:
        reviewing.follow_cycle(trust=begun.trust)


@transaction.atomic
def bring_up_to(facts: CycleFile, begun: Begun, day: dt.date) -> None:
    """Let everything that was due before a day have been done, but for what the pack says is late."""
    _hold_last_round(facts, begun.trust, day)
    reviewing.follow_cycle(trust=begun.trust)
    places = {row.pk: key for key, row in [*begun.made.schools.items(), *begun.made.units.items()]}
    open_ones = Occurrence.objects.filter(duty__trust=begun.trust, done_on=None, set_aside_on=None, due_on__lt=day)
    since = day - LATELY
    done = [one for one in open_ones.select_related("duty") if one.due_on < since or not _is_late(one, facts, places)]
    said: Mapping[str, str] = facts.said
    for one in done:
        one.done_on, one.said = max(one.opens_on, one.due_on - EARLY), said.get(one.duty.key, "")
    reviewing.bring_in_done(trust=begun.trust, done=done)


def _hold_last_round(facts: CycleFile, trust: Trust, day: dt.date) -> None:
    duty = Duty.objects.filter(trust=trust, opens_round=True).first()
    if duty is None or not facts.last_round:
        return
    calendar = TermCalendar.from_json(trust.calendar)
    due = review_cycle.occurrences(duty.rule, calendar, day - dt.timedelta(days=366), day - dt.timedelta(days=1))[-1]
    parts = {part.number: part for part in Element.objects.filter(plan__trust=trust, plan__kind=Plan.Kind.TRUST)}
    words = [(parts[one.number], one.status, one.said) for one in facts.last_round if one.number in parts]
    reviewing.bring_in_round(duty=duty, due=due, words=words)


def _is_late(one: Occurrence, facts: CycleFile, places: Mapping[int, str]) -> bool:
    return places.get(one.school_id or one.unit_id or 0, "") in facts.late.get(one.duty.key, ())
