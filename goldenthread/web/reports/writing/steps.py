"""A draft as steps for its author: one section after another, and the questions together at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.features.reports.models import Report
from goldenthread.features.reports.queries.written import QUESTION, SECTION

QUESTIONS = "questions"
ASKED = "What you say to it"


@dataclass(frozen=True)
class Place:
    """One place for words: what is asked there, what stands there, and its revision."""

    about: str
    label: str
    text: str
    revision: int


@dataclass(frozen=True)
class Step:
    """One page of writing."""

    key: str
    title: str
    asks: str
    places: list[Place]
    is_confidential: bool = False

    @property
    def is_written(self) -> bool:
        return any(place.text for place in self.places)


def steps_of(content: Mapping[str, Any], report: Report) -> list[Step]:
    """Return the steps in the order of the report: one query."""
    said = {one.about: one for one in report.remarks.all()}

    def place(about: str, label: str) -> Place:
        held = said.get(about)
        return Place(about, label, held.text if held else "", held.revision if held else 0)

    steps = [
        Step(
            section["key"], section["title"], section["asks"],
            [place(SECTION + section["key"], ASKED)], section["confidential"],
        )
        for section in content["sections"] if section["asks"]
    ]  # fmt: skip
    answers = [place(QUESTION + one["key"], one["asks"]) for one in content["questions"]]
    if answers:
        steps.append(Step(QUESTIONS, "Questions you might be asked", "", answers))
    return steps
