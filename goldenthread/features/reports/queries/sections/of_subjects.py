"""The section of results by subject."""

from goldenthread.domain.calendar import academic_year, academic_year_of, first_of
from goldenthread.domain.results.subject_results import Line, share
from goldenthread.features.reports.queries.sections import blocks
from goldenthread.features.reports.queries.sections.blocks import Block
from goldenthread.features.reports.queries.sections.drawing import Drawing
from goldenthread.features.reports.queries.subjects import Stage, Told, by_subject, stages, stages_of

HIDDEN = "s"


def subjects(asked: Drawing) -> list[Block]:
    """Every subject beside the year before: of a school its own, of the trust all schools together."""
    year = academic_year_of(asked.span.from_on)
    before = academic_year(first_of(year) - 1)
    found = [
        _table(stages()[stage], by_subject(asked.trust, stage, year, before, asked.place), year, before)
        for stage in stages_of(asked.trust, year, asked.place)
    ]
    return found or [blocks.nothing(f"No results by subject are kept for {year}.")]


def _table(stage: Stage, every: list[Told], year: str, before: str) -> Block:
    heads = [f"{stage.title}, {year}", "Entries", *(one.title for one in stage.reached.values()), stage.average]
    last = list(stage.reached)[-1]
    rows = []
    for told in every:
        cells = [blocks.cell(told.subject), blocks.cell(HIDDEN if told.hides("entries") else str(told.now.entries))]
        cells += [blocks.cell(_share(told, key)) for key in stage.reached]
        average = "" if told.now.average is None else f"{told.now.average:.1f}"
        cells += [blocks.cell(HIDDEN if told.hides("entries") else average), blocks.cell(_was(told.before, last))]
        shown = _share(told, last)
        rows.append(blocks.row(cells, key=f"s-{told.subject}"[:70], called=told.subject, shown=shown))
    note = (
        f"In a hundred entries. {before}: {stage.reached[last].title.lower()}, the year before. "
        f"{HIDDEN} hidden: fewer than six pupils, or needed to keep such a figure hidden."
    )
    return blocks.table([*heads, before], rows, note=note)


def _share(told: Told, key: str) -> str:
    if told.hides(key):
        return HIDDEN
    return f"{share(told.now.reached[key], told.now.entries)} %" if key in told.now.reached else "–"


def _was(before: Line | None, key: str) -> str:
    return f"{share(before.reached[key], before.entries)} %" if before and key in before.reached else ""
