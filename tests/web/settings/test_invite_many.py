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


def test_where_no_post_is_meant_a_new_one_is_offered_and_made_for_all_who_are_listed_alike(world, as_, mailoutbox):
    listed = (
        "Ada Reed,ada@reed.example,SENCO and safeguarding lead,Haven High\n"
        "Ned Oak,ned@oak.example,Trustee for growth\nPia Ash,pia@ash.example,Trustee for growth"
    )
    typed = {"listed": listed, "from_on": "2026-11-21"}
    shown = as_("administrator").post(PAGE, typed).content.decode()
    assert '<option value="new:school_safeguarding_lead" selected>' in shown
    assert "in Haven High" in shown
    chosen = {"post_0": "new:school_safeguarding_lead", "post_1": "new:trustee", "post_2": "new:trustee"}
    assert as_("administrator").post(PAGE, typed | chosen | {"chosen": "yes"}).status_code == 302
    made = world.trust.posts.filter(holdings__person__email__endswith=".example").distinct().order_by("title")
    assert [(post.title, post.school, post.holdings.count()) for post in made] == [
        ("SENCO and safeguarding lead, Haven High", world.haven_high, 1),
        ("Trustee for growth", None, 2),
    ]


def test_a_seat_on_a_body_tells_the_role(world, as_):
    listed = (
        "Pia Ash,pia@ash.example,Chair of the local governing body,Marsh Lane\n"
        "Ned Oak,ned@oak.example,Chair of trustees"
    )
    shown = as_("administrator").post(PAGE, {"listed": listed, "from_on": "2026-11-21"}).content.decode()
    assert '<option value="new:governor" selected>A new post: Local governor, in Marsh Lane Primary</option>' in shown
    assert f'<option value="{world.posts["trustee"].ref}" selected>' in shown


def test_nobody_makes_a_post_that_they_may_not_fill(world, as_):
    typed = {"listed": "Ada Reed,ada@reed.example,Warden", "from_on": "2026-11-21", "chosen": "yes"}
    assert "new:head" not in as_("governance").post(PAGE, typed).content.decode()
    assert as_("governance").post(PAGE, typed | {"post_0": "new:chief_officer"}).status_code in {404, 422}
    assert not world.trust.posts.filter(title="Warden").exists()
