"""What every school does with every aim of the trust's plan: the matrix, and one aim or one place of it."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import coverage, plan_tree
from goldenthread.domain.plans.plan_tree import Node
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.plans.models import Action, Element, Link, Plan
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.features.plans.queries.visible import may_edit, plans, trust_plan

# As many parts of a plan as can be chosen from on one page.
MOST_OWN = 100


@dataclass(frozen=True)
class Aim:
    """One row: a part of the trust's plan that every place answers, with its line of this year where it has one."""

    element: Element
    number: str
    over: str
    milestone: str
    beneath: frozenset[int]


class Overlap(NamedTuple):
    """How many priorities of a place serve the trust's plan, of how many."""

    linked: int
    of: int

    @property
    def percent(self) -> int | None:
        return coverage.overlap_percent(self.linked, self.of)


class Alone(NamedTuple):
    """A priority that serves nothing of the trust's plan, and its actions."""

    element: Element
    actions: list[Action]


@dataclass(frozen=True)
class Column:
    """One school: its answer to every aim in order, and how far its plan and the trust's overlap."""

    school: School
    answers: Sequence[str]
    overlap: Overlap

    @property
    def count(self) -> Counter[str]:
        return Counter(self.answers)

    @property
    def answered(self) -> int:
        return sum(1 for one in self.answers if one)


@dataclass(frozen=True)
class Matrix:
    """A plan of the trust against its schools. Without a plan there are no aims. `others` are live too."""

    plan: Plan | None
    others: Sequence[Plan]
    year: str
    of_milestones: bool
    aims: Sequence[Aim]
    columns: Sequence[Column]

    def answers_to(self, row: int) -> list[str]:
        return [column.answers[row] for column in self.columns]

    @property
    def count(self) -> Counter[str]:
        return Counter(one for column in self.columns for one in column.answers)


def matrix(reach: Reach, today: dt.date, asked: str = "") -> Matrix:
    """Return the matrix of the plan that is asked for, or in force: eight queries, whatever the number of schools."""
    live = list(plans(reach).filter(kind=Plan.Kind.TRUST, state=Plan.State.LIVE).select_related("trust"))
    plan = next((one for one in live if one.ref == asked), None) or trust_plan(reach)
    others = [one for one in live if one != plan]
    schools = list(schools_within(reach, "plan.see"))
    if plan is None:
        return Matrix(None, [], "", False, [], [Column(school, [], Overlap(0, 0)) for school in schools])
    year = years_of(plan).now(today)
    aims, of_milestones = aims_of(plan, year)
    links = list(_links(reach, plan))
    said = _by_school(links)
    overlaps = overlaps_of(_local_plans(reach).exclude(school=None), plan)
    return Matrix(
        plan, others, year, of_milestones, aims,
        [
            Column(
                school,
                [_answer(aim, said.get(school.pk, {}), today) for aim in aims],
                overlaps.get(("school", school.pk), Overlap(0, 0)),
            )
            for school in schools
        ],
    )  # fmt: skip


def aims_of(plan: Plan, year: str) -> tuple[list[Aim], bool]:
    """Return what places answer: the parts with a line for this year, or else those just below the top,
    unless they are deeds: then the top parts, which these are done for.

    The second value says whether they are this year's milestones.
    """
    rows = Element.objects.filter(plan=plan, removed_at=None).order_by().only(
        "ref", "plan_id", "parent_id", "order", "depth", "number", "title", "text", "year_milestones"
    )  # fmt: skip
    tops = plan_tree.grow(list(rows))
    frame = trees.frame_of(plan)
    numbers = trees.numbers_of(tops, frame)
    every = list(plan_tree.walk(tops))
    chosen = [node for node in every if (node.row.year_milestones or {}).get(year)]
    below = [child for top in tops for child in top.children if not coverage.names_deeds(frame[child.row.depth].one)]
    nodes = chosen or below or tops
    return [_aim(node, numbers, year) for node in nodes], bool(chosen)


