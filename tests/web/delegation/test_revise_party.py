"""A body or role of a draft, changed."""

from tests.web.delegation.drafts import drafted, party


def test_it_is_tied_to_a_post_and_is_no_stand_in_of_its_own(as_, world) -> None:
    draft = drafted(world)
    hub = party(draft, "hub")
    address = f"/harbour/who-decides/party/{hub.ref}/"
    told = {"name": "Hub board", "level": "central", "who": f"post:{world.posts['education'].ref}", "revision": "1"}
    assert as_("chief").post(address, told | {"stands_in": "hub"}).status_code == 422
    assert as_("chief").post(address, told).status_code == 302
    hub.refresh_from_db()
    assert (hub.post, hub.is_operated) == (world.posts["education"], False)
    as_("chief").post(address, {"deed": "remove"})
    assert not draft.parties.filter(key="hub").exists()
