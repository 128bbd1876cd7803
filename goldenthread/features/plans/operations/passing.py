"""Keeping one step of a plan's way through its gate, and asking those whose turn it is next."""

from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.kinds import Step
from goldenthread.features.plans.models import Passage, Plan
from goldenthread.features.plans.operations.writing import check, note_plan
from goldenthread.features.plans.queries.gate import gate_of
from goldenthread.foundation import clock

AGREE, MEND = "agree to plan", "mend plan"
REOPENED = "asked for a new agreement"


def ask_for_yes(plan: Plan, step: Step) -> None:
    """Ask every post that can say yes at a step: those of the plan's place, and those of the trust at large."""
    place = Q(school=plan.school_id) if plan.school_id else Q(unit=plan.unit_id, school=None)
    posts = Post.objects.filter(Q(school=None, unit=None) | place, trust=plan.trust, role__in=step.roles)
    activity.open_tasks(
        Task(
            trust=plan.trust, post=post, kind=AGREE, subject_kind="plan", subject_ref=plan.ref,
            title=f"Agree to {plan.title}, {plan.school or plan.unit}"[:200],
            why="Say yes, or send it back and say what is to be changed.",
        )
        for post in posts
    )  # fmt: skip


def pass_on(passage: Passage) -> Passage:
    passage.reason = check(Passage, {"reason": passage.reason})["reason"]
    passage.save()
    after = {"step": passage.step, "reason": passage.reason}
    did = REOPENED if passage.kind == Passage.Kind.REOPENED else f"{passage.kind} it"
    note_plan(passage.plan, did, passage.by, after=after)
    return passage


def open_anew(plan: Plan, reason: str, by: Person | None, post: Post | None = None) -> Passage | None:
    """Have a plan agreed anew, and ask those who begin, where everybody had agreed to it; else nothing."""
    gate = gate_of(plan, clock.today())
    if not gate.passages or gate.next_step is not None:
        return None
    first, anew = gate.kind.agreement[0], Passage.Kind.REOPENED
    made = pass_on(
        Passage(plan=plan, kind=anew, step=first.key, by=by, post=post, reason=reason, said_on=clock.today())
    )
    ask_for_yes(plan, first)
    return made
