"""How a local plan stands before the plan gate: each target's five verdicts, and what is in the way of a yes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, QuerySet

from goldenthread.domain import date_words, targets
from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_gate
from goldenthread.domain.plans.plan_drift import Drift
from goldenthread.domain.plans.plan_gate import Aimed, Said, Verdict
from goldenthread.features.approvals import queries as approvals
from goldenthread.features.approvals.deciding import who_may_decide
from goldenthread.features.approvals.models import Approval, Signature
from goldenthread.features.approvals.queries import Course, Line
from goldenthread.features.approvals.routes import Step, route_for
from goldenthread.features.measures.models import Target
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.kinds import Kind, kind_of
from goldenthread.features.plans.models import (
    Circulation,
    Confirmation,
    Element,
    ElementTarget,
    Judgement,
    Link,
    Plan,
    Version,
)
from goldenthread.features.plans.queries.agreed.agreements import Standing, standings, upper_of, uppers
from goldenthread.features.plans.queries.agreed.versions import FIRST_DRAFT, versions
from goldenthread.features.plans.queries.outline.coverage import (
    Aim,
    aims_of,
    answers_of_place,
    in_a_word,
    of_its_years,
    year_answered,
)
from goldenthread.features.plans.queries.visible import may_edit

# What a version is called that was kept when a plan was sent to be agreed.


@dataclass(frozen=True)
class Gated:
    """One target of the plan with its five verdicts."""

    aim: ElementTarget
    verdicts: Sequence[Verdict]

    @property
    def passes(self) -> bool:
        return plan_gate.passes(self.verdicts)

    @property
    def fails(self) -> bool:
        """Say whether somebody or something has said no; what is only not judged yet has not failed."""
        return any(verdict.answer == plan_gate.NO for verdict in self.verdicts)


@dataclass(frozen=True)
class Gate:
    """A plan before its gate: `blocks` are sentences; while there is one, nobody can agree."""

    plan: Plan
    kind: Kind
    targets: Sequence[Gated]
    bare: Sequence[Element]
    silent: Sequence[Aim]
    blocks: Sequence[str]
    courses: Sequence[Course]
    route: Sequence[Step]
    confirmations: Sequence[Confirmation]
    standing: Standing | None = None

    @property
    def course(self) -> Course | None:
        """The latest way of the plan through those who agree to it."""
        return self.courses[0] if self.courses else None

    @property
    def is_settled(self) -> bool:
        return self.course is not None and self.course.is_agreed

    @property
    def next_step(self) -> Step | None:
        """The step whose turn it is; of a plan that is not out, the first; nothing where everybody has agreed."""
        if self.is_settled:
            return None
        return self.course.next_step if self.course and self.course.is_open else self.route[0]

    @property
    def is_out(self) -> bool:
        """Say whether the plan is with those who agree to it."""
        return self.course is not None and self.course.is_open

    @property
    def steps(self) -> list[tuple[Step, Signature | None]]:
        """Each step with the yes that stands for it."""
        if self.course and (self.is_out or self.is_settled):
            return self.course.steps
        return [(step, None) for step in self.route]

    @property
    def lines(self) -> list[Line]:
        """Everything that was done and said on every way of the plan, the first first."""
        return [line for course in reversed(self.courses) for line in course.lines]

    @property
    def came_back(self) -> Line | None:
        """The word by which the plan was sent back; nothing once it is out again."""
        if self.course is None or self.course.approval.state != Approval.State.RETURNED:
            return None
        return self.course.lines[-1]

    @property
    def is_agreed(self) -> bool:
        """Say whether everybody's yes stands for the plan as it reads now."""
        return self.next_step is None and self.standing is not None and not self.standing.must_be_agreed_anew

    @property
    def drifts(self) -> Sequence[Drift]:
        return self.standing.drifts if self.standing else ()

    @property
    def refusal(self) -> str:
        """Say why the plan cannot come into force by another way, and what is missing here."""
        return plan_gate.refusal(self.blocks, self.next_step.says if self.next_step else "")

    @property
    def confirmation(self) -> Confirmation | None:
        return self.confirmations[0] if self.confirmations else None

    @property
    def passing(self) -> int:
        return sum(one.passes for one in self.targets)


def gate_of(plan: Plan, today: dt.date) -> Gate:
    """Return how a plan that the reader has found stands before its gate: fifteen queries at most."""
    kind = kind_of(plan.kind)
    context = date_words.Context(start_on=plan.starts_on, end_on=plan.ends_on)
    courses = approvals.courses_of("plan", plan.ref)
    gated, bare = _targets(plan, context, is_agreed=_is_agreed(courses)) if kind.gated else ([], [])
    silent = _silent(plan, today) if kind.covers else []
    is_on = bool(courses) and (courses[0].is_open or courses[0].is_agreed)
    route = courses[0].route if is_on else route_for(plan.trust, "plan", plan.kind).steps
    confirmations = list(plan.confirmations.select_related("post", "by"))
    blocks = plan_gate.unanswered(len(silent))
    if kind.gated:
        blocks = plan_gate.may_agree([one.verdicts for one in gated], [one.title for one in bare], len(silent))
    standing = standings([plan], today).get(plan.pk)
    gate = Gate(plan, kind, gated, bare, silent, blocks, courses, route, confirmations, standing)
    is_last = gate.next_step is not None and gate.next_step.key == route[-1].key
    if kind.results and is_last and not confirmations:
        says = "It does not carry the confirmation of last summer’s results yet; a provisional one is enough."
        return replace(gate, blocks=[*blocks, says])
    return gate


