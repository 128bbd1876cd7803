"""Moving one time of a duty."""

import pytest

from goldenthread.features.reviews.models import Occurrence
from tests.features.reviews.laid import duty


@pytest.fixture
def address(world):
    return f"/harbour/year/cycle/{duty(world.trust).ref}/move/"


def typed(**other):
    return {"time": "2026-11", "where": "", "to": "2026-12-08", "reason": "Snow."} | other


def test_it_stands_on_its_new_day_everywhere(as_, address):
    assert "Everywhere" in as_("chief").get(address).content.decode()
    assert as_("chief").post(address, typed()).url == "/harbour/year/months/2026-12/"
    assert {str(one.due_on) for one in Occurrence.objects.all()} == {"2026-12-08"}
    assert "8 Dec" in as_("trustee").get("/harbour/year/months/2026-12/").content.decode()
    assert "Compliance checked" not in as_("trustee").get("/harbour/year/months/2026-11/").content.decode()
    one = Occurrence.objects.first()
    page = as_("chief").get(f"/harbour/year/duties/{one.ref}/").content.decode()
    assert "Moved this time from" in page
    assert "Snow." in page
    as_("chief").post(f"/harbour/year/duties/{one.ref}/", {"do": "put_back"})
    one.refresh_from_db()
    assert str(one.due_on) == "2026-11-30"


@pytest.mark.parametrize("wrong", [{"to": "2026-11-01"}, {"to": "9999-01-01"}, {"reason": ""}, {"time": "1999-01"}])
def test_what_will_not_do_is_said_and_nothing_typed_is_lost(as_, address, wrong):
    answer = as_("chief").post(address, typed(**wrong))
    assert answer.status_code == 422
    assert "Snow." in answer.content.decode() or "reason" in wrong


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_whoever_does_not_keep_the_year_moves_nothing(as_, address, who):
    assert as_(who).post(address, typed()).status_code in {403, 404}
    assert not Occurrence.objects.exclude(moved_from=None).exists()
