"""A further body or role in a draft."""

from tests.web.delegation.drafts import drafted, party


def test_it_becomes_a_column(as_, world) -> None:
    draft = drafted(world)
    address = f"/harbour/who-decides/scheme/{draft.ref}/parties/new/"
    told = {"name": "Finance committee", "level": "trust", "who": "", "is_operated": "on", "revision": draft.revision}
    assert as_("chief").post(address, told).status_code == 302
    assert party(draft, "finance-committee").short_name == "Finance committee"
    assert as_("chief").post(address, {"name": "", "level": "trust"}).status_code == 422
