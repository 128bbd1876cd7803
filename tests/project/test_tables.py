"""The tables of an empty database, made at once."""

import subprocess
import sys

from django.apps import apps

ALL_AT_ONCE = """
import django; django.setup()
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from goldenthread.project import tables
tables.bring_up_to_date()
assert tables.are_up_to_date()
assert MigrationRecorder(connection).applied_migrations()
print(*connection.introspection.table_names(include_views=False), sep="\\n")
with connection.cursor() as cursor:
    cursor.execute("DROP TABLE trail_entry")
tables.bring_up_to_date()
print(*connection.introspection.table_names(), sep="\\n", file=__import__("sys").stderr)
"""


def test_an_empty_database_has_every_table_and_one_with_tables_is_left_as_it_is(tmp_path):
    settings = {"DJANGO_SETTINGS_MODULE": "goldenthread.project.settings", "GOLDENTHREAD_HOME": str(tmp_path)}
    made = subprocess.run(
        [sys.executable, "-c", ALL_AT_ONCE], env=settings, capture_output=True, text=True, check=True
    )
    wanted = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert wanted <= set(made.stdout.split())
    assert "trail_entry" not in made.stderr.split()
