"""A pack bound as one PDF: the agenda, and behind it each paper that is on paper, after a sheet that names it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.features.documents.models import Evidence
from goldenthread.features.governance import printing
from goldenthread.features.governance.models import Meeting, Paper
from goldenthread.features.governance.queries import Page
from goldenthread.foundation.joined_pdf import NotJoined, Part, joined, page_counts
from goldenthread.web.kit import days

# As what an agenda's item is known to the files that hang at it.
ITEM = "agenda item"
MOST_BYTES = 60 * 1024 * 1024
Files = Mapping[tuple[str, str], Sequence[Evidence]]


@dataclass(frozen=True)
class Behind:
    """One paper that goes behind the agenda: of which item, by its reference, and what it is."""

    page: Page
    ref: str
    title: str
    says: str
    content: bytes


def bound(row: Meeting, pages: Sequence[Page], behind: Sequence[Behind], files: Files) -> bytes:
    """Return the pack as one file. A paper that cannot be put in is named on the agenda as one on the site."""
    counts = page_counts([one.content for one in behind])
    inside = [(one, count) for one, count in zip(behind, counts, strict=True) if count]
    front = _front(row, pages, inside, files)
    if not inside:
        return front
    try:
        return _joined(front, inside)
    except NotJoined:
        return _front(row, pages, [], files)


def _joined(front: bytes, inside: Sequence[tuple[Behind, int]]) -> bytes:
    """Put each paper behind its own sheet; the sheets are the last pages of the front."""
    agenda = page_counts([front])[0] - len(inside)
    if agenda < 1:
        raise NotJoined
    parts = [Part(front, page) for page in range(agenda)]
    for number, (one, _) in enumerate(inside):
        parts += [Part(front, agenda + number), Part(one.content)]
    return joined(parts)


def _front(row: Meeting, pages: Sequence[Page], inside: Sequence[tuple[Behind, int]], files: Files) -> bytes:
    content = _content(row, pages, {one.ref: count for one, count in inside}, files)
    content["sheets"] = [
        {
            "number": f"Item {one.page.number}", "item": one.page.item.title[:120], "title": one.title[:160],
            "says": f"{one.says} · {_pages(count)}",
        }
        for one, count in inside
    ]  # fmt: skip
    return printing.pack_pdf(content, row.trust.name)


def _where(ref: str, inside: Mapping[str, int]) -> str:
    return f"behind this agenda, {_pages(inside[ref])}" if ref in inside else "on the site"


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def _content(row: Meeting, pages: Sequence[Page], inside: dict[str, int], files: Files) -> dict[str, Any]:
    """Return the agenda as plain values; no reader's own notes are in it."""
    when = [days.written(row.held_on, full=True), f"{row.begins_at:%H:%M}" if row.begins_at else "", row.place]
    return {
        "title": row.body.name, "drawn_on": row.held_on.isoformat(), "where": ", ".join(filter(None, when)),
        "items": [
            {
                "number": page.number, "title": page.item.title, "says": page.item.says,
                "facts": ", ".join(filter(None, [
                    page.item.get_purpose_display(), page.item.presenter.title if page.item.presenter else "",
                    f"{page.item.lasts} minutes" if page.item.lasts else "",
                    "confidential" if page.item.is_confidential else "",
                ])),
                "papers": [
                    *(f"{paper.title}, {_where(paper.subject_ref, inside)}" for paper in page.papers),
                    *(f"{one.title}, {_where(one.ref, inside)}"
                      for one in reversed(files.get((ITEM, page.item.ref), []))),
                ],
                "tables": [_table(paper) for paper in page.papers if paper.kept],
                "asked": [f"{one.asker}: {one.asks}" for one in page.questions],
            }
            for page in pages
        ],
    }  # fmt: skip


def _table(paper: Paper) -> dict[str, Any]:
    """Return what a paper keeps as a table of words, with how wide each column is beside the others."""
    if "risk" in paper.kept[0]:
        columns = [("Risk", 3, "risk"), ("Level", 1, "level"), ("Who answers", 2, "owner")]
    elif "part" in paper.kept[0]:
        columns = [("Part of the plan", 4, "part"), ("It stands", 2, "status"), ("As the term began", 2, "was"),
                   ("In words", 6, "says")]  # fmt: skip
    else:
        columns = [("Measure", 3, "measure"), ("It stands", 1, "status"), ("Schools", 2, "says")]
    return {
        "head": [head for head, _, _ in columns], "widths": [width for _, width, _ in columns],
        "rows": [[one[key] or _counted(one) for _, _, key in columns] for one in paper.kept],
    }  # fmt: skip


def _counted(one: dict[str, Any]) -> str:
    """Return how many schools stand how, where a measure says no more."""
    return ", ".join(f"{number} {word}" for word, number in one.get("schools", {}).items())
