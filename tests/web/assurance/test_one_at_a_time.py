"""How each newcomer or thing stands that is checked by itself."""

import datetime as dt

from goldenthread.features.assurance import operations, queries

PAGE = "/harbour/assurance/one/"


def test_it_stands_by_itself_and_among_no_schools_rounds(as_, reach, world):
    starter = operations.take_checklist(trust=world.trust, key="new-starter", by=None)
    assert "No newcomer or thing" in as_("head").get(PAGE).content.decode()
    operations.check_one(
        checklist=starter, about="Teacher of physics", school=world.haven_high, post=world.posts["head"], by=None,
        begins_on=dt.date(2026, 9, 1), due_on=dt.date(2026, 10, 20),
    )  # fmt: skip
    page = as_("head").get(PAGE).content.decode()
    assert "1 check of one is under way, 1 late" in page
    assert "Teacher of physics" not in as_("other_head").get(PAGE).content.decode()
    assert queries.newest_rounds(reach("chief"), dt.date(2026, 11, 21)) == []
