"""A further function."""

from goldenthread.features.delegation.models import Function

ADDRESS = "/harbour/who-decides/functions/new/"


def test_it_holds_each_posts_duty_exactly(as_, world) -> None:
    told = {"title": "Payroll", "level": "central", "post_0": world.posts["finance_lead"].ref, "text_0": ""}
    assert as_("chief").post(ADDRESS, told).status_code == 422
    assert as_("chief").post(ADDRESS, told | {"text_0": "Answers for every payment"}).status_code == 302
    assert [duty.text for duty in Function.objects.get().duties.all()] == ["Answers for every payment"]
    assert as_("head").post(ADDRESS, told).status_code == 404
