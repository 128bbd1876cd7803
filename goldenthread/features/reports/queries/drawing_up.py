"""Drawing a report up: its sections in their order, as plain values ready to be frozen."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.domain.calendar import TermCalendar, academic_year, academic_year_of, first_of
from goldenthread.domain.plans.plan_tree import walk
from goldenthread.domain.year import report_changes, report_questions
from goldenthread.domain.year.report_changes import Change
from goldenthread.domain.year.report_questions import Facts, Figure, Part
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.words import in_own_words, word
from goldenthread.features.plans.models import Element
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries.issued import Tampered, verify
from goldenthread.features.reports.queries.sections import AUTHORS, Block, Drawing, Span, blocks, eyes
from goldenthread.features.reports.queries.wording import day, listed
from goldenthread.features.reports.written_kinds import SectionWords, WrittenKind, catalogue
from goldenthread.foundation import clock

SCHEMA = 2
CONCEPTS = ("measure", "school", "trust", "board", "local_body", "head")
MOST_CHANGES = 12
WAYS = {
    report_changes.WORSE: "worse", report_changes.NEW: "new", report_changes.BETTER: "better",
    report_changes.CHANGED: "changed", report_changes.FIGURE: "figure", report_changes.ARRIVED: "new",
    report_changes.GONE: "gone",
}  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A report as it was drawn: its content, and the day of the newest word or figure in it."""

    title: str
    content: dict[str, Any]
    as_at: dt.date
    drawn_on: dt.date


def words_of(trust: Trust) -> dict[str, str]:
    """Return what the trust calls the things that a report speaks of: school, schools, and so on."""
    one = {concept: word(trust, concept) for concept in CONCEPTS}
    return one | {f"{concept}s": word(trust, concept, "many") for concept in CONCEPTS}


def draw_up(
    trust: Trust,
    kind: WrittenKind,
    span: Span,
    *,
    school: School | None = None,
    element: Element | None = None,
    on: dt.date | None = None,
) -> Drawn:
    """Return what a report of a kind, a place and a period says, by the eyes of those whom it is for.

    It is drawn as of a day, today where none is said, or of the last day of a period that is over by then.
    """
    today = min(on or clock.today(), span.until_on)
    about = school.ref if school else element.ref if element else ""
    before = last_issued(trust, kind, about, span, today)
    asked = Drawing(
        reach=eyes(trust, kind.audience, school), trust=trust, today=today, words=words_of(trust), school=school,
        span=span, element=element, before=before.frozen if before else None,
        before_says=f"number {before.number} of {day(before.drawn_on)}" if before else "", audience=kind.audience,
    )  # fmt: skip
    sections = [_section(asked, one, place) for place, one in enumerate(kind.sections)]
    content = _head(asked, kind) | {"sections": sections, "questions": []}
    _draw_the_rest(asked, content)
    content["words_to_read"] = words_in(shared(content))
    of = school.name if school else element.title if element else trust.name
    return Drawn(f"{kind.title}: {of}"[:200], content, _as_at(asked), today)


def last_issued(trust: Trust, kind: WrittenKind, about: str, span: Span, today: dt.date) -> Snapshot | None:
    """Return the report of this kind and place with which this is compared.

    It is the last that was issued for another period; of a kind that is issued as often as its readers meet, the last
    of an earlier day. One that is no longer what was issued is compared with nothing.
    """
    found = Snapshot.objects.filter(trust=trust, report=kind.kind, about=about, schema=SCHEMA)
    if kind.beside == "issue":
        found = found.filter(drawn_on__lt=today)
    else:
        found = found.filter(drawn_on__lt=span.until_on).exclude(written__period=span.name)
    last = found.order_by("-drawn_on", "-number").first()
    if last is None:
        return None
    try:
        verify(last)
    except Tampered:
        return None
    return last


