"""How the central team works in one function at a school."""

import datetime as dt

from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import FunctionMode

TYPED = {
    "function": "Attendance",
    "mode": "advises",
    "holder": "",
    "from_on": "2026-11-20",
    "because": "Four steady terms.",
}


def page_of(school):
    return f"/harbour/improvement/school/{school.ref}/central-team/"


def test_one_function_is_passed_over_with_what_shows_that_it_can_be(as_, stabilised):
    assert as_("education").post(page_of(stabilised), TYPED).status_code == 302
    assert FunctionMode.objects.get().mode == "advises"
    shown = as_("governor").get(f"/harbour/improvement/school/{stabilised.ref}/").content.decode()
    assert "Four steady terms." in shown


def test_without_a_reason_or_by_others_nothing_changes(as_, stabilised):
    assert as_("education").post(page_of(stabilised), TYPED | {"because": " "}).status_code == 422
    assert as_("head").post(page_of(stabilised), TYPED).status_code == 404
    assert not FunctionMode.objects.exists()


def test_what_was_said_before_the_phase_began_is_asked_about(as_, stabilised, ladder):
    operations.set_mode(
        school=stabilised, ladder=ladder, function="Teaching and learning", mode="directs", because="It joined.",
        from_on=dt.date(2026, 8, 20), by=None,
    )  # fmt: skip
    page = as_("head").get(f"/harbour/improvement/school/{stabilised.ref}/").content.decode()
    assert "Said before Stabilise began: does it still hold?" in page
