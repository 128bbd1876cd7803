"""The plan gate: judged in place, agreed in order, sent back with a reason."""

import pytest

from goldenthread.domain.plans.plan_gate import FOR_PEOPLE
from goldenthread.features.activity.models import Task
from goldenthread.features.approvals.models import Approval, Signature
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Judgement, Version

LOCAL = {"do": "agree", "step": "local"}


@pytest.fixture
def page(world):
    return f"/harbour/plan/{world.school_plan.ref}/gate/"


@pytest.fixture
def aim(world, chief):
    """The one priority aims at a figure by a day."""
    line = TargetLine(
        text="Attendance of 95 % or more by July 2027", measure=world.attendance, school=world.haven_high, op=">=",
        value=95, due_words="by July 2027",
    )  # fmt: skip
    operations.write_target(element=world.priority, line=line, by=chief)
    return world.priority.aims_at.get()


@pytest.fixture
def ready(world, chief, aim):
    """Every question is answered, and the trust's plan too, and the head has sent the plan."""
    for question in ("specific", "achievable", "realistic"):
        operations.judge_target(aim=aim, question=question, passes=True, reason="We have looked.", by=chief)
    operations.take_up(upper=world.aim, lower=world.priority, by=chief)
    operations.send_plan(plan=world.school_plan, by=world.people["head"], post=world.posts["head"])
    return aim


def agree(world, as_, page, who, step):
    world.school_plan.refresh_from_db()
    typed = {"do": "agree", "step": step, "revision": world.school_plan.revision}
    return as_(who).post(page, typed)


def test_each_failure_says_what_to_change(world, as_, page):
    shown = as_("governor").get(page).content.decode()
    assert "It cannot be agreed yet" in shown
    assert "1 priority has no target: Attendance as wellbeing." in shown
    assert "1 aim of the trust’s plan without an answer." in shown


def test_an_aim_taken_up_as_it_is_is_held_to_the_trusts_target(world, chief, as_, page):
    operations.take_up_anew(upper=world.aim, plan=world.school_plan, by=chief)
    assert "2 priorities have no target" in as_("governor").get(page).content.decode()
    operations.write_target(element=world.aim, line=TargetLine(text="Attendance of 95 % by July 2027"), by=chief)
    assert "1 priority has no target: Attendance as wellbeing." in as_("governor").get(page).content.decode()


def test_the_machine_judges_the_figure_and_the_day(aim, as_, page):
    shown = as_("governor").get(page).content.decode()
    assert "A figure and its measure are named." in shown
    assert "Its day is known." in shown
    assert "0</b> of 1 target pass all five" in shown


def test_a_governor_judges_the_rest_with_a_reason(aim, as_, page):
    typed = {"do": "judge", "aim": aim.pk, "realistic": "no", "realistic_why": "Never done before."}
    as_("governor").post(page, typed)
    judged = Judgement.objects.get()
    assert (judged.passes, judged.reason) == (False, "Never done before.")
    assert "Never done before." in as_("head").get(page).content.decode()


def test_a_judgement_without_a_reason_is_none(aim, as_, page):
    typed = {"do": "judge", "aim": aim.pk, "realistic": "no", "specific": "yes", "specific_why": "It names us."}
    back = as_("governor").post(page, typed)
    assert back.status_code == 422
    shown = back.content.decode()
    assert "Say why it is not realistic: the reason is missing." in shown
    assert "It names us." in shown
    assert not Judgement.objects.exists()


def test_all_three_are_judged_in_one_go(aim, as_, page):
    # One reason, said first, counts for those below it.
    said = {f"{FOR_PEOPLE[0]}_why": "We looked at it with the trust."} | dict.fromkeys(FOR_PEOPLE, "yes")
    answer = as_("governor").post(page, {"do": "judge", "aim": aim.pk} | said)
    assert answer.url.endswith(f"/gate/#aim-{aim.pk}")
    assert Judgement.objects.filter(passes=True, reason="We looked at it with the trust.").count() == len(FOR_PEOPLE)
    assert "1</b> of 1 target pass" in as_("governor").get(page).content.decode()


def test_an_answer_about_other_words_counts_no_more(ready, as_, page):
    ready.target.text = "Attendance of 96 % or more by July 2027"
    ready.target.save()
    assert "0</b> of 1 target pass all five" in as_("governor").get(page).content.decode()


def test_the_lead_is_asked_for_the_results_as_soon_as_the_plan_is_sent(world, as_, page, aim):
    operations.lead_plan(plan=world.school_plan, lead=world.posts["head"], by=world.people["head"])
    as_("head").post(page, {"do": "send", "revision": world.school_plan.revision})
    asked = Task.objects.get(kind="confirm results")
    assert asked.post == world.posts["head"]
    as_("head").post(page, {"do": "confirm", "state": "provisional", "says": "Up by three points."})
    asked.refresh_from_db()
    assert asked.closed_at


