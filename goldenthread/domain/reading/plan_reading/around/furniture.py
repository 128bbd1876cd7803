"""What a page carries besides its content: page numbers, running lines, the list of contents."""

import itertools
import re
from collections import Counter, defaultdict

from goldenthread.domain.reading.plan_reading.around import announced
from goldenthread.domain.reading.plan_reading.lines.headings import tells_nothing_by_gaps
from goldenthread.domain.reading.plan_reading.taken_in.items import Grid, Item, Line
from goldenthread.domain.reading.plan_reading.taken_in.source import Source
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain

_PAGE_NUMBER = re.compile(
    r"(?:(?:page|pg|p)\.?\s*\|?\s*)?[-–|]?\s*\d{1,3}\s*[-–|]?(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*\|\s*page)?",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{0,3}\s*$|[_…]{2,}\s*\d{1,3}\s*$|\t\d{1,3}\s*$")
_ADDRESS = re.compile(r"\bwww\.\S|https?://|\S@\S+\.\w")
# “Home About us Our schools Contact”, the menu of a page on a line.
_MENU = re.compile(r"(?:home|menu)\s(?=.*\b(?:contact|about|news)\b)[^.:;,\d]{8,110}", re.IGNORECASE)
_LONGEST_LINE = 120
_LONGEST_MENU = 60
_ENDS_IN_NUMBER = re.compile(r"\s\d{1,3}\s*$")


def set_furniture_aside(source: Source, vocabulary: Vocabulary) -> None:
    """Take page numbers, running lines, rules and contents out of what is left to read, by name."""
    running = _running_lines(source.items) | _beside_page_numbers(source.items)
    opening = _contents(source, vocabulary)
    kept: list[Item] = []
    is_one_page = not any(item.page > 1 for item in source.items)
    counting = _counting(source.items, vocabulary)
    for place, item in enumerate(source.items):
        if place in opening:
            source.set_aside("contents", item.spans)
        elif isinstance(item, Grid):
            if grid := _without_rules(item, source):
                kept.append(grid)
        elif place in running:
            source.set_aside("running line", item.spans)
        elif not item.mark.sort and _is_menu(item, vocabulary):
            source.set_aside("menu", item.spans)
        elif (
            len(item.text) < 30
            and _PAGE_NUMBER.fullmatch(item.text)
            and not item.heading
            and not (is_one_page and place in counting)
        ):
            source.set_aside("page number", item.spans)
        else:
            kept.append(item)
    listed = [source.items[place] for place in sorted(opening)]
    source.items = announced.as_headings(
        kept, [_ENDS_IN_NUMBER.sub("", item.text[:300]) for item in listed if isinstance(item, Line)]
    )


def _is_menu(line: Line, vocabulary: Vocabulary) -> bool:
    is_word = len(line.text) < _LONGEST_MENU and vocabulary.is_of_page(line.text)
    return is_word or bool(_MENU.fullmatch(line.text))


def _counting(items: list[Item], words: Vocabulary) -> set[int]:
    """Return where figures of a table stand in a text without pages: right below two close lines, or counting on from
    the first below a column's heading.
    """
    found, last = set(), 0
    has_gaps = not tells_nothing_by_gaps(items)
    for place, (above, item) in enumerate(itertools.pairwise(items), start=1):
        if not (isinstance(above, Line) and isinstance(item, Line) and item.text.isdigit()):
            continue
        is_close = has_gaps and place > 1 and not (above.gap or item.gap)
        is_first = item.text == "1" and words.is_exact_column(above.text)
        if is_close or is_first or (last and int(item.text) == last + 1):
            found.add(place)
        last = 1 if is_first else last + 1 if last and int(item.text) == last + 1 else last
    return found


def _running_lines(items: list[Item]) -> set[int]:
    """Find lines that stand, but for a number, at the head or foot of several pages."""
    pages: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        if item.page:
            pages[item.page].append(place)
    edges = {place for places in pages.values() for place in (*places[:2], *places[-2:])}
    said: dict[str, list[int]] = defaultdict(list)
    for place in sorted(edges):
        item = items[place]
        if isinstance(item, Line) and len(item.text) < _LONGEST_LINE and item.mark.sort not in ("level", "code"):
            said[re.sub(r"\d+", "#", item.text.lower())].append(place)
    least = max(3, len(pages) // 3)
    return {
        place for places in said.values() if len({items[place].page for place in places}) >= least for place in places
    }


def _beside_page_numbers(items: list[Item]) -> set[int]:
    """Find the line beside a page's number at its very foot that says again whose the document is, or where it is.

    A document of a single page has its running lines only once.
    """
    names = {plain(item.text) for item in items[:2] if isinstance(item, Line)}
    found = set()
    for place, (line, number) in enumerate(itertools.pairwise(items)):
        after = items[place + 2] if place + 2 < len(items) else None
        is_foot = bool(number.page) and (after is None or after.page != number.page)
        if not (is_foot and isinstance(line, Line) and isinstance(number, Line) and place > 1):
            continue
        if not _PAGE_NUMBER.fullmatch(number.text) or line.mark.sort or len(line.text) > _LONGEST_LINE:
            continue
        if _ADDRESS.search(line.text) or plain(line.text) in names:
            found.add(place)
    return found


def _contents(source: Source, vocabulary: Vocabulary) -> set[int]:
    items, found = source.items, set()
    later = Counter(plain(item.text) for item in items if isinstance(item, Line))
    is_open = False
    named: set[str] = set()
    for place, item in enumerate(items):
        if isinstance(item, Line) and vocabulary.is_contents(item.text) and place < 80:
            is_open = True
            found.add(place)
        elif isinstance(item, Line):
            end = item.text[-120:]
            listed = bool(_LEADER.search(end))
            ends_in_number = bool(_ENDS_IN_NUMBER.search(end))
            again = later[plain(_ENDS_IN_NUMBER.sub("", item.text[:300]))] > (0 if ends_in_number else 1)
            # What it lists once more is the first heading of the document itself.
            is_open = is_open and (listed or ends_in_number or (again and plain(item.text) not in named))
            named.add(plain(item.text))
            if listed or is_open:
                found.add(place)
        elif _is_contents_table(item, is_opened=is_open):
            found.add(place)
        else:
            is_open = False
    return found


def _is_contents_table(grid: Grid, *, is_opened: bool) -> bool:
    """Tell a table of two or three columns whose last is page numbers that rise."""
    rows = [[text for text in row.texts if text] for row in grid.rows]
    rows = [row for row in rows if row]
    if len(rows) < 3 or any(len(row) > 3 or len(row) < 2 for row in rows):
        return is_opened and all(_LEADER.search(" ".join(row)[-120:]) for row in rows)
    pages = [row[-1].strip() for row in rows]
    if not all(page.isdigit() and len(page) < 4 for page in pages):
        return False
    rising = all(int(first) <= int(second) for first, second in itertools.pairwise(pages))
    dotted = sum(bool(row[-2].endswith("...")) for row in rows)
    return rising and (is_opened or dotted * 2 >= len(rows))


def _without_rules(grid: Grid, source: Source) -> Grid | None:
    """Drop rows that only draw a line. A table that is left empty is none."""
    kept = []
    for row in grid.rows:
        words = "".join(row.texts)
        if not any(character.isalnum() for character in words) and not set(words) & set("✓✔☑☐✗✘×"):
            source.set_aside("rule line of a table" if words else "blank row", row.spans)
        else:
            kept.append(row)
    if not kept:
        return None
    return Grid(tuple(kept), grid.page, grid.gap)
