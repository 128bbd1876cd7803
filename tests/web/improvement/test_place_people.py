"""Placing people at a school, with a warning where its phase does not allow it."""

import datetime as dt

from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import Placement


def test_a_new_teacher_is_not_placed_in_the_first_phase_without_a_reason(as_, stabilised, ladder, board):
    page = f"/harbour/improvement/school/{stabilised.ref}/place/"
    assert "Not in this phase" in as_("education").get(page).content.decode()
    said = {"kind": "new-teachers", "how_many": "2", "from_on": "2026-11-20", "said": "Mathematics"}
    warned = as_("education").post(page, said)
    assert warned.status_code == 422
    assert "are not placed at Haven High while it is in Stabilise" in warned.content.decode()
    assert "Mathematics" in warned.content.decode()
    assert as_("education").post(page, said | {"because": "A mentor comes with them."}).status_code == 302
    assert Placement.objects.get().is_against
    operations.move_school(
        school=stabilised,
        ladder=ladder,
        to="repair",
        from_on=dt.date(2026, 11, 10),
        body=board,
        reason="Safe.",
        by=None,
    )
    assert as_("education").post(page, said).status_code == 302
    assert not Placement.objects.first().is_against
    for who in ("governor", "stranger"):
        assert as_(who).get(page).status_code == 404
