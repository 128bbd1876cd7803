"""Posts in one school with a role meant for every school are told of, and narrowed with one press."""

from goldenthread.features.organisations.models import Post
from goldenthread.features.trail.models import Entry


def test_one_press_narrows_what_sees_too_much(as_, world):
    wide = Post.objects.create(
        trust=world.trust, key="dsl", title="DSL, Marsh Lane", role="safeguarding_lead", school=world.marsh_lane
    )
    page = as_("administrator").get("/harbour/settings/people/").content.decode()
    assert "DSL, Marsh Lane" in page
    assert "meant for every" in page
    assert as_("head").post("/harbour/settings/people/narrow/").status_code in (403, 404)
    as_("administrator").post("/harbour/settings/people/narrow/")
    wide.refresh_from_db()
    world.posts["safeguarding"].refresh_from_db()
    assert (wide.role, world.posts["safeguarding"].role) == ("school_safeguarding_lead", "safeguarding_lead")
    assert Entry.objects.filter(did="narrowed", ref=wide.ref).count() == 1
    assert "meant for every" not in as_("administrator").get("/harbour/settings/people/").content.decode()
