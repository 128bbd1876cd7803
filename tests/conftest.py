"""What every test can ask for."""

import copy
import datetime as dt
import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from hypothesis import settings as hypothesis_settings

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations import queries as organisations
from goldenthread.foundation import clock
from tests import world as worlds
from tests.post_office import post_office  # noqa: F401  for every test to ask for

PAGES = Path(__file__).parent / "web"

# The same examples in every run, and however long a busy machine takes: what fails here fails everywhere.
hypothesis_settings.load_profile("ci")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep those that live in the world for last, after all that need the database empty.

    Pages that ask the database go to PostgreSQL where it stands beside (decision 0044). There leave out what touches
    no database: the suite beside it has run it on this code already.
    """
    for item in items:
        if PAGES in item.path.parents and touches_the_database(item):
            item.add_marker(pytest.mark.half_beside)
    items.sort(key=lambda item: "standing_world" in getattr(item, "fixturenames", ()))
    if not os.environ.get("GOLDENTHREAD_DATABASE"):
        return
    without = [item for item in items if not touches_the_database(item)]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if touches_the_database(item)]


def pytest_collection_finish() -> None:
    """Spare the collector what stays until the end: looking it through anew took a tenth of all the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def touches_the_database(item: pytest.Item) -> bool:
    return "db" in getattr(item, "fixturenames", ()) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test happens on Saturday 21 November 2026."""
    monkeypatch.setattr(clock, "today", lambda: worlds.TODAY)


@pytest.fixture(scope="session")
def standing_world(django_db_setup: None, django_db_blocker: Any) -> worlds.World:
    """Build the world once, beneath the transactions of the tests."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "today", lambda: worlds.TODAY)
        return worlds.build()


@pytest.fixture
def world(standing_world: worlds.World, db: None) -> worlds.World:
    """Return the world as it was built: what a test does to it is rolled back, and its copy let go."""
    return copy.deepcopy(standing_world)


@pytest.fixture(scope="session")
def signed_in(standing_world: worlds.World, django_db_blocker: Any) -> dict[int, str]:
    """Sign everybody in once, beneath the transactions of the tests, and return the keys of their sessions."""
    with django_db_blocker.unblock():
        return {person.pk: _session_of(person) for person in worlds.everybody(standing_world).values()}


def _session_of(person: Person) -> str:
    """Open a session as signing in does, without what signing in leaves behind."""
    session = SessionStore()
    session[auth.SESSION_KEY] = str(person.pk)
    session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[auth.HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


@pytest.fixture
def as_(world: worlds.World, signed_in: dict[int, str]) -> Callable[[str], Client]:
    """Return a browser signed in as one of the cast: `as_("head")`, or `as_("stranger")`."""

    def sign_in(who: str) -> Client:
        client, person = Client(), worlds.everybody(world)[who]
        if person.pk in signed_in:
            client.cookies[settings.SESSION_COOKIE_NAME] = signed_in[person.pk]
        else:
            client.force_login(person)  # whom a test brought in itself
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
