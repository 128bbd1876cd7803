"""A scheme that is no table: headings that say whose the matters are, and a list under each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.domain.scheme_reading.parties import names_somebody
from goldenthread.domain.scheme_reading.tables import Table

LONGEST_MATTER = 240
_OF = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:the\s+)?(?:following\s+)?(?:(?:matters|decisions|powers|functions|responsibilities|authority)\s+)?"
    r"(?:which\s+are\s+|that\s+are\s+|are\s+)?"
    r"(?:reserved|retained|delegated|kept|held|decided|taken)\s+(?:to|by|for|with)\s+(?:the\s+)?(?P<name>[^:]{2,60}?)"
    r"\s*(?::\s*(?P<rest>.*))?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:the\s+)?(?P<name>[^:]{2,60}?)\s+"
    r"(?:decides?|may decide|retains?|keeps?|approves?|has authority to|have authority to)(?: on| upon)?\s*:?"
    r"(?P<rest>)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})[.)]|\d+(?:\.\d+)+|[–—•·*-])\s+", re.IGNORECASE)


@dataclass(frozen=True)
class TextLine:
    """A line outside every table, and whether it is a heading or an item of a list."""

    text: str
    is_heading: bool = False
    is_item: bool = False


def table_of_lists(lines: Iterable[TextLine]) -> Table | None:
    """Return lists under headings such as “Matters reserved to the members” as a table with a row for each matter."""
    held: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        text = " ".join(line.text.split())
        if head := _head(text, line):
            name, rest = head
            held.setdefault(name, []).extend(part for part in map(_bare, rest.split(";")) if part)
        elif line.is_heading:
            name = ""
        elif name and text and len(text) <= LONGEST_MATTER and not text.endswith(":"):
            held[name].append(_bare(text))
    if sum(bool(matters) for matters in held.values()) < 2:
        return None
    rows = [[matter, name] for name, matters in held.items() for matter in matters]
    return Table([["Decision", "Who decides"], *rows])


def _head(text: str, line: TextLine) -> tuple[str, str] | None:
    found = _OF.match(text) or _DOES.match(text)
    if found is None or not names_somebody(found["name"]):
        return None
    is_head = line.is_heading or ":" in text or (not line.is_item and len(text.split()) <= 10)
    return (found["name"].strip(), found["rest"] or "") if is_head else None


def _bare(text: str) -> str:
    return _COUNTED.sub("", text.strip()).strip(" .;–-")
