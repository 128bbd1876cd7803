"""What hangs from a part: people, measures, targets, actions, evidence, links."""

import datetime as dt

import pytest

from goldenthread.domain.plans.cell_lines import lines_of
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure, Standing, Target
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Link
from tests.query_budget import assert_within

SENTENCE = "Attendance of at least 95 % by July 2027"


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.aim.ref}/edit/"


@pytest.fixture
def of_the_school(world):
    return f"/harbour/plan/part/{world.priority.ref}/edit/"


def test_a_post_is_given_its_part_and_it_is_taken_away(as_, world, address):
    client = as_("governance")
    answer = client.post(address, {"deed": "assign", "post": world.posts["initiative"].ref, "capacity": "lead"})
    assert answer.headers["Location"] == f"{address}#people"
    assert world.aim.assignments.get().post == world.posts["initiative"]
    client.post(address, {"deed": "unassign", "what": f"{world.posts['initiative'].ref}:lead"})
    assert not world.aim.assignments.exists()


def test_a_vacant_post_says_so(as_, world, address, chief):
    operations.assign(element=world.aim, post=world.posts["initiative"], by=chief)
    world.posts["initiative"].holdings.all().delete()
    assert "(vacant)" in as_("chief").get(address).content.decode()


def test_a_head_finds_the_posts_of_their_school_and_of_the_trust_alone(as_, world, of_the_school):
    page = as_("head").get(of_the_school)
    offered = set(page.context["page"].forms["assign"].fields["post"].queryset.values_list("title", flat=True))
    assert "Head, Haven High" in offered
    assert "Chief executive" in offered
    assert "Head, Marsh Lane" not in offered


def test_a_measure_is_chosen_and_taken_away(as_, world, address):
    client = as_("chief")
    client.post(address, {"deed": "measure", "measure": world.attendance.ref})
    assert world.aim.measured_by.get().measure == world.attendance
    client.post(address, {"deed": "unmeasure", "what": world.attendance.ref})
    assert not world.aim.measured_by.exists()


def test_a_target_is_first_read_back_and_then_set(as_, world, address):
    client = as_("chief")
    typed = {"deed": "target", "text": SENTENCE, "measure": world.attendance.ref}
    read = client.post(address, typed)
    assert read.status_code == 200
    assert "Is this what you mean?" in read.content.decode()
    assert SENTENCE in read.content.decode()
    assert not Target.objects.exists()
    assert client.post(address, typed | {"set": "yes", "column": "success"}).status_code == 302
    target = Target.objects.get()
    assert (target.op, target.value, target.due_until) == (">=", 95, dt.date(2027, 7, 31))
    assert world.aim.aims_at.get().column == "success"
    assert world.aim.measured_by.get().measure == world.attendance


def test_yes_to_a_target_as_it_was_read_settles_its_day_and_its_measure_is_offered(as_, world, of_the_school):
    operations.measure_by(element=world.priority, measure=world.attendance, by=world.people["chief"])
    text = "Attendance of 95 % or more by December 2040"
    read = as_("head").post(of_the_school, {"deed": "target", "text": text}).content.decode()
    assert "falls outside the plan" in read
    assert f'value="{world.attendance.ref}" selected' in read
    as_("head").post(of_the_school, {"deed": "target", "text": text, "set": "yes"})
    assert Target.objects.get().due_question
    as_("head").post(of_the_school, {"deed": "target", "text": text, "set": "read back"})
    assert [one.due_question for one in Target.objects.order_by("pk")][1:] == [""]


def test_a_head_aims_by_a_measure_and_nobody_is_held_to_it_before_the_plan_is_agreed(as_, world, of_the_school):
    typed = {"deed": "target", "text": SENTENCE, "set": "yes", "measure": world.attendance.ref}
    as_("head").post(of_the_school, typed)
    target = Target.objects.get()
    assert (target.measure, target.school, target.is_proposed) == (world.attendance, world.haven_high, True)
    standing = Standing.objects.filter(measure=world.attendance, school=world.haven_high)
    measuring.work_out_standings(trust=world.trust)
    assert standing.get().target is None
    operations.hold_to_its_targets(plan=world.school_plan, by=world.people["chief"])
    assert standing.get().target == target


def test_a_service_aims_by_its_own_measures_alone(as_, world, chief):
    plan = operations.begin_local_plan(trust=world.trust, kind="service", title="Ours", unit=world.finance, by=chief)
    part = plan.elements.first()
    typed = {"deed": "target", "text": SENTENCE, "set": "yes", "measure": world.attendance.ref}
    as_("service").post(f"/harbour/plan/part/{part.ref}/edit/", typed)
    assert Target.objects.get().measure is None
    Measure.objects.filter(pk=world.attendance.pk).update(owner=world.posts["service"])
    as_("service").post(f"/harbour/plan/part/{part.ref}/edit/", typed)
    assert Target.objects.last().measure == world.attendance


