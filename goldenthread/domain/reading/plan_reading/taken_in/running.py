"""Running lines of a text whose pages are not marked.

They are known by the page number in them or by one beside them, or say the title again where a page begins: behind
several blank lines.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain
from goldenthread.foundation.documents.document import Block, Document

_LEAST = 3
_LONGEST = 160
_PAGE_WITHIN = re.compile(r"\bpage\s*#|\s{3,}#$|\s\|\s*#$|^#\s*\||^#\s{3,}", re.IGNORECASE)
_PAGE_ALONE = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,3})?", re.IGNORECASE)


_AT_THE_FRONT = 3
_PAGES_END = re.compile(r"\n\s*\n\s*\n")


def running_lines(document: Document, vocabulary: Vocabulary) -> set[int]:
    """Return the places of lines that stand at the head or foot of several pages, though no page is marked."""
    blocks = document.blocks
    if any(block.page > 1 for block in blocks):
        return set()
    said: dict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if block.cell is None and len(block.text) <= _LONGEST:
            said[re.sub(r"\d+", "#", block.text.strip().lower())].append(place)
    return {
        place
        for words, places in said.items()
        if len(places) >= _LEAST
        and (_counts_pages(words, places, blocks) or _stands_by_numbers(words, places, blocks))
        for place in places
    } | _titles_again(document, vocabulary)


def _titles_again(document: Document, vocabulary: Vocabulary) -> set[int]:
    """Return where a text says its title, or whose it is, or both, again at the end or the beginning of a page."""
    blocks, text = document.blocks, document.text
    if document.form != "text":
        return set()
    lines = [block.text for block in blocks[:_AT_THE_FRONT] if not block.cell and len(block.text) <= _LONGEST]
    front = {plain(" ".join(lines[:2])): 1} | {
        plain(line): place
        for place, line in reversed(list(enumerate(lines)))
        if place == 0 or vocabulary.speaks_of_plan(line) or vocabulary.organisation.search(line)
    }
    return {
        place
        for place, (above, block) in enumerate(itertools.pairwise(blocks), start=1)
        if not block.cell and place > front.get(plain(block.text), place) and _is_at_an_end(above, block, text)
    }


def _is_at_an_end(above: Block, block: Block, text: str) -> bool:
    """Say whether a line stands at a page's end or where one begins: below its number, or behind blank lines."""
    is_below_number = above.cell is None and bool(_PAGE_ALONE.fullmatch(above.text.strip()))
    return is_below_number or bool(_PAGES_END.search(text, above.span.end, block.span.start))


def _counts_pages(words: str, places: list[int], blocks: Sequence[Block]) -> bool:
    if not _PAGE_WITHIN.search(words) or not any(character.isalpha() for character in words):
        return False
    numbers = [re.findall(r"\d+", blocks[place].text) for place in places]
    return any(
        all(int(first) < int(second) for first, second in itertools.pairwise(column))
        for column in zip(*numbers, strict=False)
    )


def _stands_by_numbers(words: str, places: list[int], blocks: Sequence[Block]) -> bool:
    """Say whether each of them stands right above or below a page's number."""
    if not any(character.isalpha() for character in words) or words.startswith(("page", "-", "•")):
        return False
    beside = [
        blocks[near].text.strip()
        for place in places
        for near in (place - 1, place + 1)
        if 0 <= near < len(blocks) and blocks[near].cell is None
    ]
    return sum(bool(_PAGE_ALONE.fullmatch(text)) for text in beside) >= len(places)
