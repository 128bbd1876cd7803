"""What the environment says, read through three small functions that fail loudly."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]


class SettingError(Exception):
    """A setting is wrong; the message says which, and what to do."""


def words(name: str, default: str = "") -> str:
    """Return a setting's text."""
    return os.environ.get(name, default).strip()


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
    if not kept.exists():
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text().strip()


def database(home: Path) -> dict[str, Any]:
    """Return the database's settings: an SQLite file in the home, or what the address names.

    GOLDENTHREAD_DATABASE is empty or `postgresql://user:password@host:port/name`.
    """
    address = words("GOLDENTHREAD_DATABASE")
    if not address:
        return _sqlite(home / "goldenthread.sqlite3")
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingError("GOLDENTHREAD_DATABASE must be empty or start with postgresql://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
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
