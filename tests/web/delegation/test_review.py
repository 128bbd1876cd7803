"""One look at delegation, and what was changed after it."""

import datetime as dt

from goldenthread.features.delegation.models import DelegationReview
from tests.features.delegation.schemes import adopted
from tests.web.delegation.test_variances import varied


def looked(world, school):
    return DelegationReview.objects.create(
        trust=world.trust, school=school, body_name="Board", held_on=dt.date(2026, 1, 10),
        lines=[{"section": "finance", "title": "Finance", "found": "more", "says": "Value shown."}],
    )  # fmt: skip


def test_it_shows_what_was_changed_since_and_only_to_those_within_reach(as_, world) -> None:
    adopted(world)
    row = looked(world, world.haven_high)
    page = f"/harbour/who-decides/reviews/{row.ref}/"
    assert "Nothing was changed yet" in as_("head").get(page).content.decode()
    varied(world, world.haven_high)
    text = as_("head").get(page).content.decode()
    assert "Hand more to the school" in text
    assert "Nothing was changed yet" not in text
    assert as_("other_head").get(page).status_code == 404
    assert as_("stranger").get(page).status_code == 404
