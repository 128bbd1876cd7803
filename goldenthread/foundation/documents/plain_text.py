"""Plain text, with what its layout shows: indents, rows with tabs or bars between cells, marks left by other tools.

Text that came out of another file often carries its marks: asterisks around bold words, tags of a web page within a
cell. Words lose them; a tag that stands by itself is kept as a block of its own, so that nothing goes unaccounted.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from goldenthread.foundation.documents import barred, letters, spaced_tables
from goldenthread.foundation.documents.document import Block, Document, Place, Span

TAB = 4
LONGEST_RULED = 120

_BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|div|br|table|tr|td|th|tbody|thead)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:i|b|em|strong|u|span|sup|sub|a|font)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_BULLET_WITHIN = re.compile(r"(?:(?<=\s)|^)(?=[●•▪◦■□➢►‣○]\s)")
_SLANTED_END = re.compile(r"(?<=\S)\s+(?=<(?:i|em)>[^<>()]{3,600}</(?:i|em)>\s*$)", re.IGNORECASE)
_STRONG = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_ALL_STRONG = re.compile(r"(?:[-–•●▪]\s{1,4})?\*\*.+\*\*")
_SLANTED = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?![*\w])")
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_ATX_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_OUTLINE_ROW = re.compile(r"\t*(?:[-–•●▪◦*]|\(?\w{1,4}(?:\.\d{1,3}){0,3}[.)]?)\t+[^\t]+")
# A bullet with its tab, as text taken out of a Word file has them; a stroke may be an empty cell, and an o a letter.
_BULLET_ROW = re.compile(r"\s*(?:[•●▪◦■□➢►‣✓✔❖➤§·\uf0b7\uf0a7\uf0d8\uf0fc\uf076]|(?P<doubtful>[-–—*o]))\t+[^\t]+\t*")
_RULE = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*")
_BAR_ROW = re.compile(r"\s*\|.*\|\s*")
_BAR = re.compile(r"\|| / ")
_BAR_BEHIND = re.compile(r"[| ]+$| /$")


def read(name: str, content: bytes) -> Document:
    """Read a file of plain text; any bytes at all give a document."""
    return read_text(name, decoded(content))


def read_text(name: str, text: str) -> Document:
    """Read text that is already to hand. Line ends become those of this system, and are what spans count."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = tuple(_blocks(text))
    flaws = ["Some letters could not be read; they stand as “\ufffd”."] if "\ufffd" in text else []
    if word := letters.replaced_in(text):
        flaws.append(f"Other signs stand for letters, as in “{word}”. Compare what was read with the paper itself.")
    return Document(name=name, form="text", text=text, blocks=blocks, flaws=flaws)


