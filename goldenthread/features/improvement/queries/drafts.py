"""Ladders that were read from a file and wait for somebody to say what their rows are about."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from goldenthread.domain.access import Reach
from goldenthread.domain.reading import ladder_reading as reading
from goldenthread.domain.reading.paper import Bit
from goldenthread.features.improvement.ladder_shapes import CriterionShape, library_ladders
from goldenthread.features.improvement.models import Ladder, LadderDraft
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import library


def drafts_within(reach: Reach) -> QuerySet[LadderDraft]:
    """Return the ladders on their way in, for those who set the trust up."""
    found = LadderDraft.objects.filter(trust=reach.trust).select_related("trust")
    return found if reach.may_everywhere("organisation.edit") else found.none()


def tests_of(draft: LadderDraft, roles: Mapping[int, str]) -> list[tuple[str, list[CriterionShape]]]:
    """Return the tests that a draft would hold with these roles, by the name of the phase."""
    document = built(draft, name=draft.file_name, ages=(4, 19), roles=roles)
    return [
        (phase["name"], [CriterionShape.model_validate(one) for one in phase["criteria"]])
        for phase in document["phases"]
    ]


def built(
    draft: LadderDraft, *, name: str, ages: tuple[int, int], roles: Mapping[int, str], from_strongest: bool = False
) -> dict[str, Any]:
    """Return the document that a draft would become."""
    found = found_in(draft)
    taken = {*library_ladders(), *Ladder.objects.filter(trust=draft.trust).values_list("key", flat=True)}
    stem = slugify(name)[:50] or "ladder"
    key = next(one for one in [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))] if one not in taken)
    return reading.document_of(
        found, roles, key=key, name=name, ages=ages, measures=_measures(draft.trust), from_strongest=from_strongest
    )


def bits_kept(draft: LadderDraft) -> list[Bit]:
    """Return what a draft was read from; nothing of one that was read before it was kept."""
    return [
        Bit(text, heading, is_item, tuple(cell) if cell else None)
        for text, heading, is_item, cell, *_ in draft.reading.get("bits", ())
    ]


def called(draft: LadderDraft) -> str:
    """Return what a paper calls its ladder: its first line, where that is short and stands over the rest."""
    first = next((bit for bit in bits_kept(draft) if bit.text.strip()), None)
    text = " ".join(first.text.split()) if first and first.cell is None and not first.is_item else ""
    return "" if text in draft.reading.get("phases", ()) or len(text) > 60 or text.endswith((".", ":", ";")) else text


def found_in(draft: LadderDraft) -> reading.ReadLadder:
    """Return what was read, as its rows were guessed."""
    held = draft.reading
    rows = [
        reading.Row(row["label"], {int(n): cell for n, cell in row["cells"].items()}, row["role"])
        for row in held["rows"]
    ]
    return reading.ReadLadder(held["phases"], rows)


def _measures(trust: Trust) -> dict[str, list[str]]:
    """Return the trust's measures with the names that a test may call them by."""
    rows = Measure.objects.filter(trust=trust).values_list("key", "name")
    return {key: [name, key.replace("_", " "), *words().get("measures", {}).get(key, [])] for key, name in rows}


@cache
def words() -> dict[str, Any]:
    """Return by which words a ladder that a trust wrote itself is understood."""
    found: dict[str, Any] = library.read("ladder_words.yaml")
    return found
