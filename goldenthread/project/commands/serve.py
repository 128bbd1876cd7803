"""Serve the site, after a check that says what is wrong and how to mend it."""

import argparse
import os
import socket
import sys

from django.conf import settings
from django.core.management import call_command

from goldenthread.features.intake.packs import demonstration
from goldenthread.project import environment, tables
from goldenthread.project.command import Refused
from goldenthread.project.days import catch_up
from goldenthread.project.first_reports import issue_first_reports
from goldenthread.project.starting import start_up_check


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=environment.number("PORT", 8000))
    parser.add_argument("--listen", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--demonstration", action="store_true", help="load the demonstration first, once")


def run(chosen: argparse.Namespace) -> None:
    _require_free(chosen.listen, chosen.port)
    tables.bring_up_to_date()
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if chosen.demonstration:
        demonstration.load(say=lambda words: print(words, flush=True))
        issue_first_reports()
    start_up_check()
    catch_up()  # days have passed, or this version judges otherwise than the last
    serve(chosen)


def _require_free(address: str, port: int) -> None:
    """Refuse at once where something listens there already: the web server itself would try for a while."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the web server does
        try:
            one.bind((address, port))
        except (OSError, OverflowError) as error:
            raise Refused(
                f"It cannot listen at {address}, port {port} ({error}). Stop what listens there, or choose another "
                "with --port."
            ) from error


def serve(chosen: argparse.Namespace) -> None:
    """Become the web server: this process is replaced, so that signals reach it."""
    shown = "localhost" if chosen.listen in {"127.0.0.1", "::1"} else chosen.listen
    print(f"\nGolden Thread: http://{shown}:{chosen.port}/\nKept in {settings.HOME}. Stop with Ctrl+C.", flush=True)
    os.environ["PORT"] = str(chosen.port)  # by which letters say where the site is, unless its address is set
    os.execv(  # noqa: S606  our own interpreter, with words of our own
        sys.executable,
        [
            sys.executable, "-m", "gunicorn", "goldenthread.project.wsgi:application",
            "--config", "python:goldenthread.project.web_server",
            "--bind", f"{chosen.listen}:{chosen.port}", "--workers", str(chosen.workers), "--threads", "4",
            "--worker-class", "goldenthread.project.web_server.Worker",
            "--max-requests", "5000", "--max-requests-jitter", "500",
            "--timeout", "60", "--log-level", "warning",
        ],
    )  # fmt: skip
