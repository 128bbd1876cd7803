"""How a local plan stands before the plan gate: each target's five verdicts, and what is in the way of a yes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from goldenthread.domain import date_words, plan_gate, targets
from goldenthread.domain.access import Reach
from goldenthread.domain.plan_drift import Drift
from goldenthread.domain.plan_gate import Aimed, Said, Verdict
from goldenthread.features.measures.models import Target
from goldenthread.features.plans.kinds import Kind, Step, kind_of
from goldenthread.features.plans.models import (
    Circulation,
    Confirmation,
    Element,
    ElementTarget,
    Judgement,
    Passage,
    Plan,
    Version,
)
from goldenthread.features.plans.queries.agreements import Standing, aims_in_force, standings
from goldenthread.features.plans.queries.coverage import (
    Aim,
    answers_of_place,
    in_a_word,
    of_its_years,
    year_answered,
)
from goldenthread.features.plans.queries.versions import versions
from goldenthread.features.plans.queries.visible import may_edit

# What a version is called that was kept when a plan was sent to be agreed.
FIRST_DRAFT = "As it was sent to be agreed."


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
    passages: Sequence[Passage]
    confirmations: Sequence[Confirmation]
    standing: Standing | None = None

    @property
    def taken(self) -> list[str]:
        return plan_gate.steps_taken((one.kind, one.step) for one in self.passages)

    @property
    def next_step(self) -> Step | None:
        key = plan_gate.next_step([step.key for step in self.kind.agreement], self.taken)
        return next((step for step in self.kind.agreement if step.key == key), None)

    @property
    def is_out(self) -> bool:
        """Say whether the plan is with those who agree to it."""
        return plan_gate.is_out(one.kind for one in self.passages)

    @property
    def steps(self) -> list[tuple[Step, Passage | None]]:
        """Each step with the yes that stands for it."""
        taken = set(self.taken)
        latest = {one.step: one for one in self.passages if one.kind == Passage.Kind.AGREED}
        return [(step, latest.get(step.key) if step.key in taken else None) for step in self.kind.agreement]

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
    gated, bare = _targets(plan, context) if kind.gated else ([], [])
    silent = _silent(plan, today) if kind.covers else []
    passages = list(plan.passages.select_related("post", "by"))
    confirmations = list(plan.confirmations.select_related("post", "by"))
    blocks = plan_gate.unanswered(len(silent))
    if kind.gated:
        blocks = plan_gate.may_agree([one.verdicts for one in gated], [one.title for one in bare], len(silent))
    standing = standings([plan], today).get(plan.pk)
    gate = Gate(plan, kind, gated, bare, silent, blocks, passages, confirmations, standing)
    is_last = gate.next_step is not None and gate.next_step.key == kind.agreement[-1].key
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


def may_take(reach: Reach, plan: Plan, step: Step | None) -> bool:
    """Say whether a post of the reader can say yes at a step: of that place, or of the trust at large."""
    return step is not None and any(
        grant.role in step.roles and grant.school in (None, plan.school_id) and grant.unit in (None, plan.unit_id)
        for grant in reach.grants
    )


def may_judge(reach: Reach, plan: Plan) -> bool:
    """Say whether the reader can answer for people: those who write the plan, and those who agree to it."""
    return may_edit(reach, plan) or any(may_take(reach, plan, step) for step in kind_of(plan.kind).agreement)


def _targets(plan: Plan, context: date_words.Context) -> tuple[list[Gated], list[Element]]:
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
    gated = [Gated(aim, plan_gate.verdicts(_aimed(aim.target, context), said[aim.pk])) for aim in found]
    rows = list(Element.objects.filter(plan=plan, removed_at=None).order_by("order", "pk"))
    parents = {row.pk: row.parent_id for row in rows}
    aimed_at = set()
    for aim in found:
        key: int | None = aim.element_id
        while key is not None:
            aimed_at.add(key)
            key = parents.get(key)
    return gated, [row for row in rows if row.parent_id is None and row.pk not in aimed_at]


def _aimed(target: Target, context: date_words.Context) -> Aimed:
    """Return what is known of a target: what was settled by hand, and else what its words say."""
    reading = targets.read(target.text, context)
    claim = next((one for one in reading.claims if one.value is not None), None)
    when = next((one.when for one in reading.claims if one.when is not None), None)
    has_value = target.value is not None or bool(target.value_word) or claim is not None
    return Aimed(
        tier=min(target.tier, reading.tier) if has_value else reading.tier,
        has_measure=target.measure is not None or (claim is not None and bool(claim.measure)),
        has_value=has_value,
        has_day=target.due_until is not None or (when is not None and bool(when.to_on or when.recurrence)),
        date_question=target.due_question,
        lacks=targets.suggest_rewrite(reading) or "",
    )


def _silent(plan: Plan, today: dt.date) -> list[Aim]:
    """Return the aims or milestones of the trust's plan in force that the place has not answered."""
    aims = aims_in_force(plan.trust_id, year_answered(plan, today))
    if not aims:
        return []
    links = answers_of_place(aims[0].element.plan_id, aims, school=plan.school_id, unit=plan.unit_id)
    return [aim for aim, said in zip(aims, links, strict=True) if not in_a_word(aim, of_its_years(plan, said))]
