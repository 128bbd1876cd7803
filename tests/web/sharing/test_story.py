"""One story: looked over, told somewhere, changed."""

from goldenthread.features.plans.models import Statement
from goldenthread.features.sharing.models import StoryPlace


def test_it_goes_nowhere_before_it_is_looked_over(as_, world, story):
    page = f"/harbour/shared/stories/{story.ref}/"
    place = {"deed": "place", "channel": "website", "on": "2026-11-20"}
    assert as_("governance").post(page, place).status_code == 422
    assert as_("head").post(page, {"deed": "ready"}).status_code == 404
    shown = Statement.objects.create(plan=world.plan, kind="value", title="Care", text="We look after each other.")
    as_("governance").post(page, {"deed": "ready", "shows": [shown.ref]})
    assert as_("governance").post(page, place).status_code == 302
    assert StoryPlace.objects.get().channel == "website"
    as_("head").post(page, {"deed": "change", "title": "A garden", "text": "It grew twice."})
    story.refresh_from_db()
    assert story.ready_on is None


def test_it_is_marked_for_a_value_before_it_is_told_and_the_spread_says_which_value_no_story_shows(as_, world, story):
    kindness, _ = (
        Statement.objects.create(plan=world.plan, kind="value", title=title, text=title, order=order)
        for order, title in enumerate(("Kindness", "Courage"))
    )
    page = f"/harbour/shared/stories/{story.ref}/"
    assert as_("governance").post(page, {"deed": "ready"}).status_code == 422
    as_("governance").post(page, {"deed": "ready", "shows": [kindness.ref]})
    assert list(story.shows.all()) == [kindness]
    assert "Kindness" in as_("head").get(page).content.decode()
    spread = as_("chief").get("/harbour/shared/stories/").content.decode()
    assert "Kindness <b>1</b>" in spread
    assert "none yet" in spread.split("Courage")[1]
