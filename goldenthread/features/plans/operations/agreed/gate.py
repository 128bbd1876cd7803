"""Taking a plan through its gate: people's answers, agreement step by step, and back with a reason."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from goldenthread.domain.plans.plan_gate import ASKED_OF_PEOPLE, Said
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.approvals.models import Approval, Signature
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.plans.models import Confirmation, ElementTarget, Judgement, Plan
from goldenthread.features.plans.operations.agreed.passing import CONFIRM, open_anew, put_on_its_way
from goldenthread.features.plans.operations.agreed.versions import keep_version
from goldenthread.features.plans.operations.writing import note_element, note_plan
from goldenthread.features.plans.queries.agreed.agreements import standings
from goldenthread.features.plans.queries.agreed.gate import gate_of
from goldenthread.features.plans.queries.agreed.versions import FIRST_DRAFT
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

SOFTENED = "It asks for less than was agreed."


@transaction.atomic
def judge_target(
    *, aim: ElementTarget, question: str, passes: bool, reason: str, by: Person | None, post: Post | None = None
) -> Judgement:
    """Answer one of the questions that people answer, about the words as they stand."""
    require(question in ASKED_OF_PEOPLE, "The machine judges that one.", "question")
    words = check(Judgement, {"reason": reason})
    made, _ = Judgement.objects.update_or_create(
        aim=aim, question=question,
        defaults={
            "passes": passes, "words": aim.target.text, "by": by, "post": post, "judged_on": clock.today(), **words
        },
    )  # fmt: skip
    after = {"target": aim.target.text, question: "yes" if passes else "no", "reason": reason}
    note_element(aim.element, "judged a target", by, after=after)
    return made


@transaction.atomic
def judge_whole(
    *, aim: ElementTarget, said: Mapping[str, Said], by: Person | None, post: Post | None = None
) -> list[Judgement]:
    """Answer as many of the people's questions about one target as the reader has looked at, all or none of them."""
    return [
        judge_target(aim=aim, question=question, passes=one.passes, reason=one.reason, by=by, post=post)
        for question, one in said.items()
    ]


@transaction.atomic
def send_plan(*, plan: Plan, by: Person, post: Post | None = None, drawn_from: int | None = None) -> Approval:
    """Send a plan to those who agree to it: they see it, draft or not, and are asked in their order.

    As it stands it is kept, so that the final can be held against it.
    """
    claim_revision(plan, drawn_from)
    plan.save(update_fields=["revision"])
    gate = gate_of(plan, clock.today())
    require(gate.next_step is not None, "Everybody has agreed to it already.")
    require(not gate.is_out, "It has been sent already, and waits for their answer.")
    require(plan.state != Plan.State.ENDED, "This plan has ended. Open it again before it is sent.")
    keep_version(plan=plan, note=FIRST_DRAFT, by=by)
    return put_on_its_way(plan, by, post)


@transaction.atomic
def agree_plan(
    *, plan: Plan, step: str, by: Person, post: Post | None = None, drawn_from: int | None = None, **words: Any
) -> Signature:
    """Say yes to a plan at the step whose turn it is. With the last yes the plan is adopted, and frozen."""
    claim_revision(plan, drawn_from)
    plan.save(update_fields=["revision"])
    made = approvals.sign(approval=_out(plan), step=step, verdict="agreed", by=by, post=post, **words)
    plan.refresh_from_db()
    return made


@transaction.atomic
def return_plan(
    *, plan: Plan, step: str, reason: str, by: Person, post: Post | None = None, **words: Any
) -> Signature:
    """Send a plan back to those who write it, and say why. This is never refused."""
    return approvals.sign(
        approval=_out(plan), step=step, verdict="returned", reason=reason, by=by, post=post, **words
    )


@transaction.atomic
def ask_anew(*, plan: Plan, reason: str, by: Person | None, post: Post | None = None) -> Approval:
    """Ask for a new agreement to a plan that everybody had agreed to, because it is another plan now."""
    require(reason.strip(), "Say what has changed since it was agreed.", "reason")
    made = open_anew(plan, reason, by, post)
    require(made is not None, "It is on its way through the gate already.")
    assert made is not None
    return made


@transaction.atomic
def ask_anew_where_softened(*, trust: Trust) -> int:
    """Ask for a new agreement to every plan in force that asks for less than was agreed; return how many."""
    live = Plan.objects.filter(trust=trust, state=Plan.State.LIVE, agreements__isnull=False).distinct()
    found = {plan.pk: plan for plan in live.select_related("trust", "school", "unit", "lead")}
    standing = standings(list(found.values()), clock.today())
    softened = [found[key] for key, one in standing.items() if one.must_be_agreed_anew]
    return sum(open_anew(plan, SOFTENED, None) is not None for plan in softened)


@transaction.atomic
def confirm_results(
    *, plan: Plan, state: str, says: str, by: Person | None, post: Post | None = None, on: dt.date | None = None
) -> Confirmation:
    """Say what last summer's results mean for the plan. A later confirmation takes the place of a provisional one."""
    words = check(Confirmation, {"state": state, "says": says})
    made = Confirmation.objects.create(plan=plan, by=by, post=post, confirmed_on=on or clock.today(), **words)
    activity.close_tasks(kind=CONFIRM, subject_kind="plan", subject_ref=plan.ref, by=by)
    note_plan(plan, "confirmed it by last summer's results", by, after=words)
    return made


def _out(plan: Plan) -> Approval:
    """Return the way that a plan is on."""
    found = Approval.objects.filter(subject_kind="plan", subject_ref=plan.ref, state=Approval.State.OPEN).first()
    require(found is not None, "It has not been sent to be agreed.")
    assert found is not None
    return found
