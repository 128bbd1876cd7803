"""The database's tables: made at once where there are none, and brought up to date step by step where there are."""

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from goldenthread.project.command import Refused

BEHIND = (
    "The database is behind this version: `goldenthread serve` brings it up to date when it starts, or "
    "`goldenthread manage migrate` alone. Make a backup with the version before, first."
)


def bring_up_to_date() -> None:
    """Leave the database with the tables of this version, whether it is empty, older, or as it should be."""
    if not connection.introspection.table_names():
        _make_at_once()
    elif are_up_to_date():
        return
    # Of tables just made too: it is what tells every part that they are there.
    call_command("migrate", verbosity=0, interactive=False)


def require_up_to_date() -> None:
    """Refuse to go on with the tables of another version."""
    if not are_up_to_date():
        raise Refused(BEHIND)


def are_up_to_date() -> bool:
    """Return whether every step to this version's tables has been taken."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _make_at_once() -> None:
    """Make every table as it is today, and say of each migration that it is done: all of it, or nothing.

    Step by step takes a minute, for each step imagines every model anew; and there is no row yet to carry over.
    That the steps lead to the same tables is what `makemigrations --check` holds.
    """
    recorder = MigrationRecorder(connection)
    with connection.schema_editor() as editor:
        editor.create_model(recorder.Migration)
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        done = MigrationLoader(None).disk_migrations
        recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in done)
