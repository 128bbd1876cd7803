"""One round: who is in, what changed, and closing it as it stands."""


def page_of(row):
    return f"/harbour/assurance/round/{row.ref}/"


def test_what_changed_since_the_round_before_is_told(as_, world, november, answered):
    answered(world.haven_high, period="2026-10")
    answered(world.haven_high, registers="not met")
    page = as_("chief").get(page_of(november)).content.decode()
    assert "Since the round before" in page
    assert "was met" in page
    assert "1 of 3 handed in" in page


def test_a_closed_round_says_what_nobody_checked(as_, world, november, sheet):
    as_("head").post(page_of(november), {"deed": "close"})
    november.refresh_from_db()
    assert november.closed_on is None
    as_("chief").post(page_of(november), {"deed": "close"})
    page = as_("chief").get(page_of(november)).content.decode()
    assert "Missed" in page
    late = as_("head").post(f"/harbour/assurance/check/{sheet(world.haven_high).ref}/", {"deed": "save"})
    assert late.status_code == 409
