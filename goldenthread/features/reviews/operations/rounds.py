"""Holding a round: opening it, answering, moderating, asking, nudging, closing, and opening it again."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator

from goldenthread.domain.plans import plan_status
from goldenthread.domain.plans.plan_tree import told_apart, walk
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post, Trust, here_on
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import Assignment, Element, Plan, ProgressNote
from goldenthread.features.plans.operations.work.progress import ASKED
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.reviews.models import Closing, Duty, Question, Round, RoundPart, RoundPlan
from goldenthread.features.reviews.queries.answers import answers_to, outcomes
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock

ASKED_TO_ANSWER = "answer question"
MOST_TEXT = 4_000
MOST_REASON = 300
# Between the last day for answers and the closing heads moderate and bodies ask.
MODERATING = dt.timedelta(days=7)


@transaction.atomic
def open_round(
    *,
    trust: Trust,
    title: str,
    answers_by: dt.date,
    closes_on: dt.date,
    by: Person | None,
    plan_kinds: Sequence[str] = (),
    opened_on: dt.date | None = None,
    duty: Duty | None = None,
    name: str = "",
) -> Round:
    """Ask the lead of every part of the plans in force how it stands. Raises ValidationError, by field.

    Left in peace are parts that are done, moved or dropped, and the plans of schools that have left.
    """
    row = Round(
        trust=trust, title=title.strip(), plan_kinds=list(plan_kinds), opened_on=opened_on or clock.today(),
        answers_by=answers_by, closes_on=closes_on, duty=duty, name=name,
    )  # fmt: skip
    _require_sound(row)
    row.save()
    plans = {plan.pk: plan for plan in _plans_in_scope(row)}
    within = RoundPlan.objects.bulk_create(RoundPlan(round=row, plan=plan) for plan in plans.values())
    parts = RoundPart.objects.bulk_create(_parts(within))
    ask_leads(row, parts)
    note_round(row, "opened", by, after={"plans": len(within), "parts": len(parts), "answers by": answers_by})
    return row


def take_in(row: Round) -> list[RoundPart]:
    """Add to an open round what somebody has come to lead, and the plans that came into force, since it opened."""
    plans = {plan.pk: plan for plan in _plans_in_scope(row)}
    within = {one.plan_id: one for one in RoundPlan.objects.filter(round=row, plan__in=plans)}
    fresh = [RoundPlan(round=row, plan=plan) for key, plan in plans.items() if key not in within]
    asked = set(RoundPart.objects.filter(within__round=row).values_list("element", flat=True))
    every = [*within.values(), *RoundPlan.objects.bulk_create(fresh)]
    return RoundPart.objects.bulk_create(part for part in _parts(every) if part.element_id not in asked)


def _require_sound(row: Round) -> None:
    wrong = row.span.flaws()
    if not row.title:
        wrong["title"] = "Say what the round is called."
    elif len(row.title) > 120:
        wrong["title"] = "120 characters are the most that can be kept."
    if set(row.plan_kinds) - set(kinds()):
        wrong["plan_kinds"] = "There is no such kind of plan."
    if row.closes_on.year > 2100:
        wrong["closes_on"] = f"The year {row.closes_on.year} is too long ago or too far ahead to be meant."
    if wrong:
        raise ValidationError(wrong)
    other = Round.objects.select_for_update().filter(trust=row.trust, closed_on=None).first()
    if other is not None:
        raise ValidationError(f"“{other.title}” is still open. Close it first, so that nobody is asked twice.")


def _plans_in_scope(row: Round) -> Iterable[Plan]:
    here = here_on(row.opened_on, at="school__")
    plans = Plan.objects.filter(here, trust=row.trust, state=Plan.State.LIVE)
    plans = plans.exclude(starts_on__gt=row.opened_on).exclude(ends_on__lt=row.opened_on)
    if row.plan_kinds:
        plans = plans.filter(kind__in=row.plan_kinds)
    leads = Assignment.objects.filter(capacity=Assignment.Capacity.LEAD, element__removed_at=None)
    return plans.filter(pk__in=leads.values("element__plan"))


def _parts(within: Sequence[RoundPlan]) -> Iterable[RoundPart]:
    """Yield what is asked about, in the order of each plan: four questions for them all."""
    by_plan = {one.plan_id: one for one in within}
    leads = leads_of(by_plan)
    over = {key for key, word in trees.words_of(by_plan).items() if word.status in plan_status.FINISHED}
    frames = trees.frames(by_plan)
    bones = trees.grown(trees.bones(Element.objects.filter(plan__in=by_plan, removed_at=None)))
    for plan, tops in bones.items():
        numbers, names = trees.numbers_of(tops, frames.get(plan, {})), told_apart(tops)
        for order, node in enumerate(walk(tops)):
            if node.row.pk in leads and node.row.pk not in over:
                number = node.row.number or numbers.get(node.row.pk, "")
                yield RoundPart(
                    within=by_plan[plan], element_id=node.row.pk, post_id=leads[node.row.pk], order=order,
                    number=number[:40], title=node.row.title if number else names[node.row.pk][:300],
                )  # fmt: skip


def leads_of(plans: Collection[int]) -> dict[int, int]:
    rows = Assignment.objects.filter(
        element__plan__in=plans, element__removed_at=None, capacity=Assignment.Capacity.LEAD
    ).order_by("-pk")
    return dict(rows.values_list("element_id", "post_id"))


def ask_leads(row: Round, parts: Sequence[RoundPart]) -> None:
    """Ask every lead of a part that has no words of the round's days yet."""
    elements = {element.pk: element for element in Element.objects.filter(pk__in=[part.element_id for part in parts])}
    answered = answers_to(row, elements)
    leads = Assignment.objects.filter(element__in=elements, capacity=Assignment.Capacity.LEAD)
    named = {part.element_id: part for part in parts}
    wanted = [
        _task(row, named[lead.element_id], elements[lead.element_id].ref, lead.post_id)
        for lead in leads
        if lead.element_id not in answered
    ]
    subjects = [element.ref for element in elements.values()]
    activity.ask_exactly(trust=row.trust, kind=ASKED, subject_kind="element", subjects=subjects, wanted=wanted)


