"""Issuing the reports of all schools as one job: left alone, killed half way, asked for twice."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from goldenthread.features.activity import operations as activity
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import BatchLine, Snapshot
from goldenthread.features.reports.operations import many
from goldenthread.features.reports.written_kinds import kinds_of
from tests.features.reports.writing import HEADS, TERM, drafted


@pytest.fixture
def _listening(monkeypatch):
    monkeypatch.setattr("goldenthread.features.activity.operations.outbox._listeners", {})
    activity.listen(operations.ISSUE_ONE, operations.hear)


def begun(world, *, draws):
    kind = kinds_of(world.trust)[HEADS]
    return operations.begin_batch(trust=world.trust, kind=kind, span=TERM, draws=draws, by=world.people["chief"])


@pytest.mark.usefixtures("_listening")
def test_only_what_is_written_is_issued_unless_all_are_asked_for(world):
    report = drafted(world)
    operations.finish_writing(report=report, confidential_for="body", by=world.people["head"])
    batch = begun(world, draws=False)
    activity.deliver()
    assert {line.school.key: (line.state, line.says) for line in batch.lines.all()} == {
        "haven-high": ("done", "Number 1"), "marsh-lane": ("left", "Nobody has begun it."),
    }  # fmt: skip
    begun(world, draws=True)
    activity.deliver()
    assert Snapshot.objects.filter(report=HEADS).count() == 2


@pytest.mark.usefixtures("_listening")
def test_a_worker_that_dies_leaves_the_rest_waiting_and_nothing_is_done_twice(world, monkeypatch):
    batch = begun(world, draws=True)
    whole, died = many.issue_report, []

    def dies_once(**facts):
        if facts["report"].school == world.haven_high and not died:
            died.append(True)
            raise KeyboardInterrupt
        return whole(**facts)

    monkeypatch.setattr(many, "issue_report", dies_once)
    with pytest.raises(KeyboardInterrupt):
        activity.deliver()
    assert batch.lines.filter(state=BatchLine.State.WAITING).count() == 1
    activity.deliver()
    activity.deliver()
    assert [line.state for line in batch.lines.all()] == ["done", "done"]
    assert Snapshot.objects.count() == 2


def test_a_job_goes_on_by_hand_where_nothing_delivers_and_is_not_begun_twice(world):
    batch = begun(world, draws=True)
    with pytest.raises(ValidationError, match="already"):
        begun(world, draws=True)
    assert operations.go_on(batch=batch, until=timezone.now() - dt.timedelta(seconds=1)) == 0
    assert operations.go_on(batch=batch, until=timezone.now() + dt.timedelta(minutes=5)) == 2
