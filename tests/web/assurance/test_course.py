"""One course: who lacks it, changing it, asking for it no longer."""


def page_of(row):
    return f"/harbour/assurance/training/course/{row.ref}/"


def test_a_head_reads_the_names_of_their_own_school_with_who_lacks_it_first(as_, trained):
    page = as_("head").get(page_of(trained)).content.decode()
    assert page.index("Nia Fenn") < page.index("Ola Reed") < page.index("2026-12-01")
    assert "Ivo Sand" not in page


def test_no_name_is_read_by_who_keeps_no_training(as_, trained):
    for who in ("trustee", "governor", "data", "education"):
        page = as_(who).get(page_of(trained)).content.decode()
        assert "Ola Reed" not in page
        assert "Person by person" not in page


def test_it_is_changed_and_then_asked_for_no_longer(as_, trained):
    typed = {"deed": "change", "title": "Safeguarding basics", "renews_months": 24, "revision": trained.revision}
    assert as_("administrator").post(page_of(trained), typed).status_code == 302
    assert as_("administrator").post(page_of(trained), typed).status_code == 409
    assert as_("head").post(page_of(trained), {"deed": "retire"}).status_code == 404
    as_("administrator").post(page_of(trained), {"deed": "retire"})
    assert as_("administrator").get(page_of(trained)).status_code == 404
