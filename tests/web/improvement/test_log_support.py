"""Logging help given to a school."""

from goldenthread.features.improvement.models import Support

TYPED = {
    "kind": "deployed", "function": "Attendance", "given_on": "2026-11-20", "days": "9.5", "people": "2",
    "cost": "3800", "said": "Two leaders lent.", "effect": "Calm corridors.",
}  # fmt: skip


def page_of(school):
    return f"/harbour/improvement/school/{school.ref}/support/"


def test_help_is_logged_with_days_people_and_cost(as_, stabilised):
    assert as_("education").post(page_of(stabilised), TYPED).status_code == 302
    row = Support.objects.get()
    assert (str(row.days), row.people, str(row.cost)) == ("9.5", 2, "3800.00")


def test_days_that_cannot_be_are_refused(as_, stabilised):
    for days in ("0", "-1", "NaN", "1e400", "500"):
        assert as_("education").post(page_of(stabilised), TYPED | {"days": days}).status_code == 422
    assert as_("head").post(page_of(stabilised), TYPED).status_code == 404
    assert not Support.objects.exists()
