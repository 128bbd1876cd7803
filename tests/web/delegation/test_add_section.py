"""A further section of a draft."""

from tests.web.delegation.drafts import drafted


def test_it_is_added_and_needs_a_title(as_, world) -> None:
    draft = drafted(world)
    address = f"/harbour/who-decides/scheme/{draft.ref}/sections/new/"
    as_("chief").post(address, {"title": "Estates", "letter": "C"})
    assert draft.sections.last().title == "Estates"
    as_("chief").post(address, {"title": ""})
    assert draft.sections.count() == 3
