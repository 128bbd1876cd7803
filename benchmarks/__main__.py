"""Build the large trust, measure, print, and write results.json."""

import json
import os
import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import edits, jobs, large_trust, registers, server, standings
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.project import tables

ROUNDS = 15
RESULTS = Path(__file__).parent / "results.json"


class Result(NamedTuple):
    """One figure, its bound, and whether it keeps within it. A figure without a bound is there to be read."""

    name: str
    value: float
    unit: str
    bound: float | None = None

    @property
    def ok(self) -> bool:
        return self.bound is None or self.value <= self.bound


class Page(NamedTuple):
    """A page, the bare view that it is held against, how many times as long it may take, and its query budget."""

    name: str
    address: str
    against: str
    times: float
    queries: int


def main() -> int:
    # A process that is started begins with the peak memory of the one that starts it: marks come first.
    marks = [Result(*row) for row in registers.measure()]
    trust, many, chief = _large_trust()
    with server.serving() as port:
        visitor = server.Visitor(port, chief)
        results = [result for page in pages(trust, many) for result in measure(visitor, page)]
        results += [result for edit in edits.deeds(trust, visitor) for result in measure_edit(visitor, *edit)]
    results += queries_of(pages(trust, many), chief)
    results += [Result(*row) for row in jobs.measure(trust, chief)]
    with server.serving() as port:  # a figure has moved in every school by now
        results += measure(server.Visitor(port, chief), after_load(trust))
    results += queries_of([after_load(trust)], chief)
    results += [Result(*row) for row in standings.measure(trust, chief)]
    results += marks
    for result in results:
        print(_line(result))
    RESULTS.write_text(json.dumps([result._asdict() | {"ok": result.ok} for result in results], indent=1) + "\n")
    return 0 if all(result.ok for result in results) else 1


def _large_trust() -> tuple[Any, Any, Any]:
    """Make the trusts, or find them in a home that an earlier run left."""
    tables.bring_up_to_date()
    call_command("createcachetable", verbosity=0)
    if not Trust.objects.filter(slug="many").exists():
        began = time.perf_counter()
        _, chief = large_trust.build(random.Random(7))
        large_trust.build_list(chief, random.Random(8))
        print(f"Built a trust of {large_trust.SCHOOLS} schools in {time.perf_counter() - began:.1f} s.\n", flush=True)
    chief = Person.objects.get(email="chief@large.example")
    return Trust.objects.get(slug="large"), Trust.objects.get(slug="many"), chief


def _line(result: Result) -> str:
    bound = f"at most {result.bound:g}" if result.bound is not None else ""
    return f"{'  ' if result.ok else '! '}{result.name:<58}{result.value:>9.2f} {result.unit:<13}{bound}".rstrip()


def pages(trust: Any, many: Any) -> list[Page]:
    plan = trust.plans.get(kind="trust")
    aim = plan.elements.filter(depth=2).first()
    school = trust.schools.first()
    at = f"/{trust.slug}"
    return [
        Page("home", f"{at}/", f"{at}/bare/", 6, 12),
        Page("plan of 2,000 parts", f"{at}/plan/{plan.ref}/", f"{at}/bare-plan/", 3, 12),
        Page("outline of 2,000 parts to write in", f"{at}/plan/{plan.ref}/edit/", f"{at}/bare-plan/", 3, 12),
        Page("thread of an aim", f"{at}/plan/part/{aim.ref}/", f"{at}/bare/", 6, 12),
        Page("heat map of 100 schools × 40 measures", f"{at}/measures/", f"{at}/bare-heat/", 3, 12),
        Page("list of 800 measures", f"/{many.slug}/measures/all/", f"/{many.slug}/bare-list/", 6, 8),
        Page("school", f"{at}/schools/{school.ref}/", f"{at}/bare/", 6, 12),
    ]


def after_load(trust: Any) -> Page:
    return Page("home after a national file", f"/{trust.slug}/", f"/{trust.slug}/bare/", 6, 12)


def measure(visitor: server.Visitor, page: Page) -> list[Result]:
    """Fetch the page and its bare view in turn, so that whatever else the machine does falls on both."""
    for address in (page.address, page.against) * 2:  # what is read once and kept is read now
        visitor.milliseconds(address)
    rounds = [(visitor.milliseconds(page.address), visitor.milliseconds(page.against)) for _ in range(ROUNDS)]
    whole, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(ours / theirs for ours, theirs in rounds)
    against = page.against.strip("/").partition("/")[2]
    return [
        Result(page.name, round(whole, 1), "milliseconds"),
        Result(f"{page.name}: {against} beside it", round(bare, 1), "milliseconds"),
        Result(f"{page.name}: against {against}", round(ratio, 2), "times", page.times),
    ]


def measure_edit(visitor: server.Visitor, name: str, deed: edits.Deed, against: str) -> list[Result]:
    """Make the edit and fetch its bare view in turn."""
    for _ in range(2):
        deed(), visitor.milliseconds(against)
    rounds = [(deed(), visitor.milliseconds(against)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours / theirs for ours, theirs in rounds)
    return [
        Result(name, round(statistics.median(ours for ours, _ in rounds), 1), "milliseconds"),
        Result(f"{name}: against its bare view", round(ratio, 2), "times", edits.TIMES),
    ]


def queries_of(asked: list[Page], chief: Any) -> list[Result]:
    client = Client()
    client.force_login(chief, backend=settings.AUTHENTICATION_BACKENDS[0])
    found = []
    for page in asked:
        client.get(page.address)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.address)
            count = len(captured)
        found.append(Result(f"{page.name}: queries", count, "queries", page.queries))
    return found


if __name__ == "__main__":
    sys.exit(main())
