"""Run the tests in every setting that this machine allows, and name the suites that were left out.

The suites: `records` on SQLite, `postgres` the same tests on PostgreSQL, `browser` in Chromium.
GOLDENTHREAD_REQUIRE names those without which the run fails (`browser,postgres`).
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.machine import chromium, private_postgres

REQUIRED = {word for word in os.environ.get("GOLDENTHREAD_REQUIRE", "").split(",") if word}


def main() -> int:
    left_out = []
    failed = [] if pytest("records", "-m", "not browser") else ["records"]
    if chromium():
        failed += [] if pytest("browser", "-m", "browser") else ["browser"]
    else:
        left_out.append(("browser", "Chromium is not installed (package chromium)"))
    with private_postgres() as address:
        if address:
            failed += [] if pytest("postgres", "-m", "not browser", GOLDENTHREAD_DATABASE=address) else ["postgres"]
        else:
            left_out.append(("postgres", "PostgreSQL is not installed (package postgresql)"))
    for suite, why in left_out:
        print(f"Left out: {suite}. {why}.")
    failed += [suite for suite, _ in left_out if suite in REQUIRED]
    print(f"Failed: {', '.join(failed)}." if failed else "All tests of the suites that ran have passed.")
    return 1 if failed else 0


def pytest(suite: str, *words: str, **environment: str) -> bool:
    print(f"— {suite} —", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", *words]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
