"""A table pasted a cell a line: its headings stand one under the other, then its cells, several lines a cell.

Which line stood in which row and column is found for the whole table at once: every way of sharing its lines out has
a price, by what each column holds (dates, posts, money, words) and by what is left empty, and the cheapest is taken.
It is never taken for granted: each such table is asked about, and the other answer is that they are plain lines.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from goldenthread.domain.reading.plan_reading import people
from goldenthread.domain.reading.plan_reading.notes import LinedTable, Notes
from goldenthread.domain.reading.plan_reading.tables.heading_rows import is_of_a_year, over_years
from goldenthread.domain.reading.plan_reading.tables.lines_shared_out import TIME, Column, share_out
from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Grid, Item, Line, Row
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain

TABLE, LINES = "Yes, read as that table", "No, they are lines of text"
_BOTH = re.compile(r"\s+(?:and|&)\s+|\s*/\s*")
_GLOSS = re.compile(r"\s*\([^()]{1,60}\)")
_FEWEST, _MOST = 3, 9
_FEWEST_EXACT = _PAIR = 2
_NAMES_PAIRS = {"level", "number", "success"}
_SAID_OF_ROWS = {"lead", "reviewer", "date", "success", "resources", "monitoring", "status", "milestones"}
# What is noted as the work goes on, and may stand empty in all rows.
_FILLED_LATER = {"progress", "status", "monitoring"}
_NAMES_ROWS = {"level", "success"}
_LONGEST_HEADING, _MOST_WORDS = 45, 7
# Lines that cost more than this on the average were none of a table's.
_DEAREST = 1.1


def gather(notes: Notes) -> None:
    """Put a table in the place of the lines that were one."""
    items, words = notes.source.items, notes.vocabulary
    heads = {place: run for place in range(len(items)) if (run := _headings_at(items, place, words))}
    heads = {place: run for place, run in heads.items() if not _is_under_a_title(place, heads)}
    if not heads:
        return
    titles = _titles_above(items, heads)
    items = [
        replace(item, is_bold=True) if place in titles and isinstance(item, Line) else item
        for place, item in enumerate(items)
    ]
    kept: list[Item] = []
    place = 0
    while place < len(items):
        run = _longest_at(heads, place)
        grid, end = _table_at(items, place, run, {*heads, *titles}, words) if run else (None, place)
        if grid is None:
            kept.append(items[place])
            place += 1
            continue
        kept.append(grid)
        notes.lined.append(LinedTable(grid.span, tuple(grid.rows[0].texts), len(grid.rows) - 1))
        place = end
    notes.source.items = kept


def ask(notes: Notes) -> None:
    """Ask once whether the lines that were read as tables are any, and show how they were read."""
    drafts = [
        draft
        for root in notes.stack.roots
        for draft in root.walk()
        if draft.head and any(table.span.start <= draft.head[0].span.start < table.span.end for table in notes.lined)
    ]
    if not drafts:
        return
    first, *others = notes.lined
    beside = f", and {len(others)} more such tables" if others[1:] else ", and one more such table" if others else ""
    rows = "row" if first.rows == 1 else "rows"
    size = f"{len(first.headings)} columns ({', '.join(first.headings)}) and {first.rows} {rows}"
    notes.ask(
        "lined table",
        f"A cell on each line: a table of {size}, the first “{drafts[0].words[:60]}”{beside}. Is it one?",
        TABLE,
        first.span,
        choices=(TABLE, LINES),
        drafts=drafts,
        weight=4,
    )


def _longest_at(heads: dict[int, list[Line]], place: int) -> list[Line]:
    return heads.get(place, []) if place - 1 not in heads else []


def _is_under_a_title(place: int, heads: dict[int, list[Line]]) -> bool:
    """Tell “Improving access” over “Targets”, “Timescale”, which stand elsewhere again under another title."""
    first, *others = (line.text for line in heads[place])
    below = [[line.text for line in run] for at, run in heads.items() if at != place + 1]
    return any(place + 1 in heads and run[1:] == others and run[0] != first for run in below)


def _titles_above(items: Sequence[Item], heads: dict[int, list[Line]]) -> frozenset[int]:
    """Return where “Tier 1: …” and “Tier 2: …” stand, each right above a table with the same headings."""
    above: dict[tuple[str, ...], dict[int, str]] = {}
    for place, run in heads.items():
        title = items[place - 1] if place and place - 1 not in heads else None
        if isinstance(title, Line) and not title.mark.sort and title.is_short:
            above.setdefault(tuple(line.text for line in run), {})[place - 1] = title.text.split()[0]
    return frozenset(
        place for titles in above.values() if len(titles) > 1 and len(set(titles.values())) == 1 for place in titles
    )


def _headings_at(items: Sequence[Item], place: int, words: Vocabulary) -> list[Line]:
    """Return the headings of columns that stand one under the other from a place on; none where it is no such run."""
    found: list[Line] = []
    for item in items[place : place + _MOST]:
        pieces = list(_headings_in(item, words)) if isinstance(item, Line) else []
        # One that we do not know may stand between others that we do.
        is_open = bool(found) and _is_known(found[-1], words)
        # Headings of columns are set alike: what is larger stands over them.
        is_larger = bool(found) and bool(pieces) and pieces[0].heading != found[0].heading
        if not pieces or is_larger or not (_is_known(pieces[0], words) or is_open or not found):
            break
        if over_years([line.text for line in found]) and words.column(pieces[0].text) in _NAMES_ROWS:
            break  # Behind its years a table has no more to name: “Outcomes” is the first row.
        found += pieces
    while found and not _is_known(found[-1], words):
        found.pop()
    first = items[place]
    if len(found) > 1 and isinstance(first, Line) and first.text.endswith(":") and len(found[-1].spans) == 1:
        last = next(item for item in items[place:] if item.span == found[-1].span)
        if isinstance(last, Line) and not last.text.endswith(":"):
            return []  # “Actions:” stands over the headings, and is none of them.
    known = [line for line in found if _is_known(line, words)]
    exact = sum(words.is_exact_column(line.text) for line in known)
    said = {words.column(line.text) for line in known}
    says_of_rows = said & _SAID_OF_ROWS or said == {"number", "level"}
    is_pair = len(found) == exact == _PAIR and says_of_rows and said & _NAMES_PAIRS
    is_run = (
        (len(found) >= _FEWEST or is_pair)
        and exact >= _FEWEST_EXACT
        and (bool(said & _SAID_OF_ROWS) or exact > _FEWEST_EXACT or bool(is_pair))
        and len({line.text for line in found}) == len(found)
        # They stand close under the first, whatever stands apart above it.
        and len({bool(line.gap) for line in found[1:]}) == 1
        and (known[0] is found[0] or bool(words.column(found[0].text)) or _stands_over(found, exact, words))
    )
    return found if is_run else []


def _stands_over(found: Sequence[Line], exact: int, words: Vocabulary) -> bool:
    """Tell “Who we serve” beside “What we will do”, a column of its own, from a heading over “Ref” or “Lead”."""
    return exact > _FEWEST_EXACT and words.column(found[1].text) == "level"


def _is_known(line: Line, words: Vocabulary) -> bool:
    """Say whether a line is the heading of a column, and no post: “English lead” stands below one."""
    if is_of_a_year(line.text):
        return True
    halves = [half for half in _BOTH.split(" ".join(line.text.split())) if half.strip()]
    if all(map(words.is_exact_column, halves)):
        return True
    return words.is_column(line.text) and not people.names_somebody(line.text, words)


def _headings_in(line: Line, words: Vocabulary) -> Iterator[Line]:
    """Yield the heading that a line is, or the several that it holds: “Actions Timescale Success criteria”."""
    text = line.text.rstrip(":")
    said = _GLOSS.sub("", text).split()
    is_number = words.column(line.text) == "number"
    ends = line.text.endswith((".", ";", ",", "!")) and not is_number
    is_count = text.isdigit() and not is_of_a_year(text)
    if line.mark.sort or not said or ends or is_count or text[0].islower():
        return
    if len(said) > 2 and len(several := list(_cut(said, words))) > 1:
        yield from (replace(line, text=each, mark=type(line.mark)(body=each)) for each in several)
    elif sum(map(len, said)) <= _LONGEST_HEADING and len(said) <= _MOST_WORDS and not _is_of_the_plan(text, words):
        yield replace(line, text=text)


def _is_of_the_plan(text: str, words: Vocabulary) -> bool:
    """Tell the plan's title and its years from the headings of its columns."""
    is_of_time = bool(TIME.search(text)) and not is_of_a_year(text)
    return (is_of_time or words.speaks_of_plan(text)) and not words.is_exact_column(text)