def _aim(node: Node[Element], numbers: Mapping[int, str], year: str) -> Aim:
    row = node.row
    over = " › ".join(one.row.title for one in node.ancestors())
    keys = frozenset(one.row.pk for one in node.walk()) - {row.pk}
    return Aim(row, row.number or numbers[row.pk], over, (row.year_milestones or {}).get(year, ""), keys)


def answers_of_place(
    plan: Plan | int, aims: Sequence[Aim], *, school: int | None, unit: int | None
) -> list[list[Link]]:
    """Return, for each aim in order, what a place says to it and to the parts beneath it: one query."""
    place = (
        Q(school=school) | Q(lower__plan__school=school)
        if school is not None
        else Q(unit=unit) | Q(lower__plan__unit=unit)
    )
    found = standing_links(Link.objects.filter(place, upper__plan=plan)).select_related(
        "lower__plan", "upper", "plan"
    )
    return [[link for link in found if is_about(link, aim)] for aim in aims]


def year_answered(upper: Plan, plan: Plan, today: dt.date) -> str:
    """Return the year of the trust's plan whose milestones a place's plan answers: this one, or that it begins in."""
    return years_of(upper).nearest(max(today, plan.starts_on or today), today).name


def of_its_years(plan: Plan, links: Iterable[Link]) -> list[Link]:
    """Keep what counts as an answer in a plan's own years: what it and the plans beside it say, refusals too."""
    return [link for link in links if coverage.run_together((plan.starts_on, plan.ends_on), _years(link))]


def of_today(links: Iterable[Link], today: dt.date) -> list[Link]:
    """Keep what a place's plans of today say; where they are silent, what another says, such as next year's."""
    return coverage.heard_today(((link, _years(link)) for link in links), today)


def _years(link: Link) -> coverage.Years:
    """Return the years for which a link speaks: those of the plan that says it, or any, where there is none."""
    plan = link.lower.plan if link.lower else link.plan
    return (plan.starts_on, plan.ends_on) if plan else (None, None)


def in_a_word(aim: Aim, links: Iterable[Link]) -> str:
    """Return a place's answer to an aim from all its links to the aim and beneath it."""
    links = list(links)
    own = [link.kind for link in links if link.upper_id == aim.element.pk]
    return coverage.answer(own, [link.kind for link in links if link.upper_id in aim.beneath])


@dataclass(frozen=True)
class Said:
    """What one school says to an aim: the word, and each link that it rests on."""

    school: School
    answer: str
    links: Sequence[Link]


def answers_to_aim(reach: Reach, aim: Aim, today: dt.date) -> list[Said]:
    """Return what each school in reach does with an aim, its own words beside the trust's: two queries."""
    by_school: dict[int, list[Link]] = defaultdict(list)
    for link in _links(reach, aim.element.plan):
        if is_about(link, aim):
            by_school[_school_of(link)].append(link)
    return [
        Said(school, in_a_word(aim, of_today(by_school[school.pk], today)), by_school[school.pk])
        for school in schools_within(reach, "plan.see")
    ]


def overlaps_of(found: QuerySet[Plan], upper: Plan | None = None) -> dict[tuple[str, int | None], Overlap]:
    """Return, for each place with plans among these, how much of them serves a plan of the trust's, or any.

    Two queries.
    """
    where = dict(found.order_by().values_list("pk", "school_id"))
    units = dict(found.order_by().values_list("pk", "unit_id"))
    rows = Element.objects.filter(plan__in=list(where), removed_at=None).order_by()
    grown = trees.grown(rows.only("plan_id", "parent_id", "order"))
    serving = _serving(list(where), upper)
    counted: dict[tuple[str, int | None], Overlap] = {}
    for plan, tops in grown.items():
        linked = sum(_serves(top, serving) for top in tops)
        for key in (("plan", plan), ("school", where[plan]), ("unit", units[plan])):
            before = counted.get(key, Overlap(0, 0))
            counted[key] = Overlap(before.linked + linked, before.of + len(tops))
    return counted


