"""The bodies and roles of a draft."""

from tests.web.delegation.drafts import drafted


def test_each_says_who_it_is(as_, world) -> None:
    draft = drafted(world)
    page = as_("governance").get(f"/harbour/who-decides/scheme/{draft.ref}/parties/").content.decode()
    assert "not operated; Chief executive stands in" in page
    assert "nobody has said who it is" in page
