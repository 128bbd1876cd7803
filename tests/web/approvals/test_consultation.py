"""One round of comments: said, answered, summed up, and read on the part's page."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.activity.models import Comment, Task
from goldenthread.features.approvals import operations
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans import operations as planning
from goldenthread.foundation import clock
from tests.query_budget import queries_of
from tests.world import TODAY, hold


@pytest.fixture
def opened(world, draft):
    return operations.open_round(
        trust=world.trust, subject_kind="plan", subject_ref=draft.ref, title=draft.title, bodies=[],
        posts=[world.posts["head"], world.posts["governor"]], says="What could you not do?",
        closes_on=TODAY + dt.timedelta(days=7), by=world.people["chief"], post=world.posts["chief"],
    )  # fmt: skip


@pytest.fixture
def page(opened):
    return f"/harbour/approvals/round/{opened.ref}/"


def said(as_, page, world, who="head", text="Give us a year."):
    return as_(who).post(page, {"do": "say", "part": world.aim.ref, "text": text})


def test_a_part_is_spoken_of_replied_to_and_answered(world, as_, page):
    assert said(as_, page, world).status_code == 302
    comment = Comment.objects.get()
    assert (comment.subject_ref, comment.post_title) == (world.aim.ref, "Head, Haven High")
    as_("governor").post(page, {"do": "reply", "comment": comment.ref, "text": "So do we."})
    assert comment.replies.get().text == "So do we."
    given = {"do": "settle", "comment": comment.ref, "outcome": "changed", "answer": "It is a year later."}
    assert as_("head").post(page, given).status_code == 404
    assert as_("chief").post(page, given | {"answer": ""}).status_code == 422
    assert as_("chief").post(page, given).status_code == 302
    assert "It is a year later." in as_("governor").get(page).content.decode()


def test_it_is_there_for_those_who_take_part_and_no_others(as_, page, world):
    for who in ("other_head", "trustee", "data", "stranger"):
        assert as_(who).get(page).status_code == 404, who
        assert said(as_, page, world, who).status_code == 404
    assert said(as_, page, world, "chief").status_code == 404


def test_summed_up_it_is_read_on_the_page_of_its_part(world, as_, draft, opened, page):
    said(as_, page, world)
    summed = {"do": "sum_up", "heard": "More time.", "changed": "A year more."}
    assert as_("chief").post(page, summed).status_code == 422
    given = {"do": "settle", "comment": Comment.objects.get().ref, "outcome": "kept", "answer": "The board wants it."}
    as_("chief").post(page, given)
    assert as_("chief").post(page, summed).status_code == 302
    assert not Task.objects.filter(kind="comment", closed_at=None).exists()
    planning.adopt(plan=draft, adopted_on=TODAY, adopted_by="Board", by=world.people["chief"])
    thread = as_("other_head").get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()
    assert "Give us a year." in thread
    assert "The board wants it." in thread
    assert "A year more." in as_("other_head").get(page).content.decode()


def test_whoever_has_nothing_to_add_is_asked_no_more(as_, page):
    assert as_("head").post(page, {"do": "all"}).status_code == 302
    assert [task.post.title for task in Task.objects.filter(kind="comment", closed_at=None)] == [
        "Local governor, Haven High"
    ]


def test_when_the_days_are_over_nobody_comments_and_the_sender_is_asked_to_sum_up(
    world, as_, opened, page, monkeypatch
):
    monkeypatch.setattr(clock, "today", lambda: TODAY + dt.timedelta(days=8))
    assert said(as_, page, world).status_code == 404
    assert operations.ask_for_sums(trust=world.trust) == 1
    assert [task.kind for task in Task.objects.filter(subject_kind="consultation", closed_at=None)] == ["sum up"]


def test_nobody_agrees_while_comments_are_open(world, draft, opened):
    sent = planning.send_plan(plan=draft, by=world.people["chief"], post=world.posts["chief"])
    with pytest.raises(ValidationError, match="Comments on it are open until 28 November 2026"):
        operations.sign(
            approval=sent, step="board", verdict="agreed", by=world.people["trustee"], post=world.posts["trustee"]
        )


def test_its_queries_do_not_grow_with_what_is_said(world, as_, page):
    said(as_, page, world)
    client = as_("chief")
    client.get(page)
    before = len(queries_of(lambda: client.get(page)))
    for n in range(6):
        said(as_, page, world, text=f"And {n}.")
    assert len(queries_of(lambda: client.get(page))) == before


def test_whoever_is_asked_reads_the_very_draft_and_comments_from_its_lines(world, as_, opened, page):
    draft_page = f"/harbour/plan/version/{opened.version}/"
    assert f"{page}?part={world.aim.ref}#say" in as_("head").get(draft_page).content.decode()
    assert as_("other_head").get(draft_page).status_code == 404
    assert f'value="{world.aim.ref}" selected' in as_("head").get(f"{page}?part={world.aim.ref}").content.decode()


def test_the_sum_begins_with_what_was_said_and_changed(world, as_, page):
    said(as_, page, world)
    given = {"do": "settle", "comment": Comment.objects.get().ref, "outcome": "changed", "answer": "A year later."}
    as_("chief").post(page, given)
    words = as_("chief").get(page).content.decode()
    assert "Give us a year. (Head, Haven High)" in words
    assert "Nothing came from Local governor, Haven High." in words
    assert "A year later.</textarea>" in words


def test_what_many_said_is_gathered_and_answered_once(world, as_, opened, page):
    for who, text in (("head", "Give us a year."), ("governor", "Too soon.")):
        as_(who).post(page, {"do": "say", "text": text, "speaks_for": "Pupils of Year 5, 31 asked"})
    refs = list(Comment.objects.values_list("ref", flat=True))
    assert as_("head").post(page, {"do": "gather", "title": "Time", "comments": refs}).status_code == 404
    assert as_("chief").post(page, {"do": "gather", "title": "", "comments": refs}).status_code == 422
    assert as_("chief").post(page, {"do": "gather", "title": "Time", "comments": refs}).status_code == 302
    issue = opened.issues.get()
    given = {"do": "settle_issue", "issue": issue.ref, "outcome": "changed", "answer": "It is a year later."}
    assert as_("chief").post(page, given | {"outcome": ""}).status_code == 422
    as_("chief").post(page, given | {"stands_in": "Line 3"})
    assert set(Comment.objects.values_list("outcome", "answer")) == {("changed", "It is a year later.")}
    shown = as_("governor").get(page).content.decode()
    assert "Pupils of Year 5, 31 asked" in shown
    assert "It stands in: Line 3" in shown
    begun = as_("chief").get(page).content.decode()
    assert "Time: said by Pupils of Year 5, 31 asked; Pupils of Year 5, 31 asked." in begun
    assert begun.count("It is a year later. It stands in Line 3.") == 1
    assert operations.sum_up(consultation=opened, heard="Time.", changed="A year.", by=None).closed_on == TODAY


def test_a_round_goes_with_the_post_that_opened_it(world, as_, opened, page):
    post = Post.objects.create(trust=world.trust, key="editor", title="Editor", role="initiative_lead")
    Consultation.objects.filter(pk=opened.pk).update(opened_post=post)
    before = hold(post, world.people["data"], until_on=TODAY - dt.timedelta(days=1))
    hold(post, world.people["initiative"], from_on=TODAY)
    given = {"do": "sum_up", "heard": "Nothing.", "changed": "Nothing."}
    assert before.person == world.people["data"]
    assert as_("data").post(page, given).status_code == 404
    assert as_("initiative").post(page, given).status_code == 302
