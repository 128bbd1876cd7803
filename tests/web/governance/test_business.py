"""The trust's schedule of business."""

from goldenthread.features.governance.models import Business

ADDRESS = "/harbour/governance/business/"


def test_the_clerk_takes_the_ready_made_schedule_once(as_, world):
    assert as_("governance").post(ADDRESS).status_code == 302
    many = Business.objects.count()
    as_("governance").post(ADDRESS)
    assert many == Business.objects.count() > 20
    assert "How the measures stand" in as_("governor").get(ADDRESS).content.decode()


def test_nobody_else_takes_it(as_, world):
    assert as_("head").post(ADDRESS).status_code == 404
    assert not Business.objects.exists()
