"""What the address of a route needs that no row of the furnished world is: words, or how to make what it names."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.utils import timezone

from goldenthread.features.activity.models import Outbox
from goldenthread.features.assurance import operations as assuring
from goldenthread.features.delegation import operations as delegating
from goldenthread.features.delegation.models import Function, Variance
from goldenthread.features.documents.models import Document, Version
from goldenthread.features.measures.models import Baseline, Measure
from goldenthread.features.members import operations as members_of_bodies
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Action, Element, Plan
from goldenthread.features.reports import operations as reporting
from goldenthread.features.reports.exporting import path_to_trust
from goldenthread.features.reports.written_kinds import kinds_of
from goldenthread.features.reviews.models import Duty, Occurrence
from goldenthread.features.risks import operations as risking
from tests.features.delegation.schemes import adopted
from tests.features.reports.drawing import issued
from tests.features.reports.publishing import published
from tests.features.reports.writing import TERM
from tests.features.reports.writing import drafted as report_drafted
from tests.features.reports.writing import issued as report_issued
from tests.features.reviews.days import day as day_together
from tests.web.delegation.asked import asked_for
from tests.web.delegation.drafts import drafted, line, party
from tests.web.delegation.roles import expected_of_heads
from tests.web.delegation.test_review import looked
from tests.web.delegation.test_variances import varied
from tests.web.intake.schemes_waiting import staged
from tests.web.intake.waiting import survey_waiting
from tests.web.measures.test_revise_combined import made_of
from tests.web.reports.test_designs import designed
from tests.world import TODAY, World


def _a_self_evaluation(world: World) -> dict[str, Any]:
    facts = {
        "kind": "self-evaluation", "title": "How we are", "stage": "reported", "held_on": TODAY,
        "grades": {"Reading": "strong"},
    }  # fmt: skip
    row = assuring.record_review(trust=world.trust, school=world.haven_high, facts=facts, by=None)
    return {"ref": row.ref}


def _a_grid(world: World) -> dict[str, Any]:
    checklist = assuring.take_checklist(trust=world.trust, key="teaching-strengths-secondary", by=None)
    when = assuring.When("2026-11", "Strengths", TODAY, TODAY)
    round_ = assuring.open_rounds(checklist=checklist, times=[when], schools=[world.haven_high], by=None)[0]
    return {"ref": round_.checks.get().ref}


def _a_course(world: World) -> dict[str, Any]:
    course = members_of_bodies.set_course(trust=world.trust, by=None, title="Fire", renews_months=12)
    return {"ref": course.ref}


def _a_local_body(world: World) -> dict[str, Any]:
    body = organising.form_body(
        trust=world.trust, by=None, name="A committee of Haven High", kind="local body", school=world.haven_high
    )
    return {"ref": body.ref}


def _a_document(world: World) -> dict[str, Any]:
    return {"ref": Document.objects.get(trust=world.trust).ref}


def _a_version(world: World, number: int) -> dict[str, Any]:
    version = Version.objects.get(number=number, document__trust=world.trust)
    return _a_document(world) | {"version": version.ref}


def _a_report(world: World) -> dict[str, Any]:
    reach = organisations.reach_into(world.people["chief"], "harbour", today=TODAY)[1]
    return {"ref": issued(world, lambda _: reach).ref}


def _a_draft_report(world: World) -> dict[str, Any]:
    return {"ref": report_drafted(world).ref}


def _a_file_of_a_draft_report(world: World) -> dict[str, Any]:
    return _a_draft_report(world) | {"form": "pdf"}


def _a_report_of_sections(world: World) -> dict[str, Any]:
    return {"ref": report_issued(world).ref}


def _a_file_of_a_report(world: World) -> dict[str, Any]:
    return _a_report_of_sections(world) | {"form": "pdf"}


def _a_duty_done_by_a_report(world: World) -> dict[str, Any]:
    Duty.objects.filter(trust=world.trust).update(report="heads-report", of="schools")
    occurrence = Occurrence.objects.get(duty__trust=world.trust)
    Occurrence.objects.filter(pk=occurrence.pk).update(school=world.haven_high)
    return {"ref": occurrence.ref}


def _a_job_of_reports(world: World) -> dict[str, Any]:
    kind = kinds_of(world.trust)["heads-report"]
    batch = reporting.begin_batch(trust=world.trust, kind=kind, span=TERM, draws=False, by=world.people["chief"])
    return {"ref": batch.ref}


def _a_kind_of_report(world: World) -> dict[str, Any]:
    return {"ref": designed(world).ref}


def _a_plan_of_several_years(world: World) -> dict[str, Any]:
    Element.objects.filter(plan=world.plan).update(year_milestones={"2026/27": "Half way"})
    return {"ref": world.plan.ref}


def _a_guide_sent(world: World) -> dict[str, Any]:
    sent = planning.send_guide(
        plan=world.plan, year="2026/27", audience="staff", how="By letter", tells=False, on=TODAY,
        by=world.people["chief"],
    )  # fmt: skip
    return {"ref": sent.ref}


def _a_part_put_aside(world: World) -> dict[str, Any]:
    Element.objects.filter(pk=world.aim.pk).update(removed_at=timezone.now())
    return {"ref": world.aim.ref}


def _a_condition(world: World) -> dict[str, Any]:
    factor = planning.add_factor(element=world.aim, text="Heads are with us", by=world.people["chief"])
    return {"ref": world.aim.ref, "what": factor.ref}


def _a_publication(world: World) -> dict[str, Any]:
    return {"ref": published(world).ref}


def _a_publication_to_print(world: World) -> dict[str, Any]:
    return _a_publication(world) | {"rendition": "full"}


def _a_published_plan(world: World) -> dict[str, Any]:
    published(world)
    return {"ref": world.plan.ref}


def _an_action_to_confirm(world: World) -> dict[str, Any]:
    done = Action.objects.create(
        element=world.aim, title="Done", status="done", verifier=world.posts["administrator"], done_on=TODAY
    )
    return {"ref": done.ref}


def _no_plan_yet(world: World) -> dict[str, Any]:
    Plan.objects.filter(trust=world.trust).delete()
    return {}


def _of(label: str) -> Callable[[World], dict[str, Any]]:
    """Return how to name the first row of a kind in Harbour Trust, for routes that need not be guessed."""

    def given(world: World) -> dict[str, Any]:
        model = apps.get_model(label)
        return {"ref": model.objects.filter(**{path_to_trust(model): world.trust}).order_by("pk").first().ref}

    return given


def _a_draft(world: World) -> dict[str, Any]:
    return {"ref": drafted(world).ref}


def _a_section_of_a_draft(world: World) -> dict[str, Any]:
    return _a_draft(world) | {"section": "strategy"}


def _a_line_of_a_draft(world: World) -> dict[str, Any]:
    return {"ref": line(drafted(world), "orders").ref}


def _a_party_of_a_draft(world: World) -> dict[str, Any]:
    return {"ref": party(drafted(world), "hub").ref}


def _a_scheme(world: World) -> dict[str, Any]:
    return {"ref": adopted(world).ref}


def _a_variance(world: World) -> dict[str, Any]:
    varied(world, world.haven_high)
    return {"ref": Variance.objects.get().ref}


def _a_scheme_on_its_way(world: World) -> dict[str, Any]:
    return {"ref": staged(world).ref}


def _a_baseline(world: World) -> dict[str, Any]:
    made = Baseline.objects.create(measure=world.attendance, name="Back", period="2025/26 autumn", kept_on=TODAY)
    return {"ref": world.attendance.ref, "baseline": made.ref}


def _a_number_of_grades(world: World) -> dict[str, Any]:
    made = Measure.objects.create(trust=world.trust, key="attitude_good", name="Attitude", kind="percentage")
    return {"ref": made.ref}


def _a_survey_on_its_way(world: World) -> dict[str, Any]:
    return {"ref": survey_waiting(world).ref}


def _a_function(world: World) -> dict[str, Any]:
    delegating.load_functions(trust=world.trust, by=None, functions=[delegating.FunctionWords("pay", "Payroll")])
    return {"ref": Function.objects.get().ref}


def _an_asked_decision(world: World) -> dict[str, Any]:
    return {"ref": asked_for(world).ref}


def _a_standard(world: World) -> dict[str, Any]:
    return {"ref": expected_of_heads(world).ref}


def _a_talk(world: World) -> dict[str, Any]:
    """Two alone read a talk: here the administrator is one of them."""
    body = Body.objects.filter(trust=world.trust).first()
    assert body is not None, "the world is furnished with one"
    talk = members_of_bodies.hold_talk(
        body=body, name="Ada Quill", person=None, by=world.people["administrator"], held_on=TODAY
    )
    return {"ref": talk.ref}


def _a_door(world: World) -> dict[str, Any]:
    programme = members_of_bodies.open_programme(trust=world.trust, title="Send", by=None)
    return {"door": members_of_bodies.open_to_neighbours(programme=programme, is_open=True, by=None).door}


def _a_register_brought_in(world: World) -> dict[str, Any]:
    row = risking.RegisterRow(risking.RiskWords(title="Snow", kind="estates"))
    return {"batch": risking.take_in_register(whose=risking.Whose(world.trust), rows=[row], by=None)}


def _a_day_together(world: World) -> dict[str, Any]:
    return {"ref": day_together(world).ref}


def _a_batch_of_seats(world: World) -> dict[str, Any]:
    board = organising.form_body(trust=world.trust, by=None, name="Members", kind="members")
    seat = organising.SeatRow(2, board, "Ida Marsh", dt.date(2025, 9, 1))
    return {"batch": organising.take_in_seats(trust=world.trust, rows=[seat], by=None)}


EXAMPLES: dict[str, Callable[[World], dict[str, Any]] | dict[str, Any]] = {
    **dict.fromkeys(("year:event", "year:revise_event", "year:give_places", "year:say_who_came"), _a_day_together),
    "approvals:consult": lambda world: {"kind": "plan", "ref": world.school_plan.ref},
    "approvals:send": lambda world: {"kind": "plan", "ref": world.school_plan.ref},
    "approvals:set_order": {"of": "plan", "key": "school"},
    **dict.fromkeys(("delegation:adopt", "delegation:send_scheme", "delegation:discard"), _a_draft),
    **dict.fromkeys(("delegation:add_section", "delegation:edit_parties", "delegation:add_party"), _a_draft),
    **dict.fromkeys(("delegation:standard", "delegation:revise_standard"), _a_standard),
    "delegation:asked_decision": _an_asked_decision,
    **dict.fromkeys(
        ("delegation:division", "delegation:revise_operating_model"), lambda world: {"ref": world.finance.ref}
    ),
    **dict.fromkeys(("delegation:edit_section", "delegation:add_decision"), _a_section_of_a_draft),
    **dict.fromkeys(("delegation:revise_decision", "delegation:add_band"), _a_line_of_a_draft),
    **dict.fromkeys(("delegation:scheme_version", "delegation:compare", "delegation:publish"), _a_scheme),
    "assurance:moderate": _a_self_evaluation,
    "assurance:strengths": _a_grid,
    "assurance:course": _a_course,
    "assurance:place_training": lambda world: {"ref": world.haven_high.ref},
    "governance:milestones": _a_local_body,
    "assurance:second_look": {"question": "outside"},
    "assurance:round_file": {"form": "excel"},
    "assurance:evidence_file": {"by": "pillar", "form": "excel"},
    "delegation:review": lambda world: {"ref": looked(world, world.haven_high).ref},
    "delegation:taking_part_in": lambda world: {"kind": "element", "ref": world.aim.ref},
    "intake:review_scheme": _a_scheme_on_its_way,
    "intake:undo_scheme": _a_scheme_on_its_way,
    "intake:tell_questions": _a_survey_on_its_way,
    "measures:baseline": _a_baseline,
    "measures:distribution": _a_number_of_grades,
    "delegation:scheme_pdf": _a_scheme,
    "delegation:revise_party": _a_party_of_a_draft,
    "delegation:variance": _a_variance,
    "delegation:revise_function": _a_function,
    "documents:record_agreement": _a_document,
    "documents:take_up": lambda world: _a_document(world) | {"school": world.haven_high.ref},
    "documents:vary": lambda world: _a_document(world) | {"school": world.haven_high.ref},
    "documents:version": lambda world: (
        _a_document(world) | {"version": Version.objects.get(number=1, document__trust=world.trust).ref}
    ),
    "documents:version_file": lambda world: (
        _a_document(world)
        | {"version": Version.objects.get(number=2, document__trust=world.trust).ref, "form": "full"}
    ),
    "documents:attach": lambda world: {"kind": "element", "ref": world.aim.ref},
    "bodies:role_words": {"role": "chair"},
    "public_governance:book_session": _a_door,
    "bodies:publication_file": {"form": "csv"},
    "bodies:seats_brought_in": _a_batch_of_seats,
    "bodies:talk": _a_talk,
    "governance:minutes_file": {"part": "open", "form": "docx"},
    "home:try_again": lambda world: {
        "key": Outbox.objects.create(trust=world.trust, event="send digest", attempts=5).pk
    },
    "intake:choose_pack": _no_plan_yet,
    "intake:mend_part": {"part": "e1"},
    "measures:proposals": lambda world: {"school": world.haven_high.ref},
    "measures:revise_combined": lambda world: {"ref": made_of(world).ref},
    "paper:publication": _a_publication,
    "paper:publication_pdf": _a_publication_to_print,
    "paper:withdraw": _a_publication,
    "public:plan": _a_published_plan,
    "public:plan_pdf": lambda world: _a_published_plan(world) | {"rendition": "full"},
    "paper:version_file": {"form": "pdf"},
    "paper:plan_pdf": {"rendition": "full"},
    "paper:take_away": {"form": "word"},
    "plans:verify_action": _an_action_to_confirm,
    "plans:begin_undertaking": {"kind": "curiosity"},
    "plans:raise_challenge": lambda world: {"kind": "element", "ref": world.aim.ref},
    "plans:act_on": lambda world: {"kind": "measure", "ref": world.attendance.ref},
    "plans:tie_appraisal": lambda world: {"ref": world.posts["head"].ref},
    "plans:reword": _a_condition,
    "plans:restore_element": _a_part_put_aside,
    "plans:pocket_guide": _a_plan_of_several_years,
    "plans:read_guide": _a_guide_sent,
    "reports:draft": {"kind": "plan-on-a-page"},
    "reports:draft_pdf": {"kind": "plan-on-a-page"},
    "reports:issue": {"kind": "plan-on-a-page"},
    "reports:issued": _a_report,
    "reports:pdf": _a_report,
    "reports:draw_up": {"kind": "heads-report"},
    "reports:all_schools": {"kind": "heads-report"},
    "reports:due_report": _a_duty_done_by_a_report,
    **dict.fromkeys(
        (
            "reports:report_draft",
            "reports:write_report",
            "reports:draw_again",
            "reports:issue_report",
            "reports:discard_report",
        ),
        _a_draft_report,
    ),
    "reports:report_file": _a_file_of_a_draft_report,
    "reports:issued_file": _a_file_of_a_report,
    **dict.fromkeys(("reports:present_report", "reports:file_report"), _a_report_of_sections),
    "reports:batch": _a_job_of_reports,
    "reports:revise_design": _a_kind_of_report,
    "year:month": {"which": "2026-11"},
    "risks:take_away": {"form": "excel"},
    "risks:undo": _a_register_brought_in,
    "settings:end_holding": lambda world: {"ref": world.posts["head"].ref, "person": world.people["head"].ref},
    "settings:add_place": {"kind": "school"},
    "settings:revise_place": {"kind": "school"},
}

EXAMPLES |= {
    f"bodies:{name}": given
    for given, names in (
        (_of("organisations.Body"), "body revise_body dissolve_body take_seat"),
        (_of("organisations.Membership"), "revise_seat renew_seat end_seat member_interests induction"),
        (_of("members.Visit"), "visit revise_visit tell_visit cancel_visit share_visit"),
        (_of("members.FollowUp"), "follow_up"),
        (_of("members.Interest"), "revise_interest withdraw_interest"),
        (_of("members.Audit"), "audit answer_audit close_audit add_finding"),
        (_of("members.Finding"), "finding"),
        (_of("members.Review"), "review revise_review review_finding"),
        (_of("members.Training"), "training_item revise_training"),
        (_of("members.Watch"), "watch"),
    )
    for name in names.split()
}
