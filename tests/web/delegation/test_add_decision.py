"""A further decision in a draft."""

from tests.web.delegation.drafts import drafted, parts_of


def test_it_takes_its_place_in_the_section(as_, world) -> None:
    draft = drafted(world)
    address = f"/harbour/who-decides/scheme/{draft.ref}/section/strategy/new/"
    assert 'value="A3"' in as_("chief").get(address).content.decode()
    told = {"revision": draft.revision, "title": "Choose a motto", "number": "A3", "part_decide": ["head"]}
    assert as_("chief").post(address, told).status_code == 302
    assert parts_of(draft, "choose-a-motto") == {"head": {"decide"}}
    assert as_("chief").post(address, told | {"revision": 1, "title": ""}).status_code == 422
