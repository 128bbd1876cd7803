"""Giving many items of a working list to a post at once."""

import datetime as dt

from goldenthread.features.activity.models import Task
from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import WorkItem


def page_of(school):
    return f"/harbour/improvement/school/{school.ref}/share-out/"


def test_many_items_go_to_one_post_and_only_what_is_done_once_takes_the_day(as_, stabilised, item, world):
    once, standing = item("budgets-audited"), item("pupils-with-send")
    page = as_("head").post(page_of(stabilised), {
        "items": [once.ref, standing.ref], "post": world.posts["head"].ref, "due_on": "2026-12-11",
    })  # fmt: skip
    assert page.status_code == 302
    for row in (once, standing):
        row.refresh_from_db()
    assert once.post == standing.post == world.posts["head"]
    assert (once.due_on, standing.due_on) == (dt.date(2026, 12, 11), None)
    asked = Task.objects.filter(post=world.posts["head"], kind="do item", closed_at=None)
    assert [task.subject_ref for task in asked] == [once.ref]  # what comes round is asked for shortly before its day
    WorkItem.objects.filter(pk=standing.pk).update(opened_on=dt.date(2026, 7, 1))
    assert operations.ask_to_confirm(trust=world.trust) == 1
    assert operations.ask_to_confirm(trust=world.trust) == 0
    assert asked.get(subject_ref=standing.ref).due_on == dt.date(2026, 10, 29)


def test_without_a_tick_or_a_post_it_is_refused_and_says_so(as_, stabilised, item):
    ref = item("budgets-audited").ref
    assert as_("head").post(page_of(stabilised), {"items": [], "post": ""}).status_code == 422
    page = as_("head").post(page_of(stabilised), {"items": [ref], "post": "nobody"})
    assert page.status_code == 422
    assert "checked" in page.content.decode()


def test_those_who_do_not_work_there_find_no_such_page(as_, stabilised):
    for who in ("governor", "stranger", "other_head"):
        assert as_(who).get(page_of(stabilised)).status_code == 404
