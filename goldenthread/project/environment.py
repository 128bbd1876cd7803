"""What the environment says, read through three small functions that fail loudly."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]


# What is most often wrong with an address of a database, and is seen by nobody who looks at it.
SIGNS = "Signs of a password that mean something in an address are written otherwise: @ as %40, / as %2F, : as %3A."


class SettingError(Exception):
    """A setting is wrong; the message says which, and what to do."""


def words(name: str, default: str = "") -> str:
    """Return a setting's text."""
    return os.environ.get(name, default).strip()


def number(name: str, default: int) -> int:
    """Return a setting that is a whole number."""
    said = words(name, str(default))
    if not (said.isascii() and said.isdigit()):
        raise SettingError(f"{name} is “{said}”; write a whole number.")
    return int(said)


def site_address() -> str:
    """Return the address that people type, without a stroke at its end."""
    address = words("GOLDENTHREAD_ADDRESS", f"http://localhost:{number('PORT', 8000)}").rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingError(f"GOLDENTHREAD_ADDRESS is “{address}”; write it whole: https://plan.your-trust.example.")
    return address


def yes_or_no(name: str, *, default: bool) -> bool:
    """Return a setting that is either yes or no."""
    said = words(name, "yes" if default else "no").lower()
    if said not in {"yes", "no", "1", "0", "true", "false"}:
        raise SettingError(f"{name} is “{said}”; write yes or no.")
    return said in {"yes", "1", "true"}


def folder(name: str, default: Path) -> Path:
    """Return a folder, made when it is missing."""
    path = Path(words(name) or default).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o750)
    except OSError as error:
        raise SettingError(f"{name} names {path}, which cannot be made: {error.strerror}.") from error
    return path


def secret_key(home: Path) -> str:
    """Return the installation's secret, made once and kept beside its database."""
    given = words("GOLDENTHREAD_SECRET_KEY")
    if given:
        return given
    kept = home / "secret-key"
    try:
        if not kept.exists() or not kept.read_text().strip():
            kept.unlink(missing_ok=True)
            descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(50))
        return kept.read_text().strip()
    except OSError as error:
        raise SettingError(
            f"{kept} cannot be read or made: {error.strerror}. Let this account write there, or set "
            "GOLDENTHREAD_HOME or GOLDENTHREAD_SECRET_KEY."
        ) from error


def database(home: Path) -> dict[str, Any]:
    """Return the database's settings: an SQLite file in the home, or what the address names.

    GOLDENTHREAD_DATABASE is empty or `postgresql://user:password@host:port/name`.
    """
    address = words("GOLDENTHREAD_DATABASE")
    if not address:
        return _sqlite(home / "goldenthread.sqlite3")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise SettingError(f"GOLDENTHREAD_DATABASE is no address. {SIGNS}") from error
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingError("GOLDENTHREAD_DATABASE must be empty or start with postgresql://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port or "",
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}, **dict(parse_qsl(parts.query))},
    }


def _sqlite(path: Path) -> dict[str, Any]:
    # Immediate transactions and a write-ahead log: with the defaults, several writers at once are
    # told that the database is locked.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; "
                "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }
