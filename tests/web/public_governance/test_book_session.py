"""A neighbour takes a place at the address that they were given."""

import datetime as dt

from goldenthread.features.members import operations


def test_a_neighbour_books_with_the_address_and_nobody_without(client, world):
    programme = operations.open_programme(trust=world.trust, title="Safeguarding, over two years", by=None)
    session = operations.add_session(programme=programme, title="Thresholds", on=dt.date(2026, 12, 8), by=None)
    door = operations.open_to_neighbours(programme=programme, is_open=True, by=None).door
    page = f"/harbour/public/governance/training/{door}/"
    typed = {"session": session.ref, "name": "Odalys", "organisation": "Tern Bay", "email": "o@tern.example"}
    shown = client.post(page, typed).content.decode()
    assert "You have a place" in shown
    assert "Odalys" not in client.get(page).content.decode()
    assert client.post(page, typed).status_code == 422
    assert client.post(page, typed | {"session": "x", "name": "Bo"}).status_code == 422
    assert client.get(f"/next-door/public/governance/training/{door}/").status_code == 404
    operations.open_to_neighbours(programme=programme, is_open=False, by=None)
    assert client.get(page).status_code == 404
