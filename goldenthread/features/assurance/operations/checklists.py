"""A trust's checklists: taken from the library, written, revised, brought in from a file, put away."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from pydantic import ValidationError as ShapeError

from goldenthread.features.accounts.models import Person
from goldenthread.features.assurance.checklist_shapes import ChecklistShape, library_checklists
from goldenthread.features.assurance.models import Checklist, WaitingChecklist
from goldenthread.features.assurance.operations.writing import note, require
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def take_checklist(*, trust: Trust, key: str, by: Person | None, on: dt.date | None = None) -> Checklist:
    """Give the trust its own copy of a checklist of the library. A later release never changes it."""
    shape = library_checklists().get(key)
    require(shape is not None, "There is no such checklist.", "key")
    assert shape is not None
    require(not Checklist.objects.filter(trust=trust, key=key).exists(), f"The trust has “{shape.name}” already.")
    made = Checklist.objects.create(
        trust=trust, key=key, name=shape.name, document=shape.kept(), taken_edition=shape.edition,
        adopted_on=on or clock.today(),
    )  # fmt: skip
    note(trust.pk, "took a checklist", made, by, edition=shape.edition)
    return made


@transaction.atomic
def take_newer(*, checklist: Checklist, by: Person, drawn_from: int | None) -> Checklist:
    """Take the library's newer edition in place of the trust's. Rounds that were held keep their questions."""
    shape = library_checklists().get(checklist.key)
    require(shape is not None and shape.edition > checklist.taken_edition, "There is no newer edition of it.")
    assert shape is not None
    asked = {area.key: area.asked for area in checklist.shape.areas if area.asked}
    return _keep(checklist, shape.asking(asked), by, drawn_from, taken=shape.edition)


@transaction.atomic
def write_checklist(*, trust: Trust, document: Mapping[str, Any], by: Person | None) -> Checklist:
    """Keep a checklist of the trust's own. Raises ValidationError with a sentence where it does not hold together."""
    shape = shape_of({**document, "key": _free_key(trust, str(document.get("name", "")))})
    made = Checklist.objects.create(
        trust=trust, key=shape.key, name=shape.name, document=shape.kept(), adopted_on=clock.today()
    )
    note(trust.pk, "wrote a checklist", made, by, questions=len(shape.questions))
    return made


@transaction.atomic
def revise_checklist(
    *, checklist: Checklist, document: Mapping[str, Any], by: Person, drawn_from: int | None
) -> Checklist:
    """Change a checklist: a new edition of it. Rounds that were opened keep the one they began with."""
    return _keep(checklist, shape_of({**document, "key": checklist.key}), by, drawn_from)


@transaction.atomic
def retire_checklist(*, checklist: Checklist, by: Person) -> None:
    """Put a checklist away: no round of it can be opened any more, and what was found stays."""
    Checklist.objects.filter(pk=checklist.pk).update(retired_on=clock.today())
    note(checklist.trust_id, "put a checklist away", checklist, by)


@transaction.atomic
def stage_checklist(
    *, trust: Trust, document: Mapping[str, Any], flaws: list[str], file_name: str, by: Person | None,
    source: Mapping[str, Any] | None = None,
) -> WaitingChecklist:  # fmt: skip
    """Keep what was read from a file, and what it was read from, to be looked at before it is brought in."""
    shape = shape_of({**document, "key": "waiting"})
    made = WaitingChecklist.objects.create(
        trust=trust, document=shape.kept(), flaws=flaws, file_name=file_name[:200], by=by, read_on=clock.today(),
        source=source or {},
    )  # fmt: skip
    note(trust.pk, "read a checklist", made, by, questions=len(shape.questions))
    return made


@transaction.atomic
def read_checklist_again(
    *, waiting: WaitingChecklist, document: Mapping[str, Any], flaws: list[str], source: Mapping[str, Any], by: Person
) -> WaitingChecklist:
    """Keep what was read of a file once more, as a person told its columns."""
    _require_staged(waiting)
    shape = shape_of({**document, "key": "waiting"})
    waiting.document, waiting.flaws, waiting.source = shape.kept(), flaws, dict(source)
    waiting.save(update_fields=["document", "flaws", "source"])
    note(waiting.trust_id, "told the columns of a checklist", waiting, by, questions=len(shape.questions))
    return waiting


@transaction.atomic
def commit_checklist(*, waiting: WaitingChecklist, document: Mapping[str, Any], by: Person) -> Checklist:
    """Bring in a checklist that was read, as it was put right."""
    _require_staged(waiting)
    made = write_checklist(trust=waiting.trust, document=document, by=by)
    waiting.state, waiting.checklist = WaitingChecklist.State.COMMITTED, made
    waiting.save(update_fields=["state", "checklist"])
    return made


@transaction.atomic
def discard_checklist(*, waiting: WaitingChecklist, by: Person) -> None:
    """Leave a checklist that was read where it was."""
    _require_staged(waiting)
    waiting.state = WaitingChecklist.State.DISCARDED
    waiting.save(update_fields=["state"])
    note(waiting.trust_id, "left a checklist", waiting, by)


def shape_of(document: Mapping[str, Any]) -> ChecklistShape:
    """Return a document as a checked checklist. Raises ValidationError with sentences."""
    try:
        return ChecklistShape.model_validate(document)
    except ShapeError as flaws:
        raise ValidationError([_in_words(flaw) for flaw in flaws.errors()[:5]]) from flaws


def _in_words(flaw: Any) -> str:
    says = str(flaw["msg"]).removeprefix("Value error, ")
    place = [str(step) for step in flaw["loc"] if not isinstance(step, int)]
    return f"{' '.join(place).capitalize()}: {says}." if place else f"{says[:1].upper()}{says[1:]}."


def _keep(
    checklist: Checklist, shape: ChecklistShape, by: Person, drawn_from: int | None, *, taken: str | None = None
) -> Checklist:
    claim_revision(checklist, drawn_from)
    checklist.document, checklist.name = shape.kept(), shape.name
    checklist.edition += 1
    checklist.taken_edition = checklist.taken_edition if taken is None else taken
    checklist.__dict__.pop("shape", None)
    checklist.save()
    note(checklist.trust_id, "revised a checklist", checklist, by, edition=checklist.edition)
    return checklist


def _free_key(trust: Trust, name: str) -> str:
    """Return a key that no checklist of the trust's has."""
    base = slugify(name)[:50] or "checklist"
    taken = set(Checklist.objects.filter(trust=trust, key__startswith=base).values_list("key", flat=True))
    ours = {*taken, *library_checklists()}
    return next(key for n in range(1, 10_000) if (key := base if n == 1 else f"{base}-{n}") not in ours)


def _require_staged(waiting: WaitingChecklist) -> None:
    require(waiting.state == WaitingChecklist.State.STAGED, "It has been decided on already.")
