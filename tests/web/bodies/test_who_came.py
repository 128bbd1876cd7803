"""Who came to a session, and who is put down for one."""

import datetime as dt

from goldenthread.features.members import operations


def test_who_came_counts_with_or_without_a_place(as_, world, linked):
    past = operations.add_session(programme=linked, title="Past", on=dt.date(2026, 11, 3), by=None)
    operations.give_places(session=past, wanted=[operations.Wants("Ada"), operations.Wants("Bo")], by=None)
    ada = past.bookings.get(name="Ada")
    page = f"/harbour/governance/programme/session/{past.ref}/"
    assert as_("governance").post(page, {"came": [ada.ref], "others": "Cy\n\nada"}).status_code == 302
    assert list(past.bookings.order_by("name").values_list("name", "came")) == [
        ("Ada", True), ("Bo", False), ("Cy", True),
    ]  # fmt: skip
    assert as_("governor").get(page).status_code in (403, 404)


def test_before_its_day_people_are_put_down(as_, linked):
    session = linked.sessions.get()
    page = f"/harbour/governance/programme/session/{session.ref}/"
    as_("governance").post(page, {"others": "Ada"})
    assert session.bookings.get().came is None