def _task(row: Round, part: RoundPart, ref: str, post: int) -> Task:
    title = Truncator(part.title.rstrip(".")).chars(150)
    named = f"{part.number} “{title}”".strip()
    nudge = " Asked again." if part.nudged_on else ""
    return Task(
        trust=row.trust, post_id=post, kind=ASKED, subject_kind="element", subject_ref=ref, due_on=row.answers_by,
        title=f"Say how {named} stands"[:200],
        why=f"{row.title}.{nudge}"[:300],
    )  # fmt: skip


@transaction.atomic
def answer_part(
    *,
    part: RoundPart,
    status: str,
    said: str,
    next_step: str,
    by: Person,
    post: Post | None = None,
    confidence: str = "",
    differs: str = "",
    evidence: str = "",
    evidence_address: str = "",
) -> ProgressNote:
    """Say in a round how a part stands. Where the figures tell another story, a sentence on that is asked for.

    In a closed round the words are kept as any are, and no longer change it.
    """
    row = part.within.round
    _require_words({"differs": differs})
    if confidence and confidence not in RoundPart.Confidence.values:
        raise ValidationError({"confidence": "Choose one of those offered."})
    outcome = plan_status.outcome(outcomes([part.element_id]).get(part.element_id, {}).values())
    odds = plan_status.disagreement(status, outcome)
    if row.is_open and odds and not differs.strip():
        raise ValidationError({"differs": f"{odds} Say so in a sentence."})
    note = planning.give_progress(
        element=part.element, status=status, said=said, next_step=next_step, by=by, post=post
    )
    if evidence.strip():
        planning.add_evidence(element=part.element, title=evidence, address=evidence_address.strip(), by=by)
    if row.is_open:
        part.note, part.confidence, part.differs = note, confidence, differs.strip() if odds else ""
        part.agreed_on = part.agreed_by = None
        part.save(update_fields=["note", "confidence", "differs", "agreed_on", "agreed_by"])
    return note


