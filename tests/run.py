"""Run the tests in every setting that this machine allows, and name the suites that were left out.

The two suites of records run side by side, for each keeps one core busy, and halve the sweeps of every route
between them; Spark follows the shorter of them, and then the browser, beside which the tables are made step by step.
The suites: `records` on SQLite, `postgres` those of them that touch the database on PostgreSQL, `migrations` every
step to the tables on both, `browser` in Chromium, `spark` the expressions of the analytical engine in Spark's local
mode, where pyspark and Java stand beside them.
GOLDENTHREAD_REQUIRE names those without which the run fails (`browser,postgres`).
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.machine import chromium, has_spark, private_postgres

REQUIRED = {word for word in os.environ.get("GOLDENTHREAD_REQUIRE", "").split(",") if word}


def main() -> int:
    left_out: list[tuple[str, str]] = []
    failed: list[str] = []

    def note(suite: str, *, passed: bool) -> None:
        failed.extend([] if passed else [suite])

    with private_postgres() as address, tempfile.TemporaryFile("w+") as said:
        beside = address and begin("-m", "not browser and not half_here", out=said, GOLDENTHREAD_DATABASE=address)
        here = "not browser and not half_beside" if beside else "not browser"
        note("records", passed=passes("records", begin("-m", here)))
        if has_spark():
            expressions = begin("tests/analytics", "-k", "spark", "-W", "default", GOLDENTHREAD_SPARK="1")
            note("spark", passed=passes("spark", expressions))
        else:
            left_out.append(("spark", "pyspark 4.0 or Java 17 is not installed"))
        if beside:
            beside.wait()
            said.seek(0)
            note("postgres", passed=passes("postgres", beside, said.read()))
        else:
            left_out.append(("postgres", "PostgreSQL is not installed (package postgresql)"))
        with ThreadPoolExecutor(max_workers=1) as one_by_one:
            walks = [one_by_one.submit(walk, database) for database in ("", address) if database is not None]
            if chromium():
                note("browser", passed=passes("browser", begin("-m", "browser")))
            else:
                left_out.append(("browser", "Chromium is not installed (package chromium)"))
            print("— migrations —", flush=True)
            note("migrations", passed=all(done.result() for done in walks))
    for suite, why in left_out:
        print(f"Left out: {suite}. {why}.")
    failed += [suite for suite, _ in left_out if suite in REQUIRED]
    print(f"Failed: {', '.join(failed)}." if failed else "All tests of the suites that ran have passed.")
    return 1 if failed else 0


def begin(*words: str, out: IO[str] | None = None, **environment: str) -> subprocess.Popen[str]:
    """Start pytest; what it prints goes to `out`, or straight to whoever watches."""
    command = [sys.executable, "-m", "pytest", "-q", *words]
    return subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stdout=out, stderr=out and subprocess.STDOUT, text=True
    )


def walk(database: str) -> bool:
    """Make the tables of an empty database by every migration, one after the other: on SQLite where none is named."""
    with tempfile.TemporaryDirectory() as home:
        settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "GOLDENTHREAD_HOME": home}
        settings |= {"GOLDENTHREAD_DATABASE": database} if database else {}
        command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
        return subprocess.run(command, cwd=ROOT, env=os.environ | settings, check=False).returncode == 0


def passes(suite: str, run: subprocess.Popen[str], said: str = "") -> bool:
    """Wait for a suite and say whether it passed, with what it printed where that was kept aside."""
    print(f"— {suite} —", flush=True)
    passed = run.wait() == 0
    if said:
        print(said, flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main())
