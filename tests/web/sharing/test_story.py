"""One story: looked over, told somewhere, changed."""

from goldenthread.features.sharing.models import StoryPlace


def test_it_goes_nowhere_before_it_is_looked_over(as_, story):
    page = f"/harbour/shared/stories/{story.ref}/"
    place = {"deed": "place", "channel": "website", "on": "2026-11-20"}
    assert as_("governance").post(page, place).status_code == 422
    assert as_("head").post(page, {"deed": "ready"}).status_code == 404
    as_("governance").post(page, {"deed": "ready"})
    assert as_("governance").post(page, place).status_code == 302
    assert StoryPlace.objects.get().channel == "website"
    as_("head").post(page, {"deed": "change", "title": "A garden", "text": "It grew twice."})
    story.refresh_from_db()
    assert story.ready_on is None
