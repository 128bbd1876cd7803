"""Sending the agenda."""

import datetime as dt

from django.utils import timezone

from goldenthread.features.activity.models import Task
from goldenthread.features.governance import operations
from goldenthread.foundation import clock


def test_it_is_kept_as_it_was_and_everybody_called_is_asked_to_read(as_, world, coming):
    address = f"/harbour/governance/meetings/{coming.ref}/send/"
    assert as_("trustee").post(address).status_code == 404
    as_("governance").post(address)
    coming.refresh_from_db()
    assert coming.state == "sent"
    assert len(coming.digest) == 64
    assert {"Apologies", "How the measures stand"} <= {item["title"] for item in coming.agenda["items"]}
    asked = Task.objects.filter(kind="read pack", closed_at=None)
    assert world.posts["trustee"] in [task.post for task in asked]
    assert "Read the pack" in as_("trustee").get("/harbour/").content.decode()


def test_after_its_day_nobody_is_asked_to_read(as_, world, coming, monkeypatch):
    as_("governance").post(f"/harbour/governance/meetings/{coming.ref}/send/")
    monkeypatch.setattr(clock, "today", lambda: coming.held_on)
    assert operations.stop_asking_to_read(trust=world.trust) == 0
    monkeypatch.setattr(clock, "today", lambda: coming.held_on + dt.timedelta(days=1))
    assert operations.stop_asking_to_read(trust=world.trust) > 0
    assert "Read the pack" not in as_("trustee").get("/harbour/").content.decode()


def test_the_measures_are_kept_as_they_stood(as_, world, coming):
    facts = {"measure": world.attendance, "changed_at": timezone.now()}
    world.trust.standings.create(school=None, status="at risk", why="93 of 95", **facts)
    world.trust.standings.create(school=world.haven_high, status="off track", why="91", **facts)
    as_("governance").post(f"/harbour/governance/meetings/{coming.ref}/send/")
    world.trust.standings.update(status="met")
    item = coming.items.get(title="How the measures stand")
    page = as_("trustee").get(f"/harbour/governance/items/{item.ref}/").content.decode()
    assert "At risk" in page
    assert "1 off track" in page
    assert "Haven High" not in page.split("<caption>")[1].split("</table>")[0]


def test_a_local_body_reads_how_each_part_of_its_schools_plan_stands_and_stood_as_the_term_began(as_, world, local):
    for status, said, on in (
        ("at risk", "Two left.", dt.date(2026, 7, 1)), ("on track", "Both replaced.", dt.date(2026, 11, 2))
    ):  # fmt: skip
        world.priority.notes.create(status=status, said=said, said_on=on)
    world.aim.notes.create(status="off track", said="The trust's own.", said_on=dt.date(2026, 11, 2))
    operations.take_business(trust=world.trust, by=None)
    meeting = operations.call_meeting(body=local, by=None, held_on=dt.date(2026, 12, 1))
    operations.send_agenda(meeting=meeting, by=None)
    world.priority.notes.create(status="off track", said="Gone again.", said_on=dt.date(2026, 11, 21))
    item = meeting.items.get(papers__subject_kind="page plan")
    page = as_("governor").get(f"/harbour/governance/items/{item.ref}/").content.decode()
    kept = page.split("As the term began")[1].split("</table>")[0]
    assert world.priority.title in kept
    assert "Both replaced." in kept
    assert kept.index("On track") < kept.index("At risk")
    assert "The trust's own." not in kept
    assert "Gone again." not in kept


def test_what_another_body_must_see_first_holds_the_agenda_until_it_has(as_, world, coming, held):
    results = operations.add_item(meeting=coming, by=None, title="Last year’s plan", is_seen_first=True)
    paper = {"title": "The review", "about": ("element", world.aim.ref), "by": None}
    operations.add_paper(item=results, **paper)
    clerk, address = as_("governance"), f"/harbour/governance/meetings/{coming.ref}/send/"
    clerk.post(address)
    coming.refresh_from_db()
    assert coming.state == "planned"
    assert "cannot be sent yet" in clerk.get(f"/harbour/governance/meetings/{coming.ref}/agenda/").content.decode()
    local = held.items.create(title="The review, here", order=50)
    local.papers.create(title="The review", subject_kind="element", subject_ref=world.aim.ref, cited_on=held.held_on)
    clerk.post(address)
    coming.refresh_from_db()
    assert coming.state == "sent"
    shown = as_("trustee").get(f"/harbour/governance/items/{results.ref}/").content.decode()
    assert "Looked at first by" in shown
    assert held.body.name in shown
