"""JSON, as programs write it: every word and figure that it holds is a line, and its place in the file is its style.

The place is a JSON pointer (RFC 6901), so that whoever knows what the file is can tell what each line says.
"""

import json
from collections.abc import Iterator
from typing import Any

from goldenthread.foundation.documents.document import Document, UnreadableDocument
from goldenthread.foundation.documents.laying import Laying

DEEPEST = 40


def read(name: str, content: bytes) -> Document:
    """Read a JSON file."""
    try:
        held = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument("This begins as JSON and is none: it breaks off or is damaged.") from error
    laying = Laying(name, "json")
    for place, words in _lines(held, ""):
        laying.lay(words, style=place)
    return laying.document()


def parts_of(place: str) -> list[str]:
    """Return the steps of a place in the file."""
    return [step.replace("~1", "/").replace("~0", "~") for step in place.split("/")[1:]]


def _lines(held: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(held, dict):
        for key, value in held.items():
            yield from _lines(value, _deeper(place, str(key)))
    elif isinstance(held, list):
        for at, value in enumerate(held):
            yield from _lines(value, _deeper(place, str(at)))
    elif isinstance(held, bool):
        yield place, "true" if held else "false"
    elif held is not None:
        yield place, str(held)


def _deeper(place: str, step: str) -> str:
    if place.count("/") >= DEEPEST:
        raise UnreadableDocument("The JSON is nested deeper than any plan, and is not read.")
    return f"{place}/{step.replace('~', '~0').replace('/', '~1')}"
