"""What this machine offers to the tests: a browser, and a PostgreSQL of the tests' own."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def has_spark() -> bool:
    """Say whether Spark can run here in one process: its package, and Java."""
    return bool(importlib.util.find_spec("pyspark") and shutil.which("java"))


def chromium() -> str | None:
    """Return the path of Chromium, if it is installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def postgres_folder() -> Path | None:
    """Return the folder of the newest PostgreSQL server's programs, if one is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if found:
        return found[-1]
    program = shutil.which("initdb")
    return Path(program).parent if program else None


@contextmanager
def private_postgres() -> Iterator[str | None]:
    """Start a server that listens in a folder of its own only, and yield its address; None where there is none."""
    programs = postgres_folder()
    if programs is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="goldenthread-postgres-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        as_owner = _owner_of(home)
        data = home / "data"
        _run([*as_owner, programs / "initdb", "-A", "trust", "-U", "goldenthread", "--no-sync", "-E", "UTF8",
              "--locale=C.UTF-8", "-D", data])  # fmt: skip
        settings = (
            f"-c listen_addresses= -c unix_socket_directories={home} -c jit=off "
            "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"
        )
        _run([*as_owner, programs / "pg_ctl", "-w", "-D", data, "-l", home / "log", "-o", settings, "start"])
        try:
            yield f"postgresql://goldenthread@/postgres?host={home}"
        finally:
            _run([*as_owner, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def _owner_of(home: Path) -> list[str]:
    """Return how to run as the folder's owner: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    shutil.chown(home, "postgres", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


def _run(words: list[object]) -> None:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, cwd="/")
    if done.returncode:
        raise RuntimeError(f"{words[-1]}: {done.stdout}{done.stderr}")
