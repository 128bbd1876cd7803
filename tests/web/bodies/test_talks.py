"""Who was spoken with this year, and the ways on."""

from goldenthread.features.members.models import Wish

PAGE = "/harbour/governance/talks/"


def test_a_member_wishes_for_a_way_on_and_only_who_keeps_the_members_sees_it(as_, world, local):
    assert as_("governor").post(PAGE, {"way": "chair", "deed": "wish"}).status_code == 302
    assert Wish.objects.get().person == world.people["governor"]
    assert "You would like it" in as_("governor").get(PAGE).content.decode()
    name = world.people["governor"].name
    assert f"Would like it: {name}" in as_("governance").get(PAGE).content.decode()
    assert "Would like it" not in as_("head").get(PAGE).content.decode()
    as_("governor").post(PAGE, {"way": "chair", "deed": "unwish"})
    assert not Wish.objects.exists()


def test_a_way_that_there_is_not_and_a_stranger_find_nothing(as_, local):
    assert as_("governor").post(PAGE, {"way": "emperor", "deed": "wish"}).status_code == 404
    assert as_("stranger").get(PAGE).status_code == 404