def _head(asked: Drawing, kind: WrittenKind) -> dict[str, Any]:
    as_at = _as_at(asked)
    return {
        "schema": SCHEMA,
        "report": kind.kind,
        "kind_title": kind.title,
        "one_page": kind.one_page,
        "trust": {"name": asked.trust.name, "short_name": asked.trust.short_name},
        "school": {"name": asked.school.name, "ref": asked.school.ref} if asked.school else None,
        "part": {"title": asked.element.title, "ref": asked.element.ref} if asked.element else None,
        "for": kind.audience,
        "period": asked.span.name,
        "from": asked.span.from_on.isoformat(),
        "until": asked.span.until_on.isoformat(),
        "drawn_on": asked.today.isoformat(),
        "as_at": as_at.isoformat(),
        "as_at_words": day(as_at),
        "headline": headline(asked),
        "since": asked.before_says,
        "words": dict(asked.words),
    }


def headline(asked: Drawing) -> str:
    """Say in one sentence how the place stands."""
    if asked.element is not None:
        late = len(asked.late)
        past = "1 action is past its day" if late == 1 else f"{late} actions are past their day"
        return past if late else "No action is past its day"
    count = Counter(one.cell.status for one in asked.here)
    off, risk, good = count["off track"], count["at risk"], count["met"] + count["on track"]
    if not off + risk + good:
        return "No figure can be judged yet"
    rest = f"; {good} on track or met"
    if off and risk:
        return f"{_so_many(asked, off)} off track and {risk} at risk{rest}"
    if off or risk:
        return f"{_so_many(asked, off or risk)} {'off track' if off else 'at risk'}{rest}"
    return f"Nothing is off track: {_so_many(asked, good)} on track or met"


def _so_many(asked: Drawing, number: int) -> str:
    return f"{number} {asked.words['measure' if number == 1 else 'measures']}"


def _section(asked: Drawing, said: SectionWords, place: int) -> dict[str, Any]:
    known = catalogue()[said.section]
    asks = said.asks or in_own_words(asked.trust, known.asks)
    return {
        "key": said.section if said.section != "words" else f"words-{place}",
        "section": said.section,
        "title": title_of(asked.trust, said),
        "asks": asks,
        "confidential": said.confidential,
        "blocks": [block for block in AUTHORS[said.section](asked) if not _is_empty(block)],
        "remark": "",
    }


def title_of(trust: Trust, said: SectionWords) -> str:
    """Return the title of a section: the kind's own, or else the catalogue's in the trust's words."""
    return said.title or in_own_words(trust, catalogue()[said.section].title)


def _is_empty(block: Block) -> bool:
    return not any(block.get(held) for held in ("paragraphs", "rows", "of", "chart"))


def _draw_the_rest(asked: Drawing, content: dict[str, Any]) -> None:
    """Draw what follows from the rest: what changed, and the questions that it raises."""
    for section in content["sections"]:
        if section["section"] == "changed":
            section["blocks"] = _changed(asked, content)
        elif section["section"] == "questions":
            content["questions"] = [
                {"key": one.key, "asks": one.asks, "answer": ""}
                for one in report_questions.questions(facts_of(asked))
            ]


def _changed(asked: Drawing, content: Mapping[str, Any]) -> list[Block]:
    if asked.before is None:
        return [blocks.text("No earlier one is here to be held beside it: the next one says what changed.")]
    found = report_changes.changes(
        report_changes.items_of(shared(asked.before)), report_changes.items_of(shared(content))
    )
    if not found:
        return [blocks.nothing(f"Nothing moved since {asked.before_says}.")]
    moved = [one for one in found if one.way != report_changes.ARRIVED]
    arrived = [one.title for one in found if one.way == report_changes.ARRIVED]
    rows = [line_of(one) for one in moved[:MOST_CHANGES]]
    more = len(moved) - len(rows)
    return [
        blocks.text(f"Since {asked.before_says}, what got worse first."), blocks.lines(rows),
        blocks.text(
            f"And {more} more." if more else "",
            f"Figures have come in that there were none of before: {listed(arrived, 8)}." if arrived else "",
        ),
    ]  # fmt: skip


