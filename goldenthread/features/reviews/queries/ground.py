"""Where a duty comes round, and of which posts it is asked there: the trust's places as they are on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year.review_cycle import Due
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.plans.models import Plan
from goldenthread.features.reviews.models import Duty
from goldenthread.foundation import clock

SEE = "plan.see"
EDIT = "cycle.edit"


@dataclass(frozen=True)
class Where:
    """One place in which a duty comes round, and the posts that are asked there."""

    place: str = ""
    label: str = ""
    school: int | None = None
    unit: int | None = None
    plan: int | None = None
    posts: tuple[int, ...] = ()


@dataclass
class Ground:
    """A trust's places and posts, read once: four questions, whatever its size."""

    calendar: TermCalendar
    posts: dict[int, Post]
    schools: list[School]
    units: list[Unit]
    plans: list[Plan]
    only: dict[int, set[int]] = field(default_factory=dict)

    def places(self, duty: Duty, due: Due, today: dt.date) -> list[Where]:
        """Return where a duty comes round this time.

        A school that has left is asked for nothing more, nor for what would be due after it leaves; one that
        joins later has not yet been asked.
        """
        match duty.of:
            case Duty.Of.SCHOOLS:
                return [self._in_school(duty, school) for school in self._schools(duty, due, today)]
            case Duty.Of.UNITS:
                return [self._in_unit(duty, unit) for unit in self.units]
            case Duty.Of.PLANS:
                present = {school.pk for school in self._schools(duty, due, today)}
                return [
                    self._of_plan(duty, plan)
                    for plan in self.plans
                    if plan.kind == duty.plan_kind and (plan.school_id is None or plan.school_id in present)
                ]
        return [Where(posts=self._asked(duty))]

    def _schools(self, duty: Duty, due: Due, today: dt.date) -> Iterable[School]:
        only = self.only.get(duty.pk)
        for school in self.schools:
            gone = school.left_on is not None and school.left_on <= max(due.due_on, today)
            not_yet = school.joined_on is not None and school.joined_on > due.due_on
            if not gone and not not_yet and (not only or school.pk in only):
                yield school

    def _in_school(self, duty: Duty, school: School) -> Where:
        asked = self._asked(duty, school=school.pk)
        return Where(f"school {school.pk}", school.short_name, school=school.pk, posts=asked)

    def _in_unit(self, duty: Duty, unit: Unit) -> Where:
        return Where(f"unit {unit.pk}", unit.name, unit=unit.pk, posts=self._asked(duty, unit=unit.pk))

    def _of_plan(self, duty: Duty, plan: Plan) -> Where:
        asked = self._asked(duty, school=plan.school_id, unit=plan.unit_id)
        if not asked and plan.lead_id:
            asked = (plan.lead_id,)
        place = plan.school or plan.unit
        label = getattr(place, "short_name", "") or str(place or plan.title)
        return Where(f"plan {plan.pk}", label, plan.school_id, plan.unit_id, plan.pk, asked)

    def _asked(self, duty: Duty, *, school: int | None = None, unit: int | None = None) -> tuple[int, ...]:
        """Return the post that is named, or those with the role in the place, or else those with it in none."""
        if duty.post_id:
            return (duty.post_id,)
        if not duty.role:
            return ()
        having = [post for post in self.posts.values() if post.role == duty.role]
        if unit is not None:
            leading = [post.pk for post in having if post.unit_id == unit]
            # A service without such a post is answered for by whoever works in it.
            return tuple(leading) or tuple(post.pk for post in self.posts.values() if post.unit_id == unit)
        here = [post.pk for post in having if school is not None and post.school_id == school]
        return tuple(here) or tuple(post.pk for post in having if post.school_id is None)


def ground_of(trust: Trust, duties: Iterable[Duty]) -> Ground:
    """Return the ground of a trust for these duties."""
    only: dict[int, set[int]] = defaultdict(set)
    chosen = Duty.only.through.objects.filter(duty__in=[duty.pk for duty in duties])
    for duty, school in chosen.values_list("duty_id", "school_id"):
        only[duty].add(school)
    return Ground(
        calendar=TermCalendar.from_json(trust.calendar),
        posts={post.pk: post for post in Post.objects.filter(trust=trust).order_by("title", "pk")},
        schools=list(School.objects.filter(trust=trust)),
        units=list(Unit.objects.filter(trust=trust).exclude(kind=Unit.Kind.HUB)),
        plans=list(Plan.objects.filter(trust=trust, state=Plan.State.LIVE).select_related("school", "unit")),
        only=dict(only),
    )


def places_of(duty: Duty, due: Due) -> list[Where]:
    """Return where a duty comes round one time, as the trust stands today."""
    return ground_of(duty.trust, [duty]).places(duty, due, clock.today())


def sees(reach: Reach, duty: Duty, where: Where) -> bool:
    """Say whether the reader may know of a duty in a place.

    What is confidential is known to whoever is asked, and to those who keep the cycle.
    """
    if duty.is_confidential and not (reach.posts.intersection(where.posts) or reach.may_everywhere(EDIT)):
        return False
    if where.school is None and where.unit is None:
        return True
    return bool(reach.posts.intersection(where.posts)) or reach.may(SEE, school=where.school, unit=where.unit)
