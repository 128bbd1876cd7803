"""Asking members what they know."""

from goldenthread.features.activity.models import Task
from goldenthread.features.members.models import Audit

ADDRESS = "/harbour/governance/audits/new/"


def test_each_post_of_a_member_is_asked_once(as_, world, board, local):
    typed = {"criteria": "skills", "title": "Skills", "bodies": [board.ref, local.ref], "due_on": "2026-12-11",
             "least_answers": 3}  # fmt: skip
    assert as_("governance").post(ADDRESS, typed).status_code == 302
    asked = set(Task.objects.filter(kind="answer audit").values_list("post__key", flat=True))
    assert asked == {"trustee", "governor"}
    assert "criteria" in str(Audit.objects.get().document)


def test_nobody_else_asks_and_a_past_day_is_refused(as_, board):
    typed = {
        "criteria": "skills",
        "title": "Skills",
        "bodies": [board.ref],
        "due_on": "2026-11-01",
        "least_answers": 3,
    }
    assert as_("governance").post(ADDRESS, typed).status_code == 422
    for who in ("trustee", "head", "stranger"):
        assert as_(who).post(ADDRESS, typed).status_code == 404
    assert not Audit.objects.exists()
