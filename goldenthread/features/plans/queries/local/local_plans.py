"""Which plans each place has, and which it ought to have: the trust's view of all local plans."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import academic_year_of
from goldenthread.features.approvals import queries as approvals
from goldenthread.features.approvals.queries import Course
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.plans.kinds import Kind, kind_of, kinds
from goldenthread.features.plans.models import Element, ElementTarget, Expectation, Ownership, Plan
from goldenthread.features.plans.queries.agreed.agreements import Standing, standings
from goldenthread.features.plans.queries.outline.coverage import Overlap, overlaps_of
from goldenthread.features.plans.queries.visible import may_edit, plans, plans_to_edit
from goldenthread.foundation import clock

Place = School | Unit
# Who begins a plan of a school or a unit.
WRITERS = ("head", "service_lead")
WORST_LAST = ("signed off", "agreed", "in", "not counted", "draft")


@dataclass(frozen=True)
class LocalPlan:
    """One local plan as a cell: how far it is, who leads it, and how many of its parts could be judged."""

    plan: Plan
    priorities: int
    judged: int
    overlap: Overlap
    may_edit: bool
    is_the_trusts: bool
    standing: Standing | None = None
    course: Course | None = None

    @property
    def circulated_on(self) -> dt.date | None:
        """Return the day on which the plan last went round as it was agreed, if it did."""
        last = next(iter(self.plan.circulations.all()), None)
        return last.circulated_on if last else None

    @property
    def status(self) -> str:
        if self.course and self.course.is_agreed:
            return "signed off"
        if self.course and self.course.taken:
            return "agreed"
        if self.plan.state == Plan.State.DRAFT:
            return "draft"
        return "in" if self.counts else "not counted"

    @property
    def counts(self) -> bool:
        """A plan counts once each of its priorities has a target with a day."""
        return self.priorities > 0 and self.judged == self.priorities

    @property
    def lead(self) -> str:
        return self.plan.lead.title if self.plan.lead else ""


@dataclass(frozen=True)
class Cell:
    """The plans of one kind of one place; none where one is expected is a plan that is missing."""

    place: Place
    plans: Sequence[LocalPlan]
    expected: Expectation | None

    def status(self, today: dt.date) -> str:
        if self.plans:
            return min((one.status for one in self.plans), key=WORST_LAST.index)
        if self.expected is None:
            return ""
        return "missing" if self.expected.due_on < today else "waited for"


@dataclass(frozen=True)
class KindOfPlans:
    """All local plans of one kind, place by place."""

    kind: Kind
    expected: Sequence[Expectation]
    cells: Sequence[Cell]

    def missing(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.expected and not cell.plans]


def local_plans(reach: Reach) -> list[KindOfPlans]:
    """Return every kind that some place has or ought to have, with each place: fifteen queries at most."""
    schools, units = list(schools_within(reach, "plan.see")), list(_units(reach))
    expected = list(Expectation.objects.filter(trust=reach.trust))
    found = list(_in_force(reach))
    by_kind: dict[str, dict[tuple[str, int], list[LocalPlan]]] = defaultdict(lambda: defaultdict(list))
    for one in _as_cells(reach, found):
        by_kind[one.plan.kind][_place_key(one.plan)].append(one)
    wanted = [key for key in kinds() if key in by_kind or any(each.kind == key for each in expected)]
    lost = [key for key in by_kind if key not in kinds()]
    return [
        _kind(kind_of(key), by_kind.get(key, {}), [one for one in expected if one.kind == key], schools, units)
        for key in wanted + lost
    ]


def expectations(reach: Reach) -> QuerySet[Expectation]:
    """Return which plans are expected of whom; for those who may change the trust's own plan."""
    found = Expectation.objects.filter(trust=reach.trust)
    return found if reach.may_everywhere("plan.edit") else found.none()


def who_writes(trust: Trust, until: dt.date) -> list[tuple[Expectation, Place, Post]]:
    """Return each plan expected by a day that a place has not begun, with the post that should: five queries."""
    expected = list(Expectation.objects.filter(trust=trust, due_on__lte=until))
    if not expected:
        return []
    places: list[Place] = [*School.objects.filter(trust=trust), *Unit.objects.filter(trust=trust)]
    there = {
        (plan.kind, *_place_key(plan))
        for plan in Plan.objects.filter(trust=trust).exclude(school=None, unit=None).exclude(state=Plan.State.ENDED)
    }
    writers: dict[tuple[str, int], Post] = {}
    for post in Post.objects.filter(trust=trust, role__in=WRITERS).order_by("-pk"):
        for where, number in (("School", post.school_id), ("Unit", post.unit_id)):
            if number is not None:
                writers[(where, number)] = post
    return [
        (one, place, writers[key])
        for one in expected
        for place in places
        if _is_asked(one, place)
        and (key := (type(place).__name__, place.pk)) in writers
        and (one.kind, *key) not in there
    ]


def places_to_begin(reach: Reach) -> tuple[list[School], list[Unit]]:
    """Return the places for which the reader may begin a plan."""
    units = Unit.objects.filter(trust=reach.trust).order_by("name")
    if not reach.may_everywhere("plan.edit"):
        units = units.filter(pk__in=reach.units_for("plan.edit"))
    return list(schools_within(reach, "plan.edit")), list(units)


