"""Facts of a school in a table that was pasted a cell a line: “Detail”, “Data”, then each fact's name and what it is.

The headings may be lost: where several names of fields stand alone on their lines, what is between them is theirs.

Fields that a document keeps of itself go to its control block; the others are told as its context.
"""

from collections.abc import Sequence

from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain
from goldenthread.foundation.documents.document import Span

_LONGEST = 220
_FEWEST, _NEAR = 4, 14


def take_facts(notes: Notes) -> None:
    """Take such tables out of what is left to read."""
    items, words = notes.source.items, notes.vocabulary
    kept: list[Item] = []
    place = 0
    while place < len(items):
        end = _end_of(items, place, words)
        if not end:
            kept.append(items[place])
            place += 1
            continue
        held = [line for line in items[place:end] if isinstance(line, Line)]
        heads = held[: _headings(items, place, words)]
        notes.source.set_aside("table heading", [span for line in heads for span in line.spans])
        _tell(held[len(heads) :], notes)
        place = end
    notes.source.items = kept


def _end_of(items: Sequence[Item], place: int, words: Vocabulary) -> int:
    """Return where a table of facts ends that begins at a place; 0 where none does."""
    heads = _headings(items, place, words)
    if not heads and not _is_list_of_fields(items[place : place + _NEAR], words):
        return 0
    end = place + heads
    while end < len(items) and isinstance(line := items[end], Line) and not _ends(line, words):
        if _are_columns(items[end + 1 : end + 3], words) and not _headings(items, end + 1, words):
            break  # What stands over the headings of another table is of that one.
        end += 1
    return end if end - place >= _FEWEST else 0


def _headings(items: Sequence[Item], place: int, words: Vocabulary) -> int:
    said = [plain(item.text) if isinstance(item, Line) else "" for item in items[place : place + 2]]
    return len(said) if " / ".join(said) in words.fact_headings else 0


def _are_columns(items: Sequence[Item], words: Vocabulary) -> bool:
    return len(items) > 1 and all(isinstance(item, Line) and words.is_exact_column(item.text) for item in items)


def _is_list_of_fields(items: Sequence[Item], words: Vocabulary) -> bool:
    """Say whether a line is the name of a field, and several more stand alone on theirs close behind it."""
    names = [isinstance(item, Line) and _names_field(item, words) for item in items]
    return bool(names) and names[0] and sum(names) >= _FEWEST


def _names_field(line: Line, words: Vocabulary) -> bool:
    is_name = len(line.text.split()) > 1 and not line.mark.sort and ":" not in line.text
    return is_name and bool(words.control_field(line.text))


def _ends(line: Line, words: Vocabulary) -> bool:
    is_over = bool(line.heading) or line.mark.sort == "level" or words.is_statement(line.text)
    return is_over or len(line.text) > _LONGEST


def _tell(lines: Sequence[Line], notes: Notes) -> None:
    left: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        value = lines[place + 1] if place + 1 < len(lines) else None
        name = notes.vocabulary.control_field(line.text)
        if name and value and not notes.vocabulary.control_field(value.text):
            notes.keep_control(name, value.text, Span(line.span.start, value.span.end), line.text)
            place += 2
            continue
        left.append(line)
        place += 1
    if left:
        notes.said.append(Said("context", left))
