"""Running lines of a text whose pages are not marked: known by the page number in them, or by one beside them."""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from goldenthread.foundation.documents.document import Block

_LEAST = 3
_LONGEST = 160
_PAGE_WITHIN = re.compile(r"\bpage\s*#|\s{3,}#$|\s\|\s*#$|^#\s*\||^#\s{3,}", re.IGNORECASE)
_PAGE_ALONE = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,3})?", re.IGNORECASE)


def running_lines(blocks: Sequence[Block]) -> set[int]:
    """Return the places of lines that stand at the head or foot of several pages, though no page is marked."""
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
    }


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
