"""One sample, and what was found of those that were drawn."""

from goldenthread.features.assurance import operations


def test_what_was_found_is_kept_by_those_who_may(as_, world):
    row = operations.draw_sample(
        trust=world.trust, school=world.haven_high, title="Lines", listed=["A", "B", "C"], size=2, seed="s", by=None
    )
    page = f"/harbour/assurance/sample/{row.ref}/"
    typed = {"found_1": "yes", "says_1": "", "found_2": "no", "says_2": "No date on it"}
    assert as_("governor").post(page, typed).status_code == 404
    assert as_("head").post(page, typed).status_code == 302
    assert "50" in as_("governor").get(page).content.decode()
    assert list(row.drawn.values_list("found", flat=True)) == ["yes", "no"]
    assert as_("other_head").get(page).status_code == 404
