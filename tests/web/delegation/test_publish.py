"""Showing a version to the public, and taking it back."""

from tests.features.delegation.schemes import adopted


def test_it_is_shown_and_taken_back(as_, world) -> None:
    scheme = adopted(world)
    address = f"/harbour/who-decides/scheme/{scheme.ref}/publish/"
    as_("governance").post(address, {"is_public": "yes"})
    scheme.refresh_from_db()
    assert scheme.is_public
    as_("governance").post(address, {"is_public": ""})
    scheme.refresh_from_db()
    assert not scheme.is_public
    assert as_("head").post(address, {"is_public": "yes"}).status_code == 404
