"""How one school has judged itself over time."""

import datetime as dt

from goldenthread.features.assurance import operations


def test_each_area_stands_over_time_with_the_way_it_went(as_, world):
    before, now = {"Reading": "secure", "Old orchard": "3"}, {"Reading": "strong"}
    for year, grades in ((2025, before), (2026, now)):
        held_on = dt.date(year, 10, 2)
        facts = {
            "kind": "self-evaluation",
            "title": "Ours",
            "stage": "reported",
            "held_on": held_on,
            "grades": grades,
        }
        operations.record_review(trust=world.trust, school=world.haven_high, facts=facts, by=None)
    address = f"/harbour/assurance/self-evaluation/{world.haven_high.ref}/"
    page = as_("head").get(address).content.decode()
    assert all(words in page for words in ("secure", "strong", "up", "Old orchard"))
    assert as_("other_head").get(address).status_code == 404
