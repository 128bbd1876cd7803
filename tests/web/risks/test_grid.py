"""What the levels mean."""

from goldenthread.features.risks.grid_shapes import grids
from goldenthread.features.risks.models import Frame


def test_another_grid_is_taken_unless_a_risk_would_fall_off_it(as_, of_the_trust):
    page = as_("governance").post("/harbour/risks/grid/", {"key": "four-by-four"})
    assert page.status_code == 302
    assert Frame.objects.get().document["name"] == "Four by four"
    type(of_the_trust).objects.filter(pk=of_the_trust.pk).update(likelihood=5)
    as_("governance").post("/harbour/risks/grid/", {"key": "five-by-five"})
    refused = as_("governance").post("/harbour/risks/grid/", {"key": "impact-first"})
    assert "Score them anew first" in refused.content.decode()


def test_everybody_reads_it_and_few_set_it(as_):
    assert "Almost certain" in as_("head").get("/harbour/risks/grid/").content.decode()
    as_("head").post("/harbour/risks/grid/", {"key": "four-by-four"})
    assert not Frame.objects.exists()


def test_every_grid_of_the_library_is_whole():
    assert {"five-by-five", "four-by-four", "impact-first"} <= set(grids())
