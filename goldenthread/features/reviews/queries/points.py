"""What the year showed that the next plan may rest on: reviews, effects, questions of bodies, and what days gave."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Effect, Element, Plan, ProgressNote, Stage
from goldenthread.features.plans.queries.visible import elements
from goldenthread.features.reviews.models import Event, Question, Weighed
from goldenthread.features.reviews.queries.events import events_within

NOTE, EFFECT, LESSON, QUESTION, DAY = "note", "effect", "lesson", "question", "day"
KINDS = {
    NOTE: "What slips",
    EFFECT: "What work showed",
    LESSON: "Lessons of a stage",
    QUESTION: "Asked by those who govern",
    DAY: "What came of a day together",
}
# As what each kind is most often taken in.
USUAL = {NOTE: "weakness", EFFECT: "result", LESSON: "strength", QUESTION: "gap", DAY: "opportunity"}
# What was said longer ago belongs to another year; of each kind so many are shown.
YEAR = dt.timedelta(days=366)
MOST = 40
LONGEST, LONGEST_SOURCE = 400, 200


@dataclass(frozen=True)
class Point:
    """One thing that the year showed: its words, where it comes from, on which day, and where it is read."""

    kind: str
    ref: str
    says: str
    source: str
    on: dt.date
    address: str = ""
    status: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.ref}"

    @property
    def usual(self) -> str:
        return USUAL[self.kind]


def points_for(reach: Reach, plan: Plan, today: dt.date) -> list[Point]:
    """Return what the year showed in the place of a plan, without what was weighed for it; what slips comes first.

    The trust's plan hears of all its places, a school's of that school alone.
    """
    since = today - YEAR
    parts = _parts(reach, plan)
    found = [
        *_notes(parts, since), *_effects(parts, since), *_lessons(parts, since), *_questions(parts, since),
        *_days(reach, plan, since),
    ]  # fmt: skip
    done = set(Weighed.objects.filter(plan=plan).values_list("kind", "ref"))
    return [point for point in found if (point.kind, point.ref) not in done]


def weighed_for(plan: Plan) -> list[Weighed]:
    return list(Weighed.objects.filter(plan=plan).select_related("ground", "by"))


def _parts(reach: Reach, plan: Plan) -> QuerySet[Element]:
    found = elements(reach).filter(plan__state=Plan.State.LIVE)
    if plan.school_id or plan.unit_id:
        return found.filter(plan__school=plan.school_id, plan__unit=plan.unit_id)
    return found


def _notes(parts: QuerySet[Element], since: dt.date) -> Iterable[Point]:
    newest = ProgressNote.objects.filter(element=OuterRef("pk")).order_by("-said_on", "-pk").values("pk")[:1]
    last = parts.annotate(last=Subquery(newest)).order_by().values("last")
    rows = ProgressNote.objects.filter(pk__in=last, said_on__gte=since, status__in=("off track", "at risk"))
    listed = rows.select_related("post", "element__plan__school", "element__plan__unit", "element__plan__trust")
    for one in listed.order_by("-status", "-said_on", "pk")[:MOST]:
        yield _of_part(one.element, NOTE, one.ref, one.said, on=one.said_on, by=one.post, status=one.status)


def _effects(parts: QuerySet[Element], since: dt.date) -> Iterable[Point]:
    rows = Effect.objects.filter(action__element__in=parts, said_on__gte=since).select_related(
        "post", "action__element__plan__school", "action__element__plan__unit", "action__element__plan__trust"
    )
    for one in rows[:MOST]:
        gap = (
            f"{one.between}: from {one.gap_before.normalize():f} to {one.gap_after.normalize():f} {one.unit}".strip()
        )
        says = f"{gap}. {one.says}" if one.says else gap
        yield _of_part(one.action.element, EFFECT, str(one.pk), says, on=one.said_on, by=one.post)


def _lessons(parts: QuerySet[Element], since: dt.date) -> Iterable[Point]:
    rows = Stage.objects.filter(element__in=parts, passed_on__gte=since).exclude(lessons="")
    for one in rows.select_related("element__plan__school", "element__plan__unit", "element__plan__trust")[:MOST]:
        assert one.passed_on is not None
        yield _of_part(one.element, LESSON, one.ref, one.lessons, on=one.passed_on, by=one.title)


def _questions(parts: QuerySet[Element], since: dt.date) -> Iterable[Point]:
    rows = Question.objects.filter(part__element__in=parts, asked_on__gte=since).select_related(
        "post", "part__element__plan__school", "part__element__plan__unit", "part__element__plan__trust"
    )
    for one in rows.order_by("-asked_on", "pk")[:MOST]:
        says = f"{one.asks} {one.answer}".strip()
        yield _of_part(one.part.element, QUESTION, one.ref, says, on=one.asked_on, by=one.post)


def _days(reach: Reach, plan: Plan, since: dt.date) -> Iterable[Point]:
    rows: QuerySet[Event] = events_within(reach).filter(on__gte=since).exclude(learned="")
    if plan.school_id:
        rows = rows.filter(Q(school=plan.school_id))
    for one in rows.order_by("-on")[:MOST]:
        place = f", {one.school.short_name}" if one.school else ""
        address = f"/{one.trust.slug}/year/events/{one.ref}/"
        yield Point(DAY, one.ref, one.learned[:LONGEST], f"{one.title}{place}"[:LONGEST_SOURCE], one.on, address)


def _of_part(
    element: Element, kind: str, ref: str, says: str, *, on: dt.date, by: object, status: str = ""
) -> Point:  # fmt: skip
    place = element.plan.school.short_name if element.plan.school else str(element.plan.unit or "")
    part = f"{element.number} {element.title}".strip()
    source = ", ".join(word for word in (place, part, str(by or "")) if word)
    address = f"/{element.plan.trust.slug}/plan/part/{element.ref}/"
    return Point(kind, ref, says.strip()[:LONGEST], source[:LONGEST_SOURCE], on, address, status)


def by_kind(points: Sequence[Point]) -> list[tuple[str, list[Point]]]:
    """Return points under what they are, the first kind first."""
    return [(says, [one for one in points if one.kind == kind]) for kind, says in KINDS.items()]