@transaction.atomic
def agree_to_parts(*, parts: Sequence[RoundPart], by: Person) -> int:
    """Agree, for those who moderate, to how parts were answered; return how many.

    Unanswered ones are left, and those that they answered themselves: nobody agrees to their own word.
    """
    if not parts:
        return 0
    row = require_open(parts[0].within.round)
    answered = answers_to(row, [part.element_id for part in parts])
    others = {element for element, answer in answered.items() if answer.by_id != by.pk}
    agreed = [part for part in parts if part.element_id in others and part.agreed_on is None]
    if not agreed:
        return 0
    for part in agreed:
        part.agreed_on, part.agreed_by = clock.today(), by
    RoundPart.objects.bulk_update(agreed, ["agreed_on", "agreed_by"])
    note_round(row, "agreed to answers", by, after={"parts": [str(part) for part in agreed][:50]})
    return len(agreed)


@transaction.atomic
def moderate_plan(*, within: RoundPlan, remark: str, by: Person) -> RoundPlan:
    """Say for a plan as a whole that its answers are as whoever moderates sees them."""
    row = require_open(within.round)
    _require_words({"remark": remark})
    within.moderated_on, within.moderated_by, within.remark = clock.today(), by, remark.strip()
    within.save(update_fields=["moderated_on", "moderated_by", "remark"])
    agree_to_parts(parts=list(within.parts.select_related("within__round")), by=by)
    note_round(row, "moderated", by, after={"plan": within.plan.title, "remark": within.remark})
    return within


@transaction.atomic
def correct_part(*, part: RoundPart, status: str, said: str, by: Person, post: Post | None = None) -> ProgressNote:
    """Say, for those who moderate, that a part stands otherwise than was answered: their word is then the newest."""
    require_open(part.within.round)
    note = planning.give_progress(element=part.element, status=status, said=said, next_step="", by=by, post=post)
    part.agreed_on, part.agreed_by = clock.today(), by
    part.save(update_fields=["agreed_on", "agreed_by"])
    return note


@transaction.atomic
def ask_question(*, part: RoundPart, asks: str, by: Person, post: Post | None = None) -> Question:
    """Ask, of the lead of a part, about how it stands. The question stays with the round for the board to read."""
    row = require_open(part.within.round)
    _require_words({"asks": asks}, needed="asks")
    question = Question.objects.create(part=part, asks=asks.strip(), by=by, post=post, asked_on=clock.today())
    if part.post is not None:
        activity.open_task(
            trust=row.trust, post=part.post, kind=ASKED_TO_ANSWER, subject_kind="round part", subject_ref=part.ref,
            title=f"Answer a question about {part}"[:200], why=question.asks[:300], due_on=row.closes_on,
        )  # fmt: skip
    note_round(row, "asked a question", by, after={"part": str(part), "asks": question.asks})
    return question


@transaction.atomic
def answer_question(*, question: Question, answer: str, by: Person) -> Question:
    """Answer a question, once."""
    if question.answered_on is not None:
        raise ValidationError("It has been answered already.")
    _require_words({"answer": answer}, needed="answer")
    question.answer, question.answered_by, question.answered_on = answer.strip(), by, clock.today()
    question.save(update_fields=["answer", "answered_by", "answered_on"])
    if not question.part.questions.filter(answered_on=None).exists():
        activity.close_tasks(kind=ASKED_TO_ANSWER, subject_kind="round part", subject_ref=question.part.ref, by=by)
    activity.tell(
        trust=question.part.within.round.trust, posts=[question.post], subject_kind="round part",
        says=f"Your question about {question.part} is answered", subject_ref=question.part.ref, by=by,
    )  # fmt: skip
    note_round(question.part.within.round, "answered a question", by, after={"answer": question.answer})
    return question


