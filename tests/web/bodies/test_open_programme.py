"""Beginning a programme."""

from goldenthread.features.members.models import TrainingProgramme

PAGE = "/harbour/governance/programme/new/"


def test_it_runs_for_two_years_unless_a_day_is_said(as_, world):
    made = as_("governance").post(PAGE, {"title": "Send", "link": "SEND", "from_on": "2026-09-01"})
    assert made.status_code == 302
    assert str(TrainingProgramme.objects.get().until_on) == "2028-08-31"
    wrong = as_("governance").post(PAGE, {"title": "X", "from_on": "2026-09-01", "until_on": "2025-09-01"})
    assert wrong.status_code == 422
    assert as_("governor").post(PAGE, {"title": "X", "from_on": "2026-09-01"}).status_code in (403, 404)