def _cut(said: Sequence[str], words: Vocabulary) -> Iterator[str]:
    """Cut a line into headings that we know exactly, the longest first; nothing where any of it is none."""
    found: list[str] = []
    place = 0
    while place < len(said):
        lengths = range(min(_MOST_WORDS, len(said) - place), 0, -1)
        length = next((each for each in lengths if words.is_exact_column(" ".join(said[place : place + each]))), 0)
        if not length:
            return
        found.append(" ".join(said[place : place + length]))
        place += length
    yield from found if len(found) > _FEWEST else ()


def _table_at(
    items: Sequence[Item], place: int, run: Sequence[Line], ends: Collection[int], words: Vocabulary
) -> tuple[Grid | None, int]:
    """Return the table whose headings begin at a place, and where what follows it begins."""
    spans = {span for line in run for span in line.spans}
    start = place
    while start < len(items) and isinstance(items[start], Line) and items[start].spans[0] in spans:
        start += 1
    cells: list[Line] = []
    end = start
    while end < len(items) and isinstance(line := items[end], Line) and not _ends_table(line, words):
        is_close = len(cells) >= 2 * len(run) - 1 and not any(each.gap for each in cells)
        if end in ends or (is_close and line.gap):
            break  # Rows that stand close end where something stands apart.
        cells.append(line)
        end += 1
    if len(cells) < len(run):
        return None, place
    if len(run) == _PAIR:
        pairs = list(takewhile(lambda line: line.gap == cells[0].gap, cells))
        return _of_pairs(run, pairs, items[place]), start + len(pairs)
    is_followed = end in ends
    ways = [(share_out(cells, columns, words, is_followed=is_followed), columns) for columns in _columns(run, words)]
    (rows, behind, price), columns = min(ways, key=lambda way: way[0][2])
    if price > _DEAREST or not _is_table(rows, columns):
        return None, place
    head = Row(tuple(Cell((line,)) for line in run))
    first = items[place]
    return Grid((head, *rows), first.page, first.gap), end - behind


