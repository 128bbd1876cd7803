"""Taking a plan through its gate: people's answers, agreement step by step, and back with a reason."""

import datetime as dt
from textwrap import shorten

from django.db import transaction

from goldenthread.domain.plan_gate import FOR_PEOPLE
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.plans.models import (
    Agreement,
    Confirmation,
    ElementTarget,
    Judgement,
    Passage,
    Plan,
    Version,
)
from goldenthread.features.plans.operations.passing import AGREE, MEND, ask_for_yes, open_anew, pass_on
from goldenthread.features.plans.operations.versions import adopt_as_agreed, keep_version
from goldenthread.features.plans.operations.writing import check, note_element, note_plan, require
from goldenthread.features.plans.queries.agreements import answers_of, standings
from goldenthread.features.plans.queries.gate import FIRST_DRAFT, gate_of
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

SOFTENED = "It asks for less than was agreed."


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
    """Send a plan to those who agree to it next: they see it, draft or not, and are asked to answer.

    As it stands it is kept, so that the final can be held against it.
    """
    claim_revision(plan, drawn_from)
    plan.save(update_fields=["revision"])
    gate = gate_of(plan, clock.today())
    turn = gate.next_step
    require(turn is not None, "Everybody has agreed to it already.")
    assert turn is not None
    require(not gate.is_out, "It has been sent already, and waits for their answer.")
    keep_version(plan=plan, note=FIRST_DRAFT, by=by)
    on = clock.today()
    sent = pass_on(Passage(plan=plan, kind=Passage.Kind.SENT, step=turn.key, by=by, post=post, said_on=on))
    activity.close_tasks(kind=MEND, subject_kind="plan", subject_ref=plan.ref, by=by)
    ask_for_yes(plan, turn)
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
    yes = Passage.Kind.AGREED
    passage = pass_on(Passage(plan=plan, kind=yes, step=step, by=by, post=post, said_on=clock.today()))
    activity.close_tasks(kind=AGREE, subject_kind="plan", subject_ref=plan.ref, by=by)
    after = gate_of(plan, clock.today()).next_step
    if after is not None:
        ask_for_yes(plan, after)
    if turn.key == gate.kind.agreement[-1].key:
        adopted_by = post.title if post else turn.says
        version = adopt_as_agreed(plan=plan, adopted_on=clock.today(), adopted_by=adopted_by, by=by)
        _keep_agreement(plan, version)
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
    made = pass_on(
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
def ask_anew(*, plan: Plan, reason: str, by: Person | None, post: Post | None = None) -> Passage:
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
    note_plan(plan, "confirmed it by last summer's results", by, after=words)
    return made


def _keep_agreement(plan: Plan, version: Version) -> None:
    answers = answers_of([plan], clock.today())[plan.pk]
    Agreement.objects.create(
        plan=plan, version=version, agreed_on=clock.today(),
        answers={ref: [answer.aim, answer.word] for ref, answer in answers.items()},
    )  # fmt: skip
