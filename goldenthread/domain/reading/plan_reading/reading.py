"""From a read document to a plan: the steps, in their order."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from goldenthread.domain import date_words
from goldenthread.domain.reading.plan_reading import (
    asking,
    behind_answers,
    doubts,
    laid_out,
    ledger,
    levels,
    plan_title,
    times,
    told_counts,
    twins,
)
from goldenthread.domain.reading.plan_reading.around import control_lines, cover, footnotes, prose
from goldenthread.domain.reading.plan_reading.around.furniture import set_furniture_aside
from goldenthread.domain.reading.plan_reading.around.law import set_law_aside
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines import (
    counting,
    flat_lists,
    labels_in_titles,
    led_lists,
    named_first,
    points_before,
    said_of_all,
    shared_out,
    unmarked_lists,
)
from goldenthread.domain.reading.plan_reading.lines.initials import without_initials
from goldenthread.domain.reading.plan_reading.lines.outline import Outline
from goldenthread.domain.reading.plan_reading.lines.own_levels import with_own_levels
from goldenthread.domain.reading.plan_reading.lines.quotes import set_quotes_aside
from goldenthread.domain.reading.plan_reading.notes import Ask, Notes, Said
from goldenthread.domain.reading.plan_reading.result import (
    WHOLE_DOCUMENT,
    Element,
    PlanReading,
    Question,
    Statement,
)
from goldenthread.domain.reading.plan_reading.tables import lined_tables, numbered_cells
from goldenthread.domain.reading.plan_reading.tables.facts_told import take_facts
from goldenthread.domain.reading.plan_reading.tables.grids import Grids
from goldenthread.domain.reading.plan_reading.taken_in.items import Grid
from goldenthread.domain.reading.plan_reading.taken_in.source import take_in
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary
from goldenthread.foundation.documents.document import Document, Span


def read_plan(
    document: Document,
    vocabulary: Vocabulary,
    *,
    level_names: Sequence[str] = (),
    settled: Mapping[str, str] | None = None,
) -> PlanReading:
    """Read a plan out of a document. Any document at all gives a reading, and all of it is accounted for or said.

    `level_names` are the names of levels that a person gave, the top first; `settled` answers codes such as S2020.
    """
    vocabulary = with_own_levels(document, vocabulary)
    said = laid_out.read(document, vocabulary)
    notes = said or _weighed_up(document, vocabulary, level_names)
    control_lines.settle_review(notes)
    context = cover.context_of(notes)
    if settled:
        context = date_words.Context(
            context.start_on, context.end_on, context.year_kind, context.calendar, dict(settled)
        )
    return replace(_put_together(notes, context, is_laid_out=said is not None), is_laid_out=said is not None)


def _weighed_up(document: Document, vocabulary: Vocabulary, level_names: Sequence[str]) -> Notes:
    """Read a document that does not say what its pieces are: by how they look, and what stands beside them."""
    notes = _outlined(document, vocabulary, tells_to_the_next_heading=False)
    if not notes.stack.roots:
        # What it tells of itself took in everything: then it ends where any heading stands.
        other = _outlined(document, vocabulary, tells_to_the_next_heading=True)
        notes = other if other.stack.roots else notes
    points_before.promote_paragraphs(notes)
    shared_out.share_out(notes)
    labels_in_titles.join_labels(notes)
    said_of_all.move_up(notes)
    behind_answers.part_from_answers(notes)
    led_lists.settle_led(notes)
    doubts.settle_doubts(notes)
    lined_tables.ask(notes)
    numbered_cells.add_numbered_cells(notes)
    footnotes.set_footnotes_apart(notes)
    levels.name_levels(notes, level_names)
    doubts.ask_of_weak(notes)
    doubts.ask_of_lumped(notes)
    led_lists.ask_of_led(notes)
    points_before.ask_of_told_points(notes)
    told_counts.ask_of_counts(notes)
    return notes


def _outlined(document: Document, vocabulary: Vocabulary, *, tells_to_the_next_heading: bool) -> Notes:
    """Read a document into an outline."""
    notes = Notes(take_in(document, vocabulary), vocabulary, tells_to_the_next_heading=tells_to_the_next_heading)
    notes.source.items = counting.set_alike(list(without_initials(notes.source.items)))
    take_facts(notes)
    set_furniture_aside(notes.source, vocabulary)
    set_law_aside(notes)
    named_first.set_headings(notes)
    notes.source.items = list(flat_lists.with_depth(notes.source.items))
    lined_tables.gather(notes)
    unmarked_lists.mark_points(notes)
    set_quotes_aside(notes)
    _read_items(notes)
    twins.join_twins(notes)
    prose.demote_prose(notes)
    return notes


def _read_items(notes: Notes) -> None:
    items = cover.read_cover(notes)
    outline = Outline(notes)
    grids = Grids(notes, outline)
    for item, following in zip(items, [*items[1:], None], strict=False):
        if isinstance(item, Grid):
            grids.read(item)
        elif not notes.stack.open and plan_title.repeats_title(item, notes):
            notes.keep_control("title", item.text, item.span)
        else:
            outline.read(item, following)


def _put_together(notes: Notes, context: date_words.Context, *, is_laid_out: bool) -> PlanReading:
    drafts = [draft for root in notes.stack.roots for draft in root.walk()]
    ids = {draft: f"e{place}" for place, draft in enumerate(drafts, start=1)}
    elements = [_element(draft, ids, notes) for draft in drafts]
    found = times.find_in(drafts, ids, notes, context)
    asking.ask_about(notes, drafts, found, context, is_laid_out=is_laid_out)
    statements = list(_statements(notes, ids))
    spans = [*notes.kept(), *(control.span for control in notes.control)]
    spans += [furniture.span for furniture in notes.source.furniture]
    kept = [table.span for table in notes.tables if table.role in ("reference", "stray")]
    spans += _cells_of(notes, kept) if kept else ()
    return PlanReading(
        elements=elements,
        statements=statements,
        tables=notes.tables,
        control=notes.control,
        assignments=found.assignments,
        dates=found.dates,
        targets=found.targets,
        questions=_questions(notes.asks, ids),
        furniture=sorted(notes.source.furniture, key=lambda held: held.span.start),
        coverage=ledger.account(notes.source.document.text, spans),
        flaws=notes.source.document.flaws,
    )


def _cells_of(notes: Notes, kept: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of tables that are kept as they stand."""
    grids = [(item.span, item.spans) for item in notes.source.items if isinstance(item, Grid) and item.spans]
    for span in kept:
        for held, cells in grids:
            if (held.start >= span.start and held.end <= span.end) or (
                held.start <= span.start and held.end >= span.end
            ):
                yield from (each for each in cells if each.start >= span.start and each.end <= span.end)


