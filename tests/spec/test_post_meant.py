"""Which post is meant."""

import pytest

from goldenthread.domain.reading.post_meant import KnownPost, place_meant, post_meant

MEANT = """
    words                          | post
    Head, Marsh Lane               | Headteacher, Marsh Lane
    Principal of Haven High        | Headteacher, Haven High
    Governor, Haven High           | Local governor, Haven High
    Haven High, chair of governors | Local governor, Haven High
    CEO                            | Chief executive
    Accounting officer             | Chief executive
    CFO                            | Chief finance officer
    Finance director               | Chief finance officer
    Chair of trustees              | Chair of the Trust Board
    Clerk to governors             | Head of governance
    Director of English            | nobody
    Head                           | nobody
    Cook, Marsh Lane               | nobody
"""
ROLES = {
    "chief_officer": ["chief officer", "chief executive", "accounting officer", "CEO"],
    "finance_lead": ["finance lead", "finance director", "CFO"],
    "governance_lead": ["governance professional", "head of governance", "clerk"],
    "trustee": ["trustee", "trustees", "director"],
    "head": ["head", "headteacher", "principal"],
    "governor": ["governor", "local governor", "chair of governors"],
}
POSTS = [
    KnownPost("Chief executive", "Chief executive", "chief_officer"),
    KnownPost("Chief finance officer", "Chief finance officer", "finance_lead"),
    KnownPost("Head of governance", "Head of governance", "governance_lead"),
    KnownPost("Chair of the Trust Board", "Chair of the Trust Board", "trustee"),
    KnownPost("Safeguarding trustee", "Safeguarding trustee", "trustee"),
] + [
    KnownPost(f"{title}, {place}", f"{title}, {place}", role, (f"{place} Primary",))
    for place in ("Marsh Lane", "Haven High")
    for title, role in (("Headteacher", "head"), ("Local governor", "governor"))
]  # fmt: skip


@pytest.mark.parametrize("row", [line.split("|") for line in MEANT.strip().splitlines()[1:]])
def test_the_place_must_be_the_posts_own_and_the_role_tells_most(row):
    words, post = (cell.strip() for cell in row)
    assert (post_meant(words, POSTS, ROLES) or "nobody") == post


PLACES = """
    words                        | place
    Principal, Cole College      | Cole College
    Principal, Cole Academy, Ley | Cole Academy, Ley
    Head of Ley                  | nowhere
    Chief executive              | nowhere
"""


@pytest.mark.parametrize("row", [line.split("|") for line in PLACES.strip().splitlines()[1:]])
def test_a_place_is_named_by_all_of_a_name_of_it_and_by_the_one_that_says_most(row):
    words, place = (cell.strip() for cell in row)
    places = {name: [name] for name in ("Cole College", "Cole Academy, Ley", "Cole Academy, Moor")}
    assert (place_meant(words, places) or "nowhere") == place
