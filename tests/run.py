"""Run the tests in every setting that this machine allows, and name the suites that were left out.

The two suites of records run side by side, for each keeps one core busy, and halve the sweeps of every route
between them; Spark follows the shorter of them, and then the browser, beside which the tables are made step by step.
The suites: `records` on SQLite, `postgres` those of them that touch the database on PostgreSQL, whose tables are made
by the migrations, `migrations` the same on SQLite, `browser` in Chromium, `spark` the expressions of the analytical
engine in Spark's local mode, where pyspark and Java stand beside them.
GOLDENTHREAD_REQUIRE names those without which the run fails (`browser,postgres`).
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.machine import chromium, has_spark, private_postgres

REQUIRED = {word for word in os.environ.get("GOLDENTHREAD_REQUIRE", "").split(",") if word}


def main() -> int:
    left_out, failed = [], []
    with private_postgres() as address, tempfile.TemporaryFile("w+") as said:
        beside = address and begin(
            "--migrations", "-m", "not browser and not half_here", out=said, GOLDENTHREAD_DATABASE=address
        )
        here = "not browser and not half_beside" if beside else "not browser"
        failed += [] if passes("records", begin("-m", here)) else ["records"]
        if has_spark():
            failed += (
                []
                if passes("spark", begin("tests/analytics", "-k", "spark", "-W", "default", GOLDENTHREAD_SPARK="1"))
                else ["spark"]
            )
        else:
            left_out.append(("spark", "pyspark 4.0 or Java 17 is not installed"))
        if not beside:
            left_out.append(("postgres", "PostgreSQL is not installed (package postgresql)"))
        else:
            beside.wait()
            said.seek(0)
            failed += [] if passes("postgres", beside, said.read()) else ["postgres"]
    with tempfile.TemporaryDirectory() as home:
        walking = begin_walk(home)
        if chromium():
            failed += [] if passes("browser", begin("-m", "browser")) else ["browser"]
        else:
            left_out.append(("browser", "Chromium is not installed (package chromium)"))
        failed += [] if passes("migrations", walking) else ["migrations"]
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


def begin_walk(home: str) -> subprocess.Popen[str]:
    """Start making the tables of an empty database on SQLite by every migration, one after the other."""
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "GOLDENTHREAD_HOME": home}
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, text=True)


def passes(suite: str, run: subprocess.Popen[str], said: str = "") -> bool:
    """Wait for a suite and say whether it passed, with what it printed where that was kept aside."""
    print(f"— {suite} —", flush=True)
    passed = run.wait() == 0
    if said:
        print(said, flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main())
