"""What was asked for under the scheme, first what waits for the reader."""

from tests.web.delegation.asked import asked_for


def test_it_waits_for_whoever_has_it_and_is_seen_by_whoever_asked(as_, world) -> None:
    address = "/harbour/who-decides/asked/"
    assert "Nothing was asked for yet" in as_("chief").get(address).content.decode()
    asked_for(world)
    assert "These wait for you" in as_("chief").get(address).content.decode()
    head = as_("head").get(address).content.decode()
    assert "A minibus" in head
    assert "These wait for you" not in head
    assert "A minibus" not in as_("other_head").get(address).content.decode()
