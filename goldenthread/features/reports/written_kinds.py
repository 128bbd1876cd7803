"""Kinds of report that are written: library/reports/*.yaml, and those that a trust designed for itself."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from goldenthread.domain.year import report_ways
from goldenthread.domain.year.report_ways import Chosen
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.words import in_own_words
from goldenthread.features.reports.models import Design
from goldenthread.foundation import library

SCHOOL, TRUST, PART = "school", "trust", "part"
OWN = "own-"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class SectionWords(_Shape):
    """One section of a kind: which of the catalogue, and its title and what it asks of the author in our words."""

    section: str
    title: str = ""
    asks: str = ""
    confidential: bool = False

    @property
    def chosen(self) -> Chosen:
        return Chosen(self.section, self.title, self.asks, self.confidential)


class WrittenKind(_Shape):
    """One kind of report that is drawn up, annotated, issued and laid before a body.

    `of` is what one report is of, `audience` the kind of body that it is for, by whose eyes it is drawn. `writers`
    are roles that write it of their own place; whoever issues reports may write all of them. With `author_issues`
    its writer issues it too. `local_first`: the board sees it once a local body or a committee has. `beside`: it is
    compared with the last one of another period, or with the last one that was issued on an earlier day. `one_page`:
    on paper it is set in two columns, as small as can be read, to stand on one side.
    """

    kind: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,40}$")]
    title: Annotated[str, Field(max_length=80)]
    says: str
    of: Literal["school", "trust", "part"]
    audience: Literal["local body", "board", "committee"]
    writers: list[str] = []
    author_issues: bool = False
    local_first: bool = False
    one_page: bool = False
    spans: Literal["term", "year"] = "term"
    beside: Literal["period", "issue"] = "period"
    order: int = 50
    sections: list[SectionWords]

    @model_validator(mode="after")
    def _can_be_drawn(self) -> "WrittenKind":
        known = {key for key, of in sections_known().items() if self.of in of}
        if wrong := report_ways.flaws([one.chosen for one in self.sections], known):
            raise ValueError(" ".join(wrong))
        if lost := set(self.writers) - set(library.read("roles.yaml")["roles"]):
            raise ValueError(f"there is no role {', '.join(sorted(lost))}")
        return self

    @property
    def is_own(self) -> bool:
        return self.kind.startswith(OWN)


class SectionInCatalogue(_Shape):
    """One section that a report can have, and of what such a report may be."""

    title: str
    says: str
    of: list[Literal["school", "trust", "part"]]
    asks: str = ""


@cache
def catalogue() -> Mapping[str, SectionInCatalogue]:
    """Return every section that there is, by its key, in the order in which it is offered."""
    held = library.read("reports/sections.yaml")["sections"]
    return {key: library.as_shape("reports/sections.yaml", facts, SectionInCatalogue) for key, facts in held.items()}


def sections_known() -> Mapping[str, Sequence[str]]:
    return {key: one.of for key, one in catalogue().items()}


@cache
def library_kinds() -> Mapping[str, WrittenKind]:
    """Return the kinds of the library, by key. Raises LibraryError, naming file and place, for a wrong one."""
    files = sorted(file for file in (library.folder() / "reports").glob("*.yaml") if file.stem != "sections")
    found = [library.read_as(f"reports/{file.name}", WrittenKind) for file in files]
    return {one.kind: one for one in sorted(found, key=lambda one: (one.order, one.kind))}


def kinds_of(trust: Trust) -> dict[str, WrittenKind]:
    """Return the kinds that a trust can draw up, in its own words: the library's, then those that it designed."""
    designs = Design.objects.filter(trust=trust, dropped_on=None)
    return {key: in_words(trust, kind) for key, kind in library_kinds().items()} | {
        kind.kind: kind for kind in map(designed, designs)
    }


def kind_of(trust: Trust, key: str) -> WrittenKind | None:
    """Return one kind of a trust, a design that was dropped among them: its reports are still read."""
    if key in library_kinds():
        return in_words(trust, library_kinds()[key])
    if not key.startswith(OWN):
        return None
    design = Design.objects.filter(trust=trust, ref=key.removeprefix(OWN)).first()
    return designed(design) if design else None


def designed(design: Design) -> WrittenKind:
    """Return a design as the kind that it is."""
    return WrittenKind.model_validate({
        "kind": f"{OWN}{design.ref}", "title": design.title, "says": design.says, "of": design.of,
        "audience": design.audience, "writers": ["head"] if design.of == SCHOOL else [], "sections": design.sections,
    })  # fmt: skip


def in_words(trust: Trust, kind: WrittenKind) -> WrittenKind:
    """Return a kind of the library as the trust says it."""
    sections = [
        one.model_copy(update={"title": in_own_words(trust, one.title), "asks": in_own_words(trust, one.asks)})
        for one in kind.sections
    ]
    said = {"title": in_own_words(trust, kind.title), "says": in_own_words(trust, kind.says), "sections": sections}
    return kind.model_copy(update=said)
