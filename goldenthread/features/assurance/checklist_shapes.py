"""A checklist as a document: library/checklists/*.yaml, and a trust's own copy of one, checked alike."""

import datetime as dt
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from goldenthread.domain.board import checks as rules
from goldenthread.foundation import library

# The five pillars by which the quality of a trust is described, and the areas under which a school is inspected.
PILLARS = {
    "education": "High-quality and inclusive education",
    "improvement": "School improvement",
    "workforce": "Workforce",
    "finance": "Finance and operations",
    "governance": "Governance and leadership",
}
INSPECTED = {
    "inclusion": "Inclusion",
    "curriculum": "Curriculum and teaching",
    "achievement": "Achievement",
    "behaviour": "Attendance and behaviour",
    "wellbeing": "Personal development and wellbeing",
    "leadership": "Leadership and governance",
    "early-years": "Early years",
    "post-16": "Post-16 provision",
    "safeguarding": "Safeguarding",
}
MOST_QUESTIONS = 300

Said = Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))]
Pillar = Literal["", "education", "improvement", "workforce", "finance", "governance"]
Inspected = Literal[
    "", "inclusion", "curriculum", "achievement", "behaviour", "wellbeing", "leadership", "early-years", "post-16",
    "safeguarding",
]  # fmt: skip


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class QuestionShape(Shape):
    """One question. `once_for_all`: it is answered once for every school; `counts`: what its figure counts.

    `across` names the column of a question of a grid, whose rows are the areas; `seen_from` the kind of evidence.
    """

    key: str = Field(max_length=60, pattern=r"^[a-z0-9-]+$")
    asks: str = Field(min_length=1, max_length=400)
    kind: Literal["judgement", "yes/no", "scale", "number", "text", "date"] = "judgement"
    guidance: Said = Field("", max_length=2_000)
    evidence: bool = False
    weight: int = Field(1, ge=1, le=5)
    standard: Said = Field("", max_length=200)
    scale: tuple[Said, ...] = Field((), max_length=10)
    good: Said = ""
    most: bool = False
    within_months: int = Field(0, ge=0, le=120)
    good_is_no: bool = False
    once_for_all: bool = False
    counts: Said = ""
    across: Said = Field("", max_length=60)
    seen_from: Literal["", "outside", "inside"] = ""

    @model_validator(mode="after")
    def _can_be_answered(self) -> "QuestionShape":
        if self.kind == "scale" and len(self.scale) < 2:
            raise ValueError(f"{self.key}: a scale needs two points or more")
        if self.kind == "scale" and self.good and self.good not in self.scale:
            raise ValueError(f"{self.key}: “{self.good}” is no point of its scale")
        return self

    @property
    def asked(self) -> rules.Asked:
        return rules.Asked(self.kind, self.scale, self.good, self.most, self.within_months, self.good_is_no)


class AreaShape(Shape):
    """A field of what is checked, with where the evidence of it belongs.

    `asked` names who answers it where that is somebody else than whoever answers the sheet: a role in each place
    (`role:service_lead`), or one post of the trust for every place (`post:` and its reference).
    """

    key: str = Field(max_length=60, pattern=r"^[a-z0-9-]+$")
    name: str = Field(min_length=1, max_length=80)
    pillar: Pillar = ""
    inspected: Inspected = ""
    asked: Said = Field("", max_length=60, pattern=r"^((role|post):[a-z0-9_-]+)?$")
    questions: tuple[QuestionShape, ...] = Field(min_length=1)


class ChecklistShape(Shape):
    """One whole checklist. `of` says what is checked: each school, each service, the trust as a whole, or one thing
    or newcomer at a time, whenever there is one; `each_of` then names the kinds of document that it is gone through
    for every year, or of what is taken on (a purchase, a bid) that it is gone through for once.
    """

    key: str = Field(max_length=60, pattern=r"^[a-z0-9-]+$")
    name: str = Field(min_length=1, max_length=120)
    says: Said = Field("", max_length=2_000)
    edition: Said = ""
    from_on: dt.date | None = Field(None, alias="from")
    until_on: dt.date | None = Field(None, alias="until")
    source: Said = Field("", max_length=300)
    of: Literal["schools", "units", "trust", "one"] = "schools"
    each_of: Said = Field("", max_length=60)
    role: str = "head"
    second: bool = False
    areas: tuple[AreaShape, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _holds_together(self) -> "ChecklistShape":
        for said, keys in (
            ("questions", [each.key for each in self.questions]), ("areas", [each.key for each in self.areas]),
        ):  # fmt: skip
            twice = sorted({key for key in keys if keys.count(key) > 1})
            if twice:
                raise ValueError(f"these keys of {said} stand twice: {', '.join(twice)}")
        if len(self.questions) > MOST_QUESTIONS:
            raise ValueError(f"it asks more than {MOST_QUESTIONS} questions")
        return self

    @cached_property
    def questions(self) -> list[QuestionShape]:
        return [question for area in self.areas for question in area.questions]

    @cached_property
    def by_key(self) -> dict[str, QuestionShape]:
        return {question.key: question for question in self.questions}

    @cached_property
    def area_of(self) -> dict[str, AreaShape]:
        """The area of each question, by the question's key."""
        return {question.key: area for area in self.areas for question in area.questions}

    @property
    def is_grid(self) -> bool:
        """Say whether it scores areas by something that runs across them, on one scale."""
        return any(question.across and question.scale for question in self.questions)

    @property
    def has_once_for_all(self) -> bool:
        return any(question.once_for_all for question in self.questions)

    def asking(self, asked: Mapping[str, str]) -> "ChecklistShape":
        """Return it with who answers its areas, by the area's key; the others stay as they are."""
        areas = (area.model_copy(update={"asked": asked.get(area.key, area.asked)}) for area in self.areas)
        return ChecklistShape.model_validate(self.model_copy(update={"areas": tuple(areas)}).kept())

    def kept(self) -> dict[str, object]:
        """Return it as a document that can be kept and read again."""
        return self.model_dump(mode="json", by_alias=True)


@cache
def library_checklists() -> dict[str, ChecklistShape]:
    """Return every checklist of the library by its key, in the order of their names."""
    files = sorted((library.folder() / "checklists").glob("*.yaml"))
    found = [library.read_as(f"checklists/{file.name}", ChecklistShape) for file in files]
    return {shape.key: shape for shape in sorted(found, key=lambda shape: shape.name)}
