"""Word documents whose paragraphs are named by their styles."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from goldenthread.domain.plans import plan_layout as layout
from goldenthread.domain.reading.plan_reading.laid_out.gathering import Gathering
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.foundation.documents.document import Block, Document

_STYLES = {name.lower() for name in layout.STYLES}
_OF_THE_COVER = {"subtitle", layout.COVER_TEXT.lower()}


def is_laid_out(document: Document) -> bool:
    """Say whether a document names its paragraphs by these styles."""
    return document.form == "docx" and any(block.style.lower() in _STYLES for block in document.blocks)


def read(notes: Notes) -> None:
    """Read a document from its first paragraph to its last."""
    reader = _Styled(Gathering(notes))
    for table, held in groupby(notes.source.document.blocks, key=lambda block: block.cell and block.cell.table):
        if table is None:
            for block in held:
                reader.take(block)
        else:
            reader.take_table(list(held))


def _style(block: Block) -> str:
    return block.style.lower()


class _Styled:
    """What is open: a heading of statements, or a column of the last part."""

    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self.column = ""
        self.statements = ""
        self.levels: dict[int, str] = {}
        self.last_depth = 0
        self._steps: dict[str, Callable[[Block], None]] = {
            layout.STATEMENT_HEADING.lower(): self._open_statements,
            layout.STATEMENT_SOURCE.lower(): lambda block: gathering.add_source([block]),
            layout.COLUMN_NAME.lower(): self._open_column,
            layout.PART_TEXT.lower(): self._add_text,
            layout.PART_THEME.lower(): lambda block: gathering.add_cell(layout.THEME, [block]),
            "title": lambda block: gathering.keep_control(layout.TITLE, [], [block]),
        }

    def take(self, block: Block) -> None:
        """Take in a paragraph that stands in no table."""
        style = _style(block)
        if block.part in ("header", "footer", "markup"):
            self.gathering.set_aside(f"page {block.part}", [block])
        elif style.startswith("toc "):
            self.gathering.set_aside("contents", [block])
        elif style in _OF_THE_COVER:
            self.gathering.set_aside("cover", [block])
        elif step := self._steps.get(style):
            step(block)
        elif block.heading:
            self._open_part(block)
        else:
            self._add(block)

    def _open_part(self, block: Block) -> None:
        level, number, title = layout.split_heading(block.text)
        depth = min(block.heading, self.last_depth + 1) if self.last_depth else 1
        level = level or self.levels.get(depth, "")
        self._begin(depth, level)
        self.gathering.open_part(depth, level, number, title, [block])

    def _begin(self, depth: int, level: str) -> None:
        self.column = self.statements = ""
        self.last_depth = depth
        self.levels.setdefault(depth, level)

    def _open_statements(self, block: Block) -> None:
        self.column, self.statements = "", block.text
        self.gathering.set_aside("heading of statements", [block])

    def _open_column(self, block: Block) -> None:
        self.column, self.statements = block.text.rstrip(":"), ""
        self.gathering.set_aside("heading of a column", [block])

    def _add_text(self, block: Block) -> None:
        self.column = self.statements = ""
        self.gathering.add_text([block])

    def _add(self, block: Block) -> None:
        """Take a paragraph of any other style to what is open above it."""
        if self.statements:
            self.gathering.add_statement(self.statements, [block])
        elif self.column:
            self.gathering.add_cell(self.column, [block])
        else:
            self.gathering.add_text([block])

    # Tables

    def take_table(self, blocks: Sequence[Block]) -> None:
        """Take in a table: of parts, of what the document says of itself, or one that somebody added."""
        styles = {_style(block) for block in blocks}
        if layout.CONTROL_NAME.lower() in styles:
            self._take_control(blocks)
        elif layout.LEVEL_NAME.lower() in styles:
            self._take_parts(blocks)
        else:
            for block in blocks:
                self._add(block)

    def _take_control(self, blocks: Sequence[Block]) -> None:
        for cells in _rows(blocks):
            first, *rest = (cells[column] for column in sorted(cells))
            self.gathering.keep_control(
                " ".join(block.text for block in first), first, [block for cell in rest for block in cell]
            )

    def _take_parts(self, blocks: Sequence[Block]) -> None:
        head, *rows = _rows(blocks)
        names = {column: " ".join(block.text for block in cell) for column, cell in head.items()}
        at = next(column for column, cell in head.items() if _style(cell[0]) == layout.LEVEL_NAME.lower())
        self.gathering.set_aside("heading of a table", [block for cell in head.values() for block in cell])
        depth = next((depth for depth, name in self.levels.items() if name == names[at]), self.last_depth + 1)
        for cells in rows:
            self._take_row(cells, names, at, depth)

    def _take_row(self, cells: dict[int, list[Block]], names: dict[int, str], at: int, depth: int) -> None:
        number = [block for column in sorted(cells) if column < at for block in cells[column]]
        title, *under = cells.get(at) or number or next(iter(cells.values()))
        self._begin(depth, names[at])
        self.gathering.open_part(
            depth, names[at], " ".join(block.text for block in number), title.text, [*number, title]
        )
        for block in under:
            self.take(block)
        for column in sorted(cells):
            if column > at:
                self.gathering.add_cell(names.get(column) or f"Column {column + 1}", cells[column])


def _rows(blocks: Sequence[Block]) -> Iterator[dict[int, list[Block]]]:
    """Yield each row as its cells by column."""
    for _, held in groupby(blocks, key=lambda block: block.cell.row if block.cell else 0):
        cells: dict[int, list[Block]] = defaultdict(list)
        for block in held:
            cells[block.cell.column if block.cell else 0].append(block)
        yield dict(cells)
