"""A worker of its own, on a database of two tables, to be killed in the middle of a delivery."""
# ruff: noqa: E402, T201  it says where it is, and sets its home before the framework reads it

import os
import sys
import time

os.environ["GOLDENTHREAD_HOME"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.project.settings"

import django

django.setup()

from django.db import connection

from goldenthread.features.activity import operations
from goldenthread.features.activity.models import Outbox
from goldenthread.features.organisations.models import Trust


def hear(trust, payload):
    print("begun", flush=True)
    if "slowly" in sys.argv:
        time.sleep(60)
    print("done", flush=True)


if sys.argv[2] == "post":
    with connection.schema_editor() as editor:
        for table in (Trust, Outbox):
            editor.create_model(table)
    trust = Trust.objects.create(slug="harbour", name="Harbour", short_name="Harbour")
    operations.post(trust=trust, event="told", payload={})
else:
    operations.listen("told", hear)
    print("delivered", operations.deliver(), flush=True)
