"""Rounds as a reader may see them: who has answered, how each part stands and has moved, and school by strand."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Prefetch, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year import rounds as rules
from goldenthread.domain.year.review_cycle import occurrences
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.plans.models import Action, Element, Link, Plan, ProgressNote
from goldenthread.features.plans.queries import visible
from goldenthread.features.reviews.models import Question, Round, RoundPart, RoundPlan
from goldenthread.features.reviews.queries.answers import Answer, answers_to, kept_answer, late_words
from goldenthread.features.reviews.queries.ground import EDIT, SEE
from goldenthread.foundation import clock

A_YEAR = dt.timedelta(days=366)
MODERATE, ASK = "round.moderate", "round.ask"
# How many rounds back it is looked whether a part keeps slipping.
ROUNDS_BACK = 4
TIED = (Link.Kind.TAKES_UP, Link.Kind.ADAPTS, Link.Kind.SUPPORTS)


@dataclass(frozen=True)
class PartLine:
    """One part of a round as its reader sees it."""

    part: RoundPart
    answer: Answer | None
    timing: str
    before: str = ""
    since: dt.date | None = None
    slips: str = ""
    after: ProgressNote | None = None
    carried: bool = False
    questions: Sequence[Question] = ()

    @property
    def status(self) -> str:
        return self.answer.status if self.answer else ""

    @property
    def arrow(self) -> str:
        return rules.arrow(self.before, self.status)

    @property
    def open_questions(self) -> int:
        return sum(question.answered_on is None for question in self.questions)


@dataclass(frozen=True)
class PlanRow:
    """One plan of a round: how its parts stand together, by strand of the trust's plan, and how far it is."""

    of: RoundPlan
    asked: int
    answered: int
    late: int
    statuses: Mapping[str, int]
    cells: Mapping[int, str]
    has_left: bool = False

    @property
    def label(self) -> str:
        plan = self.of.plan
        return plan.school.short_name if plan.school else plan.unit.name if plan.unit else "The trust"


@dataclass(frozen=True)
class Grid:
    """A round on one page: school by strand, and how its parts stand all together."""

    rows: Sequence[PlanRow]
    strands: Sequence[Element]
    statuses: Mapping[str, int]
    before: Mapping[str, int] = field(default_factory=dict)
    better: int = 0
    worse: int = 0
    silent: int = 0
    questions: int = 0


def rounds(reach: Reach) -> QuerySet[Round]:
    """Return the rounds of the trust; which of their plans and parts the reader sees is asked apart."""
    if not reach.may_somewhere(SEE):
        return Round.objects.none()
    return Round.objects.filter(trust=reach.trust).select_related("trust", "duty")


def rounds_to_keep(reach: Reach) -> QuerySet[Round]:
    """Return the rounds that the reader may close, open again and nudge for."""
    return rounds(reach) if reach.may_everywhere(EDIT) else Round.objects.none()


def day_of_the_year(round_: Round) -> dt.date | None:
    """Return on which day a round would close by the year as it is now, where that is another than was announced."""
    if round_.duty is None:
        return None
    calendar = TermCalendar.from_json(round_.trust.calendar)
    around = occurrences(round_.duty.rule, calendar, round_.opened_on, round_.opened_on + A_YEAR)
    due = next((one.due_on for one in around if one.name == round_.name), None)
    return due if due != round_.closes_on else None


def plans_in(reach: Reach, round_: Round) -> QuerySet[RoundPlan]:
    """Return the plans of a round that the reader may see, the trust's own first."""
    found = RoundPlan.objects.filter(round=round_, plan__in=visible.plans(reach))
    return found.select_related("plan__school", "plan__unit", "plan__trust", "moderated_by", "round").order_by(
        "plan__school__order", "plan__school__name", "plan__unit__name", "plan__title"
    )


def parts(reach: Reach) -> QuerySet[RoundPart]:
    """Return the parts of rounds that lie in plans within sight."""
    found = RoundPart.objects.filter(within__plan__in=visible.plans(reach), within__round__trust=reach.trust)
    return found.select_related(
        "within__round__trust", "within__plan__school", "within__plan__unit", "element__plan", "post", "agreed_by"
    )


def open_part(element: Element) -> RoundPart | None:
    """Return where the open round asks about an element, if one does."""
    return RoundPart.objects.filter(element=element, within__round__closed_on=None).order_by("-pk").first()


def may_moderate(reach: Reach, plan: Plan) -> bool:
    return reach.may(MODERATE, school=plan.school_id, unit=plan.unit_id)


def may_ask(reach: Reach, plan: Plan) -> bool:
    """Say whether the reader may question how a part stands: a body that scrutinises it, and those who moderate."""
    return reach.may(ASK, school=plan.school_id, unit=plan.unit_id) or may_moderate(reach, plan)


