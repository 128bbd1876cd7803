"""Whole jobs, which may have seconds: a national file loaded, a board summary typeset, everything backed up."""

import csv
import datetime as dt
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import typst
from django.db import transaction
from django.utils import timezone

from goldenthread.domain.plans import frozen_plan
from goldenthread.domain.plans.frozen_plan import FrozenPlan, FrozenTarget
from goldenthread.domain.reading import plan_reading
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import operations as intake
from goldenthread.features.intake.plan_imports import vocabulary
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.queries.agreed import versions
from goldenthread.features.reports import operations as reporting
from goldenthread.features.reports import printing
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.papers import guides, typesetting
from goldenthread.features.reports.queries import drawing_up
from goldenthread.features.reports.queries.plan_paper import plan_paper
from goldenthread.features.reports.written_kinds import kinds_of
from goldenthread.foundation import archive, clock, delimited
from goldenthread.foundation.documents.safely import read_safely

# As long as a pack ever should be.
PACK_PAGES = 40
# As many rows as the national absence file of 2022/23.
NATIONAL = 21_283
Row = tuple[str, float, str, float]


def measure(trust: Trust, chief: Person) -> Iterator[Row]:
    """Yield each job's name, its figure, the unit and the bound."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _load(trust, Path(folder))
        yield from _board_summary(trust)
        yield from _compare(trust)
        yield from _pocket_guide(trust, chief)
        yield from _pack(trust)
        yield from _termly_reports(trust, chief)
        yield from _read_pdf(Path(folder))
        taken = seconds(lambda: archive.write(Path(folder) / "backup.zip"))
        yield "backup of the large trust", taken, "seconds", 30


def _load(trust: Trust, folder: Path) -> Iterator[Row]:
    path = folder / "2022-2023" / "england_abs.csv"
    path.parent.mkdir()
    _write_national(path, [school.urn for school in trust.schools.all()])
    reading = seconds(lambda: sum(1 for _ in delimited.read(path).rows))
    loading = seconds(lambda: _stage_and_bring_in(trust, path))
    yield "national absence file, merely read", reading, "seconds", 5
    yield "national absence file, loaded for 100 schools", loading, "seconds", max(1.0, 3 * reading)


def _pack(trust: Trust) -> Iterator[Row]:
    """A board pack, its sections repeated until it has forty pages, set as a PDF."""
    span = drawing_up.periods(rule_values.calendar_of(trust), "term", clock.today())[0]
    kind = kinds_of(trust)["board-pack"]
    drawing = seconds(lambda: drawing_up.draw_up(trust, kind, span))
    content = drawing_up.draw_up(trust, kind, span).content
    sections = content["sections"]
    while printing.written_pages(content) < PACK_PAGES:
        content = content | {"sections": [*content["sections"], *sections]}
    yield "board pack of a large trust, drawn up", drawing, "seconds", 5
    yield "board pack of 40 pages, typeset", seconds(lambda: printing.written_pdf(content, "Draft")), "seconds", 2


def _termly_reports(trust: Trust, chief: Person) -> Iterator[Row]:
    """The head's report of every school, drawn up and issued as one job."""
    span = drawing_up.periods(rule_values.calendar_of(trust), "term", clock.today())[0]
    kind = kinds_of(trust)["heads-report"]
    Snapshot.objects.filter(trust=trust, report=kind.kind).delete()
    batch = reporting.begin_batch(trust=trust, kind=kind, span=span, draws=True, by=chief)
    until = timezone.now() + dt.timedelta(minutes=10)
    taken = seconds(lambda: reporting.go_on(batch=batch, until=until))
    yield f"termly reports of {batch.lines.count()} schools, drawn up and issued", taken, "seconds", 120


def _read_pdf(folder: Path) -> Iterator[Row]:
    """A plan of sixty pages with a table on each, read as an upload is, and made into parts."""
    words = "Every school will know its pupils well and say each term what it has done for them. "
    rows = ", ".join(
        f"[{{at}}.{each} Know them], [{words * 2}], [Head]".replace("{at}", "#at") for each in range(1, 5)
    )
    source = folder / "plan.typ"
    source.write_text(
        f"#for at in range(1, 61) [= Aim #at\n {words * 8}\n#table(columns: (1fr, 2fr, 1fr), {rows})\n"
        "#pagebreak(weak: true)]"
    )
    content = typst.compile(str(source))
    read = seconds(lambda: plan_reading.read_plan(read_safely(content, "plan.pdf"), vocabulary()))
    yield "a plan of 60 pages read out of a PDF", read, "seconds", 10


