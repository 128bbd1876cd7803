"""A meeting that does not take place."""


def test_the_clerk_cancels_and_a_held_one_stays(as_, coming, held):
    as_("governance").post(f"/harbour/governance/meetings/{coming.ref}/cancel/")
    as_("governance").post(f"/harbour/governance/meetings/{held.ref}/cancel/")
    coming.refresh_from_db()
    held.refresh_from_db()
    assert (coming.state, held.state) == ("cancelled", "held")
    assert as_("trustee").post(f"/harbour/governance/meetings/{coming.ref}/cancel/").status_code == 404
