"""A plan by term, drawn: the page that shows what comes when, and what has no clear date."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from django.http import HttpResponse

from goldenthread.domain.calendar import TERMS, TermCalendar, academic_year, academic_year_of, first_of
from goldenthread.features.plans import queries
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.outline import timing
from goldenthread.features.plans.queries.outline.timing import Line
from goldenthread.foundation import charts, clock
from goldenthread.web.kit import statuses
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show

# Four school years fit across a sheet.
MOST_TERMS = 12
# More rows than these become too small to be read on one sheet.
MOST_ROWS = 26
OVER = ("done", "met", "moved", "dropped")


class TimelinePage:
    """A plan in time: the picture, and beneath it what has no clear date."""

    def __init__(
        self, lines: list[Line], calendar: TermCalendar, plan: Plan, today: dt.date, *, is_by_strand: bool
    ) -> None:
        self.lines, self.calendar, self.plan, self.today = lines, calendar, plan, today
        self.is_by_strand = is_by_strand
        self.dated = [line for line in lines if line.is_dated]
        self.unclear = [line for line in lines if line.question and line.stands not in OVER]
        self.undated = [line for line in lines if not line.is_dated and not line.question and line.kind != "part"]

    @cached_property
    def drawings(self) -> list[charts.TimeLine]:
        """The picture, or one for each strand, for paper; none where nothing has a day.

        All have the same terms, so that sheets can be laid beside each other.
        """
        if not self.dated:
            return []
        parts = self._strands() if self.is_by_strand else [self.lines]
        drawn = [(lines, shown) for lines in parts if (shown := _shown(lines))]
        return [self._drawing(lines, shown) for lines, shown in drawn]

    @cached_property
    def sheets(self) -> list[charts.TimeLine]:
        """The picture as paper takes it, cut into sheets; none where it can be read on one as it stands."""
        if all(len(drawing.rows) <= MOST_ROWS for drawing in self.drawings):
            return []
        whole = self._drawing(self.lines, [])
        cut = list(_sheets([_shown(strand) for strand in self._strands()]))
        return [
            replace(whole, title=f"{whole.title} (sheet {number} of {len(cut)})", rows=[_row(line) for line in shown])
            for number, shown in enumerate(cut, 1)
        ]

    def _drawing(self, lines: list[Line], shown: list[Line]) -> charts.TimeLine:
        """Return the picture of some lines. Parts without a day head what hangs from them."""
        spans = self._spans()
        late = sum(line.stands in ("late", "missed") for line in lines)
        marks = [line for line in lines if line.kind == "milestone" and line.is_dated]
        met = sum(line.stands == "met" for line in marks)
        reached = [f"{met} of {len(marks)} milestones met"] if marks else []
        says = ", ".join([*reached, f"{late} late" if late else "nothing late"])
        says = says[:1].upper() + says[1:]
        return charts.TimeLine(
            title=f"{lines[0].title}: {says}" if self.is_by_strand else says,
            note=f"{spans[0].name} {spans[0].year} to {spans[-1].name} {spans[-1].year}. "
            "Dots stand where nobody has said a first or a last day; a dashed line leads to what waits.",
            spans=spans,
            rows=[_row(line) for line in shown],
            today=self.today,
        )

    def _strands(self) -> list[list[Line]]:
        """Return the lines of each top of the plan."""
        found: list[list[Line]] = []
        for line in self.lines:
            if line.kind == "part" and line.depth == 0:
                found.append([])
            found[-1].append(line)
        return found

    @property
    def in_order(self) -> list[Line]:
        """What has a day, by its last day: the same as a list, for a phone."""
        return sorted(self.dated, key=lambda line: line.due_until or line.due_from or dt.date.max)

    def _spans(self) -> list[charts.Span]:
        """Return the terms from the first day to the last, no more than fit; the days around today come first."""
        days = [day for line in self.dated for day in (line.due_from, line.due_until) if day] + [self.today]
        first = max(min(days), self.plan.starts_on or dt.date.min)
        years = [first_of(academic_year_of(day)) for day in (min(first, max(days)), max(days))]
        named = [(academic_year(year), name) for year in range(years[0], years[1] + 1) for name in TERMS]
        terms = [self.calendar.term(year, name) for year, name in named]
        terms = [term for term in terms if term.ends_on >= first]
        if len(terms) > MOST_TERMS:
            here = next((at for at, term in enumerate(terms) if term.ends_on >= self.today), 0)
            begin = min(max(here - 3, 0), len(terms) - MOST_TERMS)
            terms = terms[begin : begin + MOST_TERMS]
        return [charts.Span(term.name.capitalize(), term.year, term.starts_on, term.ends_on) for term in terms]


@requires("plan.see")
def timeline(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a plan by term: bars, milestones, what waits for what, and today."""
    plan = find(queries.plans(request.reach).select_related("trust", "school", "unit"), ref=ref)
    strands = list(queries.elements(request.reach).filter(plan=plan, depth=1).order_by("order", "pk"))
    asked = next((one for one in strands if one.ref == request.GET.get("strand", "")), None)
    today = clock.today()
    lines = timing.time_lines(request.reach, plan, today, asked.ref if asked else "")
    page = TimelinePage(
        lines, TermCalendar.from_json(plan.trust.calendar), plan, today, is_by_strand="sheets" in request.GET
    )
    return show(
        request, "plans/pages/doing/timeline.html", plan=plan, page=page, strands=strands, asked=asked,
        conditions=timing.conditions(request.reach, plan, {line.ref for line in lines if line.kind == "part"}),
    )  # fmt: skip


def _shown(lines: list[Line]) -> list[Line]:
    """Return the lines with a day, each part that heads one among them."""
    kept: dict[str, Line] = {}
    heads: list[Line] = []
    for line in lines:
        if line.kind == "part":
            heads = [*(head for head in heads if head.depth < line.depth), line]
        if line.is_dated:
            kept |= {head.key: head for head in heads}
            kept[line.key] = line
    return list(kept.values())


def _sheets(strands: list[list[Line]]) -> Iterator[list[Line]]:
    """Yield the rows of each sheet: whole strands while they fit; a longer one goes on under its heading again."""
    sheet: list[Line] = []
    for strand in strands:
        if sheet and len(sheet) + len(strand) > MOST_ROWS:
            yield sheet
            sheet = []
        rest = strand
        while len(sheet) + len(rest) > MOST_ROWS:
            yield [*sheet, *rest[:MOST_ROWS]]
            sheet, rest = strand[:1], rest[MOST_ROWS:]
        sheet = [*sheet, *rest]
    if sheet:
        yield sheet


def _row(line: Line) -> charts.TimeRow:
    kind = "milestone" if line.kind == "milestone" else "bar"
    return charts.TimeRow(
        key=line.key, name=line.title, kind=kind if line.is_dated else "heading", depth=line.depth,
        starts_on=line.due_from, ends_on=line.due_until, says=line.words, stands=line.stands,
        status=statuses.look(line.stands).css.split()[0] if line.stands else "idle",
        waits_for=line.waits_for,
    )  # fmt: skip
