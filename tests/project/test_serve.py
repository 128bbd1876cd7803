"""The command that serves the site."""

import argparse
import os
import threading

from django.db import OperationalError

from goldenthread.project import delivering, web_server
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
