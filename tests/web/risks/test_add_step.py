"""Adding what is still to be done."""

from goldenthread.features.activity.models import Task


def test_a_step_is_asked_of_its_post_at_home(as_, world, risk):
    typed = {"says": "Get three quotes", "post": world.posts["service"].ref, "due_on": "2026-12-01"}
    assert as_("head").post(f"/harbour/risks/risk/{risk.ref}/step/", typed).status_code == 302
    assert Task.objects.get(post=world.posts["service"], kind="act on risk").title == "Get three quotes"
    assert as_("governor").post(f"/harbour/risks/risk/{risk.ref}/step/", typed).status_code == 404
