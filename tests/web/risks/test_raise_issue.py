"""Raising an issue."""

from goldenthread.features.activity.models import Task
from goldenthread.features.risks.models import Issue


def test_a_significant_one_needs_an_owner_and_a_day_and_goes_to_the_board(as_, world):
    typed = {"title": "Data lost", "place": "trust", "said": "A laptop.", "is_significant": "on"}
    page = as_("chief").post("/harbour/risks/issues/new/", typed)
    assert page.status_code == 422
    assert "needs somebody who acts on it" in page.content.decode()
    whole = typed | {"post": world.posts["data"].ref, "act_by": "2026-11-23"}
    assert as_("chief").post("/harbour/risks/issues/new/", whole).status_code == 302
    assert Issue.objects.get().is_significant
    asked = set(Task.objects.filter(subject_kind="issue").values_list("kind", "post__role"))
    assert asked == {("act on issue", "data_manager"), ("acknowledge issue", "trustee")}


def test_nobody_of_one_school_is_given_an_issue_of_another(as_, world):
    page = as_("head").get("/harbour/risks/issues/new/").content.decode()
    assert world.posts["finance_lead"].ref in page
    assert world.posts["other_head"].ref not in page
    typed = {"title": "A fall", "place": f"school:{world.haven_high.ref}", "said": "On the stairs."}
    answer = as_("chief").post("/harbour/risks/issues/new/", typed | {"post": world.posts["other_head"].ref})
    assert answer.status_code == 422
    assert "That post belongs to another school." in answer.content.decode()
    assert not Issue.objects.exists()
