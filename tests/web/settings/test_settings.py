"""The first page of the settings shows each reader what they may set up, and no more."""


def test_an_administrator_finds_every_setting(as_):
    page = as_("administrator").get("/harbour/settings/").content.decode()
    for address in ("people/", "places/", "words/", "calendar/"):
        assert f'href="/harbour/settings/{address}"' in page


def test_a_head_is_told_who_sets_things_up(as_):
    page = as_("head").get("/harbour/settings/").content.decode()
    assert "words/" not in page
    assert "Setting up is done by" in page


def test_a_stranger_finds_no_settings(as_):
    assert as_("stranger").get("/harbour/settings/").status_code == 404
