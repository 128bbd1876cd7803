"""Taking something off an agenda."""


def test_the_clerk_takes_it_off_and_nobody_else(as_, coming):
    item = coming.items.last()
    address = f"/harbour/governance/items/{item.ref}/remove/"
    assert as_("trustee").post(address).status_code == 404
    assert as_("governance").post(address).status_code == 302
    assert not coming.items.filter(pk=item.pk).exists()
