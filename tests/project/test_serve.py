"""The command that serves the site."""

import argparse
import datetime as dt
import os
import threading

from django.core.cache import cache
from django.db import OperationalError

from goldenthread.features.plans import operations as planning
from goldenthread.foundation import clock
from goldenthread.project import days, delivering, web_server
from goldenthread.project.commands import serve


def test_letters_lead_to_the_port_that_is_served(monkeypatch):
    """What the server's own processes read: `project.settings` makes the address of a letter's links from it."""
    monkeypatch.setenv("PORT", "8000")
    monkeypatch.setattr(os, "execv", lambda *_: None)
    serve.serve(argparse.Namespace(port=8765, listen="127.0.0.1", workers=1))
    assert os.environ["PORT"] == "8765"


def test_a_look_that_fails_is_followed_by_another(monkeypatch):
    stopped, looks = threading.Event(), []
    monkeypatch.setattr(delivering, "SECONDS", 0)
    monkeypatch.setattr(delivering, "close_old_connections", lambda: None)  # the test's own stays open

    def look():
        looks.append(1)
        if len(looks) > 1:
            stopped.set()
        raise OperationalError("the database is away")

    monkeypatch.setattr(delivering.activity, "deliver", look)
    delivering.deliver_until(stopped)
    assert len(looks) == 2


def test_a_server_that_stays_up_brings_each_day_and_its_letters_once(world, monkeypatch, post_office):
    """As it is served: the loop that runs beside the pages, twice over as two processes do, and nothing else."""
    cache.clear()
    planning.send_plan(plan=world.school_plan, by=world.people["head"], post=world.posts["head"])
    nights = []
    night = days.night
    monkeypatch.setattr(days, "night", lambda: nights.append(clock.today()) or night())
    monkeypatch.setattr(delivering, "close_old_connections", lambda: None)
    monkeypatch.setattr(clock, "demonstration_day", lambda: None)
    letters = []
    for day, hour in ((22, 9), (23, 3), (23, 4), (23, 5), (24, 9)):
        monkeypatch.setattr(clock, "today", lambda day=day: dt.date(2026, 11, day))
        monkeypatch.setattr(clock, "hour", lambda hour=hour: hour)
        for _process in range(2):
            stopped = threading.Event()
            monkeypatch.setattr(delivering, "SECONDS", 0)
            looks = iter((False, True))
            monkeypatch.setattr(stopped, "is_set", lambda looks=looks: next(looks))
            delivering.deliver_until(stopped)
        letters.append(len(post_office))
    # Sunday brings no letter, nor does the hour before dawn; weekly is once a week.
    assert [day.day for day in nights] == [22, 23, 24]
    assert letters == [0, 0, len(post_office), len(post_office), len(post_office)]
    to = [one["To"] for one in post_office]
    assert world.people["governor"].email in to
    assert len(to) == len(set(to))
    assert [part.get_content_type() for part in post_office[0].get_payload()] == ["text/plain", "text/html"]


def test_the_web_server_starts_a_delivery_in_each_of_its_processes(monkeypatch):
    begun = []
    monkeypatch.setattr(delivering, "deliver_until", lambda stopped: begun.append(threading.current_thread().name))
    web_server.post_worker_init(None)
    for thread in threading.enumerate():
        if thread.name == "deliveries":
            thread.join()
    assert begun == ["deliveries"]


def test_an_endless_address_is_answered_by_a_page_of_ours():
    head, _, body = web_server.address_too_long().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 414 ")
    assert f"Content-Length: {len(body)}".encode() in head
    assert b"That address is too long" in body
