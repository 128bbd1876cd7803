"""Asking somebody for a consult about a school."""

from goldenthread.features.activity.models import Task
from goldenthread.features.improvement.models import Consult

ASKS = {"asks": "How do we keep homework going?", "answer_by": "2026-12-04", "function": "Teaching and learning"}


def page_of(school):
    return f"/harbour/improvement/school/{school.ref}/consult/"


def test_a_head_asks_the_central_team_and_both_see_it_at_home(as_, stabilised, world):
    of = world.posts["education"]
    page = as_("head").post(page_of(stabilised), ASKS | {"of": of.ref})
    row = Consult.objects.get()
    assert page["Location"] == f"/harbour/improvement/consult/{row.ref}/"
    assert Task.objects.get(kind="answer consult", closed_at=None).post == of
    assert "A consult for Haven" in as_("education").get("/harbour/").content.decode()
    assert f"improvement/consult/{row.ref}/" in as_("head").get("/harbour/").content.decode()


def test_a_day_that_is_past_and_ones_own_school_are_refused_and_what_was_typed_stays(as_, stabilised, world):
    asked = ASKS | {"of": world.posts["education"].ref}
    page = as_("head").post(page_of(stabilised), asked | {"answer_by": "2020-01-01"})
    assert page.status_code == 422
    assert "How do we keep homework going?" in page.content.decode()
    assert as_("head").post(page_of(stabilised), asked | {"of": world.posts["head"].ref}).status_code == 422
    assert not Consult.objects.exists()


def test_those_who_neither_work_at_the_school_nor_help_it_do_not_ask(as_, stabilised):
    for who in ("governor", "trustee", "stranger", "other_head"):
        assert as_(who).get(page_of(stabilised)).status_code == 404
