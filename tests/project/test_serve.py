"""The command that serves the site."""

import argparse
import os

from goldenthread.project.commands import serve


def test_letters_lead_to_the_port_that_is_served(monkeypatch):
    """What the server's own processes read: `project.settings` makes the address of a letter's links from it."""
    monkeypatch.setenv("PORT", "8000")
    monkeypatch.setattr(os, "execv", lambda *_: None)
    serve.serve(argparse.Namespace(port=8765, listen="127.0.0.1", workers=1))
    assert os.environ["PORT"] == "8765"
