"""The members' toolkit."""

import pytest

from goldenthread.features.members import operations
from goldenthread.features.members.models import Tool, ToolRating

PAGE = "/harbour/governance/toolkit/"


@pytest.fixture
def tool(world):
    return operations.publish_tool(trust=world.trust, title="Six questions", says="", address="", by=None)


def test_a_tool_is_published_by_who_keeps_the_members_and_rated_without_a_name(as_, world, tool, local):
    assert as_("governance").post(PAGE, {"deed": "add", "title": "A visit on a page"}).status_code == 302
    rated = {"deed": "rate", "tool": tool.ref, "used": "5", "served": "3", "said": "Shorter."}
    for _ in range(2):
        assert as_("governor").post(PAGE, rated).status_code == 302
    assert ToolRating.objects.count() == 1
    page = as_("governance").get(PAGE).content.decode()
    assert all(words in page for words in ("Used 5 times by 1 member", "serves 3.0 of 4", "Shorter."))
    assert "Shorter." not in as_("head").get(PAGE).content.decode()


def test_odd_ratings_and_addresses_are_refused_and_others_change_nothing(as_, tool):
    assert as_("governor").post(PAGE, {"deed": "rate", "tool": tool.ref, "used": "-4"}).status_code == 422
    assert as_("governance").post(PAGE, {"deed": "add", "title": "X", "address": "javascript:1"}).status_code == 422
    for deed in ("add", "withdraw"):
        assert as_("head").post(PAGE, {"deed": deed, "tool": tool.ref, "title": "X"}).status_code == 404
    assert as_("stranger").post(PAGE, {"deed": "rate", "tool": tool.ref, "used": "1"}).status_code == 404
    assert Tool.objects.get().withdrawn_on is None
