"""Parts, statements and fields as a laid-out document gives them, put into the notes exactly as they stand."""

from collections.abc import Iterable, Sequence

from goldenthread.domain.plans import plan_layout
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import Mark
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.foundation.documents.document import Block, Span

# Fields that the reading of any plan knows by these names.
_KNOWN_FIELDS = ("title", "period", "organisation")


class Gathering:
    """Takes pieces in, in their order. `part` is the one that was opened last."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.part: Draft | None = None
        self._open: list[Draft] = []

    def open_part(self, depth: int, level: str, number: str, title: str, blocks: Sequence[Block]) -> Draft:
        """Open a part; it stands under the last one that is less deep."""
        draft = Draft(("part", depth), level, number, [_line(title, blocks)], title, is_level_said=True)
        while self._open and self._open[-1].sort[1] >= depth:
            self._open.pop()
        draft.parent = self._open[-1] if self._open else None
        (draft.parent.children if draft.parent else self.notes.stack.roots).append(draft)
        self._open.append(draft)
        self.part = draft
        return draft

    def add_text(self, blocks: Sequence[Block]) -> None:
        """Add paragraphs to the open part's own words; before any part, they introduce the plan."""
        if not blocks:
            return
        if self.part is None:
            self.notes.said.extend(Said("introduction", [_line(block.text, [block])]) for block in blocks)
            return
        held = self.part.text
        before = [(held[0].text, held[0].spans)] if held else []
        pieces = [*before, *((block.text, (block.span,)) for block in blocks)]
        spans = tuple(span for _, spans in pieces for span in spans)
        words = "\n".join(text for text, _ in pieces)
        # One line, so that no break between paragraphs is taken for one within a sentence.
        self.part.text = [Line(words, spans, Mark(body=words))]

    def add_cell(self, heading: str, blocks: Iterable[Block]) -> None:
        """Put paragraphs under a heading of the open part."""
        lines = [_line(block.text, [block]) for block in blocks]
        if self.part is None or not lines:
            self.notes.said.extend(Said("other", [line], heading) for line in lines)
            return
        self.part.cells.setdefault(heading, []).extend(lines)
        self.part.headings[heading] = self.meaning_of(heading)

    def add_statement(
        self, heading: str, blocks: Sequence[Block], source: Sequence[Block] = (), *, name: Sequence[Block] = ()
    ) -> None:
        """Add a statement of the plan, or of the part that is open; its short name stands before its words."""
        kind = plan_layout.KINDS.get(heading.strip().lower()) or self.notes.vocabulary.statement(heading) or "other"
        called = "".join(f"{block.text}: " for block in name)
        words = called + "\n".join(block.text for block in blocks)
        self.notes.said.append(Said(kind, [_line(words, [*name, *blocks])], heading, self.part))
        self.add_source(source)

    def add_source(self, blocks: Sequence[Block]) -> None:
        """Say where the last statement comes from."""
        if blocks and self.notes.said:
            words = ", ".join(block.text for block in blocks)
            self.notes.said[-1].source = _line(words.removeprefix(f"{plan_layout.SOURCE}: "), blocks)

    def keep_control(self, label: str, names: Sequence[Block], blocks: Sequence[Block]) -> None:
        """Keep what the document says of itself under its own word; what it says of its printing is set aside."""
        if plain(label) == plain(plan_layout.STANDING) or not blocks:
            self.set_aside("standing of the paper", [*names, *blocks])
            return
        field = plain(label) if plain(label) in _KNOWN_FIELDS else label
        text = "\n".join(block.text for block in blocks)
        everything = [*names, *blocks]
        span = Span(min(each.span.start for each in everything), max(each.span.end for each in everything))
        self.notes.keep_control(field, text, span, label)

    def set_aside(self, kind: str, blocks: Iterable[Block]) -> None:
        self.notes.source.set_aside(kind, [block.span for block in blocks])

    def meaning_of(self, heading: str) -> str:
        """Say what a column means, the house's own words first."""
        ours = {name: key for key, name in plan_layout.PEOPLE.items()}
        ours |= {plan_layout.DUE: "date", plan_layout.TARGETS: "success"}
        return ours.get(plan_layout.unrepeated(heading)) or self.notes.vocabulary.column(heading)


def _line(words: str, blocks: Sequence[Block]) -> Line:
    return Line(words, tuple(block.span for block in blocks), Mark(body=words))
