"""The trust's ladders, and those it could adopt."""

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
