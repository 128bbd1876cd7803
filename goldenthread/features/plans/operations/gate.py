"""Taking a plan through its gate: people's answers, agreement step by step, and back with a reason."""

import datetime as dt
from textwrap import shorten

from django.db import transaction
from django.db.models import Q

from goldenthread.domain.plan_gate import FOR_PEOPLE
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.kinds import Step
from goldenthread.features.plans.models import Confirmation, ElementTarget, Judgement, Passage, Plan
from goldenthread.features.plans.operations.versions import adopt
from goldenthread.features.plans.operations.writing import check, note_element, note_plan, require
from goldenthread.features.plans.queries.gate import gate_of
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

AGREE, MEND = "agree to plan", "mend plan"


@transaction.atomic
def judge_target(
    *, aim: ElementTarget, question: str, passes: bool, reason: str, by: Person | None, post: Post | None = None
) -> Judgement:
    """Answer one of the three questions that only people can answer, about the words as they stand."""
    require(question in FOR_PEOPLE, "The machine judges that one.", "question")
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
def send_plan(*, plan: Plan, by: Person, post: Post | None = None, drawn_from: int | None = None) -> Passage:
    """Send a plan to those who agree to it next: they see it, draft or not, and are asked to answer."""
    claim_revision(plan, drawn_from)
    plan.save(update_fields=["revision"])
    gate = gate_of(plan, clock.today())
    turn = gate.next_step
    require(turn is not None, "Everybody has agreed to it already.")
    assert turn is not None
    require(not gate.is_out, "It has been sent already, and waits for their answer.")
    sent = _pass(Passage(plan=plan, kind=Passage.Kind.SENT, step=turn.key, by=by, post=post, said_on=clock.today()))
    activity.close_tasks(kind=MEND, subject_kind="plan", subject_ref=plan.ref, by=by)
    _ask(plan, turn)
    return sent


@transaction.atomic
def agree_plan(
    *, plan: Plan, step: str, by: Person, post: Post | None = None, drawn_from: int | None = None
) -> Passage:
    """Say yes to a plan at the step whose turn it is. With the last yes the plan is adopted, and frozen."""
    claim_revision(plan, drawn_from)
    plan.save(update_fields=["revision"])
    gate = gate_of(plan, clock.today())
    turn = gate.next_step
    require(turn is not None, "Everybody has agreed to it already.")
    assert turn is not None
    require(turn.key == step, f"It is not that step's turn. Next: {turn.says}.")
    require(not gate.blocks, "It cannot be agreed yet. " + " ".join(gate.blocks))
    passage = _pass(Passage(plan=plan, kind=Passage.Kind.AGREED, step=step, by=by, post=post, said_on=clock.today()))
    activity.close_tasks(kind=AGREE, subject_kind="plan", subject_ref=plan.ref, by=by)
    after = gate_of(plan, clock.today()).next_step
    if after is not None:
        _ask(plan, after)
    if turn.key == gate.kind.agreement[-1].key:
        adopt(plan=plan, adopted_on=clock.today(), adopted_by=post.title if post else turn.says, by=by)
    return passage


@transaction.atomic
def return_plan(
    *,
    plan: Plan,
    step: str,
    reason: str,
    by: Person | None,
    post: Post | None = None,
    on: dt.date | None = None,
) -> Passage:
    """Send a plan back to those who write it, and say why. This is never refused."""
    require(reason.strip(), "Say why it goes back: what is to be changed.", "reason")
    back = Passage.Kind.RETURNED
    sent = plan.passages.filter(kind=Passage.Kind.SENT).exclude(post=None).select_related("post").last()
    made = _pass(
        Passage(plan=plan, kind=back, step=step, by=by, post=post, reason=reason, said_on=on or clock.today())
    )
    activity.close_tasks(kind=AGREE, subject_kind="plan", subject_ref=plan.ref, by=by)
    author = plan.lead or (sent.post if sent else None)
    if author is not None:
        activity.open_task(
            trust=plan.trust, post=author, kind=MEND, subject_kind="plan", subject_ref=plan.ref,
            title=f"{plan.title} was sent back", why=shorten(reason, 200, placeholder=" …"),
        )  # fmt: skip
    return made


@transaction.atomic
def confirm_results(
    *, plan: Plan, state: str, says: str, by: Person | None, post: Post | None = None, on: dt.date | None = None
) -> Confirmation:
    """Say what last summer's results mean for the plan. A later confirmation takes the place of a provisional one."""
    words = check(Confirmation, {"state": state, "says": says})
    made = Confirmation.objects.create(plan=plan, by=by, post=post, confirmed_on=on or clock.today(), **words)
    note_plan(plan, "confirmed it by last summer's results", by, after=words)
    return made


def _ask(plan: Plan, step: Step) -> None:
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


def _pass(passage: Passage) -> Passage:
    passage.reason = check(Passage, {"reason": passage.reason})["reason"]
    passage.save()
    after = {"step": passage.step, "reason": passage.reason}
    note_plan(passage.plan, f"{passage.kind} it", passage.by, after=after)
    return passage
