"""Looking at a risk again."""

from goldenthread.features.activity.models import Task


def page_of(risk):
    return f"/harbour/risks/risk/{risk.ref}/look/"


TYPED = {"likelihood": "2", "impact": "4", "said": "Props are in.", "next_review_on": "2027-01-15"}


def test_a_look_is_kept_beside_the_one_before_and_the_next_is_asked_for(as_, risk):
    assert as_("head").post(page_of(risk), TYPED).status_code == 302
    risk.refresh_from_db()
    assert (risk.likelihood, risk.scores.count()) == (2, 2)
    asked = Task.objects.filter(subject_ref=risk.ref, closed_at=None)
    assert [task.due_on.isoformat() for task in asked] == ["2027-01-15"]
    page = as_("head").get(f"/harbour/risks/risk/{risk.ref}/").content.decode()
    assert "▼ smaller than at first" in page or "Props are in." in page


def test_a_step_that_the_grid_has_not_is_refused(as_, risk):
    for wrong in ("0", "6", "x", "-1"):
        assert as_("head").post(page_of(risk), TYPED | {"impact": wrong}).status_code == 422


def test_the_next_look_comes_after_this_one(as_, risk):
    page = as_("head").post(page_of(risk), TYPED | {"next_review_on": "2020-01-01"})
    assert "The next look comes after this one." in page.content.decode()
