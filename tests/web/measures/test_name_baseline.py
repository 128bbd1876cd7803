"""Naming a baseline."""

from goldenthread.features.measures.models import Baseline
from tests.web.measures.test_baseline import baseline  # noqa: F401  a fixture


def test_a_period_gets_a_name_once(as_, world, baseline):  # noqa: F811
    here = f"/harbour/measures/{world.attendance.ref}/baselines/new/"
    given = {"name": "After the flood", "period": "2025/26 autumn", "says": ""}
    page = as_("data").post(here, given, follow=True)
    assert "Nothing yet to hold against “After the flood”" in page.content.decode()
    page = as_("data").post(here, given | {"name": "back in  school"})
    assert page.status_code == 422
    assert "A baseline of this name stands already." in page.content.decode()
    assert "back in  school" in page.content.decode()
    assert Baseline.objects.count() == 2
    assert as_("trustee").get(here).status_code == 404
