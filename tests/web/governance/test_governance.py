"""The first page: what is coming, the reader's own first."""

ADDRESS = "/harbour/governance/"


def test_a_member_finds_their_meeting_first_and_a_stranger_finds_nothing(as_, coming, held):
    page = as_("trustee").get(ADDRESS).content.decode()
    assert "Trust Board meets in 17 days" in page
    assert "Your next meetings" in page
    assert "No meeting of yours is called yet" in as_("governor").get(ADDRESS).content.decode()
    assert as_("stranger").get(ADDRESS).status_code == 404


def test_a_school_never_sees_the_meetings_of_another(as_, held):
    assert "Haven High committee" in as_("head").get(ADDRESS).content.decode()
    assert "Haven High committee" not in as_("other_head").get(ADDRESS).content.decode()


def test_what_is_asked_in_confidence_is_not_among_what_is_asked_of_others(as_, secret):
    assert "Hush it up" in as_("governor").get(ADDRESS).content.decode()
    for who in ("head", "administrator", "chief", "trustee", "other_head"):
        assert "Hush" not in as_(who).get(ADDRESS).content.decode()


def test_home_asks_for_a_confidential_remit_without_a_word_of_it(as_, secret):
    page = as_("governor").get("/harbour/").content.decode()
    assert "A confidential item" in page
    assert "Hush" not in page