def test_what_does_not_pass_cannot_be_agreed_and_can_be_sent_back(world, aim, as_, page):
    send(world.school_plan, as_, page)
    refused = agree(world, as_, page, "governor", "local")
    assert refused.status_code == 422
    assert "agrees next</h1>" in refused.content.decode()
    answer = as_("governor").post(page, {"do": "return", "step": "local", "reason": "Settle the figure."})
    assert answer.status_code == 302
    assert Signature.objects.get().verdict == "returned"
    assert "Settle the figure." in as_("head").get(page).content.decode()


def test_it_is_agreed_in_order_and_with_the_last_yes_it_is_adopted(world, ready, as_, page):
    assert agree(world, as_, page, "governor", "local").status_code == 302
    assert agree(world, as_, page, "trustee", "board").status_code == 302
    assert agree(world, as_, page, "chief", "trust").status_code == 422  # the results are not there yet
    as_("head").post(page, {"do": "confirm", "state": "provisional", "says": "They bear it out."})
    assert agree(world, as_, page, "chief", "trust").status_code == 302
    assert list(Signature.objects.values_list("post_title", flat=True)) == [
        "Local governor, Haven High", "Trustee", "Chief executive"
    ]  # fmt: skip
    assert Version.objects.filter(plan=world.school_plan, occasion="adopted").exists()
    assert "Everybody has agreed" in as_("head").get(page).content.decode()


def test_after_a_return_it_begins_with_the_first_step(world, ready, as_, page):
    agree(world, as_, page, "governor", "local")
    as_("trustee").post(page, {"do": "return", "step": "board", "reason": "Say it for parents."})
    assert agree(world, as_, page, "trustee", "board").status_code == 404
    assert send(world.school_plan, as_, page).status_code == 302
    assert agree(world, as_, page, "trustee", "board").status_code == 404
    assert agree(world, as_, page, "governor", "local").status_code == 302


def test_a_plan_that_changed_meanwhile_is_looked_at_again(world, chief, ready, as_, page):
    operations.revise_plan(plan=world.school_plan, title="Another", by=chief)
    answer = as_("governor").post(page, LOCAL | {"revision": 1})
    assert answer.status_code == 409
    assert not Signature.objects.exists()


@pytest.mark.parametrize("who", ["head", "trustee", "chief", "data"])
def test_nobody_says_yes_for_the_local_body(world, ready, as_, page, who):
    assert agree(world, as_, page, who, "local").status_code == 404
    assert not Signature.objects.exists()


def test_provisional_results_are_replaced_by_final_ones(world, as_, page):
    for state in ("provisional", "final"):
        as_("head").post(page, {"do": "confirm", "state": state, "says": f"These are {state}."})
    shown = as_("chief").get(page).content.decode()
    assert "These are final." in shown
    assert "These are provisional." not in shown


@pytest.mark.parametrize("who", ["other_head", "stranger"])
def test_it_is_not_there_for_others(as_, page, who):
    assert as_(who).get(page).status_code == 404


def test_a_target_of_another_plan_cannot_be_judged_here(world, chief, aim, as_):
    theirs = operations.create_plan(
        trust=world.trust, kind="school", title="Theirs", school=world.marsh_lane, by=chief
    )
    typed = {"do": "judge", "aim": aim.pk, "realistic": "yes", "realistic_why": "So."}
    assert as_("other_head").post(f"/harbour/plan/{theirs.ref}/gate/", typed).status_code == 404


@pytest.fixture
def draft(world):
    world.school_plan.state = "draft"
    world.school_plan.save()
    return world.school_plan


def send(plan, as_, page, who="head"):
    plan.refresh_from_db()
    return as_(who).post(page, {"do": "send", "revision": plan.revision})


def asked(kind):
    return sorted(Task.objects.filter(kind=kind, closed_at=None).values_list("post__title", flat=True))


def test_a_draft_that_is_sent_is_seen_by_those_who_agree_and_asked_of_them(draft, as_, page):
    assert as_("governor").get(page).status_code == 404
    assert send(draft, as_, page).status_code == 302
    assert "Your answer" in as_("governor").get(page).content.decode()
    assert asked("decide") == ["Local governor, Haven High"]
    home = as_("governor").get("/harbour/").content.decode()
    assert f"Agree to {draft.title}, {draft.school}" in home
    assert f"/harbour/approvals/{Approval.objects.get().ref}/" in home


def test_a_sent_draft_is_still_not_there_for_others(draft, as_, page):
    send(draft, as_, page)
    for who in ("other_head", "data", "stranger"):
        assert as_(who).get(page).status_code == 404, who