@transaction.atomic
def close_round(*, round_: Round, by: Person | None, on: dt.date | None = None) -> Round:
    """Freeze a round as it stands: later words no longer change it. What was not answered stands as silent."""
    row = require_open(Round.objects.select_for_update().get(pk=round_.pk))
    row.closed_on = on or clock.today()
    parts = list(RoundPart.objects.filter(within__round=row).select_related("element", "post"))
    answers = answers_to(row, [part.element_id for part in parts], until=row.closed_on)
    for part in parts:
        answer = answers.get(part.element_id)
        part.frozen = answer.kept() if answer else {"status": ""}
    RoundPart.objects.bulk_update(parts, ["frozen"], batch_size=500)
    stood = {part.ref: part.frozen for part in parts}
    Closing.objects.create(round=row, closed_on=row.closed_on, closed_by=by, stood=stood)
    row.revision += 1
    row.save(update_fields=["closed_on", "revision"])
    stop_asking(row, parts)
    note_round(row, "closed", by, after={"answered": len(answers), "asked": len(parts)})
    round_.closed_on, round_.revision = row.closed_on, row.revision
    return row


def stop_asking(row: Round, parts: Sequence[RoundPart]) -> None:
    subjects = [part.element.ref for part in parts]
    activity.ask_exactly(trust=row.trust, kind=ASKED, subject_kind="element", subjects=subjects, wanted=[])


@transaction.atomic
def reopen_round(*, round_: Round, reason: str, closes_on: dt.date, by: Person) -> Round:
    """Open a closed round again, by name and with a reason; what it held when it was closed is kept beside it.

    Answers are in time until a week before it closes, or for half of a short time; late words count now.
    """
    row = Round.objects.select_for_update().get(pk=round_.pk)
    if row.is_open:
        raise ValidationError("The round is open.")
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is opened again."})
    if len(reason.strip()) > MOST_REASON:
        raise ValidationError({"reason": f"{MOST_REASON} characters are the most that can be kept."})
    if closes_on < clock.today() or closes_on.year > 2100:
        raise ValidationError({"closes_on": "It has to close on a day still to come."})
    if Round.objects.filter(trust=row.trust, closed_on=None).exists():
        raise ValidationError("Another round is open. Close it first.")
    closing = row.closings.last()
    if closing is not None:
        closing.reopened_on, closing.reopened_by, closing.reason = clock.today(), by, reason.strip()
        closing.save(update_fields=["reopened_on", "reopened_by", "reason"])
    row.closed_on, row.closes_on = None, closes_on
    half = clock.today() + (closes_on - clock.today()) / 2
    row.answers_by = min(max(row.answers_by, half, closes_on - MODERATING), closes_on)
    row.revision += 1
    row.save(update_fields=["closed_on", "closes_on", "answers_by", "revision"])
    parts = list(RoundPart.objects.filter(within__round=row))
    ask_leads(row, parts)
    _agree_anew(row, parts)
    note_round(row, "opened again", by, after={"reason": reason.strip(), "closes on": closes_on})
    return row


def _agree_anew(row: Round, parts: Sequence[RoundPart]) -> None:
    """Take an agreement back where other words stand now than those that were agreed to."""
    answers = answers_to(row, [part.element_id for part in parts])
    kept = {part.pk: (part.frozen or {}).get("note") for part in parts}
    other = [part for part in parts if (now := answers.get(part.element_id)) and now.note != kept[part.pk]]
    RoundPart.objects.filter(pk__in=[part.pk for part in other]).update(agreed_on=None, agreed_by=None)


def require_open(row: Round) -> Round:
    if not row.is_open:
        raise ValidationError("The round is closed. It can be opened again, by name and with a reason.")
    return row


def _require_words(words: Mapping[str, str], *, needed: str = "") -> None:
    if needed and not words[needed].strip():
        raise ValidationError({needed: "Nothing is written yet."})
    long = {
        name: f"{MOST_TEXT:,} characters are the most that can be kept."
        for name in words
        if len(words[name]) > MOST_TEXT
    }
    if long:
        raise ValidationError(long)


def note_round(row: Round, did: str, by: Person | None, **changes: Mapping[str, Any]) -> None:
    trail.record(trust=row.trust_id, by=by, did=did, kind="round", ref=row.ref, title=row.title, **changes)
