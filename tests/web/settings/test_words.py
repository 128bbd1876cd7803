"""A trust's own words stand on its pages."""


def test_the_trusts_word_for_a_school_stands_in_the_settings_from_then_on(as_, world):
    administrator = as_("administrator")
    typed = {"school-one": "Academy", "school-many": "Academies", "revision": world.trust.revision}
    assert administrator.post("/harbour/settings/words/", typed).status_code == 302
    assert "Academies, central parts and bodies" in administrator.get("/harbour/settings/").content.decode()


def test_a_plural_without_its_singular_is_asked_about(as_, world):
    typed = {"school-many": "Academies", "revision": world.trust.revision}
    page = as_("administrator").post("/harbour/settings/words/", typed)
    assert page.status_code == 422
    assert 'value="Academies"' in page.content.decode()


def test_words_that_somebody_else_changed_meanwhile_are_not_overwritten(as_, world):
    as_("administrator").post("/harbour/settings/words/", {"head-one": "Principal", "revision": 1})
    page = as_("governance").post("/harbour/settings/words/", {"head-one": "Headteacher", "revision": 1})
    assert page.status_code == 409
    world.trust.refresh_from_db()
    assert world.trust.words["head"]["one"] == "Principal"


def test_a_head_chooses_no_words(as_):
    assert as_("head").get("/harbour/settings/words/").status_code == 404
