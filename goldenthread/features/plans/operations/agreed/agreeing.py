"""What becomes of a plan as it is agreed: what the engine of approvals asks of plans, and tells them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import frozen_plan
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans.models import Agreement, Plan, Version
from goldenthread.features.plans.operations.agreed.passing import MEND
from goldenthread.features.plans.operations.agreed.versions import adopt_as_agreed, keep_version
from goldenthread.features.plans.queries.agreed.agreements import answers_of
from goldenthread.features.plans.queries.agreed.gate import gate_of
from goldenthread.features.plans.queries.agreed.versions import as_it_stands
from goldenthread.features.plans.queries.visible import may_edit, plans
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Agreeable, Frozen, Outcome, Passage

SIGNED = "As it went out to be read and signed."


def stands(ref: str) -> str:
    """Return the fingerprint of a plan as it reads now."""
    return frozen_plan.digest(frozen_plan.written(as_it_stands(_plan(ref))))


def freeze(ref: str, by: Any) -> Frozen:
    """Return the version that holds a plan as it reads now, kept for this where none does yet."""
    plan = _plan(ref)
    newest = plan.versions.first()
    if newest is None or newest.digest != stands(ref):
        newest = keep_version(plan=plan, note=SIGNED, by=by)
    return Frozen(newest.ref, str(newest), newest.digest)


def blocks(ref: str, is_last: bool) -> Sequence[str]:  # noqa: FBT001, ARG001  the gate knows its own last step
    """Return what stands in the way of a yes."""
    return gate_of(_plan(ref), clock.today()).blocks


def on_agreed(outcome: Outcome) -> None:
    """Adopt a plan with the last yes, and keep what everybody agreed to."""
    plan = _plan(outcome.ref)
    body = Body.objects.filter(pk=outcome.body).first() if outcome.body else None
    is_own = plan.school_id is None and plan.unit_id is None
    version = adopt_as_agreed(
        plan=plan, adopted_on=clock.today(), body=body if is_own else None, adopted_by=outcome.in_name_of,
        next_review_on=outcome.next_review_on, by=outcome.by,
    )  # fmt: skip
    keep_agreement(plan, version)


def on_returned(outcome: Outcome) -> None:
    """Ask whoever leads a plan to mend it, where somebody else had sent it."""
    plan = _plan(outcome.ref)
    if plan.lead is not None and plan.lead_id != outcome.author:
        activity.open_task(
            trust=plan.trust, post=plan.lead, kind=MEND, subject_kind="approval", subject_ref=outcome.way,
            title=f"{plan.title} was sent back"[:200], why=outcome.reason[:300],
        )  # fmt: skip


def may_ask(reach: Reach, ref: str) -> bool:
    plan = plans(reach).filter(ref=ref).first()
    return plan is not None and may_edit(reach, plan)


def read(reach: Reach, ref: str) -> str:
    """Return where a reader reads the plan; nothing where they may not."""
    plan = plans(reach).filter(ref=ref).select_related("trust").first()
    return f"/{plan.trust.slug}/plan/{plan.ref}/" if plan else ""


def place(ref: str) -> tuple[Any, Any]:
    plan = _plan(ref)
    return plan.school, plan.unit


def passages(ref: str) -> Sequence[Passage]:
    """Return every part of a plan in reading order, as it is called; what it says stands in the kept version."""
    frozen = as_it_stands(_plan(ref))
    return [
        Passage("element", part.ref, f"{part.printed or part.counted} {part.title}".strip()) for part in frozen.parts
    ]


def keep_agreement(plan: Plan, version: Version, on: dt.date | None = None) -> None:
    """Keep what everybody agreed to: the version, and the answers to the trust's plan."""
    answers = answers_of([plan], clock.today())[plan.pk]
    Agreement.objects.create(
        plan=plan, version=version, agreed_on=on or clock.today(),
        answers={ref: [answer.aim, answer.word] for ref, answer in answers.items()},
    )  # fmt: skip


def _plan(ref: str) -> Plan:
    return Plan.objects.select_related("trust", "school", "unit", "lead").get(ref=ref)


DOORS = Agreeable(
    stands=stands, freeze=freeze, blocks=blocks, on_agreed=on_agreed, on_returned=on_returned, may_ask=may_ask,
    may_consult=may_ask, route=lambda ref: _plan(ref).kind, place=place, read=read, passages=passages,
)  # fmt: skip
