"""Sections of a report that have nothing to say, gathered at its end.

A reader turns to what there is. A section whose data say only that there is nothing, and under which nobody wrote,
takes one line at the end with its sentence, so that silence is seen to be no omission. In reports that were issued
before sections said so themselves, each stands where it stood.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Section = Mapping[str, Any]


def is_quiet(section: Section) -> bool:
    """Say whether a section says only that there is nothing to say."""
    blocks = section["blocks"]
    return bool(blocks) and not section.get("remark") and all(block.get("is_nothing") for block in blocks)


def is_told(section: Section, questions: Sequence[Any] = ()) -> bool:
    """Say whether a section stands in a report under its own title."""
    if section["section"] == "questions" and questions:
        return True
    return bool(section["blocks"] or section.get("remark")) and not is_quiet(section)


def told(content: Mapping[str, Any]) -> list[Section]:
    return [one for one in content["sections"] if is_told(one, content["questions"])]


def quiet(content: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what there is nothing to say of, those for the same reason together: their titles, and why."""
    titles: dict[str, list[str]] = {}
    for section in content["sections"]:
        if is_quiet(section):
            says = " ".join(words for block in section["blocks"] for words in block["paragraphs"])
            titles.setdefault(says, []).append(section["title"])
    return [{"titles": ", ".join(named), "says": says} for says, named in titles.items()]