def line_of(change: Change) -> dict[str, Any]:
    """Return a change as a line: what it is of, and which way. It has no key: it is no thing of its own."""
    return blocks.line(change.title, of=WAYS[change.way], small=change.says, way=change.way)


def shared(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a report says to all of its readers: without what is confidential."""
    return dict(content) | {"sections": [one for one in content.get("sections", ()) if not one["confidential"]]}


def facts_of(asked: Drawing) -> Facts:
    """Return what the report's questions are raised by."""
    figures = [
        Figure(
            f"m-{one.measure.ref}", one.measure.name, one.cell.status, one.shown, one.cell.previous_status,
            one.before, one.aim, one.england, one.is_behind_england, one.cell.is_unverified,
        )
        for one in asked.here if not one.cell.is_hidden
    ]  # fmt: skip
    late = [one.title for one in asked.late]
    missing = [one.measure.name for one in asked.here if one.cell.status in {"no data", "stale"}]
    return Facts(figures, list(_parts(asked)), late, asked.vacant if asked.school else [], (), missing)


def _parts(asked: Drawing) -> Iterator[Part]:
    if asked.plan is None:
        return
    for node in walk(asked.plan.tops):
        note, stand = asked.last_words.get(node.row.pk), asked.stands[node.row.pk]
        if note is not None:
            title = node.row.grid or node.row.title
            yield Part(
                f"e-{node.row.ref}",
                title,
                stand.status,
                asked.stood[node.row.pk].status,
                stand.outcome,
                note.next_step,
            )


def _as_at(asked: Drawing) -> dt.date:
    days = [one.cell.recorded_on for one in asked.here] + [note.said_on for note in asked.last_words.values()]
    return max((each for each in days if each and each <= asked.today), default=asked.today)


def words_in(content: Mapping[str, Any]) -> int:
    """Count the words that a reader reads, those in tables for half: they are looked up and not read."""
    return sum(_words(one) for one in _texts(content)) + sum(_words(one) for one in _cells(content)) // 2


def _texts(content: Mapping[str, Any]) -> Iterator[str]:
    yield content["headline"]
    for section in content["sections"]:
        yield section["title"]
        yield section["remark"]
        for block in section["blocks"]:
            yield from block.get("paragraphs", ())
            if block["kind"] == "lines":
                for row in block["rows"]:
                    yield from (row["called"], row["shown"], row["says"], row["small"], row["was"])
    for one in content["questions"]:
        yield one["asks"]
        yield one["answer"]


def _cells(content: Mapping[str, Any]) -> Iterator[str]:
    tables = (block for section in content["sections"] for block in section["blocks"] if block["kind"] == "table")
    for table in tables:
        for row in table["rows"]:
            yield from (cell["text"] for cell in row["cells"])


def _words(text: str) -> int:
    return len(text.split())


def periods(calendar: TermCalendar, spans: str, today: dt.date) -> list[Span]:
    """Return the periods that a report can be of: this term and those before, or the year that is over and this."""
    return list(_years(today) if spans == "year" else _terms(calendar, today))


def _terms(calendar: TermCalendar, today: dt.date) -> Iterable[Span]:
    years = (academic_year_of(today), academic_year(first_of(academic_year_of(today)) - 1))
    terms = [calendar.term(year, name) for year in years for name in ("summer", "spring", "autumn")]
    return [
        Span(f"{term.name.capitalize()} term {term.year}", term.starts_on, term.ends_on)
        for term in terms if term.starts_on <= today
    ][:3]  # fmt: skip


def _years(today: dt.date) -> Iterator[Span]:
    first = first_of(academic_year_of(today))
    for year in (first - 1, first):
        yield Span(f"Academic year {academic_year(year)}", dt.date(year, 9, 1), dt.date(year + 1, 8, 31))