def latest_round(trust: Trust) -> Round | None:
    return Round.objects.filter(trust=trust).first()


def lines_of(round_: Round, found: Sequence[RoundPart]) -> list[PartLine]:
    """Return parts of one round as they stand in it: six questions, whatever their number."""
    elements = [part.element_id for part in found]
    answers = answers_of(round_, found)
    before = statuses_before(round_, elements)
    history = _history(elements, round_)
    moved = dict(
        Action.objects.filter(element__in=elements)
        .values_list("element")
        .annotate(most=Max("times_moved"))
        .order_by()
    )
    after = late_words(round_, found, _next_opening(round_))
    questions = _questions(found)
    return [
        PartLine(
            part=part, answer=(answer := answers.get(part.element_id)),
            timing=rules.timing(answer.said_on if answer else None, round_.span, round_.closed_on),
            before=before[0].get(part.element_id, "") if before else "",
            since=rules.standing_since([(day, status) for day, status, _ in history[part.element_id]]),
            slips=rules.keeps_slipping(
                [answer.status if answer else "", *(one.get(part.element_id, "") for one in before)],
                moved.get(part.element_id, 0),
            ),
            after=after.get(part.element_id), carried=_is_carried(answer, history[part.element_id]),
            questions=questions.get(part.pk, ()),
        )
        for part in found
    ]  # fmt: skip


def answers_of(round_: Round, found: Iterable[RoundPart]) -> dict[int, Answer]:
    """Return the answers of parts: as they were frozen in a closed round, as they are in an open one."""
    if not round_.is_open:
        kept = ((part.element_id, kept_answer(part.frozen)) for part in found)
        return {element: answer for element, answer in kept if answer}
    return answers_to(round_, [part.element_id for part in found])


def statuses_before(round_: Round, elements: Collection[int]) -> list[dict[int, str]]:
    """Return how elements stood in the closed rounds before, the newest of these first."""
    earlier = list(
        Round.objects.filter(trust=round_.trust_id, opened_on__lt=round_.opened_on)
        .exclude(closed_on=None)
        .order_by("-opened_on")
        .values_list("pk", flat=True)[:ROUNDS_BACK]
    )
    found: dict[int, dict[int, str]] = {pk: {} for pk in earlier}
    rows = RoundPart.objects.filter(within__round__in=earlier, element__in=elements)
    for pk, element, status in rows.values_list("within__round", "element", "frozen__status"):
        if status:
            found[pk][element] = status
    return list(found.values())


def round_by_round(part: RoundPart) -> list[tuple[Round, str]]:
    """Return how an element stood in the closed rounds before, the newest first."""
    here = part.within.round
    earlier = RoundPart.objects.filter(
        element=part.element_id,
        within__round__opened_on__lt=here.opened_on,
        within__round__trust=here.trust_id,
    ).exclude(within__round__closed_on=None)
    rows = earlier.select_related("within__round").order_by("-within__round__opened_on")
    return [(one.within.round, (one.frozen or {}).get("status", "")) for one in rows[:ROUNDS_BACK]]


def _history(elements: Collection[int], round_: Round) -> dict[int, list[tuple[dt.date, str, str]]]:
    notes = ProgressNote.objects.filter(element__in=elements)
    if round_.closed_on is not None:
        notes = notes.filter(said_on__lte=round_.closed_on)
    found: dict[int, list[tuple[dt.date, str, str]]] = defaultdict(list)
    for element, day, status, said in notes.order_by("said_on", "pk").values_list(
        "element_id", "said_on", "status", "said"
    ):
        found[element].append((day, status, said))
    return found


def _is_carried(answer: Answer | None, history: Sequence[tuple[dt.date, str, str]]) -> bool:
    """Say whether the same words were said the time before."""
    return answer is not None and len(history) > 1 and history[-1][2] == history[-2][2]


def _questions(found: Sequence[RoundPart]) -> dict[int, list[Question]]:
    asked: dict[int, list[Question]] = defaultdict(list)
    rows = Question.objects.filter(part__in=[part.pk for part in found])
    for question in rows.select_related("by", "post", "answered_by"):
        asked[question.part_id].append(question)
    return asked


def _next_opening(round_: Round) -> dt.date | None:
    later = Round.objects.filter(trust=round_.trust_id, opened_on__gt=round_.opened_on)
    return later.order_by("opened_on").values_list("opened_on", flat=True).first()


