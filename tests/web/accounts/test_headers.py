"""What every answer tells the browser, and what the settings of a real installation hold."""

import ast
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("address", ["/sign-in/", "/account/", "/nothing-there/", "/account/password/forgotten/"])
def test_every_answer_carries_the_strict_policy(db, client, address):
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:8000", "localhost:8000@evil.example"]
)
def test_a_foreign_host_is_refused(db, client, host):
    assert client.get("/sign-in/", headers={"Host": host}).status_code == 400


def test_pages_load_nothing_from_elsewhere(db, client):
    page = client.get("/sign-in/").content.decode()
    assert 'src="http' not in page
    assert 'href="http' not in page
    assert " style=" not in page
    assert " onclick=" not in page


def test_cookies_are_kept_from_scripts_and_other_sites(world):
    client = Client()
    client.post("/sign-in/", {"login": "head.haven.high@example.org", "password": "a long enough passphrase"})
    client.get("/account/")
    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


@pytest.mark.parametrize(
    "address", ["/sign-in/", "/sign-out/", "/account/", "/account/sign-out-elsewhere/", "/account/again/"]
)
def test_a_form_that_we_did_not_draw_is_refused(world, address):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.people["head"])
    assert strict.post(address, {"name": "Other"}).status_code == 403


def test_a_session_lapses_after_ten_hours(world):
    client = Client()
    client.post("/sign-in/", {"login": "head.haven.high@example.org", "password": "a long enough passphrase"})
    session = Session.objects.get(session_key=client.session.session_key)
    assert session.expire_date <= timezone.now() + dt.timedelta(hours=10)
    assert client.cookies["sessionid"]["max-age"] == ""
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    assert client.get("/account/").status_code == 302


def test_a_real_installation_hashes_with_argon2_and_asks_for_long_passwords():
    told = real_settings(
        "PASSWORD_HASHERS[0], AUTH_PASSWORD_VALIDATORS[1]['OPTIONS'], DEBUG, SESSION_COOKIE_HTTPONLY"
    )
    assert told == ("django.contrib.auth.hashers.Argon2PasswordHasher", {"min_length": 12}, False, True)


def test_argon2_is_what_a_password_becomes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    kept = make_password("harbour lantern seventeen")
    assert kept.startswith("argon2$argon2id$")
    assert check_password("harbour lantern seventeen", kept)
    assert not check_password("another", kept)


def test_an_installation_with_https_sends_cookies_over_nothing_else():
    told = real_settings(
        "SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE, SECURE_HSTS_SECONDS, ALLOWED_HOSTS[0], "
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN",
        GOLDENTHREAD_ADDRESS="https://plan.example.org",
    )
    assert told == (True, True, 31_536_000, "plan.example.org", False)


def real_settings(names: str, **environment: str) -> tuple[object, ...]:
    """Return settings as a fresh process of a real installation reads them."""
    code = f"from goldenthread.project.settings import *; print(({names}))"
    home = {"GOLDENTHREAD_HOME": str(settings.HOME), "GOLDENTHREAD_SECRET_KEY": "only for tests", "PATH": "/usr/bin"}
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=home | environment, capture_output=True, text=True, check=True
    )
    return ast.literal_eval(said.stdout)
