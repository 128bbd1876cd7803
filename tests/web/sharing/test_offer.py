"""One offer: used, judged without names, taken back."""

from goldenthread.features.activity.models import Task
from goldenthread.features.sharing.models import PlaceRequest, Use
from tests.world import TODAY


def test_use_is_counted_and_nobody_is_named(as_, world, practice):
    page = f"/harbour/shared/offer/{practice.ref}/"
    for _ in range(2):
        assert as_("governor").post(page, {"deed": "use", "served": "3", "said": "Earlier."}).status_code == 302
    assert Use.objects.get().times == 2
    shown = as_("head").get(page).content.decode()
    assert "Used 2 times by 1 person" in shown
    assert "Earlier." in shown
    assert as_("head").post(page, {"deed": "use", "served": "4"}).status_code == 422
    assert as_("governor").post(page, {"deed": "withdraw"}).status_code == 404
    as_("head").post(page, {"deed": "withdraw"})
    assert as_("governor").get(page).status_code == 404


def test_places_are_asked_for_answered_as_far_as_they_are_free_counted_and_ended(as_, world):
    made = {"kind": "places", "title": "The Orchard room", "says": "Six desks, two adults.", "places": ""}
    assert as_("head").post("/harbour/shared/new/", made).status_code == 422
    page = as_("head").post("/harbour/shared/new/", made | {"places": "2"})["Location"]
    assert "Ask for places" not in as_("head").get(page).content.decode()
    asked = {"deed": "ask", "school": world.marsh_lane.ref, "pupils": "2", "from_on": "2026-11-01", "says": "Calm."}
    assert as_("other_head").post(page, asked | {"pupils": "0"}).status_code == 422
    for _ in range(2):
        assert as_("other_head").post(page, asked).status_code == 302
    assert Task.objects.get(kind="answer places", closed_at=None).post == world.posts["head"]
    first, second = PlaceRequest.objects.order_by("pk")
    assert as_("governor").post(page, asked).status_code == 404
    yes = {"deed": "answer", "says_yes": "yes"}
    assert as_("other_head").post(page, yes | {"asked": first.ref}).status_code == 404
    assert as_("head").post(page, yes | {"asked": first.ref}).status_code == 302
    assert "Only 0 of 2" in as_("head").post(page, yes | {"asked": second.ref}).content.decode()
    assert as_("head").post(page, {"deed": "answer", "says_yes": "no", "asked": second.ref}).status_code == 422
    as_("head").post(page, {"deed": "answer", "says_yes": "no", "answer": "Full.", "asked": second.ref})
    for who in ("head", "other_head"):
        text = as_(who).get(page).content.decode()
        assert "0 of 2 places free today" in text
        assert "<dt>Marsh Lane</dt><dd>2</dd>" in text
    assert "Marsh Lane" not in as_("governor").get(page).content.decode()
    as_("other_head").post(page, {"deed": "read"})
    assert not Task.objects.filter(kind__contains="places", closed_at=None).exists()
    assert as_("governor").post(page, {"deed": "end", "asked": first.ref}).status_code == 404
    assert as_("other_head").post(page, {"deed": "end", "asked": first.ref}).status_code == 302
    first.refresh_from_db()
    assert first.until_on == TODAY
