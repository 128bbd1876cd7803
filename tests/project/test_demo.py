"""`goldenthread demo --today`: a year lived through, on one invented trust."""

import datetime as dt

import pytest

from goldenthread.features.governance.models import Meeting
from goldenthread.features.governance.queries import called_to, quorum_of
from goldenthread.features.intake.packs import reading
from goldenthread.features.intake.packs.as_of import as_of
from goldenthread.features.measures.models import Reading
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import ProgressNote
from goldenthread.features.reviews.models import Occurrence, Round
from goldenthread.foundation import clock
from goldenthread.project import command
from goldenthread.project.commands import demo

NAME = "strategic-questions"


@pytest.fixture
def on(transactional_db, monkeypatch, capsys):
    """Return the command, on a demonstration of one trust: its exit status and what it said."""
    monkeypatch.setattr(reading, "pack_names", lambda: [NAME])
    monkeypatch.setattr(demo, "issue_first_reports", lambda: None)
    monkeypatch.setattr(clock, "today", lambda: clock.demonstration_day() or dt.date(2026, 11, 21))

    def run(day):
        status = command.main(["demo", "--today", day])
        return status, "".join(capsys.readouterr())

    clock.set_demonstration_day(None)
    yield run
    clock.set_demonstration_day(None)


def test_the_days_pass_and_back_it_begins_anew(on):
    assert on("2026-10-05")[0] == 0
    assert ProgressNote.objects.exists()
    assert not ProgressNote.objects.filter(said_on__gt=dt.date(2026, 10, 5)).exists()
    assert not Reading.objects.filter(recorded_on__gt=dt.date(2026, 10, 5)).exists()
    assert not Round.objects.filter(closed_on=None).exists()
    # Whoever sits on the board by a post came to it as well.
    board = Meeting.objects.get(held_on=dt.date(2026, 9, 24))
    assert quorum_of(board, called_to(board)).is_met
    assert on("2026-11-16")[0] == 0
    assert Round.objects.get(closed_on=None).answers_by == dt.date(2026, 11, 20)
    came = Reading.objects.filter(recorded_on__gt=dt.date(2026, 10, 5))
    assert came.exists()
    assert not came.filter(recorded_on__gt=dt.date(2026, 11, 16)).exists()
    late = Occurrence.objects.filter(done_on=None, due_on__lt=dt.date(2026, 11, 16)).count()
    assert on("2027-03-01")[0] == 0
    assert [str(one.closed_on) for one in Round.objects.order_by("opened_on")] == ["2026-11-27", "None"]
    assert Occurrence.objects.filter(done_on=None, due_on__lt=dt.date(2027, 3, 1)).count() > late
    trust = Trust.objects.get()
    status, said = on("2026-09-14")
    assert (status, "begins anew" in said) == (0, True)
    assert Trust.objects.get().ref != trust.ref
    assert clock.demonstration_day() == dt.date(2026, 9, 14)


@pytest.mark.parametrize("day", ["2025-01-01", "2031-01-01", "soon"])
def test_a_day_on_which_there_is_nothing_to_show_is_refused(on, day):
    status, said = on(day)
    assert status == 2
    assert "2026" in said


@pytest.mark.parametrize("name", reading.pack_names())
def test_a_pack_as_of_a_day_holds_nothing_that_is_dated_later(name):
    day = dt.date(2026, 9, 20)
    cut = as_of(reading.read_pack(name), day)
    words = cut.local.model_dump_json(exclude={"expected"}) + cut.doings.model_dump_json()
    words += cut.phases.model_dump_json() + cut.risks.model_dump_json()
    kept = ("on", "done_on", "answered", "acknowledged", "settled_on", "opened", "from_on", "tested")
    later = [f'"{key}":"2026-1' for key in kept]
    assert all(risk.scores for risk in cut.risks.risks)
    assert not [mark for mark in later if mark in words]