def decoded(content: bytes) -> str:
    """Return text in whatever usual encoding it was kept."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace").lstrip("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _blocks(text: str) -> Iterator[Block]:
    table, page = 0, 1
    run: list[tuple[int, str, int]] = []
    lines = list(_lines(text))
    words = [line for _, line in lines]
    ruled = dict(_ruled(words))
    end = 0
    for place, (start, line) in enumerate(lines):
        if place < end:
            continue
        if not run and "  " in line.strip() and "\t" not in line and (count := spaced_tables.table_at(words, place)):
            end, table = place + count, table + 1
            yield from _spaced_blocks(lines[place:end], table, page)
            continue
        if not run and _BAR.search(line) and "\t" not in line and (count := barred.table_at(words, place)):
            end, table = place + count, table + 1
            yield from _barred_blocks(lines[place:end], table, page)
            continue
        if line.strip() and _is_tabbed(line) and not _is_point(line, run):
            run.append((start, line, page))
        else:
            if run:
                table += _is_table(run)
                yield from _run_blocks(run, table)
                run = []
            yield from _line_blocks(start, line, page, ruled.get(place, 0))
        page += line.count("\f")
    if run:
        yield from _run_blocks(run, table + 1)


def _spaced_blocks(lines: list[tuple[int, str]], table: int, page: int) -> Iterator[Block]:
    words = [line for _, line in lines]
    ends = [0] * len(words)
    for number, row, column, cell in spaced_tables.rows_of(words):
        at = words[number].index(cell, ends[number])
        ends[number] = at + len(cell)
        yield from _cell_blocks(lines[number][0] + at, cell, Place(table, row, column), page)


def _barred_blocks(lines: list[tuple[int, str]], table: int, page: int) -> Iterator[Block]:
    for number, row, column, at, piece in barred.rows_of([line for _, line in lines]):
        start, place = lines[number][0] + at, Place(table, row, column)
        if not piece.strip("|/ "):
            yield _block(start, piece, page, cell=place, part="markup")
            continue
        for block in _cell_blocks(start, piece, place, page):
            yield replace(block, text=_BAR_BEHIND.sub("", block.text))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _is_tabbed(line: str) -> bool:
    return "\t" in line.rstrip("\n") or bool(_BAR_ROW.fullmatch(line))


def _is_point(line: str, run: list[tuple[int, str, int]]) -> bool:
    """Tell a point of a list, whose bullet has a tab behind it, from a row of a table."""
    match = _BULLET_ROW.fullmatch(line.rstrip())
    return match is not None and not (match["doubtful"] and run)


def _is_table(run: list[tuple[int, str, int]]) -> bool:
    """Tell a table from an outline whose lines are set in with tabs: somewhere two cells stand beside each other."""
    lines = [line for _, line, _ in run]
    if all(_BAR_ROW.fullmatch(line) for line in lines):
        return True
    if all(_OUTLINE_ROW.fullmatch(line.rstrip()) for line in lines) and any(line.startswith("\t") for line in lines):
        return False
    return any("\t" in line.strip() or line.rstrip("\t") != line for line in lines)


def _run_blocks(run: list[tuple[int, str, int]], table: int) -> Iterator[Block]:
    if not _is_table(run):
        for start, line, page in run:
            yield from _line_blocks(start, line, page)
        return
    for row, (start, line, page) in enumerate(run):
        for column, (at, cell) in enumerate(_cells(start, line)):
            yield from _cell_blocks(at, cell, Place(table, row, column), page)


def _cells(start: int, line: str) -> Iterator[tuple[int, str]]:
    """Yield the cells of a row with where each begins. A bar belongs to the cell before which it stands."""
    if _BAR_ROW.fullmatch(line) and "\t" not in line.strip():
        for match in re.finditer(r"\|[^|]*(?:\|\s*$)?", line):
            yield start + match.start(), match[0]
        return
    for cell in line.split("\t"):
        yield start, cell
        start += len(cell) + 1


def _cell_blocks(start: int, cell: str, place: Place, page: int) -> Iterator[Block]:
    for at, part, is_tag in _parts(cell):
        if part.strip():
            yield _block(start + at, part, page, cell=place, part="markup" if is_tag else "body")


def _parts(cell: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the stretches of a cell, each with where it begins and whether it is a tag and no more."""
    end = 0
    for tag in _BLOCK_TAG.finditer(cell):
        yield from _items(end, cell[end : tag.start()])
        yield tag.start(), tag[0], True
        end = tag.end()
    yield from _items(end, cell[end:])


def _items(start: int, words: str) -> Iterator[tuple[int, str, bool]]:
    cuts = [0, *(match.start() for match in _BULLET_WITHIN.finditer(words) if match.start()), len(words)]
    if slanted := _SLANTED_END.search(words):
        # Words in another type at a cell's end say more about what stands before them.
        cuts = sorted({*cuts, slanted.end()})
    for begin, end in itertools.pairwise(cuts):
        yield start + begin, words[begin:end], False


def _ruled(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield which lines are headings by the rule of “=” or “-” below them, and how high each is."""
    for place, (line, below) in enumerate(itertools.pairwise(lines)):
        is_alone = place == 0 or not lines[place - 1].strip() or place == 1
        if is_alone and _RULE.fullmatch(below) and 0 < len(line.strip()) <= LONGEST_RULED and "\t" not in line:
            yield place, 1 if below.strip()[0] == "=" else 2


def _line_blocks(start: int, line: str, page: int, heading: int = 0) -> Iterator[Block]:
    if _BLOCK_TAG.match(line.strip()):
        # A table of one cell a row, taken off a page, stands as lines.
        for at, part, is_tag in _parts(line):
            if part.strip():
                yield _block(start + at, part, page, part="markup" if is_tag else "body")
    elif line.strip():
        expanded = line.replace("\u00a0", " ").expandtabs(TAB)
        indent = (len(expanded) - len(expanded.lstrip()) + 1) // 2
        block = _block(start, line, page, indent=indent)
        yield replace(block, heading=heading) if heading and not block.heading else block


def _block(
    start: int, words: str, page: int, *, indent: int = 0, cell: Place | None = None, part: str = "body"
) -> Block:
    left = len(words) - len(words.lstrip())
    kept = words.strip()
    span = Span(start + left, start + left + len(kept))
    if part == "markup":
        return Block(kept, span, page=page, cell=cell, part=part)
    heading = 0
    if cell is None and (match := _ATX_HEADING.match(kept)):
        heading, kept = len(match[1]), kept[match.end() :].rstrip("# ")
    elif cell and kept.startswith("|"):
        kept = kept.strip("| ") or kept
    elif kept.endswith("|"):
        kept = kept.rstrip("| ") or kept
    is_bold = bool(_ALL_STRONG.fullmatch(kept))
    clean = _ESCAPE.sub("", _SLANTED.sub(r"\1", _STRONG.sub("", _INLINE_TAG.sub("", kept)))).strip()
    return Block(clean or kept, span, heading=heading, indent=indent, is_bold=is_bold, page=page, cell=cell)