def plans_to_copy(reach: Reach) -> QuerySet[Plan]:
    """Return the local plans of the reader's own places from which another year's can be drawn."""
    found = plans_to_edit(reach).exclude(school=None, unit=None).select_related("school", "unit", "trust")
    return found.order_by("school__order", "unit__name", "kind", "-starts_on", "pk")


def year_to_begin(reach: Reach, place: str, kind: str, today: dt.date) -> str:
    """Return the year that a new plan is likely for: this one, or the next where this year's is there.

    `place` is written as in a form: `school:` or `unit:` and its reference.
    """
    where, _, ref = place.partition(":")
    year = academic_year_of(today)
    if where in {"school", "unit"}:
        there = plans_to_copy(reach).filter(**{f"{where}__ref": ref}, kind=kind, starts_on__lte=today)
        ends_on = there.exclude(state=Plan.State.ENDED).aggregate(last=Max("ends_on"))["last"]
        if ends_on is not None and ends_on >= today and academic_year_of(ends_on) == year:
            return academic_year_of(ends_on + dt.timedelta(days=120))
    return year


def plans_above(reach: Reach) -> QuerySet[Plan]:
    """Return the local plans under which a part-plan, such as a department's, can stand."""
    return plans_to_copy(reach).filter(above=None).exclude(state=Plan.State.ENDED)


def plans_beneath(reach: Reach, plan: Plan) -> list[LocalPlan]:
    """Return the part-plans of a plan, as far as the reader may see them."""
    return _as_cells(reach, list(_seen(reach).filter(above=plan)))


def owners_of(plan: Plan) -> QuerySet[Ownership]:
    """Return who owned a plan since when, the latest first."""
    return plan.ownerships.select_related("by").order_by("-from_on", "-pk")


def _in_force(reach: Reach) -> QuerySet[Plan]:
    return _seen(reach).exclude(school=None, unit=None).exclude(state=Plan.State.ENDED)


def _seen(reach: Reach) -> QuerySet[Plan]:
    owners = Prefetch("ownerships", Ownership.objects.order_by("-from_on", "-pk"))
    found = plans(reach).select_related("school", "unit", "lead", "above").prefetch_related("circulations", owners)
    return found.order_by("school__order", "unit__name", "-starts_on", "pk")


def _as_cells(reach: Reach, found: Sequence[Plan]) -> list[LocalPlan]:
    keys = [plan.pk for plan in found]
    sized = _sizes(keys)
    overlaps = overlaps_of(Plan.objects.filter(pk__in=keys))
    agreed = standings(found, clock.today())
    courses = approvals.latest_courses("plan", [plan.ref for plan in found])
    cells = []
    for plan in found:
        of, judged = sized.get(plan.pk, (0, 0))
        owners = list(plan.ownerships.all())
        is_the_trusts = bool(owners) and owners[0].owner == Ownership.Owner.TRUST
        overlap = overlaps.get(("plan", plan.pk), Overlap(0, 0))
        standing, course = agreed.get(plan.pk), courses.get(plan.ref)
        cells.append(LocalPlan(plan, of, judged, overlap, may_edit(reach, plan), is_the_trusts, standing, course))
    return cells


def _sizes(keys: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return how many priorities each plan has, and how many of them have a target with a day: one query."""
    dated = ElementTarget.objects.filter(element=OuterRef("pk"), target__retired_on=None).exclude(
        target__due_until=None
    )
    tops = Element.objects.filter(plan__in=list(keys), parent=None, removed_at=None).order_by()
    counted = tops.annotate(is_judged=Exists(dated)).values("plan")
    rows = counted.annotate(of=Count("pk"), judged=Count("pk", filter=Q(is_judged=True)))
    return {row["plan"]: (row["of"], row["judged"]) for row in rows}


def _kind(
    kind: Kind,
    there: Mapping[tuple[str, int], Sequence[LocalPlan]],
    expected: Sequence[Expectation],
    schools: Sequence[School],
    units: Sequence[Unit],
) -> KindOfPlans:
    cells = []
    places: list[Place] = [*schools, *units]
    for place in places:
        found = there.get((type(place).__name__, place.pk), [])
        asked = next((one for one in expected if _is_asked(one, place)), None)
        if found or asked:
            cells.append(Cell(place, found, asked))
    return KindOfPlans(kind, expected, cells)


def _is_asked(one: Expectation, place: Place) -> bool:
    if isinstance(place, School):
        return one.of in (Expectation.Of.SCHOOLS, Expectation.Of.SCHOOLS_AND_HUBS)
    if place.kind == Unit.Kind.HUB:
        return one.of in (Expectation.Of.HUBS, Expectation.Of.SCHOOLS_AND_HUBS)
    return place.kind == Unit.Kind.SERVICE and one.of == Expectation.Of.SERVICES


def _place_key(plan: Plan) -> tuple[str, int]:
    return ("School", plan.school_id) if plan.school_id is not None else ("Unit", plan.unit_id or 0)


def _units(reach: Reach) -> QuerySet[Unit]:
    found = Unit.objects.filter(trust=reach.trust).order_by("name")
    return found if reach.may_everywhere("plan.see") else found.filter(pk__in=reach.units_for("plan.see"))
