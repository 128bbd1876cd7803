"""Asking for a course that staff must have."""

from goldenthread.features.members.models import Training

PAGE = "/harbour/assurance/training/new/"


def test_a_course_is_asked_of_some_jobs_and_renewed(as_, world):
    typed = {"title": "Food hygiene", "renews_months": 36, "jobs": "Cook\n\nKitchen assistant"}
    assert as_("administrator").post(PAGE, typed).status_code == 302
    row = Training.objects.get(of_staff=True)
    assert (row.jobs, row.renews_months) == (["Cook", "Kitchen assistant"], 36)
    assert "Food hygiene" not in as_("governance").get("/harbour/governance/training/").content.decode()


def test_a_wrong_length_is_sent_back(as_):
    answer = as_("administrator").post(PAGE, {"title": "Fire", "renews_months": "-3"})
    assert answer.status_code == 422
    assert "Fire" in answer.content.decode()


def test_a_head_asks_for_none(as_):
    assert as_("head").get(PAGE).status_code in (403, 404)
