"""What the library has changed beside the trust's own, taken or kept part by part."""

import pytest

from goldenthread.features.improvement import operations
from goldenthread.features.improvement.ladder_shapes import LadderShape, library_ladders
from goldenthread.features.improvement.models import KeptOwn, Ladder, WorkItem
from goldenthread.features.improvement.queries import newer as asking


@pytest.fixture
def page(ladder):
    return f"/harbour/improvement/ladder/{ladder.ref}/newer/"


@pytest.fixture
def released(monkeypatch):
    """Let the library ask another Progress 8 of the first phase, and let it last longer."""

    def release(bound, most):
        document = library_ladders()["four-phases"].model_dump(mode="json", by_alias=True)
        first = document["phases"][0]
        first["criteria"][0] |= {"bound": bound, "says": f"Progress 8 of {bound} or below"}
        first["lasts"]["most"] = most
        now = {"four-phases": LadderShape.model_validate(document)}
        monkeypatch.setattr(asking, "library_ladders", lambda: now)

    return release


def test_new_items_come_and_nothing_of_the_trusts_own_is_lost(as_, ladder, stabilised, page):
    assert "the same as in the library" in as_("governance").get(page).content.decode()
    first, *rest = ladder.document["phases"][0]["items"]
    ours = {**rest[0], "key": "our-own", "says": "Something of our own"}
    ladder.document["phases"][0]["items"] = [ours, *rest[1:], {**rest[0], "shown_by": [], "says": "As it was"}]
    ladder.document["phases"][0]["lasts"]["most"] = 5
    ladder.document["limits"][0]["value"] = "12"
    ladder.save()
    WorkItem.objects.filter(item=first["key"]).delete()
    assert first["says"] in as_("governance").get(page).content.decode()
    assert as_("governance").post(page, {"revision": ladder.revision, "rest": "take"}).status_code == 302
    ladder = Ladder.objects.get()
    assert (ladder.shape.phases[0].lasts.most, ladder.shape.limits[0].value) == (5, 12)
    assert {"our-own", first["key"]} <= set(ladder.shape.items_by_key)
    assert ladder.shape.items_by_key[rest[0]["key"]][1].says == rest[0]["says"]
    assert WorkItem.objects.filter(school=stabilised, item=first["key"], state="open").exists()


def test_tests_are_taken_or_ones_own_are_kept_with_a_reason_that_is_remembered(as_, ladder, world, page, released):
    school = world.haven_high
    before = operations.assess(school=school, ladder=ladder, indications=[], judged={}, found={}, by=None)
    released("-0.6", 4)
    text = as_("governance").get(page).content.decode()
    assert "Progress 8 of −0.5 or below" in text
    assert "Progress 8 of -0.6 or below" in text
    sent = {"revision": ladder.revision, "stabilise_criteria": "take", "stabilise_lasts": "keep"}
    assert as_("governance").post(page, sent).status_code == 422
    assert as_("governance").post(page, sent | {"stabilise_lasts_why": "Two terms suit us."}).status_code == 302
    now = Ladder.objects.get()
    assert (str(now.shape.phases[0].criteria[0].bound), now.shape.phases[0].lasts.most) == ("-0.6", 2)
    assert [one.number for one in now.versions.all()] == [1, 2]
    before.refresh_from_db()
    assert str(before.shape.phases[0].criteria[0].bound) == "-0.5"
    assert "the same as in the library" in as_("governance").get(page).content.decode()
    released("-0.6", 5)
    assert [one.key for one in asking.newer(now).offered] == ["stabilise_lasts"]
    assert KeptOwn.objects.get().reason == "Two terms suit us."


def test_only_those_who_set_up_the_trust_find_it(as_, page):
    for who in ("head", "trustee", "stranger"):
        assert as_(who).get(page).status_code == 404
