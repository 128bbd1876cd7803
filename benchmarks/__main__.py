"""Build the large trust, measure, print, and write results.json."""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import jobs, large_trust

ROUNDS = 7
RESULTS = Path(__file__).parent / "results.json"


class Result(NamedTuple):
    """One figure, its bound, and whether it keeps within it."""

    name: str
    value: float
    unit: str
    bound: float
    ok: bool


class Page(NamedTuple):
    """A page, the bare view that it is held against, how many times as long it may take, and its query budget."""

    name: str
    address: str
    against: str
    times: float
    queries: int


def main() -> int:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    began = time.perf_counter()
    trust, chief = large_trust.build(random.Random(7))
    many = large_trust.build_list(chief, random.Random(8))
    print(f"Built a trust of {large_trust.SCHOOLS} schools in {time.perf_counter() - began:.1f} s.\n", flush=True)
    client = Client()
    client.force_login(chief)
    results = [result for page in pages(trust, many) for result in measure(client, page)]
    results += [Result(*row, row[1] <= row[3]) for row in jobs.measure(trust, chief)]
    for result in results:
        print(
            f"{'  ' if result.ok else '! '}{result.name:<52}{result.value:>9.2f} {result.unit:<8}"
            f" at most {result.bound:g}"
        )
    RESULTS.write_text(json.dumps([result._asdict() for result in results], indent=1))
    return 0 if all(result.ok for result in results) else 1


def pages(trust: Any, many: Any) -> list[Page]:
    plan = trust.plans.get(kind="trust")
    aim = plan.elements.filter(depth=2).first()
    school = trust.schools.first()
    at = f"/{trust.slug}"
    return [
        Page("home", f"{at}/", "/bare/", 6, 12),
        Page("plan of 2,000 parts", f"{at}/plan/{plan.ref}/", "/bare-plan/", 3, 12),
        Page("thread of an aim", f"{at}/plan/part/{aim.ref}/", "/bare/", 6, 12),
        Page("heat map of 100 schools × 40 measures", f"{at}/measures/", "/bare-heat/", 3, 12),
        Page("list of 800 measures", f"/{many.slug}/measures/all/", "/bare-list/", 6, 8),
        Page("school", f"{at}/schools/{school.ref}/", "/bare/", 6, 12),
    ]


def measure(client: Client, page: Page) -> list[Result]:
    queries = queries_of(client, page.address)
    ratio = median_of(client, page.address) / median_of(client, page.against)
    return [
        Result(
            f"{page.name}, against {page.against.strip('/')}",
            round(ratio, 2),
            "times",
            page.times,
            ratio <= page.times,
        ),
        Result(f"{page.name}, queries", queries, "queries", page.queries, queries <= page.queries),
    ]


def queries_of(client: Client, address: str) -> int:
    fetch(client, address)  # what is read once and kept is read now
    with CaptureQueriesContext(connection) as captured:
        fetch(client, address)
    return len(captured)


def median_of(client: Client, address: str) -> float:
    return statistics.median(timed(lambda: fetch(client, address)) for _ in range(ROUNDS))


def timed(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def fetch(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")


if __name__ == "__main__":
    sys.exit(main())
