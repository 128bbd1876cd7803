"""How work arrives: how far a part has come in each school, what it costs where, and what narrows a gap."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.plans.effects import Gap, ranked
from goldenthread.domain.plans.stages import together
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.plans.models import Action, BudgetLine, Effect, Element, Plan, RollOut, Stage
from goldenthread.features.plans.queries.visible import actions, elements
from goldenthread.features.plans.queries.work.runners import may_run

# --- School by school


@dataclass(frozen=True)
class Arrival:
    """How far a part has come in one school, with what was said before; nothing where nobody has spoken."""

    school: School
    words: Sequence[RollOut] = ()
    may_say: bool = False

    @property
    def last(self) -> RollOut | None:
        return self.words[0] if self.words else None

    @property
    def state(self) -> str:
        return self.last.state if self.last else ""


def arrivals(reach: Reach, element: Element) -> list[Arrival]:
    """Return each school within sight with how far the part has come there; of a local plan, its own school."""
    schools = schools_within(reach, "plan.see").order_by("order", "pk")
    if element.plan.school_id is not None:
        schools = schools.filter(pk=element.plan.school_id)
    runs = may_run(reach, element)
    words: dict[int, list[RollOut]] = defaultdict(list)
    for one in element.rollouts.select_related("post").order_by("-said_on", "-pk"):
        words[one.school_id].append(one)
    return [
        Arrival(school, words[school.pk], runs or reach.may("progress.give", school=school.pk)) for school in schools
    ]


# --- What it costs, where and when


@dataclass
class Cell:
    """A sum of money with how much of it so far."""

    amount: Decimal = Decimal(0)
    so_far: Decimal = Decimal(0)
    days: Decimal = Decimal(0)

    def add(self, line: BudgetLine) -> None:
        self.amount += line.amount
        self.so_far += line.so_far or 0
        self.days += line.days or 0


@dataclass
class Costs:
    """Money of one kind in a plan: by place and year, and by the part that it is for."""

    kind: str
    label: str
    places: dict[str, dict[str, Cell]] = field(default_factory=dict)
    parts: dict[int, tuple[Element, Cell]] = field(default_factory=dict)
    given: dict[str, Cell] = field(default_factory=dict)
    years: dict[str, Cell] = field(default_factory=dict)
    total: Cell = field(default_factory=Cell)


def costs(reach: Reach, plan: Plan) -> list[Costs]:
    """Return the money of a plan by kind, each by place and year, in the order in which it is printed."""
    rows = list(elements(reach).filter(plan=plan))
    tops = {row.pk: row for row in rows}
    lines = BudgetLine.objects.filter(element__in=list(tops)).select_related("school", "unit")
    found: dict[str, Costs] = {}
    for line in lines.order_by("school__order", "unit__name", "year", "pk"):
        of = found.setdefault(line.kind, Costs(line.kind, line.get_kind_display()))
        place = str(line.school or line.unit or "")
        head = _top(tops[line.element_id], tops)
        of.places.setdefault(place, defaultdict(Cell))[line.year].add(line)
        of.parts.setdefault(head.pk, (head, Cell()))[1].add(line)
        of.given.setdefault(line.given_by, Cell()).add(line)
        of.years.setdefault(line.year, Cell()).add(line)
        of.total.add(line)
    return [found[kind] for kind in BudgetLine.Kind.values if kind in found]


def _top(row: Element, rows: dict[int, Element]) -> Element:
    while row.parent_id in rows:
        row = rows[row.parent_id]
    return row


# --- At which stage


# A stage has a name; what has passed them all stands under none.
THROUGH = ""


@dataclass(frozen=True)
class AtStage:
    """The parts that have come to a stage of one name."""

    title: str
    parts: Sequence[tuple[Element, Stage | None]]


def at_stages(reach: Reach, plan: Plan) -> list[AtStage]:
    """Return the stages that the parts of a plan are at, in the order in which stages are passed, then the ended."""
    rows = {row.pk: row for row in elements(reach).filter(plan=plan)}
    stages: dict[int, list[Stage]] = defaultdict(list)
    for stage in Stage.objects.filter(element__in=list(rows)).order_by("order", "pk"):
        stages[stage.element_id].append(stage)
    here: dict[str, list[tuple[Element, Stage | None]]] = defaultdict(list)
    for key, own in stages.items():
        now = next((stage for stage in own if stage.passed_on is None), None)
        here[now.title if now else THROUGH].append((rows[key], now))
    order = together([[stage.title for stage in own] for own in stages.values()])
    return [AtStage(title, here[title]) for title in order] + [AtStage(THROUGH, here[THROUGH])] * (THROUGH in here)


# --- What narrows a gap


@dataclass(frozen=True)
class Ranked:
    """An action with the newest word on what it did to a gap."""

    action: Action
    effect: Effect
    gap: Gap


def effects(reach: Reach) -> list[Ranked]:
    """Return the actions within sight by what they did to a gap, the most for its money first."""
    found: dict[int, Effect] = {}
    for effect in _effects(reach).order_by("said_on", "pk"):
        found[effect.action_id] = effect
    pairs = [(one, Gap(one.gap_before, one.gap_after, one.cost)) for one in found.values()]
    return [Ranked(effect.action, effect, gap) for effect, gap in ranked(pairs)]


def _effects(reach: Reach) -> QuerySet[Effect]:
    found = Effect.objects.filter(action__in=actions(reach).values("pk"))
    return found.select_related("action__element__plan__school", "action__element__plan__unit", "action__post")