def first_draft(reach: Reach, plan: Plan) -> Version | None:
    """Return the version that was kept when the plan was first sent on its way to its latest agreement."""
    kept = versions(reach).filter(plan=plan, occasion=Version.Occasion.KEPT, note=FIRST_DRAFT).defer("content")
    agreed = list(plan.agreements.order_by("-pk").values_list("version__number", flat=True)[:2])
    # On its way anew, all that was sent since the latest agreement counts; else since the one before it.
    for number in (*agreed, 0):
        since = kept.filter(number__gt=number).order_by("number").first()
        if since is not None:
            return since
    return None


def circulations(plan: Plan) -> QuerySet[Circulation]:
    """Return when a plan was sent round, and to whom; the latest first."""
    return plan.circulations.select_related("post", "version", "confirmation").defer("version__content")


def may_take(reach: Reach, gate: Gate, today: dt.date) -> bool:
    """Say whether the reader can answer at the step whose turn it is: a post of theirs was asked."""
    return gate.course is not None and bool(approvals.signing(reach, gate.course, today))


def in_name_of(reach: Reach, gate: Gate, today: dt.date) -> dict[str, Post | None]:
    """Return the post in whose name the reader answers, and the one that it stands in for where that is another."""
    return approvals.in_name_of(reach, gate.course, today) if gate.course else {}


def may_judge(reach: Reach, gate: Gate, today: dt.date) -> bool:
    """Say whether the reader can answer for people: those who write the plan, and those who agree to it."""
    plan = gate.plan
    return may_edit(reach, plan) or any(
        reach.posts & set(who_may_decide(plan.trust, step.decision, plan.school, today, plan.unit).posts)
        for step in gate.route
    )


def _is_agreed(courses: Sequence[Course]) -> bool:
    return bool(courses) and courses[0].is_agreed


def _targets(plan: Plan, context: date_words.Context, *, is_agreed: bool) -> tuple[list[Gated], list[Element]]:
    aims = ElementTarget.objects.filter(element__plan=plan, element__removed_at=None, target__retired_on=None)
    aims = aims.select_related("element", "target__measure").order_by(
        "element__depth", "element__order", "order", "pk"
    )
    found = list(aims)
    said: dict[int, dict[str, Said]] = defaultdict(dict)
    words = {aim.pk: aim.target.text for aim in found}
    for one in Judgement.objects.filter(aim__in=list(words)):
        # An answer is about the words that were read; of other words nobody has said anything yet.
        if one.words == words[one.aim_id]:
            said[one.aim_id][one.question] = Said(one.passes, one.reason)
    gated = [
        Gated(aim, plan_gate.verdicts(_aimed(aim.target, plan, context, is_agreed=is_agreed), said[aim.pk]))
        for aim in found
    ]
    rows = list(
        Element.objects.filter(plan=plan, removed_at=None).annotate(is_held=_held_above()).order_by("order", "pk")
    )  # fmt: skip
    parents = {row.pk: row.parent_id for row in rows}
    aimed_at = {row.pk for row in rows if row.is_held}
    for aim in found:
        key: int | None = aim.element_id
        while key is not None:
            aimed_at.add(key)
            key = parents.get(key)
    return gated, [row for row in rows if row.parent_id is None and row.pk not in aimed_at]


def _held_above() -> Exists:
    """Say that a part is an aim of the trust's, taken up in its own words, and is held to what the trust aims at."""
    as_it_is = Link.objects.filter(lower=OuterRef("pk"), kind=Link.Kind.TAKES_UP, upper__title=OuterRef("title"))
    return Exists(as_it_is.filter(upper__aims_at__isnull=False, upper__aims_at__target__retired_on=None))


def _aimed(target: Target, plan: Plan, context: date_words.Context, *, is_agreed: bool) -> Aimed:
    """Return what is known of a target: what was settled by hand, and else what its words say.

    Whoever agreed to a plan took its words as they were read.
    """
    reading = targets.read(target.text, context)
    claim = next((one for one in reading.claims if one.value is not None), None)
    when = next((one.when for one in reading.claims if one.when is not None), None)
    by_words = claim is not None and target.measure is None and not targets.is_known(claim.measure)
    has_value = target.value is not None or bool(target.value_word) or claim is not None
    until = target.due_until or (when.to_on if when else None)
    return Aimed(
        tier=min(target.tier, reading.tier) if has_value else reading.tier,
        has_measure=target.measure is not None or (claim is not None and bool(claim.measure)),
        has_value=has_value,
        has_day=target.due_until is not None or (when is not None and bool(when.to_on or when.recurrence)),
        date_question=target.due_question,
        lacks=targets.suggest_rewrite(reading) or "",
        read_as=targets.say(claim) if claim and by_words and not is_agreed else "",
        is_of_before=until is not None and plan.starts_on is not None and until < plan.starts_on,
    )


def _silent(plan: Plan, today: dt.date) -> list[Aim]:
    """Return the aims or milestones of the trust's plan of its years that the place has not answered."""
    upper = upper_of(plan, uppers(plan.trust_id), today)
    aims = aims_of(upper, year_answered(upper, plan, today))[0] if upper else []
    if not upper or not aims:
        return []
    links = answers_of_place(upper, aims, school=plan.school_id, unit=plan.unit_id)
    return [aim for aim, said in zip(aims, links, strict=True) if not in_a_word(aim, of_its_years(plan, said))]