def test_a_target_that_does_not_pass_is_written_anew_in_its_place(as_, world, of_the_school):
    client = as_("head")
    client.post(of_the_school, {"deed": "target", "text": "Better attendance", "set": "yes"})
    old = Target.objects.get()
    page = client.get(f"{of_the_school}?open=target&instead={old.ref}").content.decode()
    assert "Better attendance</textarea>" in page
    typed = {"deed": "target", "text": SENTENCE, "set": "yes", "instead": old.ref}
    client.post(of_the_school, typed)
    assert [aim.target.text for aim in world.priority.aims_at.all()] == [SENTENCE]


def test_a_proposed_target_that_is_dropped_is_retired(as_, world, of_the_school):
    as_("head").post(of_the_school, {"deed": "target", "text": SENTENCE, "set": "yes"})
    as_("head").post(of_the_school, {"deed": "drop_target", "what": Target.objects.get().ref})
    assert Target.objects.get().retired_on


def test_a_target_of_its_measures_is_named_and_dropped(as_, world, address, chief):
    operations.measure_by(element=world.aim, measure=world.attendance, by=chief)
    target = Target.objects.create(trust=world.trust, measure=world.attendance, text=SENTENCE)
    client = as_("chief")
    client.post(address, {"deed": "name_target", "target": target.ref})
    assert world.aim.aims_at.get().target == target
    client.post(address, {"deed": "drop_target", "what": target.ref})
    assert not world.aim.aims_at.exists()
    assert Target.objects.filter(pk=target.pk).exists()


def test_an_action_is_added_finished_and_taken_away(as_, world, address):
    client = as_("chief")
    words = {"title": "Appoint a nurse", "due_words": "by July 2027", "status": "not started", "revision": 0}
    client.post(address, {"deed": "action", "post": world.posts["initiative"].ref, **words})
    action = world.aim.actions.get()
    assert (action.post, action.due_until) == (world.posts["initiative"], dt.date(2027, 7, 31))
    client.post(address, {"deed": "finish", "what": action.ref, "done_on": "2026-11-20"})
    action.refresh_from_db()
    assert (action.status, action.done_on) == ("done", dt.date(2026, 11, 20))
    client.post(address, {"deed": "remove_action", "what": action.ref})
    assert not world.aim.actions.exists()


@pytest.mark.parametrize(("day", "says"), [("2027-01-01", "still to come"), ("soon", "Write the day as 30/11/2026.")])
def test_an_action_cannot_have_been_done_on_such_a_day(as_, world, address, day, says):
    action = operations.add_action(element=world.aim, title="Appoint", by=world.people["chief"])
    answer = as_("chief").post(address, {"deed": "finish", "what": action.ref, "done_on": day})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_evidence_is_filed_and_taken_away(as_, world, address):
    client = as_("chief")
    typed = {"title": "Minutes", "address": "https://example.org/minutes", "dated_on": "2026-10-14"}
    client.post(address, {"deed": "evidence", **typed})
    filed = world.aim.evidence.get()
    assert (filed.title, filed.address) == ("Minutes", "https://example.org/minutes")
    client.post(address, {"deed": "remove_evidence", "what": filed.ref})
    assert not world.aim.evidence.exists()


@pytest.mark.parametrize(("kind", "reason"), [("takes up", ""), ("supports", ""), ("conflicts", "It costs a post.")])
def test_a_head_ties_a_part_of_their_plan_to_the_trusts_and_undoes_it(as_, world, of_the_school, kind, reason):
    client = as_("head")
    tied = {"deed": "tie", "upper": world.aim.ref, "kind": kind, "reason": reason}
    assert client.post(of_the_school, tied).status_code == 302
    link = Link.objects.get()
    assert (link.upper, link.lower, link.kind, link.reason) == (world.aim, world.priority, kind, reason)
    client.post(of_the_school, {"deed": "unlink", "what": world.aim.ref})
    assert not Link.objects.exists()


def test_a_conflict_needs_its_reason(as_, world, of_the_school):
    answer = as_("head").post(of_the_school, {"deed": "tie", "upper": world.aim.ref, "kind": "conflicts"})
    assert answer.status_code == 422
    assert "Say why: the reason is missing." in answer.content.decode()


def test_those_of_the_trust_undo_an_answer_from_its_upper_end(as_, world, address, chief):
    operations.decline(upper=world.aim, school=world.marsh_lane, reason="Not yet.", by=chief)
    as_("chief").post(address, {"deed": "unlink", "what": world.marsh_lane.ref})
    assert not Link.objects.exists()


