"""One role's words, and how sure one is."""

from goldenthread.features.members.models import WordSaid

PAGE = "/harbour/governance/words/safeguarding/"


def test_how_sure_one_is_is_kept_for_oneself(as_, world, linked):
    assert as_("governor").post(PAGE, {"deed": "say", "lead": "3", "threshold": "1"}).status_code == 302
    assert "2.0 of 4" in as_("governor").get(PAGE).content.decode()
    assert "2.0 of 4" not in as_("governance").get(PAGE).content.decode()
    assert as_("governor").post(PAGE, {"deed": "say", "lead": "9"}).status_code == 422
    assert WordSaid.objects.count() == 2


def test_a_trust_adds_words_of_its_own(as_, linked):
    word = {"deed": "add", "word": "Bubble", "means": "Our name for a pastoral group."}
    assert as_("governance").post(PAGE, word).status_code == 302
    assert as_("governance").post(PAGE, word).status_code == 422
    assert "Our name for a pastoral group." in as_("governor").get(PAGE).content.decode()
    assert as_("governor").post(PAGE, word | {"word": "Other"}).status_code == 404
