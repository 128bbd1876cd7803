"""How often local bodies ask, and how good the milestones are that they accept."""

from tests.query_budget import assert_within

PAGE = "/harbour/governance/scrutiny/"


def test_each_body_stands_with_what_it_asked_for_those_who_see_it(as_, secret):
    page = as_("governor").get(PAGE).content.decode()
    assert "Every " in page
    assert "Haven High committee" in page
    # The question was asked in confidence: to whoever may not read it, nothing was asked.
    assert "1 of 1" in as_("head").get(PAGE).content.decode()
    assert "Haven High committee" not in as_("other_head").get(PAGE).content.decode()
    reader = as_("governor")
    assert_within(30, lambda: reader.get(PAGE))
