"""One item as it is read, with a note that only its writer reads."""


def test_a_private_note_is_read_by_nobody_else(as_, coming):
    item = coming.items.first()
    address = f"/harbour/governance/items/{item.ref}/"
    assert as_("trustee").post(address, {"note": "Ask about the boiler"}).status_code == 302
    assert "Ask about the boiler" in as_("trustee").get(address).content.decode()
    for who in ("governance", "administrator", "chief"):
        assert "boiler" not in as_(who).get(address).content.decode()


def test_a_confidential_item_is_not_there_for_others(as_, secret):
    address = f"/harbour/governance/items/{secret.ref}/"
    assert as_("governor").get(address).status_code == 200
    for who in ("head", "administrator", "chief", "trustee", "other_head", "stranger"):
        assert as_(who).get(address).status_code == 404
        assert as_(who).get(f"/harbour/documents/evidence/of/agenda item/{secret.ref}/").status_code == 404