@pytest.mark.parametrize(("deed", "typed"), [
    ("assign", {"post": "nobody", "capacity": "lead"}),
    ("assign", {"post": "", "capacity": "king"}),
    ("measure", {"measure": "x" * 90}),
    ("target", {"text": ""}),
    ("target", {"text": "x" * 2_001, "set": "yes"}),
    ("name_target", {"target": "' OR 1=1"}),
    ("action", {"title": "", "due_words": "Kept words"}),
    ("action", {"title": "x" * 301, "status": "not started", "revision": 0}),
    ("evidence", {"title": "Kept words", "address": "http://example.org"}),
    ("evidence", {"title": "Kept words", "address": "javascript:alert(1)"}),
    ("evidence", {"title": "Kept words", "dated_on": "0001-01-01"}),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, address, deed, typed):
    answer = as_("chief").post(address, {"deed": deed, **typed})
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "put right" in body
    assert ("Kept words" in body) == ("Kept words" in typed.values())


@pytest.mark.parametrize("deed", ["", "burn", "unassign", "unmeasure", "drop_target", "finish", "unlink", "tie"])
def test_what_is_not_there_cannot_be_done(as_, address, deed):
    assert as_("chief").post(address, {"deed": deed, "what": "nothing' --"}).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "head", "governor", "trustee", "initiative"])
def test_the_trusts_plan_is_changed_by_those_who_may_everywhere(as_, address, who):
    assert as_(who).get(address).status_code == 404
    assert as_(who).post(address, {"deed": "evidence", "title": "Mine"}).status_code == 404


def test_a_head_of_another_school_finds_no_such_page(as_, of_the_school):
    assert as_("other_head").get(of_the_school).status_code == 404


def test_the_page_costs_as_much_for_many_schools_as_for_two(as_, world, address, grow):
    client = as_("chief")
    client.get(address)
    few = assert_within(24, lambda: client.get(address))
    grow(30)
    assert assert_within(24, lambda: client.get(address)) == few


def test_what_can_be_taken_up_is_offered_in_reading_order(as_, of_the_school):
    page = as_("head").get(of_the_school)
    offered = [label.strip() for _, label in page.context["page"].forms["tie"].fields["upper"].choices]
    assert offered == ["Strand 1 Health and wellbeing", "Aim 1.1 Every child safe and well enough to learn"]


def test_each_printed_line_of_success_is_made_a_target_with_one_tap(as_, world):
    Element.objects.filter(pk=world.aim.pk).update(cells={"success": "Absence below 8 % by July 2027\nNobody waits"})
    client = as_("chief")
    thread = f"/harbour/plan/part/{world.aim.ref}/"
    page = client.get(thread).content.decode()
    assert f"Success {world.aim.number}a" in page
    assert page.count("No target yet") == 2
    typed = {"deed": "target", "set": "yes", "text": "Absence below 8 % by July 2027", "column": "success"}
    assert client.post(f"{thread}edit/", typed).status_code == 302
    assert client.get(thread).content.decode().count("No target yet") == 1


def test_what_the_trust_aims_at_is_taken_as_the_schools_own_with_one_tap(as_, world, of_the_school, chief):
    line = TargetLine(text=SENTENCE, measure=world.attendance, op=">=", value=95)
    operations.write_target(element=world.aim, line=line, by=chief)
    assert "Take it as ours" not in as_("head").get(of_the_school).content.decode()
    operations.take_up(upper=world.aim, lower=world.priority, by=chief)
    assert "Take it as ours" in as_("head").get(of_the_school).content.decode()
    typed = {"deed": "target", "text": SENTENCE, "measure": world.attendance.ref, "set": "yes"}
    as_("head").post(of_the_school, typed)
    own = world.priority.aims_at.get().target
    assert (own.school, own.measure, own.op, own.value) == (world.haven_high, world.attendance, ">=", 95)
    page = as_("head").get(of_the_school).content.decode()
    assert "Take it as ours" not in page
    assert f"Undo tying {SENTENCE} to" in page


def test_a_line_that_a_page_leads_here_with_is_read_back(as_, world):
    Element.objects.filter(pk=world.aim.pk).update(cells={"success": "KPI 1.1 Absence below 8 % by July 2027"})
    line = lines_of("KPI 1.1 Absence below 8 % by July 2027", "success", "", "targets", "")[0]
    page = as_("chief").get(f"/harbour/plan/part/{world.aim.ref}/edit/", {"line": line.anchor})
    form = page.context["page"].forms["target"]
    assert (form["text"].value(), form["column"].value()) == ("Absence below 8 % by July 2027", "success")
    assert page.context["page"].meant.says
