"""A new edition of an offer."""


def test_a_new_edition_is_counted_and_only_its_own_change_it(as_, world, practice):
    page = f"/harbour/shared/offer/{practice.ref}/change/"
    typed = {
        "kind": "practice",
        "title": "Morning calls",
        "says": "Ring at eight.",
        "changed": "Earlier",
        "revision": "1",
    }
    assert as_("governor").post(page, typed).status_code == 404
    assert as_("head").post(page, typed).status_code == 302
    practice.refresh_from_db()
    assert (practice.edition, practice.changed) == (2, "Earlier")
    assert as_("head").post(page, typed).status_code == 409
