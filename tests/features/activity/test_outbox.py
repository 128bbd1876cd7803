"""The outbox: delivered once, tried again later, and never lost."""

import datetime as dt
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import timezone

from goldenthread.features.activity import operations
from goldenthread.features.activity.models import Outbox
from goldenthread.features.activity.operations import outbox

WORKER = Path(__file__).parent / "worker.py"


@pytest.fixture
def heard(monkeypatch):
    """Return what was heard of the event “told”; while `heard.fails`, hearing it goes wrong."""

    class Heard(list):
        fails = False

    found = Heard()

    def hear(trust, payload):
        if found.fails:
            raise OSError("no mail server")
        found.append(payload["n"])

    monkeypatch.setattr(outbox, "_listeners", {"told": [hear]})
    return found


def test_what_is_posted_is_delivered_once(world, heard):
    operations.post(trust=world.trust, event="told", payload={"n": 1})
    assert (operations.deliver(), operations.deliver(), heard) == (1, 0, [1])


def test_what_fails_waits_longer_each_time_and_is_given_up_after_five(world, heard):
    operations.post(trust=world.trust, event="told", payload={"n": 1})
    heard.fails = True
    waits = []
    for _ in range(operations.MOST_ATTEMPTS):
        assert operations.deliver() == 0
        event = Outbox.objects.get()
        waits.append(round((event.not_before - timezone.now()).total_seconds(), -1))
        assert operations.deliver() == 0  # not before its time
        assert Outbox.objects.get().attempts == event.attempts
        Outbox.objects.update(not_before=timezone.now() - dt.timedelta(seconds=1))
    assert waits == [60, 600, 3600, 21600, 21600]
    assert "no mail server" in event.failure
    heard.fails = False
    assert operations.deliver() == 0
    operations.try_again(event=event, by=world.people["chief"])
    assert (operations.deliver(), heard) == (1, [1])


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(tmp_path):
    def run(*words):
        done = subprocess.run(command(*words), capture_output=True, text=True, check=True)
        return done.stdout.split()

    def command(*words):
        return [sys.executable, str(WORKER), str(tmp_path), *words]

    run("post")
    with subprocess.Popen(command("deliver", "slowly"), stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout.readline().strip() == "begun"
        killed.send_signal(signal.SIGKILL)
    assert run("deliver") == ["begun", "done", "delivered", "1"]
    assert run("deliver") == ["delivered", "0"]
