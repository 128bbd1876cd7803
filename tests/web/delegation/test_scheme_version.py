"""One version of the scheme."""

from tests.features.delegation.schemes import adopted
from tests.web.delegation.drafts import drafted


def test_a_draft_is_only_for_those_who_draft(as_, world) -> None:
    adopted(world)
    draft = drafted(world)
    address = f"/harbour/who-decides/scheme/{draft.ref}/"
    assert "Check and adopt" in as_("governance").get(address).content.decode()
    assert as_("trustee").get(address).status_code == 404
    assert as_("stranger").get(address).status_code == 404
