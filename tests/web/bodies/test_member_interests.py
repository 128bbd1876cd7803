"""Interests of a member who does not sign in."""

from goldenthread.features.members.models import Declaration


def test_who_keeps_the_register_enters_and_confirms_for_them(as_, seat):
    address = f"/harbour/governance/interests/of/{seat.ref}/"
    assert as_("trustee").get(address).status_code == 404
    assert (
        as_("governance").post(address, {"deed": "add", "kind": "charity", "what": "The lifeboat"}).status_code == 302
    )
    assert as_("governance").post(address, {"deed": "confirm"}).status_code == 302
    made = Declaration.objects.get()
    assert (made.name, made.person, made.interests[0]["what"]) == ("Ada Quill", None, "The lifeboat")
