"""The scheme in force as a matrix."""

from tests.features.delegation.schemes import adopted
from tests.query_budget import assert_within

ADDRESS = "/harbour/who-decides/scheme/"


def test_it_is_read_by_section_by_body_and_at_a_school(as_, world) -> None:
    adopted(world)
    page = as_("governor").get(ADDRESS).content.decode()
    assert "Place an order" in page
    assert 'title="Chief executive: Decides"' in page
    only = as_("governor").get(ADDRESS, {"section": "strategy", "party": "local"}).content.decode()
    assert "Agree a school" in only
    assert "Place an order" not in only
    assert as_("head").get(ADDRESS, {"school": world.haven_high.ref}).status_code == 200


def test_before_there_is_one_it_says_what_to_do(as_) -> None:
    assert "No scheme is in force" in as_("chief").get(ADDRESS).content.decode()


def test_its_queries_do_not_grow(as_, world) -> None:
    adopted(world)
    client = as_("chief")
    client.get(ADDRESS)
    assert_within(22, lambda: client.get(ADDRESS, {"school": world.haven_high.ref}))
