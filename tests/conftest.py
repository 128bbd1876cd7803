"""What every test can ask for."""

import datetime as dt
import os
from collections.abc import Callable

import pytest
from django.test import Client

from goldenthread.features.organisations import queries as organisations
from goldenthread.foundation import clock
from tests import world as worlds


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what touches no database: the suite beside it has run it on this code already."""
    if not os.environ.get("GOLDENTHREAD_DATABASE"):
        return
    without = [item for item in items if not touches_the_database(item)]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if touches_the_database(item)]


def touches_the_database(item: pytest.Item) -> bool:
    return "db" in getattr(item, "fixturenames", ()) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test happens on Saturday 21 November 2026."""
    monkeypatch.setattr(clock, "today", lambda: worlds.TODAY)


@pytest.fixture
def world(db: None) -> worlds.World:
    return worlds.build()


@pytest.fixture
def as_(world: worlds.World) -> Callable[[str], Client]:
    """Return a browser signed in as one of the cast: `as_("head")`, or `as_("stranger")`."""

    def sign_in(who: str) -> Client:
        client = Client()
        client.force_login(world.stranger if who == "stranger" else world.people[who])
        return client

    return sign_in


@pytest.fixture
def reach(world: worlds.World) -> Callable[[str], object]:
    """Return what one of the cast may do in Harbour Trust."""

    def of(who: str, today: dt.date = worlds.TODAY) -> object:
        found = organisations.reach_into(world.people[who], "harbour", today=today)
        assert found is not None
        return found[1]

    return of
