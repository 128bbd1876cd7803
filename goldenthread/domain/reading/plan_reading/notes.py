"""What is gathered while a document is read, before it is put in order: the tree, what it states, what to ask."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.reading.plan_reading.drafts import Draft, Stack
from goldenthread.domain.reading.plan_reading.result import Control, Table
from goldenthread.domain.reading.plan_reading.taken_in.items import Grid, Line
from goldenthread.domain.reading.plan_reading.taken_in.source import Source
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary
from goldenthread.foundation.documents.document import Span


@dataclass(eq=False)
class Said:
    """A statement being gathered, line by line."""

    kind: str
    lines: list[Line]
    heading: str = ""
    under: Draft | None = None
    head: list[Line] = field(default_factory=list)
    source: Line | None = None

    def all_lines(self) -> list[Line]:
        """Return every line that it was gathered from."""
        return [*self.head, *self.lines, *([self.source] if self.source else [])]


@dataclass
class Ask:
    """A question before it has its identity; `about` is a part, or nothing for the whole document."""

    kind: str
    asks: str
    proposal: str
    span: Span
    about: Draft | None = None
    choices: Sequence[str] = ()
    drafts: Sequence[Draft] = ()
    weight: int = 1


@dataclass(frozen=True)
class LinedTable:
    """A table that was put together from lines that each held a cell, or a part of one."""

    span: Span
    headings: tuple[str, ...]
    rows: int


@dataclass(eq=False)
class Notes:
    """Everything gathered so far from one document."""

    source: Source
    vocabulary: Vocabulary
    stack: Stack = field(default_factory=Stack)
    said: list[Said] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    control: list[Control] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    grids: list[Draft] = field(default_factory=list)
    with_tables: set[Draft] = field(default_factory=set)
    barely: list[Draft] = field(default_factory=list)
    lined: list[LinedTable] = field(default_factory=list)
    doubted: set[Span] = field(default_factory=set)
    named_first: set[Span] = field(default_factory=set)
    left: list[tuple[Line, ...]] = field(default_factory=list)
    tells_to_the_next_heading: bool = False

    def kept(self) -> Iterator[Span]:
        """Yield where everything stands that was put into a part, a statement or a saying."""
        for root in self.stack.roots:
            for draft in root.walk():
                yield from draft.spans()
        for said in self.said:
            for line in said.all_lines():
                yield from line.spans

    def ask(
        self,
        kind: str,
        asks: str,
        proposal: str,
        span: Span,
        about: Draft | None = None,
        *,
        choices: Sequence[str] = (),
        drafts: Sequence[Draft] = (),
        weight: int = 1,
    ) -> None:
        """Note a question, with the answer that stands until it is settled."""
        self.asks.append(Ask(kind, asks, proposal, span, about, choices, drafts, weight))

    def keep_table(self, grid: Grid, headings: Sequence[str], rows: Iterable[Sequence[str]], role: str) -> Table:
        """Note a table as it was printed."""
        table = Table(f"t{len(self.tables) + 1}", tuple(headings), tuple(tuple(row) for row in rows), grid.span, role)
        self.tables.append(table)
        return table

    def keep_control(self, field_name: str, text: str, span: Span, label: str = "") -> bool:
        """Note a control field. What is said a second time under the same name takes a name of its own."""
        held = [control for control in self.control if control.field == field_name]
        if any(control.text == text for control in held):
            field_name = f"{field_name} (repeated)"
        name, count = field_name, 1
        while any(control.field == name for control in self.control):
            count += 1
            name = f"{field_name} {count}"
        self.control.append(Control(name, text, span, label))
        return True
