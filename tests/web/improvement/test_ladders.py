"""The trust's ladders, and those it could adopt."""

from goldenthread.features.approvals import operations as consulting
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.improvement.models import Ladder

PAGE = "/harbour/improvement/ladders/"


def test_a_ladder_is_adopted_as_the_trusts_own_copy(as_):
    assert as_("administrator").post(PAGE, {"key": "nine-areas"}).status_code == 302
    assert Ladder.objects.get().name == "Nine areas"
    assert as_("administrator").post(PAGE, {"key": "nine-areas"}).status_code == 422


def test_readers_adopt_nothing(as_):
    as_("trustee").post(PAGE, {"key": "nine-areas"})
    assert not Ladder.objects.exists()
    assert as_("stranger").get(PAGE).status_code == 404


def test_a_ladder_is_proposed_spoken_of_and_adopted_once_that_is_summed_up(as_):
    assert as_("administrator").post(PAGE, {"propose": "four-phases"}).status_code == 302
    row = Ladder.objects.get()
    page = f"/harbour/improvement/ladder/{row.ref}/"
    assert as_("head").get(page).status_code == 404
    assert "Four phases" not in as_("administrator").get("/harbour/improvement/").content.decode()
    asked = {"audience": ["heads"], "says": "Would it fit you?", "closes_on": "2026-12-04"}
    as_("administrator").post(f"/harbour/approvals/consult/ladder/{row.ref}/", asked)
    assert as_("head").get(page).status_code == 200
    assert as_("head").post(page, {"do": "adopt"}).status_code == 404
    as_("administrator").post(page, {"do": "adopt"})
    row.refresh_from_db()
    assert row.adopted_on is None
    consulting.sum_up(consultation=Consultation.objects.get(), heard="Little.", changed="Nothing.", by=None)
    as_("administrator").post(page, {"do": "adopt"})
    row.refresh_from_db()
    assert row.adopted_on is not None
    assert as_("administrator").post(page, {"do": "discard"}).status_code == 302
    assert Ladder.objects.exists()
