"""Bringing in a ladder that a trust wrote itself: read from a file, looked at by a person, adopted or thrown away."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from pydantic import ValidationError as ShapeError

from goldenthread.domain.reading import ladder_reading as reading
from goldenthread.domain.reading.columns import Told, width
from goldenthread.domain.reading.paper import bits_of
from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.ladder_shapes import LadderShape
from goldenthread.features.improvement.models import Ladder, LadderDraft
from goldenthread.features.improvement.operations.versions import Origin, keep_version
from goldenthread.features.improvement.queries.drafts import bits_kept, built, words
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import require
from goldenthread.foundation.documents.safely import MOST_OF_A_PAPER, read_safely
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def stage_ladder(*, trust: Trust, content: bytes | Path, name: str, by: Person | None) -> LadderDraft:
    """Read a file as a ladder and keep what was read, for a person to look at. Nothing else changes.

    Raises UnreadableDocument for what is no document, and ValidationError where no phases are told apart in it and no
    table is there whose columns could be told.
    """
    document = read_safely(content, name, most_pieces=MOST_OF_A_PAPER)
    bits = bits_of(document)
    found = reading.read(bits, words())
    if document.form == "pdf" and not any(block.cell for block in document.blocks):
        # A table without ruled lines: told by where its words stand, it says more than its lines one by one.
        in_columns = bits_of(read_safely(content, name, aligned=True, most_pieces=MOST_OF_A_PAPER))
        aligned = reading.read(in_columns, words())
        if len(aligned.rows) > 1 and len(aligned.phases) >= len(found.phases):
            bits, found = in_columns, aligned
    require(
        (len(found.phases) > 1 and found.rows)
        or any(width(rows) > 1 and len(rows) > 2 for _, rows in reading.tables_of(bits)),
        "No phases could be told apart. A table with the phases across the top is read, and a heading for each.",
        "file",
    )
    held = _held(found) | {"bits": bits}
    draft = LadderDraft.objects.create(
        trust=trust, file_name=name[:160], reading=held, read_on=clock.today(), by=by
    )  # fmt: skip
    _note(draft, "read a ladder", by, {"phases": found.phases})
    return draft


@transaction.atomic
def tell_ladder_columns(*, draft: LadderDraft, told: Mapping[int, Told | None], by: Person | None) -> LadderDraft:
    """Read a ladder again with its columns as a person tells them.

    Raises ValidationError where no phases are told apart then.
    """
    claim_revision(draft, None)
    bits = bits_kept(draft)
    found = reading.read_told(bits, told, words())
    require(len(found.phases) > 1 and found.rows, "Two columns or more have to be phases, or one has to name them.")
    kept = {str(at): said and [said.row, list(said.means)] for at, said in told.items()}
    draft.reading = _held(found) | {"bits": draft.reading["bits"], "told": kept}
    draft.save()
    _note(draft, "told the columns of a ladder", by, {"phases": found.phases})
    return draft


def _held(found: reading.ReadLadder) -> dict[str, Any]:
    rows = [{"label": row.label, "role": row.role, "cells": {str(n): cell for n, cell in row.cells.items()}}
            for row in found.rows]  # fmt: skip
    from_strongest = reading.begins_strongest(found, words()["strong"], words()["weak"])
    return {"phases": found.phases, "rows": rows, "from_strongest": from_strongest}


@transaction.atomic
def adopt_draft(
    *, draft: LadderDraft, name: str, ages: tuple[int, int], roles: Mapping[int, str], by: Person | None,
    from_strongest: bool = False, is_proposed: bool = False,
) -> Ladder:  # fmt: skip
    """Make what was read the trust's own ladder, or a proposed one, each row in the role that was confirmed.

    Raises ValidationError with a sentence where it would not hold together.
    """
    require(name.strip(), "The ladder needs a name.", "name")
    require(draft.reading["phases"], "No phases are told apart yet: say which column is what.")
    require(ages[0] < ages[1], "The oldest age comes after the youngest.", "ages_to")
    document = built(draft, name=name.strip()[:80], ages=ages, roles=roles, from_strongest=from_strongest)
    try:
        shape = LadderShape.model_validate(document)
    except ShapeError as flaw:
        require(False, "; ".join(str(each["msg"]).removeprefix("Value error, ") for each in flaw.errors()[:3]))
        raise
    ladder = Ladder.objects.create(
        trust=draft.trust, key=shape.key, name=shape.name, adopted_on=None if is_proposed else clock.today(),
        document=shape.model_dump(mode="json", by_alias=True),
    )  # fmt: skip
    keep_version(ladder, Origin.FILE, by)
    draft.delete()
    trail.record(
        trust=ladder.trust_id, by=by, did="proposed a ladder" if is_proposed else "adopted a ladder", kind="ladder",
        ref=ladder.ref, title=ladder.name,
        after={"phases": shape.order, "from": draft.file_name},
    )  # fmt: skip
    return ladder


@transaction.atomic
def discard_ladder_draft(*, draft: LadderDraft, by: Person | None) -> None:
    """Throw away what was read."""
    _note(draft, "threw a ladder away", by, {})
    draft.delete()


def _note(draft: LadderDraft, did: str, by: Person | None, after: dict[str, Any]) -> None:
    trail.record(
        trust=draft.trust_id, by=by, did=did, kind="ladder draft", ref=draft.ref, title=draft.file_name, after=after
    )
