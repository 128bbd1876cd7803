"""One row of every kind that an address can name, in both trusts of the test world; those of one are told."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.apps import apps

from goldenthread.features.activity.models import Comment, Task
from goldenthread.features.approvals.models import Approval, Asked, Consultation, Consulted, StandIn
from goldenthread.features.assurance import operations as assuring
from goldenthread.features.documents import operations as documenting
from goldenthread.features.documents.operations.loading import VersionWords
from goldenthread.features.documents.operations.versions import Words
from goldenthread.features.governance import operations as governing
from goldenthread.features.improvement import operations as improving
from goldenthread.features.improvement.models import Consult, KeptOwn, LadderDraft, ProposedMove
from goldenthread.features.intake.models import Load, PlanImport
from goldenthread.features.measures.models import Measure, Reading, Round, Target
from goldenthread.features.members import models as members
from goldenthread.features.organisations.models import Body, Membership, Post, School, Trust, Unit
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import (
    Action,
    Challenge,
    Element,
    Evidence,
    GuideWord,
    Level,
    Notice,
    Paper,
    Plan,
    ProgressNote,
    Statement,
    Undertaking,
    Variation,
)
from goldenthread.features.reviews import models as reviewed
from goldenthread.features.reviews.models import Duty, Occurrence
from goldenthread.features.risks import operations as risking
from goldenthread.features.sharing import models as sharing
from tests.world import TODAY, World

DAY = dt.date(2026, 11, 14)

WAITING = {
    "levels": ["Aim"], "aside": [],
    "parts": [{"id": "e1", "depth": 1, "number": "1", "title": "Aim", "text": "", "cells": [["By", "May"]],
               "spans": [[0, 3]], "marks": [], "short_title": ""}],
}  # fmt: skip

SKILLS = {
    "key": "skills", "title": "Skills", "says": "Once a year.", "counts_from": 2,
    "scale": [{"score": 0, "says": "None"}, {"score": 2, "says": "Enough"}],
    "groups": [{"name": "Money", "criteria": [{"key": "finance", "says": "Budgets", "help": "", "wanted": 1}]}],
}  # fmt: skip


@dataclass
class Everything:
    """References by kind: those of Harbour Trust."""

    ours: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def furnish(world: World) -> Everything:
    """Add what the world lacks, and return what there is to name."""
    _rows_of(world.trust, world.haven_high, world.attendance, world.aim)
    next_door = School.objects.create(
        trust=world.elsewhere, key="next-door", name="Next Door", short_name="Next Door", phase="primary"
    )
    measure = Measure.objects.create(trust=world.elsewhere, key="attendance", name="Attendance", kind="percentage")
    plan = Plan.objects.create(trust=world.elsewhere, kind="trust", title="Their plan")
    Level.objects.create(plan=plan, depth=1, one="Aim", many="Aims")
    element = Element.objects.create(plan=plan, depth=1, number="1", title="Their aim")
    Unit.objects.create(trust=world.elsewhere, key="office", name="Their office")
    _rows_of(world.elsewhere, next_door, measure, element)
    return _everything(world)


def _rows_of(trust: Trust, school: School, measure: Measure, element: Element) -> None:
    board = Body.objects.create(trust=trust, key="board", name="Trust board", kind="board")
    Membership.objects.create(body=board, name="Ada Quill", from_on=DAY)
    visit = members.Visit.objects.create(trust=trust, school=school, kind="Link visit", who="Ada Quill", on=DAY)
    members.Interest.objects.create(trust=trust, name="Ada Quill", kind="business", what="Quill and Daughters")
    audit = members.Audit.objects.create(
        trust=trust, kind="skills", title="Skills", document=SKILLS, opened_on=DAY, due_on=TODAY
    )
    audit.bodies.set([board])
    for post in trust.posts.filter(role__in=("administrator", "trustee")):
        members.Asked.objects.create(audit=audit, body=board, post=post)
    members.Review.objects.create(trust=trust, title="Review")
    members.Finding.objects.create(trust=trust, audit=audit, kind="improve", says="Papers come late")
    members.Training.objects.create(trust=trust, title="Budgets")
    members.Watch.objects.create(body=board, what="Payroll", from_on=DAY)
    members.FollowUp.objects.create(visit=visit, text="Try a later bell")
    members.Talk.objects.create(trust=trust, body=board, name="Ada Quill", held_on=DAY)
    members.Tool.objects.create(trust=trust, title="Six questions", published_on=DAY)
    programme = members.TrainingProgramme.objects.create(trust=trust, title="Safe", from_on=DAY, until_on=TODAY)
    members.TrainingSession.objects.create(programme=programme, title="Thresholds", on=DAY)
    sharing.Offer.objects.create(trust=trust, kind="practice", title="Morning calls", says="At nine.", offered_on=DAY)
    sharing.Story.objects.create(trust=trust, title="A garden", text="It grew.", told_on=DAY, ready_on=DAY)
    sharing.Issue.objects.create(trust=trust, title="November", made_on=DAY, sent_on=DAY, sent={"stories": []})
    _met(board)
    _placed(trust, school, board)
    Target.objects.create(trust=trust, measure=measure, text="At least 95%", op=">=", value=95)
    Reading.objects.create(
        trust=trust,
        measure=measure,
        school=school,
        period="2026/27 autumn",
        period_ends_on=DAY,
        recorded_on=DAY,
        value=93,
    )
    asked = Round.objects.create(
        trust=trust, title="Autumn", period="2026/27 autumn", period_ends_on=DAY, due_on=DAY, opened_on=DAY
    )
    asked.measures.add(measure)
    asked.schools.add(school)
    Task.objects.create(
        trust=trust, post=trust.posts.first(), kind="progress", subject_kind="element", subject_ref=element.ref,
        title="Say how it stands",
    )  # fmt: skip
    Statement.objects.create(plan=element.plan, kind="mission", text="Ours.")
    Statement.objects.create(plan=element.plan, kind="value", title="Kindness", text="We notice.")
    action = Action.objects.create(element=element, title="Do it")
    Paper.objects.create(action=action, title="Options paper")
    Undertaking.objects.create(trust=trust, kind="pilot", title="One form", state="open", begun_on=DAY)
    Challenge.objects.create(
        trust=trust, subject_kind="element", subject_ref=element.ref, title="Do it", says="Why?",
        asked=trust.posts.first(), answer_by=DAY, raised_on=DAY,
    )  # fmt: skip
    ProgressNote.objects.create(element=element, status="on track", said="Well.", said_on=DAY)
    Evidence.objects.create(element=element, title="A letter")
    Notice.objects.create(trust=trust, school=school, upper=element, effect="It costs us Fridays.", raised_on=DAY)
    planning.keep_version(plan=element.plan, by=None)
    GuideWord.objects.create(plan=element.plan, year="2026/27", who="Heads’ group", does="agree")
    Variation.objects.create(plan=element.plan, kind="social", dated_on=DAY, text="A mill closes.")
    duty = Duty.objects.create(trust=trust, key="rating", title="Rate it", months=[11], role="head", from_on=DAY)
    Occurrence.objects.create(duty=duty, name="2026-11", opens_on=DAY, due_on=DAY)
    _documents(trust, element)
    _risking(trust, school)
    _agreeing(trust, element)
    _a_round(trust, element)
    _checked(trust, school)
    Load.objects.create(trust=trust, file_name="figures.csv", file_hash="0" * 64)
    PlanImport.objects.create(
        trust=trust, kind="trust", title="Plan", file_name="plan.txt", text="Aim", staged=WAITING,
        reading={"elements": [], "statements": [], "assignments": [], "dates": [], "questions": [], "control": {},
                 "coverage": {"total": 3, "accounted": 3, "missing": []}},
    )  # fmt: skip


def _met(board: Body) -> None:
    """Hold a meeting of the board, with one of everything that comes of it."""
    meeting = governing.call_meeting(body=board, by=None, held_on=DAY)
    item = meeting.items.get()
    governing.record_item(
        item=item, by=None, drawn_from=None, minute="Well.", decided=governing.Decided("note", "Noted."),
        given=governing.Given("Count", TODAY, board.trust.posts.first()),
    )  # fmt: skip
    governing.record_attendance(meeting=meeting, by=None, came={})
    governing.ask_question(body=board, by=None, asks="Why?", asker="Ada Quill", item=item)
    governing.make_proposal(body=board, by=None, title="A bus", says="On Fridays.", goes_to=board.trust.posts.first())


def _risking(trust: Trust, school: School) -> None:
    words = risking.RiskWords(title="A roof", kind="estates")
    risk = risking.raise_risk(whose=risking.Whose(trust, school), words=words, by=None)
    risking.add_control(risk=risk, says="Surveyed", line=1, by=None)
    risking.add_step(risk=risk, says="Quotes", by=None)
    risking.escalate(risk=risk, reason="Too dear.", answer_by=TODAY, by=None, post=None, to=[])
    around = risking.note_factor(
        whose=risking.Whose(trust, school), words=risking.FactorWords("Fewer births", "market"), by=None
    )
    risking.look_at_factor(factor=around, said="Fewer still.", by=None)
    risking.tie_factor(factor=around, kind="assumption", says="Pupils: 400", by=None)
    risking.add_factor_step(factor=around, says="Recount", by=None)
    happened = risking.IssueWords("It leaked", "A classroom is shut.")
    risking.raise_issue(whose=risking.Whose(trust, school), words=happened, by=None, board=[])


def _documents(trust: Trust, element: Element) -> None:
    documenting.attach(
        trust=trust, subject_kind="element", subject_ref=element.ref, by=None, file=BytesIO(b"%PDF-"), file_name="A"
    )
    document = documenting.load_document(
        trust=trust, by=None, title="Policy", kind="policy", scope="local", parts={},
        versions=[VersionWords(DAY, "Board", renditions={"full": "So."}), VersionWords(None)],
    )  # fmt: skip
    documenting.ask_to_vary(document=document, school=trust.schools.last(), asks="Other", because="So.", by=None)
    words = {"full": Words("So.", BytesIO(b"%PDF-"), "A")}
    documenting.write_draft(document=document, by=None, renditions=words)


def _agreeing(trust: Trust, element: Element) -> None:
    post = trust.posts.first()
    step = {
        "key": "board",
        "verb": "agrees",
        "says": "The board agrees",
        "decision": "trust-plan.agree",
        "reason": "",
    }
    sent = Approval.objects.create(
        trust=trust, subject_kind="plan", subject_ref=element.plan.ref, title="Plan", route_key="trust", route=[step],
        turn="board", sent_on=DAY,
    )  # fmt: skip
    Asked.objects.create(approval=sent, step="board", post=post)
    talk = Consultation.objects.create(
        trust=trust, subject_kind="plan", subject_ref=element.plan.ref, title="Plan", says="Well?", opened_on=DAY,
        closes_on=TODAY, words=[["element", element.ref, "Part", "It says so."]],
    )  # fmt: skip
    Consulted.objects.create(consultation=talk, post=post, name=post.title)
    Comment.objects.create(
        trust=trust, subject_kind="element", subject_ref=element.ref, round=talk.ref, text="Well.", said_on=DAY
    )
    deputy = Post.objects.create(trust=trust, key="deputy", title="Deputy", role="trustee")
    StandIn.objects.create(trust=trust, post=post, deputy=deputy, from_on=DAY)


def _a_round(trust: Trust, element: Element) -> None:
    round_ = reviewed.Round.objects.create(trust=trust, title="Round", opened_on=DAY, answers_by=DAY, closes_on=DAY)
    within = reviewed.RoundPlan.objects.create(round=round_, plan=element.plan)
    part = reviewed.RoundPart.objects.create(within=within, element=element, post=trust.posts.first(), title="Part")
    reviewed.Question.objects.create(part=part, asks="Why?", asked_on=DAY)


def _checked(trust: Trust, school: School) -> None:
    asked = [
        {"key": "outside", "asks": "Is somebody from outside?", "kind": "yes/no"},
        {"key": "many", "asks": "How many?", "kind": "number"},
    ]
    document = {"name": "Peer review", "areas": [{"key": "all", "name": "All", "questions": asked}]}
    checklist = assuring.write_checklist(trust=trust, document=document, by=None)
    when = assuring.When("2026-11", "Peer review", DAY, TODAY)
    round_ = assuring.open_rounds(checklist=checklist, times=[when], schools=[school], by=None)[0]
    said = {"outside": assuring.Said("yes")}
    assuring.answer_check(check=round_.checks.get(), said=said, by=None)
    assuring.stage_checklist(trust=trust, document=document, flaws=[], file_name="peer.csv", by=None)
    facts = {"kind": "peer", "title": "History", "stage": "reported", "held_on": DAY}
    review = assuring.record_review(trust=trust, school=school, facts=facts, by=None)
    assuring.record_finding(
        trust=trust, school=school, words=assuring.FindingWords("A gate stands open."), by=None,
        source=assuring.Source(review), asks=assuring.Asks("Mend it."),
    )  # fmt: skip
    assuring.record_accreditation(trust=trust, school=school, facts={"name": "Healthy school"}, by=None)
    assuring.draw_sample(trust=trust, school=school, title="Lines", listed=["1", "2"], size=1, by=None)


def _placed(trust: Trust, school: School, board: Body) -> None:
    School.objects.filter(pk=school.pk).update(ages_from=11, ages_to=16)
    ladder = improving.adopt_ladder(trust=trust, key="todays-rules", by=None)
    improving.assess(school=school, ladder=ladder, indications=[], judged={}, found={}, by=None, on=DAY)
    improving.move_school(
        school=school, ladder=ladder, to="urgent", from_on=DAY, body=board, reason="It needs help.", by=None
    )
    KeptOwn.objects.create(ladder=ladder, phase="urgent", part="lasts", offered={}, reason="Ours.", kept_on=DAY)
    LadderDraft.objects.create(trust=trust, file_name="x", reading={"phases": ["A", "B"], "rows": []}, read_on=DAY)
    Consult.objects.create(
        school=school, of=Post.objects.filter(trust=trust)[0], asks="How do we begin?", asked_on=DAY, answer_by=DAY
    )
    ProposedMove.objects.create(school=school, ladder=ladder, to="secure", reason="It is safe.", made_on=DAY)


def _everything(world: World) -> Everything:
    found = Everything()
    for model in apps.get_models():
        if any(each.name == "ref" for each in model._meta.fields) and model._meta.app_label != "trail":
            for row in model._base_manager.all():
                if _trust_of(row, world) != world.elsewhere.pk:
                    found.ours[model._meta.label_lower].append(row.ref)
    return found


def _trust_of(row: Any, world: World) -> int:
    if row in (world.elsewhere, world.stranger):
        return world.elsewhere.pk
    ways = (
        "trust_id", "plan.trust_id", "element.plan.trust_id", "action.element.plan.trust_id", "scheme.trust_id",
        "section.scheme.trust_id", "duty.trust_id", "within.round.trust_id", "part.within.round.trust_id",
        "school.trust_id", "round.trust_id", "check_sheet.round.trust_id", "finding.trust_id",
        "body.trust_id", "programme.trust_id", "risk.trust_id", "factor.trust_id", "visit.trust_id",
        "meeting.trust_id", "item.meeting.trust_id",
    )  # fmt: skip
    for way in ways:
        value: Any = row
        for step in way.split("."):
            value = getattr(value, step, None)
        if isinstance(value, int):
            return value
    return world.trust.pk
