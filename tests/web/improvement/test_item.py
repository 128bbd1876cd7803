"""One item of a working list."""

import datetime as dt

from goldenthread.features.activity.models import Task
from goldenthread.features.improvement import operations


def page_of(row):
    return f"/harbour/improvement/item/{row.ref}/"


def test_the_post_that_has_it_is_asked_on_home(as_, stabilised, item, world):
    row = item("budgets-audited")
    answer = as_("head").post(page_of(row), {
        "deed": "arrange", "post": world.posts["finance_lead"].ref, "due_on": "2026-12-11", "revision": row.revision,
    })  # fmt: skip
    assert answer.status_code == 302
    task = Task.objects.get(subject_kind="ladder item")
    assert (task.post, str(task.due_on), task.title) == (world.posts["finance_lead"], "2026-12-11", "Budgets audited")


def test_two_people_at_once_lose_nothing(as_, stabilised, item):
    row = item("budgets-audited")
    first = {"deed": "arrange", "post": "", "due_on": "2026-12-11", "revision": row.revision}
    assert as_("head").post(page_of(row), first).status_code == 302
    late = as_("chief").post(page_of(row), first | {"due_on": "2026-12-18"})
    assert late.status_code == 409
    assert "2026-12-18" in late.content.decode()


def test_a_conditional_item_says_that_its_limit_is_not_set_until_a_person_answers(as_, stabilised, item):
    row = item("if-attendance-or-behaviour")
    assert "So it cannot be told" in as_("head").get(page_of(row)).content.decode()
    as_("head").post(page_of(row), {"deed": "not", "because": "Attendance is above England’s."})
    assert "Not applicable" in as_("head").get(page_of(row)).content.decode()


def test_a_governor_reads_and_changes_nothing(as_, stabilised, item):
    row = item("budgets-audited")
    assert as_("governor").get(page_of(row)).status_code == 200
    assert as_("governor").post(page_of(row), {"deed": "arrange", "revision": 1}).status_code == 404
    assert as_("other_head").get(page_of(row)).status_code == 404


def test_what_was_carried_along_may_no_longer_apply_and_says_why(as_, stabilised, ladder, board, item):
    assert as_("head").post(page_of(item("budgets-audited")), {"deed": "not", "because": "So."}).status_code == 422
    operations.move_school(
        school=stabilised,
        ladder=ladder,
        to="repair",
        from_on=dt.date(2026, 11, 2),
        body=board,
        reason="Safe.",
        by=None,
    )
    row = item("budgets-audited")
    assert "carried along from Stabilise" in as_("head").get(page_of(row)).content.decode()
    assert as_("head").post(page_of(row), {"deed": "not", "because": "Done before it joined."}).status_code == 302
    assert "Not applicable" in as_("head").get(page_of(row)).content.decode()