def test_it_is_sent_once_and_again_after_it_came_back(draft, as_, page):
    send(draft, as_, page)
    assert send(draft, as_, page).status_code == 404
    as_("governor").post(page, {"do": "return", "step": "local", "reason": "Say it for parents."})
    assert asked("decide") == []
    assert asked("mend") == ["Head, Haven High"]
    assert "Sent back by Local governor, Haven High" in as_("head").get(page).content.decode()
    assert send(draft, as_, page).status_code == 302
    assert "Sent back by" not in as_("head").get(page).content.decode()
    assert asked("mend") == []
    assert asked("decide") == ["Local governor, Haven High"]


def test_a_yes_asks_the_next_step(world, ready, as_, page):
    agree(world, as_, page, "governor", "local")
    assert asked("decide") == ["Trustee"]


@pytest.mark.parametrize("who", ["governor", "trustee", "data"])
def test_only_those_who_write_it_send_it(world, as_, page, who):
    assert send(world.school_plan, as_, page, who).status_code == 404
    assert not Approval.objects.exists()


@pytest.fixture
def agreed(world, ready, draft, as_, page):
    """Sent by the head as a draft, and agreed by everybody."""
    as_("head").post(page, {"do": "confirm", "state": "final", "says": "They bear it out."})
    for who, step in (("governor", "local"), ("trustee", "board"), ("chief", "trust")):
        assert agree(world, as_, page, who, step).status_code == 302
    return draft


def test_each_aim_without_an_answer_is_named_with_the_way_to_answer_it(world, as_, page):
    shown = as_("head").get(page).content.decode()
    assert world.aim.title in shown
    assert f"/draw-down/#aim-{world.aim.ref}" in shown


def test_the_final_is_held_against_the_first_draft(agreed, as_, page):
    for who in ("chief", "head", "governor", "trustee"):
        shown = as_(who).get(page).content.decode()
        assert "What changed since the first draft" in shown
        address = shown.split("What changed since the first draft")[0].rsplit('href="', 1)[1].split('"')[0]
        assert as_(who).get(address.replace("&amp;", "&")).status_code == 200


def test_a_draft_that_was_sent_is_read_as_it_was_by_those_who_were_asked_alone(world, draft, as_, page):
    send(draft, as_, page)
    address = f"/harbour/plan/version/{draft.versions.get().ref}/"
    answers = {who: as_(who).get(address).status_code for who in ("head", "governor", "trustee", "initiative")}
    assert answers == {"head": 200, "governor": 200, "trustee": 200, "initiative": 404}


def test_what_was_softened_is_shown_and_asked_for_anew(agreed, aim, as_, page):
    aim.target.text, aim.target.value = "Attendance of 93 % or more by July 2027", 93
    aim.target.save()
    shown = as_("head").get(page).content.decode()
    assert "It asks for less than was agreed" in shown
    assert "Attendance of 95 % or more by July 2027" in shown
    assert "Asks for less than was agreed" in as_("chief").get("/harbour/plan/local/").content.decode()
    assert as_("head").post(page, {"do": "anew", "reason": ""}).status_code == 422
    assert as_("head").post(page, {"do": "anew", "reason": "Two classes closed."}).status_code == 302
    assert Approval.objects.first().is_anew


def test_nothing_is_asked_for_anew_where_nothing_changed(agreed, as_, page):
    assert as_("head").post(page, {"do": "anew", "reason": "For fun."}).status_code == 404


def test_an_agreed_plan_is_sent_round_and_the_trust_sees_it(agreed, as_, page):
    typed = {"do": "circulate", "to_whom": "All staff and governors", "circulated_on": "2026-11-21"}
    assert as_("head").post(page, typed | {"to_whom": ""}).status_code == 422
    assert as_("head").post(page, typed | {"circulated_on": "2026-11-22"}).status_code == 422
    assert as_("head").post(page, typed | {"circulated_on": "2026-11-01"}).status_code == 422
    assert as_("head").post(page, typed).status_code == 302
    assert "All staff and governors" in as_("chief").get(page).content.decode()
    assert "Sent round on" in as_("chief").get("/harbour/plan/local/").content.decode()
    assert as_("governor").post(page, typed).status_code == 404


def test_it_is_not_sent_round_without_results(agreed, as_, page):
    agreed.confirmations.all().delete()
    typed = {"do": "circulate", "to_whom": "All staff", "circulated_on": "2026-11-21"}
    answer = as_("head").post(page, typed)
    assert answer.status_code == 422
    assert "not sent round without their confirmation" in answer.content.decode()


def test_a_plan_that_nobody_has_agreed_to_is_not_sent_round(draft, as_, page):
    typed = {"do": "circulate", "to_whom": "All staff", "circulated_on": "2026-11-21"}
    assert as_("head").post(page, typed).status_code == 404
