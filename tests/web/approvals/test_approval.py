"""One thing on its way: signed in the name of a post, sent back with a reason, and by nobody who wrote it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.activity.models import Task
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.approvals.models import Approval, Signature
from goldenthread.features.organisations.models import Body, Post
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Plan
from goldenthread.foundation import clock
from tests.query_budget import assert_within
from tests.world import TODAY, hold, person


def asked(kind="decide"):
    return sorted(Task.objects.filter(kind=kind, closed_at=None).values_list("post__title", flat=True))


def test_with_the_last_yes_the_trusts_plan_is_in_force_and_signed(world, as_, draft, answer, page):
    board = Body.objects.create(trust=world.trust, key="board", name="Trust Board", kind="board")
    world.posts["trustee"].bodies.add(board)
    assert asked() == ["Trustee"]
    typed = {"minute": "21 November, minute 6", "next_review_on": "2027-11-21"}
    assert answer("trustee", **typed).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.adopted_on, draft.next_review_on) == (Plan.State.LIVE, TODAY, dt.date(2027, 11, 21))
    signed = Signature.objects.get()
    version = draft.versions.get(occasion="adopted")
    assert (signed.post_title, signed.body_name, version.adopted_by) == ("Trustee", "Trust Board", "Trust Board")
    assert draft.versions.filter(ref=signed.version, digest=signed.digest).exists()
    assert asked() == []
    shown = as_("chief").get(page).content.decode()
    assert "21 November, minute 6" in shown
    assert "Next looked at" in shown


@pytest.mark.parametrize("who", ["chief", "governor", "head", "data", "stranger"])
def test_nobody_signs_for_a_post_that_is_not_theirs(answer, who):
    assert answer(who).status_code == 404
    assert not Signature.objects.exists()


@pytest.mark.parametrize("who", ["other_head", "data", "governor", "stranger"])
def test_what_is_only_on_its_way_is_not_there_for_others(as_, page, who):
    assert as_(who).get(page).status_code == 404


def test_it_goes_back_with_a_reason_and_is_sent_anew(as_, draft, answer, page):
    assert answer("trustee", "returned").status_code == 422
    assert answer("trustee", "returned", reason="Say what it costs.").status_code == 302
    assert (asked(), asked("mend")) == ([], ["Chief executive"])
    assert (
        "Say what it costs." in as_("chief").get(f"/harbour/approvals/{Approval.objects.get().ref}/").content.decode()
    )
    assert "/harbour/approvals/" in as_("chief").get("/harbour/").content.decode()
    as_("chief").post(f"/harbour/approvals/send/plan/{draft.ref}/", {"reason": "Costs are in."})
    assert (asked(), asked("mend")) == (["Trustee"], [])
    assert draft.state == Plan.State.DRAFT


def test_it_can_be_refused(answer, draft):
    assert answer("trustee", "refused", reason="Not this plan.").status_code == 302
    assert Approval.objects.get().state == "refused"
    draft.refresh_from_db()
    assert draft.state == Plan.State.DRAFT


def test_whoever_sent_it_does_not_sign_it_even_in_the_right_post(world, answer, as_, page):
    hold(world.posts["trustee"], world.people["chief"])
    assert "nobody approves their own" in as_("chief").get(page).content.decode()
    assert answer("chief").status_code == 422
    assert not Signature.objects.exists()


def test_of_what_was_brought_in_whoever_holds_the_post_that_sent_it_does_not_sign(world, sent, answer, page, as_):
    Approval.objects.filter(pk=sent.pk).update(sent_by=None, sent_post=world.posts["trustee"])
    assert "You sent it yourself" in as_("trustee").get(page).content.decode()
    assert answer("trustee").status_code == 422
    assert not Signature.objects.exists()


def test_it_is_read_again_when_it_changed_while_somebody_read(world, answer, as_, page):
    seen = as_("trustee").get(page).content.decode().split('name="seen" value="')[1].split('"')[0]
    planning.revise_element(element=world.aim, title="Another aim", by=world.people["chief"])
    back = answer("trustee", seen=seen)
    assert back.status_code == 409
    assert "has changed since you opened this page" in back.content.decode()
    assert not Signature.objects.exists()


def test_of_two_who_sign_at_once_the_second_is_told(world, sent):
    second = Post.objects.create(trust=world.trust, key="trustee-2", title="Second trustee", role="trustee")
    other = person("Second")
    hold(second, other)
    given = {"step": "board", "verdict": "agreed"}
    held = Approval.objects.get(pk=sent.pk)  # both have read it
    approvals.sign(approval=sent, by=world.people["trustee"], post=world.posts["trustee"], **given)
    with pytest.raises(ValidationError, match="answered meanwhile"):
        approvals.sign(approval=held, by=other, post=second, **given)
    assert Signature.objects.count() == 1


def test_the_slower_of_two_is_told_on_the_page_and_gets_their_words_back(world, sent, as_, answer, page):
    second = Post.objects.create(trust=world.trust, key="trustee-2", title="Second trustee", role="trustee")
    hold(second, world.people["finance_lead"])
    approvals.ask_again(trust=world.trust)
    assert answer("trustee").status_code == 302
    late = as_("finance_lead").post(page, {"do": "returned", "step": "board", "reason": "Say it for parents."})
    assert late.status_code == 409
    words = late.content.decode()
    assert "It was answered while you read: agreed by Trustee." in words
    assert "Say it for parents." in words


def test_a_post_that_changes_hands_in_the_middle_is_answered_by_its_new_holder(world, as_, sent, page):
    world.posts["trustee"].holdings.update(until_on=TODAY - dt.timedelta(days=1))
    successor = person("Successor")
    hold(world.posts["trustee"], successor, from_on=TODAY)
    typed = {"do": "agreed", "step": "board"}
    assert as_("trustee").post(page, typed).status_code == 404
    client = as_("chief")
    client.force_login(successor)
    assert client.post(page, typed).status_code == 302
    assert Signature.objects.get().by == successor


def test_a_deputy_signs_and_it_is_said_for_whom(world, as_, sent, page, answer):
    approvals.stand_in(
        post=world.posts["trustee"], deputy=world.posts["finance_lead"], from_on=TODAY, by=world.people["governance"]
    )
    assert asked() == ["Finance director", "Trustee"]
    assert "standing in for Trustee" in as_("finance_lead").get(page).content.decode()
    assert answer("finance_lead").status_code == 302
    signed = Signature.objects.get()
    assert (signed.post_title, signed.stands_in_for) == ("Finance director", "Trustee")


def test_a_post_or_a_deputy_that_comes_meanwhile_is_asked_by_the_next_day(world, sent, monkeypatch):
    tomorrow = TODAY + dt.timedelta(days=1)
    Post.objects.create(trust=world.trust, key="trustee-2", title="Second trustee", role="trustee")
    approvals.stand_in(
        post=world.posts["trustee"], deputy=world.posts["finance_lead"], from_on=tomorrow, until_on=tomorrow,
        by=world.people["trustee"],
    )  # fmt: skip
    assert asked() == ["Trustee"]
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    approvals.ask_again(trust=world.trust)
    assert asked() == ["Finance director", "Second trustee", "Trustee"]
    monkeypatch.setattr(clock, "today", lambda: tomorrow + dt.timedelta(days=1))
    approvals.ask_again(trust=world.trust)
    assert asked() == ["Second trustee", "Trustee"]


def test_it_is_taken_back_by_whoever_sent_it(answer):
    assert answer("trustee", "withdrawn").status_code == 404
    assert answer("chief", "withdrawn").status_code == 302
    assert Approval.objects.get().state == "withdrawn"
    assert asked() == []


def test_what_a_body_decided_in_a_meeting_is_recorded_as_the_same_thing(world, as_, draft, sent):
    board = Body.objects.create(trust=world.trust, key="board", name="Trust Board", kind="board")
    planning.adopt(plan=draft, adopted_on=TODAY, body=board, by=world.people["governance"])
    sent.refresh_from_db()
    assert (sent.state, asked()) == ("agreed", [])
    assert Signature.objects.get().body_name == "Trust Board"


def test_the_page_needs_few_queries(as_, page):
    client = as_("trustee")
    client.get(page)
    assert_within(45, lambda: client.get(page))