def _stage_and_bring_in(trust: Trust, path: Path) -> None:
    load = intake.stage(trust=trust, file=path, name=str(path), by=None, rehearse=False)
    intake.bring_in(load=load, by=None)


def _write_national(path: Path, urns: list[str]) -> None:
    chance = random.Random(11)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["LA", "ESTAB", "URN", "PERCTOT", "PPERSABS10"])
        for number in range(NATIONAL - len(urns) - 3):
            rows.writerow([300 + number % 150, 1000 + number % 9000, 200_000 + number, *_absence(chance)])
        for urn in urns:
            rows.writerow([999, 2000, urn, *_absence(chance)])
        for phase in ("PRI", "SEC", "SPE"):
            rows.writerow(["NAT", phase, "", *_absence(chance)])


def _absence(chance: random.Random) -> tuple[str, str]:
    return f"{chance.uniform(3, 12):.1f}", f"{chance.uniform(8, 40):.1f}"


def _board_summary(trust: Trust) -> Iterator[Row]:
    span = drawing_up.periods(rule_values.calendar_of(trust), "term", clock.today())[0]
    content = drawing_up.draw_up(trust, kinds_of(trust)["board-summary"], span).content
    printing.written_pdf(content, "Draft")  # the typesetter reads its fonts once
    taken = min(seconds(lambda: printing.written_pdf(content, "Draft")) for _ in range(3))
    yield "board summary as PDF", taken, "seconds", 1


def _compare(trust: Trust) -> Iterator[Row]:
    """Compare two versions of the plan of 2,000 parts: every fifth reworded, every fortieth with another target."""
    plan = trust.plans.get(kind="trust")
    now = versions.as_it_stands(plan)
    before, after = (frozen_plan.written(one) for one in (_as_it_was(now), _with_targets(now, "July 2027")))
    taken = min(
        seconds(lambda: versions.compare(plan, frozen_plan.read(before), frozen_plan.read(after))) for _ in range(3)
    )
    yield "two versions of a plan of 2,000 parts, compared", taken * 1000, "milliseconds", 300


def _as_it_was(now: FrozenPlan) -> FrozenPlan:
    parts = [
        replace(part, title=f"{part.title}, as it was") if at % 5 == 0 else part
        for at, part in enumerate(_with_targets(now, "July 2026").parts)
        if at % 50
    ]
    strands = [part.ref for part in parts if part.depth == 1]
    moved = [
        replace(part, under=strands[at % len(strands)]) if part.depth == 2 and at % 10 == 0 else part
        for at, part in enumerate(parts)
    ]
    return replace(now, parts=tuple(moved))


def _with_targets(plan: FrozenPlan, day: str) -> FrozenPlan:
    return replace(plan, parts=tuple(
        replace(part, targets=(FrozenTarget(f"At least {at % 90 + 5} % of pupils attend by {day}"),))
        if at % 40 == 7 else part
        for at, part in enumerate(plan.parts)
    ))  # fmt: skip


def _pocket_guide(trust: Trust, chief: Person) -> Iterator[Row]:
    """A guide of eight aims with a milestone of thirty words each, the most that a side is asked to hold."""
    found = organisations.reach_into(chief, trust.slug, today=clock.today())
    assert found is not None
    plan = trust.plans.get(kind="trust")

    def made() -> bytes:
        content = plan_paper(found[1], trust, plan, today=clock.today())
        aims = [part for part in content["parts"] if part["depth"] == 2][:8]
        for aim in aims:
            aim["milestones"] = {"2026/27": " ".join(["Every school does this well"] * 6)}
        guide = guides.pocket_guide(content, year="2026/27")
        assert not typesetting.guide_fit(guide, content).is_over
        return typesetting.guide_pdf(guide, content)

    made()
    yield (
        "pocket guide of a plan of 2,000 parts as PDF",
        1000 * min(seconds(made) for _ in range(3)),
        "milliseconds",
        400,
    )


def seconds(deed: Callable[[], object]) -> float:
    """Return how long a deed takes, undone again where it wrote nothing that must stay."""
    began = time.perf_counter()
    with transaction.atomic():
        deed()
    return time.perf_counter() - began