def overlap_of(plan: Plan) -> Overlap:
    """Return how much of one local plan serves the trust's."""
    return overlaps_of(Plan.objects.filter(pk=plan.pk)).get(("plan", plan.pk), Overlap(0, 0))


def alone_in(plan: Plan) -> list[Alone]:
    """Return the priorities of a local plan that serve nothing of the trust's, with what is being done in them."""
    rows = plan.elements.filter(removed_at=None).select_related("plan")
    serving = _serving([plan.pk])
    alone = [top for top in plan_tree.grow(rows) if not _serves(top, serving)]
    tops = {node.row.pk: top.row.pk for top in alone for node in top.walk()}
    deeds: dict[int, list[Action]] = defaultdict(list)
    for action in Action.objects.filter(element__in=tops).order_by("element", "order", "pk"):
        deeds[tops[action.element_id]].append(action)
    return [Alone(top.row, deeds[top.row.pk]) for top in alone]


def _serving(of: Sequence[int], upper: Plan | None = None) -> set[int]:
    """Return the parts of these plans that serve a part of one plan, or of any."""
    found = Link.objects.filter(lower__plan__in=of, upper__removed_at=None, kind__in=coverage.SERVING)
    found = found.filter(upper__plan=upper) if upper else found
    return {lower for lower in found.values_list("lower_id", flat=True) if lower is not None}


def _serves(top: Node[Element], serving: Container[int]) -> bool:
    return any(node.row.pk in serving for node in top.walk())


def own_priorities(plan: Plan) -> QuerySet[Element]:
    """Return the parts of a local plan, top level first, that can take an aim up."""
    return plan.elements.filter(removed_at=None).select_related("plan").order_by("depth", "order", "pk")[:MOST_OWN]


def may_answer(reach: Reach, plan: Plan) -> bool:
    """Say whether the reader may answer the trust's plan in the name of a local plan's place."""
    return (plan.school_id is not None or plan.unit_id is not None) and may_edit(reach, plan)


def _links(reach: Reach, plan: Plan) -> QuerySet[Link]:
    """Return what schools in reach do with a plan of the trust, drafts only where the reader may see them."""
    schools = schools_within(reach, "plan.see").values("pk")
    seen = Q(lower__plan__in=_local_plans(reach), lower__plan__school__in=schools) | Q(school__in=schools)
    return standing_links(Link.objects.filter(seen, upper__plan=plan))


def standing_links(links: QuerySet[Link]) -> QuerySet[Link]:
    """Leave out what hangs from parts that were taken out, and from plans that have ended."""
    links = links.filter(Q(lower=None) | Q(lower__removed_at=None), upper__removed_at=None)
    links = links.exclude(lower__plan__state=Plan.State.ENDED).exclude(plan__state=Plan.State.ENDED)
    return links.select_related("lower__plan", "upper", "plan").order_by("pk")


def _local_plans(reach: Reach) -> QuerySet[Plan]:
    return plans(reach).exclude(school=None, unit=None).exclude(state=Plan.State.ENDED)


def _by_school(links: Iterable[Link]) -> dict[int, dict[int, list[Link]]]:
    said: dict[int, dict[int, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        said[_school_of(link)][link.upper_id].append(link)
    return said


def _school_of(link: Link) -> int:
    school = link.school_id if link.lower is None else link.lower.plan.school_id
    assert school is not None
    return school


def _answer(aim: Aim, said: Mapping[int, Sequence[Link]], today: dt.date) -> str:
    about = [link for part in {aim.element.pk, *aim.beneath} & said.keys() for link in said[part]]
    return in_a_word(aim, of_today(about, today))


def is_about(link: Link, aim: Aim) -> bool:
    return link.upper_id == aim.element.pk or link.upper_id in aim.beneath
