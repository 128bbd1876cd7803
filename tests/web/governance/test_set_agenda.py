"""Making the agenda."""


def test_the_clerk_adds_an_item_and_nobody_adds_one_to_what_was_sent(as_, coming):
    address = f"/harbour/governance/meetings/{coming.ref}/agenda/"
    typed = {"title": "A new roof", "purpose": "decide", "lasts": "10"}
    assert as_("governance").post(address, typed).status_code == 302
    assert coming.items.filter(title="A new roof", purpose="decide").exists()
    as_("governance").post(f"/harbour/governance/meetings/{coming.ref}/send/")
    assert as_("governance").post(address, typed | {"title": "Late"}).status_code == 422
    assert as_("trustee").get(address).status_code == 404