def _of_pairs(run: Sequence[Line], cells: Sequence[Line], first: Item) -> Grid | None:
    """Return a table of two columns where its lines are pairs, none of them a point or set apart from its fellow."""
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    is_table = len(cells) % _PAIR == 0 and len(pairs) > 1
    if not is_table or any(line.mark.sort in ("bullet", "letter") for line in cells):
        return None
    rows = [Row((Cell((run[0],)), Cell((run[1],)))), *(Row((Cell((a,)), Cell((b,)))) for a, b in pairs)]
    return Grid(tuple(rows), first.page, first.gap)


def _ends_table(line: Line, words: Vocabulary) -> bool:
    is_set_off = line.is_capitals and len(line.text.split()) > 1
    return bool(line.heading) or is_set_off or line.mark.sort == "level" or words.is_statement(line.text)


def _columns(run: Sequence[Line], words: Vocabulary) -> Iterator[list[Column]]:
    """Yield what the columns may be: of two levels beside each other either may name the row."""
    meanings = [
        "number" if place and "number" in plain(line.text).split() else words.column(line.text)
        for place, line in enumerate(run)
    ]
    naming = meanings.index("level") if "level" in meanings else int(meanings[0] == "number")
    yield [Column(meaning, place == naming) for place, meaning in enumerate(meanings)]
    if meanings[-1] in _FILLED_LATER and len(meanings) > _FEWEST:
        yield [
            Column(meaning, place == naming, is_blank=meaning == meanings[-1])
            for place, meaning in enumerate(meanings)
        ]
    # What stands over several rows is written once: each row has its own name behind it.
    over = naming if meanings[naming + 1 : naming + 2] == ["level"] else naming - 1
    if "level" in meanings and over >= 0 and meanings[over] in ("level", ""):
        yield [Column(meaning, place == over + 1, is_over=place == over) for place, meaning in enumerate(meanings)]


def _is_table(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Say whether at least half of the cells of the rows are filled, and no row is a mere line."""
    filled = sum(len(row.filled) for row in rows)
    width = sum(not column.is_blank for column in columns)
    return filled * 2 >= len(rows) * width and all(len(row.filled) > 1 for row in rows)