def _element(draft: Draft, ids: Mapping[Draft, str], notes: Notes) -> Element:
    pieces = sorted(draft.spans(), key=lambda span: span.start)
    head = [span for line in (*draft.head, *draft.text) for span in line.spans] or pieces
    first = head[0] if head else Span(0, 0)
    end = first.end
    for span in head[1:]:
        if span.start >= first.start and not notes.source.document.text[end : span.start].strip():
            end = max(end, span.end)
    return Element(
        id=ids[draft],
        parent=ids.get(draft.parent) if draft.parent else None,
        level=draft.level,
        depth=_depth(draft),
        number=draft.number.strip().rstrip(":"),
        title=draft.title or " ".join(line.body or line.text for line in draft.head),
        text=_joined(line.text for line in draft.text),
        span=Span(first.start, end),
        cells={heading: "\n".join(line.text for line in lines) for heading, lines in draft.cells.items()},
        cell_spans={
            heading: Span(min(line.span.start for line in lines), max(line.span.end for line in lines))
            for heading, lines in draft.cells.items()
            if lines
        },
        short_title=draft.short_title,
        marks=tuple(dict.fromkeys(draft.marks)),
        pieces=tuple(dict.fromkeys(pieces)),
        column=draft.column,
    )


def _joined(lines: Iterable[str]) -> str:
    """Join paragraphs; one that goes on within a sentence is part of the one before."""
    text = ""
    for line in lines:
        text += (" " if line[:1].islower() else "\n") + line if text else line
    return text


def _depth(draft: Draft) -> int:
    depth, held = 1, draft.parent
    while held is not None:
        depth, held = depth + 1, held.parent
    return depth


def _statements(notes: Notes, ids: Mapping[Draft, str]) -> Iterator[Statement]:
    said = sorted((held for held in notes.said if held.lines or held.head), key=_start)
    for place, held in enumerate(said, start=1):
        spans = [span for line in (*held.head, *held.lines) for span in line.spans]
        text = "\n".join(line.body or line.text for line in held.lines) or held.heading
        yield Statement(
            id=f"s{place}",
            kind=held.kind,
            text=text,
            span=Span(min(span.start for span in spans), max(span.end for span in spans)),
            heading=held.heading,
            element=ids.get(held.under) if held.under else None,
            source=held.source.text if held.source else "",
        )


def _start(said: Said) -> int:
    return min(line.span.start for line in (*said.head, *said.lines))


def _questions(asks: Sequence[Ask], ids: Mapping[Draft, str]) -> list[Question]:
    """Give each question its identity, worst first; one asked twice in the same words is one, about all its parts."""
    found: dict[str, Question] = {}
    for ask in asks:
        about = ids.get(ask.about, WHOLE_DOCUMENT) if ask.about else WHOLE_DOCUMENT
        digest = hashlib.blake2s(f"{ask.kind}|{about}|{ask.asks}".encode(), digest_size=5).hexdigest()
        question = Question(
            id=f"q-{digest}",
            kind=ask.kind,
            about=about,
            asks=ask.asks,
            proposal=ask.proposal,
            span=ask.span,
            choices=tuple(ask.choices),
            elements=tuple(dict.fromkeys(ids[draft] for draft in ask.drafts if draft in ids)),
            weight=ask.weight,
        )
        same = found.get(question.id)
        both = tuple(dict.fromkeys((*same.elements, *question.elements))) if same else ()
        found[question.id] = replace(same, elements=both) if same else question
    return sorted(found.values(), key=lambda held: (-held.weight, held.span.start))
