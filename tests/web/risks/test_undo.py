"""Taking a register back."""

from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.risks import operations
from goldenthread.features.risks.models import Risk
from goldenthread.features.risks.operations import RiskWords, Scored, Whose


def brought(world, school=None):
    words = RiskWords(title="Snow", kind="estates")
    row = operations.RegisterRow(words, Scored(Place(2, 2)), [("Grit", 1)], [("Buy grit", None)])
    return operations.take_in_register(whose=Whose(world.trust, school), rows=[row, row], by=None)


def test_a_batch_goes_as_a_whole(as_, world):
    page = f"/harbour/risks/bring-in/{brought(world)}/"
    assert as_("head").post(page).status_code == 404
    assert as_("chief").post(page).status_code == 302
    assert not Risk.objects.exists()


def test_it_stays_once_somebody_has_written_about_one(as_, world):
    page = f"/harbour/risks/bring-in/{brought(world, world.haven_high)}/"
    operations.score_risk(risk=Risk.objects.first(), scored=Scored(Place(1, 1)), by=None)
    refused = as_("head").post(page)
    assert refused.status_code == 422
    assert "written about since" in refused.content.decode()
    assert Risk.objects.count() == 2
