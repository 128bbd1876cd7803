"""How often one is written to."""

from goldenthread.features.accounts.models import DigestChoice
from goldenthread.features.plans import operations as planning


def test_one_chooses_and_sees_what_the_next_letter_says(world, as_):
    planning.send_plan(plan=world.school_plan, by=world.people["head"], post=world.posts["head"])
    shown = as_("governor").get("/account/letters/").content.decode()
    assert "Agree to School plan 2026/27" in shown
    assert as_("governor").post("/account/letters/", {"how_often": "daily"}).status_code == 302
    assert DigestChoice.objects.get().how_often == "daily"
    assert as_("governor").post("/account/letters/", {"how_often": "hourly"}).status_code == 422


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get("/account/letters/")["Location"] == "/sign-in/?next=/account/letters/"
