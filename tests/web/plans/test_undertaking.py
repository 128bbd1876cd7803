"""One undertaking: it opens once everybody can read what it is, is decided by others, joined, and spoken of."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.undertaking_kinds import undertaking_kind
from tests.query_budget import assert_within

ANSWERS = {one.key: one.choices[0] if one.choices else "So." for one in undertaking_kind("opportunity").questions}


@pytest.fixture
def begun(world):
    def begin(kind="opportunity", who="head", **facts):
        return operations.begin_undertaking(
            trust=world.trust, kind=kind, title="Lead history", by=world.people[who], post=world.posts[who], **facts
        )

    return begin


def page_of(row):
    return f"/harbour/plan/undertaking/{row.ref}/"


def test_what_is_still_written_is_seen_by_its_writer_and_by_those_who_may_change_the_plan(as_, begun):
    row = begun()
    assert as_("head").get(page_of(row)).status_code == 200
    assert as_("chief").get(page_of(row)).status_code == 200
    for who in ("governor", "other_head", "trustee", "stranger"):
        assert as_(who).get(page_of(row)).status_code == 404
        assert as_(who).post(page_of(row), {"deed": "open"}).status_code == 404


def test_it_does_not_open_before_every_question_is_answered(as_, begun):
    row = begun(answers={"decided": "Year 8"})
    answer = as_("head").post(page_of(row), {"deed": "open"})
    assert answer.status_code == 422
    assert "What will success look like?" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "draft"


def test_once_answered_it_opens_and_a_colleague_reads_it_before_joining(as_, begun):
    row = begun(answers=ANSWERS | {"reading": ""})
    as_("head").post(page_of(row), {"deed": "open"})
    colleague = as_("governor")
    assert "What is still open?" in colleague.get(page_of(row)).content.decode()
    colleague.post(page_of(row), {"deed": "join"})
    colleague.post(page_of(row), {"deed": "join"})
    assert row.joinings.count() == 1
    colleague.post(page_of(row), {"deed": "leave"})
    assert not row.joinings.exists()


def test_a_proposal_is_decided_by_somebody_else_with_a_reason(as_, world, begun):
    kind = undertaking_kind("proposal")
    row = begun("proposal", "education", answers={one.key: "So." for one in kind.questions})
    as_("education").post(page_of(row), {"deed": "open"})
    assert "Read and decide" in as_("chief").get("/harbour/").content.decode()
    assert as_("education").post(page_of(row), {"deed": "agree", "reason": "Mine"}).status_code == 404
    assert as_("chief").post(page_of(row), {"deed": "decline", "reason": " "}).status_code == 422
    as_("chief").post(page_of(row), {"deed": "decline", "reason": "Nothing is stopped for it."})
    row.refresh_from_db()
    assert row.state == "declined"
    assert "Read and decide" not in as_("chief").get("/harbour/").content.decode()
    assert "Not now, and why" in as_("education").get("/harbour/").content.decode()
    assert "Nothing is stopped for it." in as_("education").get(page_of(row)).content.decode()
    as_("education").post(page_of(row), {"deed": "heard"})
    assert "Not now, and why" not in as_("education").get("/harbour/").content.decode()
    assert as_("chief").post(page_of(row), {"deed": "heard"}).status_code == 404


def test_a_word_on_the_last_step_closes_it_and_whoever_reads_the_plan_reads_the_word(as_, begun):
    row = begun("pilot", answers={"for_whom": "The council", "what": "A form"})
    head = as_("head")
    assert head.post(page_of(row), {"deed": "say", "step": "result", "said": "Early"}).status_code == 422
    head.post(page_of(row), {"deed": "open"})
    head.post(page_of(row), {"deed": "say", "step": "half_way", "said": "Well so far"})
    head.post(page_of(row), {"deed": "say", "step": "result", "said": "One form is enough"})
    row.refresh_from_db()
    assert row.state == "closed"
    assert "One form is enough" in as_("governor").get(page_of(row)).content.decode()
    assert as_("governor").post(page_of(row), {"deed": "say", "step": "result", "said": "No"}).status_code == 404


def test_one_for_a_local_plan_is_for_those_who_may_read_that_plan(as_, world, begun):
    row = begun("pilot", element=world.priority, answers={"for_whom": "The council", "what": "A form"})
    operations.open_undertaking(undertaking=row, by=world.people["head"])
    assert as_("governor").get(page_of(row)).status_code == 200
    assert as_("other_head").get(page_of(row)).status_code == 404


def test_the_page_asks_as_few_questions_for_many_as_for_none(as_, world, begun):
    row = begun(answers=ANSWERS)
    operations.open_undertaking(undertaking=row, by=world.people["head"])
    client = as_("chief")
    client.get(page_of(row))
    before = assert_within(24, lambda: client.get(page_of(row)))
    for who in world.people.values():
        operations.join_undertaking(undertaking=row, person=who)
    assert assert_within(24, lambda: client.get(page_of(row))) == before
