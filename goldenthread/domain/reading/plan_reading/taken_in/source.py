"""A document as lines and tables: what the rules of reading look at."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.domain.reading.plan_reading.result import Furniture
from goldenthread.domain.reading.plan_reading.taken_in import bare_bullets, coloured, labelled, run_together, sheets
from goldenthread.domain.reading.plan_reading.taken_in.items import ENDS, Cell, Grid, Item, Line, Row
from goldenthread.domain.reading.plan_reading.taken_in.marks import is_bare_bullet, mark_of
from goldenthread.domain.reading.plan_reading.taken_in.running import running_lines
from goldenthread.domain.reading.plan_reading.taken_in.type_sizes import heading_sizes, look_of, looks_of_all
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary
from goldenthread.foundation.documents.document import Block, Document, Place, Span

SHEETS = ("xlsx", "csv", "workbook")
_NARROWEST = 55
_LABELLED = re.compile(r"[A-Z][^:.?!]{1,50}:(?:\s|$)")
_LONGEST_PARAGRAPH = 20_000
_LEAST_RUNNING_ON = 0.15
_COUNTED = re.compile(r"\d{1,2}\s+[A-Z]")
_GLOSS = re.compile(r"\([A-Z][^()]{5,60}\)?")
_BROKEN_WORD = re.compile(r"\b([A-Za-z]{2,})-$")
_HYPHENATED = frozenset((
    "well", "self", "long", "short", "high", "low", "whole", "trust", "school", "year", "term", "co", "non", "multi",
))  # fmt: skip
_LONGEST_TITLE_BELOW = 160
_POINTS = ("bullet", "simple", "decimal", "letter")
_LABEL_AND_VALUE = 2
_FEWEST_OF_SENTENCE = 5
# So many blank lines part what belongs apart.
_FAR = 2
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": ""}
)


@dataclass
class Source:
    """A document taken in: what is left to read, and the furniture that was set aside.

    `alike` is where the names stand of sheets that hold the same table, each of another school, term or priority.
    """

    document: Document
    items: list[Item]
    furniture: list[Furniture] = field(default_factory=list)
    alike: frozenset[Span] = frozenset()

    def set_aside(self, kind: str, spans: Iterable[Span]) -> None:
        """Name stretches that are no content."""
        self.furniture.extend(Furniture(kind, span) for span in spans)


def take_in(document: Document, vocabulary: Vocabulary) -> Source:
    """Turn a document's blocks into lines and tables, and set aside what is no content by its nature."""
    source = Source(document, [])
    if document.form in SHEETS:
        if titles := sheets.titles_of(document, vocabulary):
            source.set_aside("repeated title", [block.span for block in titles[1:]])
            left = [block for block in document.blocks if block not in titles]
            document = replace(document, blocks=(titles[0], *left))
        source.alike, names = sheets.names_of(document, vocabulary)
        source.set_aside("sheet name", [block.span for block in names])
        document = replace(document, blocks=tuple(block for block in document.blocks if block not in names))
    sizes = heading_sizes(document.blocks)
    document = replace(document, blocks=tuple(_plainly(document.blocks)))
    end = 0
    for table, blocks in itertools.groupby(_content(document, source, vocabulary), key=_outermost):
        held = list(blocks)
        gap = document.text.count("\n", end, held[0].span.start)
        if table is None:
            lines = list(_lines(source, held, sizes, end, vocabulary))
            source.items.extend(_titled(_unwrapped(lines), vocabulary))
        elif document.form in SHEETS:
            source.items.extend(_titled(_stretches(held, vocabulary), vocabulary))
        elif rows := tuple(_rows(held, vocabulary)):
            source.items.append(Grid(rows, held[0].page, gap))
        end = held[-1].span.end
    source.items = coloured.with_colours(source.items, document)
    return source


