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
