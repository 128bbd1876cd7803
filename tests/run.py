"""Run the tests in every setting that this machine allows, and name the suites that were left out.

The suites: `records` on SQLite, `postgres` those of them that touch the database on PostgreSQL, `browser` in
Chromium, `migrations` every step to the tables on both databases, `spark` the expressions of the analytical engine in
Spark's local mode, where pyspark and Java stand beside them. Where both databases are here they halve the sweeps of
every route between them, and PostgreSQL alone takes the pages (decision 0044). The others go beside the records, the
longest first, so that no core waits.
What records say is seen at once, what the others say when it is their turn.
GOLDENTHREAD_REQUIRE names those without which the run fails (`browser,postgres`).
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.machine import chromium, has_spark, private_postgres

REQUIRED = {word for word in os.environ.get("GOLDENTHREAD_REQUIRE", "").split(",") if word}
PYTEST = ("pytest", "-q")
MIGRATE = ("django", "migrate", "--verbosity", "0")


@dataclass(frozen=True)
class Suite:
    """What runs as one process: a module of Python with its words, and what its environment has besides."""

    name: str
    words: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *, out: int | None = subprocess.PIPE) -> "subprocess.CompletedProcess[str]":
        """Run in a home of its own, and return how it ended and what it printed; `out=None` shows that at once."""
        with tempfile.TemporaryDirectory(prefix="goldenthread-tests-", ignore_cleanup_errors=True) as home:
            ours = {"GOLDENTHREAD_HOME": home, "DJANGO_SETTINGS_MODULE": "tests.settings"}
            return subprocess.run(
                [sys.executable, "-m", *self.words], cwd=ROOT, env=os.environ | ours | self.environment, check=False,
                stdout=out, stderr=subprocess.STDOUT if out else None, text=True,
            )  # fmt: skip


def main() -> int:
    with private_postgres() as address, ThreadPoolExecutor(max_workers=2) as lanes:
        others = {suite.name: lanes.submit(suite.run) for suite in beside(address)}
        print("— records —", flush=True)
        here = "not browser and not half_beside" if address else "not browser"
        failed = ["records"] if Suite("records", (*PYTEST, "-m", here)).run(out=None).returncode else []
        for name, end in others.items():
            failed += [name] if end.result().returncode else []
            print(f"— {name} —\n{end.result().stdout}", flush=True)
    missing = left_out(address)
    for name, why in missing.items():
        print(f"Left out: {name}. {why}.")
    failed += sorted(REQUIRED & set(missing))
    print(f"Failed: {', '.join(failed)}." if failed else "All tests of the suites that ran have passed.")
    return 1 if failed else 0


def beside(address: str | None) -> Iterator[Suite]:
    """Yield what can run beside the records, the longest first."""
    database = {"GOLDENTHREAD_DATABASE": address or ""}
    if address:
        yield Suite("postgres", (*PYTEST, "-m", "not browser and not half_here"), database)
    if chromium():
        yield Suite("browser", (*PYTEST, "-m", "browser"))
    if has_spark():
        words = (*PYTEST, "tests/analytics", "-k", "spark", "-W", "default")
        yield Suite("spark", words, {"GOLDENTHREAD_SPARK": "1"})
    yield Suite("migrations", MIGRATE)
    if address:
        yield Suite("migrations on PostgreSQL", MIGRATE, database)


def left_out(address: str | None) -> dict[str, str]:
    """Return the suites for which something is lacking here, and what it is."""
    reasons = {
        "postgres": None if address else "PostgreSQL is not installed (package postgresql)",
        "browser": None if chromium() else "Chromium is not installed (package chromium)",
        "spark": None if has_spark() else "pyspark 4.0 or Java 17 is not installed",
    }
    return {name: why for name, why in reasons.items() if why}


if __name__ == "__main__":
    sys.exit(main())
