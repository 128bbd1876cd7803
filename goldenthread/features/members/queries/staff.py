"""Training of staff: counts for whoever sees checks, names only for who keeps them in that place, and one's own."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import certificates as rules
from goldenthread.features.members.models import Place, Staff, Training
from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.organisations.queries import schools_within

# A place: what kind of thing it is, and its key.
_At = tuple[type, int | None]

KEEP, SEE = "training.keep", "check.see"


def courses_within(reach: Reach) -> QuerySet[Training]:
    """Return the courses that staff must have today."""
    found = Training.objects.filter(trust=reach.trust, of_staff=True, retired_on=None).order_by("title", "pk")
    return found if reach.may_somewhere(SEE) else found.none()


def staff_within(reach: Reach) -> QuerySet[Staff]:
    """Return those who work today where the reader keeps training."""
    found = Staff.objects.filter(trust=reach.trust, left_on=None).select_related("school", "unit", "person")
    if reach.may_everywhere(KEEP):
        return found
    return found.filter(Q(school__in=reach.schools_for(KEEP)) | Q(unit__in=reach.units_for(KEEP)))


def keeps_training(reach: Reach, place: School | Unit) -> bool:
    """Say whether the reader keeps, person by person, the training of a place."""
    is_school = isinstance(place, School)
    return reach.may(KEEP, school=place.pk if is_school else None, unit=None if is_school else place.pk)


@dataclass(frozen=True)
class Held:
    """How one person stands to one course: when they last did it, and until when it holds."""

    staff: Staff
    course: Training
    done_on: dt.date | None
    stands: str

    @property
    def until(self) -> dt.date | None:
        return rules.until(self.done_on, self.course.renews_months) if self.done_on else None

    @property
    def order(self) -> tuple[bool, dt.date, str]:
        """Who lacks it comes first, then who has to renew it soonest."""
        return self.done_on is not None, self.until or dt.date.max, self.staff.name


def held(courses: Sequence[Training], staff: Sequence[Staff], today: dt.date) -> list[Held]:
    """Return how people stand to the courses that their job asks for: one question for them all."""
    last = {
        (row["training"], row["staff"]): row["day"]
        for row in Place.objects.filter(training__in=courses, staff__in=staff)
        .order_by().values("training", "staff").annotate(day=Max("done_on"))
    }  # fmt: skip
    return [
        Held(one, course, day := last.get((course.pk, one.pk)), rules.standing(day, course.renews_months, today))
        for one in staff
        for course in courses
        if rules.is_asked(one.job, course.jobs)
    ]


def own_training(reach: Reach, today: dt.date) -> list[Held]:
    """Return how the reader's own training stands, wherever they work."""
    mine = Staff.objects.filter(trust=reach.trust, person=reach.person, left_on=None).select_related("school", "unit")
    return held(list(courses_within(reach)), list(mine), today)


@dataclass(frozen=True)
class PlaceLine:
    """A school or service: how many stand how, course by course."""

    place: School | Unit
    counts: Mapping[int, rules.Count]
    may_keep: bool
    listed: int

    @property
    def whole(self) -> rules.Count:
        return together(self.counts.values())


@dataclass(frozen=True)
class Compliance:
    """Training of staff as counts, by place and by course."""

    courses: Sequence[Training]
    lines: Sequence[PlaceLine]

    @property
    def rows(self) -> list[tuple[PlaceLine, list[tuple[Training, rules.Count]]]]:
        return [(line, [(course, line.counts[course.pk]) for course in self.courses]) for line in self.lines]

    @property
    def by_course(self) -> list[tuple[Training, rules.Count]]:
        return [(course, together(line.counts[course.pk] for line in self.lines)) for course in self.courses]

    @property
    def whole(self) -> rules.Count:
        return together(count for _, count in self.by_course)


def together(counts: Iterable[rules.Count]) -> rules.Count:
    """Return several counts as one."""
    found = rules.Count()
    for one in counts:
        for name in ("in_date", "due_soon", "run_out", "lacking"):
            setattr(found, name, getattr(found, name) + getattr(one, name))
    return found


def compliance(reach: Reach, today: dt.date) -> Compliance:
    """Return the counts of the places that the reader sees: a fixed number of questions, however many there are."""
    courses = list(courses_within(reach))
    units = Unit.objects.filter(trust=reach.trust).exclude(kind=Unit.Kind.HUB)
    if not reach.may_everywhere(SEE):
        units = units.filter(pk__in=reach.units_for(SEE))
    places: list[School | Unit] = [*schools_within(reach, SEE), *units]
    seen: dict[_At, dict[int, rules.Count]] = {
        (type(place), place.pk): {course.pk: rules.Count() for course in courses} for place in places
    }
    listed = dict.fromkeys(seen, 0)
    staff = [one for one in Staff.objects.filter(trust=reach.trust, left_on=None) if (_of(one)) in seen]
    for one in staff:
        listed[_of(one)] += 1
    for each in held(courses, staff, today):
        seen[_of(each.staff)][each.course.pk].add(each.stands)
    lines = [
        PlaceLine(place, seen[at], keeps_training(reach, place), listed[at])
        for place in places
        if listed[at := (type(place), place.pk)] or keeps_training(reach, place)
    ]
    return Compliance(courses, lines)


def _of(one: Staff) -> _At:
    return (School, one.school_id) if one.school_id else (Unit, one.unit_id)
