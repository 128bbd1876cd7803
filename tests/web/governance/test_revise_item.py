"""Changing an item before the agenda is sent."""


def test_the_clerk_moves_an_item_and_a_sent_one_stays(as_, coming):
    item = coming.items.last()
    address = f"/harbour/governance/items/{item.ref}/change/"
    typed = {"title": "Pay", "purpose": "decide", "order": "1", "revision": item.revision}
    assert as_("governance").post(address, typed).status_code == 302
    item.refresh_from_db()
    assert (item.title, item.order) == ("Pay", 1)
    assert as_("governance").post(address, typed).status_code == 409
    as_("governance").post(f"/harbour/governance/meetings/{coming.ref}/send/")
    assert as_("governance").post(address, typed | {"revision": item.revision}).status_code == 422
    assert as_("trustee").get(address).status_code == 404
