"""Inviting many people from a list."""

from goldenthread.features.accounts.models import Person

PAGE = "/harbour/settings/people/invite/many/"
LISTED = "Name,E-mail,Post\nAda Reed,ada@reed.example,Trustee\nNed Oak,ned@oak.example,Somebody at Haven High"


def test_a_list_is_shown_with_its_posts_and_nobody_is_written_to_before(world, as_, mailoutbox):
    chief, typed = as_("chief"), {"listed": LISTED, "from_on": "2026-11-21"}
    shown = chief.post(PAGE, typed).content.decode()
    assert "2 people to invite" in shown
    head = world.posts["head"].ref
    blank = chief.post(PAGE, typed | {"chosen": "yes", "post_0": world.posts["trustee"].ref, "post_1": ""})
    assert blank.status_code == 422
    assert not mailoutbox
    chosen = typed | {"chosen": "yes", "post_0": world.posts["trustee"].ref, "post_1": head}
    assert chief.post(PAGE, chosen).status_code == 302
    assert [letter.to for letter in mailoutbox] == [["ada@reed.example"], ["ned@oak.example"]]
    assert world.posts["head"].holdings.filter(person__email="ned@oak.example").exists()


def test_one_wrong_row_invites_nobody_and_nothing_is_lost(world, as_, mailoutbox):
    listed = f"{LISTED}\nAda Reed,ada@reed.example,Trustee again"
    trustee = world.posts["trustee"].ref
    chosen = {"chosen": "yes", "post_0": trustee, "post_1": "out", "post_2": trustee}
    page = as_("chief").post(PAGE, {"listed": listed, "from_on": "2026-11-21"} | chosen).content.decode()
    assert "Row 4, Ada Reed: Ada Reed holds this post already." in page
    assert "ned@oak.example" in page
    assert not mailoutbox
    assert not Person.objects.filter(email="ada@reed.example").exists()


def test_a_list_without_an_address_and_a_stranger_get_nowhere(as_):
    page = as_("chief").post(PAGE, {"listed": "Ada Reed, Trustee", "from_on": "2026-11-21"})
    assert page.status_code == 422
    assert "Row 1: no e-mail address stands in it." in page.content.decode()
    assert as_("head").get(PAGE).status_code == 404
