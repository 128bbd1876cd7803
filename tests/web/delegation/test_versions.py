"""The versions of the scheme."""

import datetime as dt

from tests.features.delegation.schemes import adopted
from tests.web.delegation.drafts import drafted

ADDRESS = "/harbour/who-decides/versions/"


def test_what_is_in_force_what_is_to_come_and_the_draft_are_told_apart(as_, world) -> None:
    adopted(world)
    adopted(world, edition="2027", effective_on=dt.date(2027, 1, 1))
    drafted(world)
    page = as_("governance").get(ADDRESS).content.decode()
    for words in ("In force", "To come", "Draft"):
        assert words in page
    assert ">Draft<" not in as_("governor").get(ADDRESS).content.decode()
