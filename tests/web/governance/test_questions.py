"""What was asked, counted."""

ADDRESS = "/harbour/governance/questions/"


def test_questions_are_counted_for_those_who_may_read_them(as_, secret):
    assert "1 question asked, 1 without an answer" in as_("governor").get(ADDRESS).content.decode()
    for who in ("head", "administrator", "chief", "other_head"):
        page = as_(who).get(ADDRESS).content.decode()
        assert "Nobody has asked yet" in page
        assert "Hush" not in page