def _plainly(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks as they are, but bold that is set on all short lines alike."""
    idle = looks_of_all(blocks)
    for block in blocks:
        yield replace(block, is_bold=False) if block.is_bold and not block.cell and look_of(block) in idle else block


def _content(document: Document, source: Source, words: Vocabulary) -> Iterator[Block]:
    """Yield the blocks that are content; page headers, footers and mark-up are set aside."""
    running = running_lines(document, words)
    for place, block in enumerate(document.blocks):
        if not block.text.strip() and not block.marker.strip():
            continue
        if place in running:
            source.set_aside("running line", [block.span])
            continue
        if block.part in ("header", "footer", "markup"):
            kind = "markup" if block.part == "markup" else f"page {block.part}"
            source.set_aside(kind, [block.span])
        elif block.part != "footnote":
            yield block


def _lines(
    source: Source, blocks: Sequence[Block], sizes: dict[float, int], end: int, words: Vocabulary
) -> Iterator[Line]:
    whole = itertools.chain.from_iterable(run_together.apart(each, words) for each in blocks)
    for block in bare_bullets.handed_down(list(whole), source.document.text):
        gap = max(0, _white(source.document, end, block.span.start).count("\n") - 1)
        end = block.span.end
        if is_bare_bullet(block.text) or not any(character.isalnum() for character in block.text):
            kind = "empty bullet" if is_bare_bullet(block.text) else "rule line or mark"
            source.set_aside(kind, [block.span])
            continue
        if len(pieces := list(labelled.apart(block, words))) > 1:
            yield from (_line(piece, words, 0 if at else gap) for at, piece in enumerate(pieces))
            continue
        line = _line(block, words, gap)
        if not line.heading and block.size in sizes and _is_title(line) and line.mark.sort != "bullet":
            line = replace(line, heading=sizes[block.size])
        yield line


def _white(document: Document, end: int, start: int) -> str:
    """Return the white above a block; what a page's end puts between two is no white of theirs."""
    between = document.text[end:start]
    return between[len(between.rstrip()) :] if document.form == "pdf" else between


def _is_title(line: Line) -> bool:
    """Say whether a line is short enough for a heading, with a colon at its end or without."""
    words = line.text.rstrip(": ")
    return line.is_short or (bool(words) and replace(line, text=words).is_short)


def _line(block: Block, vocabulary: Vocabulary, gap: int = 0) -> Line:
    text = block.text.strip().translate(_LIGATURES)
    mark = mark_of(text, block.marker, vocabulary)
    return Line(text, (block.span,), mark, block.heading, block.indent, block.is_bold, block.page, gap, block.size)


def _outermost(block: Block) -> int | None:
    """Return the table in which a block stands, that about all others where one stands within another."""
    place = block.cell
    while place and place.within:
        place = place.within
    return place.table if place else None


def _rows(blocks: Sequence[Block], vocabulary: Vocabulary, outer: Place | None = None) -> Iterator[Row]:
    """Yield the rows of a table, and within their cells the tables that stand there."""
    placed = [(block, place) for block in blocks if (place := _place_within(block, outer))]
    width = max((place.column for _, place in placed), default=-1) + 1
    for _, held in itertools.groupby(placed, key=lambda pair: pair[1].row):
        cells: list[list[tuple[Block, Place]]] = [[] for _ in range(width)]
        for block, place in held:
            cells[place.column].append((block, place))
        yield Row(tuple(_cell_with_tables(held_here, vocabulary) for held_here in cells))


def _place_within(block: Block, outer: Place | None) -> Place | None:
    """Return where a block stands in the table within `outer`, or in the outermost one."""
    place = block.cell
    while place and place.within != outer:
        place = place.within
    return place


def _cell_with_tables(held: Sequence[tuple[Block, Place]], vocabulary: Vocabulary) -> Cell:
    own = [block for block, place in held if block.cell == place]
    cell = _cell(own, vocabulary)
    inner = [(block, place) for block, place in held if block.cell != place]
    tables = []
    for _, blocks in itertools.groupby(inner, key=lambda pair: _table_within(*pair)):
        here = list(blocks)
        rows = tuple(_rows([block for block, _ in here], vocabulary, here[0][1]))
        tables.append(Grid(rows, here[0][0].page))
    first = held[0][1] if held else None
    return replace(cell, rows=first.rows, columns=first.columns, tables=tuple(tables)) if first else cell


def _table_within(block: Block, outer: Place) -> int:
    place = _place_within(block, outer)
    return place.table if place else 0


def _stretches(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[Item]:
    """Cut a sheet into lines and tables: rows with words in their first cell alone are lines where they lead in.

    One such row within a table may be a band of it, and stays; several, or one that names a level, or one over a row
    of headings, are lines.
    """
    rows = [
        list(held) for _, held in itertools.groupby(blocks, key=lambda block: block.cell.row if block.cell else 0)
    ]
    alone = [all(not block.cell or block.cell.column == 0 for block in row) for row in rows]
    table: list[Block] = []
    for place, row in enumerate(rows):
        if alone[place] and _leads_in(rows, alone, place, vocabulary):
            if table:
                yield Grid(tuple(_rows(table, vocabulary)), table[0].page)
                table = []
            whole = itertools.chain.from_iterable(run_together.apart(block, vocabulary) for block in row)
            pieces = [piece for block in whole for piece in labelled.apart(block, vocabulary)]
            yield from (_line(piece, vocabulary, 0 if at else 1) for at, piece in enumerate(pieces))
        else:
            below = rows[place + 1] if place + 1 < len(rows) else []
            # A name that stands alone right over headings belongs to them.
            begins = _begins_table(row, vocabulary) or (len(row) == 1 and _begins_table(below, vocabulary))
            is_apart = place > 0 and row[0].span.start - rows[place - 1][-1].span.end > 1
            is_under = is_apart or not _are_labels(table)
            if (begins or is_apart) and is_under and len(table) > 1 and not _is_covered(row, table):
                yield Grid(tuple(_rows(table, vocabulary)), table[0].page)
                table = []
            table.extend(row)
    if table:
        yield Grid(tuple(_rows(table, vocabulary)), table[0].page)


def _are_labels(table: Sequence[Block]) -> bool:
    """Say whether each row so far is a label with its value across the columns that begin below."""
    rows = [list(held) for _, held in itertools.groupby(table, key=lambda block: block.cell.row if block.cell else 0)]
    return all(
        len({block.cell.column for block in row if block.cell}) == _LABEL_AND_VALUE
        and any(block.cell and block.cell.columns > 1 for block in row)
        for row in rows
    )


def _is_covered(row: Sequence[Block], above: Sequence[Block]) -> bool:
    """Say whether a merged cell of the rows above reaches down to a row: both are one table."""
    at = next((block.cell.row for block in row if block.cell), 0)
    return any(block.cell and block.cell.row + block.cell.rows > at for block in above)


def _begins_table(row: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Say whether a row is the first of a table of its own: headings that we know, or a page named by its level."""
    columns = {block.cell.column for block in row if block.cell}
    if len(columns) < 2:
        return False
    known = sum(vocabulary.is_exact_column(block.text) for block in row)
    if known > 1 and known * 2 >= len(row):
        return True
    first = mark_of(row[0].text.strip(), "", vocabulary)
    return first.sort == "level" and any(mark_of(block.text, "", vocabulary).sort == "bullet" for block in row)


def _leads_in(rows: Sequence[Sequence[Block]], alone: Sequence[bool], place: int, vocabulary: Vocabulary) -> bool:
    before, after = place == 0 or alone[place - 1], place + 1 == len(rows) or alone[place + 1]
    if before or after or mark_of(rows[place][0].text.strip(), "", vocabulary).sort == "level":
        return True
    return _begins_table(rows[place + 1], vocabulary)


def _cell(blocks: Sequence[Block], vocabulary: Vocabulary) -> Cell:
    place = blocks[0].cell if blocks else None
    lines: list[Line] = []
    for block in itertools.chain.from_iterable(run_together.in_cell(each, vocabulary) for each in blocks):
        line = _line(block, vocabulary)
        goes_on = lines and line.text[:1].islower() and not line.mark.sort and not lines[-1].text.endswith(ENDS)
        if goes_on and blocks[0].span.end - blocks[0].span.start < _NARROWEST:
            lines[-1] = _joined(lines[-1], line)
        else:
            lines.append(line)
    return Cell(
        tuple(line for line in _titled(lines, vocabulary) if isinstance(line, Line)),
        place.rows if place else 1,
        place.columns if place else 1,
    )


def _unwrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """Join lines that are one paragraph broken at the page's width."""
    widths = sorted(len(line.text) for line in lines)
    width = widths[len(widths) * 9 // 10] if widths and _are_wrapped(lines) else 0
    said = Counter(line.text for line in lines)
    held: Line | None = None
    for line in lines:
        if held and (_is_rest_of_heading(held, line, is_again=said[line.text] > 1) or _goes_on(held, line, width)):
            # A line that begins small goes on within a sentence; else the break is kept as it was.
            held = _joined(held, line)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _joined(held: Line, line: Line) -> Line:
    """Return two lines as one paragraph; a hyphen that the break put within a word goes."""
    body = held.mark.body
    if line.text[0].islower() and (broken := _BROKEN_WORD.search(held.text)) and broken[1] not in _HYPHENATED:
        text, body = held.text[:-1] + line.text, body[:-1] + line.text
    else:
        text, body = f"{held.text} {line.text}", f"{body} {line.text}".strip()
    return replace(held, text=text, mark=replace(held.mark, body=body), spans=held.spans + line.spans)


def _are_wrapped(lines: Sequence[Line]) -> bool:
    """Say whether paragraphs are broken at the page's width: then lines often begin within a sentence."""
    below = [line for line in lines[1:] if not line.gap and not line.mark.sort and not line.heading]
    return sum(line.text[0].islower() for line in below) >= _LEAST_RUNNING_ON * len(below)


def _titled(items: Iterable[Item], vocabulary: Vocabulary) -> Iterator[Item]:
    """Join “Priority 1”, alone on its line, to the title on the line below."""
    held: Item | None = None
    for item in items:
        if isinstance(held, Line) and isinstance(item, Line) and _is_title_of(item, held, vocabulary):
            held = _joined(held, item)
            continue
        if held:
            yield held
        held = item
    if held:
        yield held


def _is_title_of(line: Line, held: Line, vocabulary: Vocabulary) -> bool:
    words = line.text.rstrip(": ")
    return (
        held.mark.sort == "level"
        and not held.mark.body
        and not line.mark.sort
        and line.gap <= 1
        and len(line.text) < _LONGEST_TITLE_BELOW
        and (not line.text.endswith(":") or (not line.gap and len(words.split()) >= _FEWEST_OF_SENTENCE))
        and not line.text[0].islower()
        and not (_LABELLED.match(line.text) or vocabulary.statement(words) or vocabulary.is_exact_column(words))
    )


def _is_rest_of_heading(held: Line, line: Line, *, is_again: bool) -> bool:
    """Tell the second line of a heading that was too long for its column; what is said again is a label."""
    is_alike = line.size == held.size and line.is_bold == held.is_bold and not line.mark.sort
    if not (held.heading and held.size and is_alike and line.gap < _FAR):
        return False
    # Below a numbered heading, one without a number that touches it is its second line.
    is_counted = not is_again and (held.mark.is_number or bool(_COUNTED.match(held.text)))
    return line.text[0].islower() or (is_counted and not line.gap and len(line.text) < len(held.text))


def _goes_on(held: Line, line: Line, width: int) -> bool:
    """Say whether a line is more of the paragraph above it."""
    if _goes_on_below(held, line) or _is_of_brackets(held, line):
        return True
    is_apart = line.gap or line.mark.sort or line.heading or held.heading or (line.page != held.page and line.page)
    if is_apart or len(held.text) > _LONGEST_PARAGRAPH:
        return False
    if held.is_bold != line.is_bold or abs(held.size - line.size) > 0.6:
        return False
    return not _LABELLED.match(line.text) and _is_broken(held, line, width)


def _is_of_brackets(held: Line, line: Line) -> bool:
    """Tell “(How we will know)” below “Success criteria”, and the end of a bracket that a line's end cut in two."""
    if line.mark.sort or line.heading != held.heading or len(held.text) > _NARROWEST:
        return False
    is_gloss = bool(_GLOSS.fullmatch(line.text)) and line.gap <= 1 and held.text[-1].isalnum() and not held.mark.sort
    opened, closed = (text.count("(") - text.count(")") for text in (held.text, line.text))
    return is_gloss or (opened == 1 and closed == -1)


def _goes_on_below(held: Line, line: Line) -> bool:
    """Tell the rest of a point that a page set a blank line apart: both are within one sentence."""
    is_cut = held.mark.sort in _POINTS and not held.text.rstrip().endswith(ENDS) and len(held.text) > _NARROWEST
    is_more = line.gap == 1 and line.page == held.page and not (line.mark.sort or line.heading)
    return is_cut and is_more and line.text[0].islower()


def _is_broken(held: Line, line: Line, width: int) -> bool:
    """Say whether a paragraph was broken between two lines at the page's width."""
    last = held.spans[-1]
    # Under a line that leads in, and behind a semicolon, begins the next point of a list without marks.
    is_first = held.text.endswith(":") and line.text.endswith(";")
    is_listed = not held.mark.sort and (is_first or (held.text.endswith(";") and held.text[0].islower()))
    small = (line.text[0].islower() and not is_listed) or (
        held.text.endswith(("-", "–", ",", "/", "&")) and not held.text.endswith((":-", ":–"))
    )
    if not small and width < _NARROWEST:
        return False
    if held.mark.sort or line.indent > held.indent or (last.end - last.start) > 40:
        return small or ((last.end - last.start) > 0.75 * width and not held.text.endswith(ENDS))
    return small
