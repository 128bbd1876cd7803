"""The site as a user meets it: a web server in a process of its own, asked over a connection that stays open."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils.crypto import get_random_string

from goldenthread.features.accounts.models import Person

PATIENCE = 30  # seconds until the server must answer


class Visitor:
    """Somebody signed in, over one connection."""

    def __init__(self, port: int, person: Person) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        token = get_random_string(32)
        cookies = {settings.SESSION_COOKIE_NAME: _session(person), settings.CSRF_COOKIE_NAME: token}
        self._headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        self._script = {
            "X-CSRFToken": token, "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded",
        }  # fmt: skip

    def milliseconds(self, address: str) -> float:
        """Fetch a page whole, and return how long that took."""
        return self._timed("GET", address, None, self._headers)

    def milliseconds_to_post(self, address: str, typed: Mapping[str, str]) -> float:
        """Post as the page's own scripts do, and return how long the answer took."""
        return self._timed("POST", address, urlencode(typed), self._headers | self._script)

    def _timed(self, method: str, address: str, body: str | None, headers: dict[str, str]) -> float:
        began = time.perf_counter()
        self._connection.request(method, address, body=body, headers=headers)
        answer = self._connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            raise SystemExit(f"{address} answered {answer.status}.")
        return 1000 * (time.perf_counter() - began)


@contextmanager
def serving() -> Iterator[int]:
    """Run the site with one worker, as it is run for real; yield its port."""
    port = _free_port()
    server = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "benchmarks.serving:application", "--bind", f"127.0.0.1:{port}",
            "--workers", "1", "--threads", "4", "--worker-class", "gthread", "--log-level", "warning",
            "--keep-alive", "30",
        ],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"},
    )  # fmt: skip
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _session(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")
