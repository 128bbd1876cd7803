"""What of a plan is shown when it is published: chosen by a person, and nothing that was not."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from goldenthread.domain import personal_words
from goldenthread.features.reports.models import Publication
from goldenthread.features.reports.papers import guides, renditions, typesetting
from goldenthread.features.reports.queries.issued import fingerprint

Content = Mapping[str, Any]
SHOWN = (renditions.FULL, renditions.SUMMARY, renditions.POCKET_GUIDE)
# Whoever writes one of these beside a part has said already that it stays inside.
KEPT_INSIDE = frozenset({"internal", "confidential", "private", "not for publication"})
# What such columns hold was written for those who do the work.
USUALLY_INSIDE = frozenset({"leads", "progress", "risks", "dependencies"})


@dataclass(frozen=True)
class Choices:
    """What somebody chose to show and to whom. `parts`, `columns` and `statements` are those that stay inside."""

    audience: str = Publication.Audience.PUBLIC
    renditions: tuple[str, ...] = SHOWN
    parts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    with_people: bool = False
    with_control: bool = False
    with_progress: bool = False
    is_indexed: bool = False
    note: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Return choices as they were kept with a publication."""
        known = {field.name for field in fields(cls)}
        lists: dict[str, Any] = {key: tuple(one) if isinstance(one, list) else one for key, one in kept.items()}
        return cls(**{key: value for key, value in lists.items() if key in known})

    @classmethod
    def first(cls, content: Content) -> Self:
        """Return what is proposed before anybody has chosen: no people, no progress, no columns of the work."""
        inside = [
            column_id(level["depth"], column["key"])
            for level in content["levels"]
            for column in level["columns"]
            if column["meaning"] in USUALLY_INSIDE
        ]
        return cls(columns=tuple(inside))

    def kept(self) -> dict[str, Any]:
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}


def column_id(depth: int, key: str) -> str:
    return f"{depth}:{key}"


def shown(content: Content, choices: Choices, *, year: str) -> dict[str, Any]:
    """Return exactly what would be frozen: the content without what stays inside, and the year's guide from it."""
    public = _without_what_stays_inside(content, choices)
    wanted = [key for key in SHOWN if key in choices.renditions]
    guide = guides.pocket_guide(public, year=year) if renditions.POCKET_GUIDE in wanted else None
    # The guide holds the variations and themes of its own year; those of others are for nobody outside.
    public["variations"] = []
    for part in public["parts"]:
        part["themes"] = {}
    if renditions.FULL not in wanted:
        # Where the whole is not chosen, not even what is frozen holds it.
        public = renditions.summary_of(public)
    return {"content": public, "guide": guide, "renditions": wanted, "note": choices.note}


def guide_fit(frozen: Content) -> typesetting.Fit | None:
    return typesetting.guide_fit(frozen["guide"], frozen["content"]) if frozen["guide"] else None


def rendered(frozen: Content, rendition: str) -> bytes:
    """Return a published rendition as a PDF, from what was frozen alone."""
    content, note = frozen["content"], frozen["note"]
    if rendition == renditions.POCKET_GUIDE:
        return typesetting.guide_pdf(frozen["guide"], content, note=note)
    return typesetting.full_pdf(
        renditions.summary_of(content) if rendition == renditions.SUMMARY else content, note=note
    )


def people_named(frozen: Content, names: Iterable[str]) -> list[tuple[str, str]]:
    """Return where a person is named, or can be written or telephoned to, in what would be shown: (place, words)."""
    known = list(names)
    return [(place, words) for place, text in _texts(frozen) for words in personal_words.found_in(text, known)]


def seal(frozen: Content) -> str:
    return fingerprint(frozen)


def _without_what_stays_inside(content: Content, choices: Choices) -> dict[str, Any]:
    public = deepcopy(dict(content))
    parts, statements = set(choices.parts), set(choices.statements)
    open_columns = {
        column_id(level["depth"], column["key"])
        for level in content["levels"]
        for column in level["columns"]
        if column_id(level["depth"], column["key"]) not in choices.columns
    }
    for level in public["levels"]:
        level["columns"] = [
            column for column in level["columns"] if column_id(level["depth"], column["key"]) in open_columns
        ]
    public["parts"] = [
        _shown_part(part, number, choices, open_columns, statements)
        for number, part in enumerate(_open_parts(public["parts"], parts), 1)
    ]
    public["statements"] = [_nameless(said) for said in public["statements"] if said["ref"] not in statements]
    if not choices.with_control:
        public["control"] = [pair for pair in public["control"] if pair[0] in {"Adopted", "Next review"}]
    public["years"] = sorted({year for part in public["parts"] for year in part["milestones"]})
    return public


def _open_parts(parts: list[dict[str, Any]], inside: set[str]) -> Iterable[dict[str, Any]]:
    """Yield the parts that may be shown: whatever stands beneath one that stays inside stays inside too."""
    closed = 0
    for part in parts:
        if closed and part["depth"] > closed:
            continue
        closed = 0
        if part["ref"] in inside or KEPT_INSIDE & {tag.lower() for tag in part["tags"]}:
            closed = part["depth"]
            continue
        yield part


def _shown_part(
    part: dict[str, Any], number: int, choices: Choices, open_columns: set[str], inside: set[str]
) -> dict[str, Any]:
    return part | {
        "ref": f"part-{number}",
        "cells": [cell for cell in part["cells"] if column_id(part["depth"], cell[0]) in open_columns],
        "columns": part.get("columns")
        and [column for column in part["columns"] if column_id(part["depth"], column["key"]) in open_columns],
        "people": part["people"] if choices.with_people else [],
        "status": part["status"] if choices.with_progress else "",
        "statements": [_nameless(said) for said in part["statements"] if said["ref"] not in inside],
        "tags": [tag for tag in part["tags"] if tag.lower() == renditions.IN_SUMMARY],
        # What is measured stands in the columns where the plan prints it; what only the software knows stays inside.
        "targets": [],
        # It quotes another plan, which may not be published itself.
        "serves": [],
    }


def _said(said: Mapping[str, str]) -> list[str]:
    return [text for key, text in said.items() if key not in {"ref", "kind"} and text]


def _nameless(said: dict[str, str]) -> dict[str, str]:
    return said | {"ref": ""}


def _texts(frozen: Content) -> Iterable[tuple[str, str]]:
    content = frozen["content"]
    yield "the note", frozen["note"]
    yield "the plan’s title", f"{content['plan']['title']} {content['plan']['period']}"
    for heading, text in content["control"]:
        yield f"“{heading}”", f"{heading} {text}"
    for said in content["statements"]:
        yield f"a statement of {said['kind']}", " ".join(_said(said))
    for part in content["parts"]:
        texts = [part["title"], part["short"], part["text"], part["theme"], part["due"], *part["milestones"].values()]
        texts += [text for _, _, text in part["cells"]] + [post for _, post in part["people"]]
        texts += [" ".join(_said(said)) for said in part["statements"]]
        name = f"{part['level']} {part['number']}".strip()
        yield name if part["number"] else f"“{part['title']}”", "\n".join(texts)
    guide = frozen["guide"] or {"variations": [], "groups": []}
    for one in guide["variations"]:
        yield f"the variation of {one['day']}", one["text"]
    for group in guide["groups"]:
        yield f"the theme of {group['title']}", group["theme"]
