"""Removing a trust: its records, its files, its people, and what the installation remembers of them."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.exporting import features, path_to_trust
from goldenthread.features.trail.operations import forget, forget_people, record


class Removed(NamedTuple):
    """How much went: records, files, and the people who had no part in any other trust, by their addresses."""

    records: int
    files: int
    addresses: list[str]


@transaction.atomic
def remove_trust(*, trust: Trust, by: Person | None) -> Removed:
    """Remove everything of one trust, and nothing of any other. Raises IntegrityError where another refers to it.

    Whoever holds or held a post in another trust stays, with their account. The trust's trail goes with it; the
    installation's own says that a trust was removed, and no longer whom it knew.
    """
    people = list(_people_of_it_alone(trust))
    folder, key = trust.ref, trust.pk
    # Row by row the framework would look for what hangs from each: here the tables themselves are gone through.
    records = sum(rows._raw_delete(rows.db) for rows in _rows_from_below(trust))  # noqa: SLF001
    records += forget(trust=key)
    forget_people(people=[person.pk for person in people], refs=[person.ref for person in people])
    Person.objects.filter(pk__in=[person.pk for person in people]).delete()
    record(trust=None, by=by, did="removed a trust", kind="trust", ref="", after={"records": records})
    _end_sessions(trust.slug, {str(person.pk) for person in people})
    files = _files_of(folder)
    transaction.on_commit(lambda: _let_go(folder, files))
    return Removed(records, len(files), [person.email for person in people])


def _rows_from_below(trust: Trust) -> Iterator[QuerySet[Any]]:
    """Yield the trust's rows table by table, each before those by which it is known to be the trust's."""
    models = [
        model
        for feature in features()
        for model in apps.get_app_config(feature).get_models(include_auto_created=True)
        if model is not Trust
    ]
    ways = {model: path_to_trust(model) for model in models}
    for model in sorted(models, key=lambda one: ways[one].count("__"), reverse=True):
        yield _rows(model, ways[model], trust)
    yield _rows(Trust, "pk", trust)


def _rows(model: type[Model], way: str, trust: Trust) -> QuerySet[Any]:
    return model._base_manager.filter(**{way: trust.pk})


def _people_of_it_alone(trust: Trust) -> QuerySet[Person]:
    """Return whoever held a post or sat on a body here, and nowhere else."""
    here = Q(holdings__post__trust=trust) | Q(memberships__body__trust=trust)
    known = Person.objects.filter(here).values("pk")
    elsewhere = Person.objects.filter(
        (Q(holdings__isnull=False) & ~Q(holdings__post__trust=trust))
        | (Q(memberships__isnull=False) & ~Q(memberships__body__trust=trust))
    ).values("pk")
    return Person.objects.filter(pk__in=known).exclude(pk__in=elsewhere)


def _end_sessions(slug: str, people: set[str]) -> None:
    """End the sessions of those who went, and of whoever has looked at the trust: they name it."""
    ended = [
        row.pk
        for row in Session.objects.iterator(chunk_size=500)
        if (held := row.get_decoded()).get("_auth_user_id") in people or slug in str(held)
    ]
    Session.objects.filter(pk__in=ended).delete()
    cache.clear()


def _files_of(folder: str) -> list[str]:
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


def _let_go(folder: str, files: Iterable[str]) -> None:
    """Take the files out of the store once nothing can bring their records back."""
    if default_storage.exists(folder):
        for name in files:
            default_storage.delete(f"{folder}/{name}")
        default_storage.delete(folder)