def grid(reach: Reach, round_: Round) -> Grid:
    """Return a round school by strand: nine questions, whatever the number of schools."""
    own = RoundPart.objects.only("pk", "within", "element", "frozen").order_by()
    plans = list(plans_in(reach, round_).prefetch_related(Prefetch("parts", queryset=own, to_attr="asked")))
    every: list[RoundPart] = [part for one in plans for part in one.asked]
    elements = [part.element_id for part in every]
    answers = answers_of(round_, every)
    statuses = {element: answer.status for element, answer in answers.items()}
    strands, of_element = strands_of(round_.trust_id, elements)
    rows = [_row(one, answers, of_element, round_) for one in plans]
    before = statuses_before(round_, elements)
    moved = [rules.arrow(before[0].get(element, ""), statuses.get(element, "")) for element in elements if before]
    waiting = Question.objects.filter(part__within__in=[one.pk for one in plans], answered_on=None).count()
    return Grid(
        rows=rows, strands=strands, statuses=rules.tally(statuses.get(element, "") for element in elements),
        before=rules.tally(before[0][element] for element in elements if element in before[0]) if before else {},
        better=moved.count("better"), worse=moved.count("worse"),
        silent=sum(element not in statuses for element in elements), questions=waiting,
    )  # fmt: skip


@dataclass(frozen=True)
class Silence:
    """A post that has not answered: for how many parts, and when it was last asked again."""

    post: Post
    parts: Sequence[RoundPart]
    nudged_on: dt.date | None


def silences(reach: Reach, round_: Round, plan: RoundPlan | None = None) -> list[Silence]:
    """Return who has not answered, the most first: three questions."""
    found = parts(reach).filter(within__round=round_)
    every = list(found.filter(within=plan) if plan else found)
    answered = answers_of(round_, every)
    by_post: dict[Post, list[RoundPart]] = defaultdict(list)
    for part in every:
        if part.element_id not in answered and part.post is not None:
            by_post[part.post].append(part)
    rows = [
        Silence(post, asked, max((one.nudged_on for one in asked if one.nudged_on), default=None))
        for post, asked in by_post.items()
    ]
    return sorted(rows, key=lambda one: (-len(one.parts), one.post.title))


def troubled(reach: Reach, round_: Round, most: int) -> list[PartLine]:
    """Return the parts of a round that are off track or at risk, those that keep slipping first."""
    every = list(parts(reach).filter(within__round=round_))
    answers = answers_of(round_, every)
    pressing = [
        part
        for part in every
        if (answer := answers.get(part.element_id)) and (answer.status in rules.TROUBLED or answer.disagreement)
    ]
    lines = lines_of(round_, pressing)
    return sorted(lines, key=lambda line: (not line.slips, line.status != "off track", line.part.order))[:most]


def _row(of: Any, answers: Mapping[int, Answer], strands: Mapping[int, set[int]], round_: Round) -> PlanRow:
    elements = [part.element_id for part in of.asked]
    statuses = {element: answers[element].status for element in elements if element in answers}
    cells: dict[int, list[str]] = defaultdict(list)
    for element in elements:
        for strand in strands.get(element, ()):
            cells[strand].append(statuses.get(element, ""))
    school = of.plan.school
    left_by = round_.closed_on or round_.closes_on
    return PlanRow(
        of=of, asked=len(elements), answered=sum(element in statuses for element in elements),
        late=sum(answers[element].said_on > round_.answers_by for element in statuses),
        statuses=rules.tally(statuses.get(element, "") for element in elements),
        cells={strand: rules.together(found) or "silent" for strand, found in cells.items()},
        has_left=school is not None and school.left_on is not None and school.left_on <= left_by,
    )  # fmt: skip


def strands_of(trust: int, elements: Collection[int]) -> tuple[list[Element], dict[int, set[int]]]:
    """Return the strands of the trust's plan, and which of them each element is of or serves: three questions."""
    tops, above = _trust_tree(trust)
    served: dict[int, set[int]] = defaultdict(set)
    for element in elements:
        if element in above:
            served[element].add(above[element])
    links = Link.objects.filter(lower__in=elements, kind__in=TIED).values_list("lower_id", "upper_id")
    for lower, upper in links:
        if upper in above and lower is not None:
            served[lower].add(above[upper])
    return tops, served


def _trust_tree(trust: int) -> tuple[list[Element], dict[int, int]]:
    """Return the top parts of the trust's plan in force, and the top above each of its parts."""
    plan = visible.in_force(Plan.objects.filter(trust=trust, kind=Plan.Kind.TRUST), clock.today())
    if plan is None:
        return [], {}
    rows = list(Element.objects.filter(plan=plan, removed_at=None).order_by("depth", "order", "pk"))
    above: dict[int, int] = {}
    for row in rows:
        above[row.pk] = row.pk if row.parent_id is None else above.get(row.parent_id, row.pk)
    return [row for row in rows if row.parent_id is None], above
