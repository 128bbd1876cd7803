"""What is expected of every role, one's own first."""

from tests.web.delegation.roles import expected_of_heads

ADDRESS = "/harbour/who-decides/standards/"


def test_who_holds_such_a_post_reads_their_own_first(as_, world) -> None:
    expected_of_heads(world)
    mine, others = as_("head").get(ADDRESS).content.decode(), as_("governor").get(ADDRESS).content.decode()
    assert "Of yours" in mine
    assert "Is seen in lessons" in mine
    assert "Of yours" not in others
    assert "Of every role" in others
    assert "no expected standard yet" in as_("chief").get(ADDRESS).content.decode()
    assert as_("stranger").get(ADDRESS).status_code == 404
