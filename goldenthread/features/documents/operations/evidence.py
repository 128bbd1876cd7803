"""Adding evidence to a subject, and taking it back."""

import datetime as dt
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.models import Evidence
from goldenthread.features.documents.operations.files import keep_file, take_out
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail import operations as trail

MOST_WORDS = 4_000
LONGEST_ADDRESS = 500
_is_address = URLValidator(schemes=["http", "https"])


@transaction.atomic
def attach(
    *,
    trust: Trust,
    subject_kind: str,
    subject_ref: str,
    by: Person | None,
    title: str = "",
    file: IO[bytes] | None = None,
    file_name: str = "",
    address: str = "",
    note: str = "",
    dated_on: dt.date | None = None,
) -> Evidence:
    """Add a file, an address or a note to a subject that the person may see.

    Exactly one of file and address, or neither with a note of its own; a note may stand beside either. Without a
    title it is called by its file's name, its address, or the note's first words.
    """
    address, note = address.strip(), note.strip()[:MOST_WORDS]
    if file is not None and address:
        raise ValidationError("Add the file and the address one after the other.")
    if file is None and not address and not note:
        raise ValidationError("Choose a file, or give an address or a note.")
    if address:
        check_address(address)
    stored = keep_file(trust=trust, file=file, name=file_name) if file is not None else None
    kind = Evidence.Kind.FILE if stored else Evidence.Kind.ADDRESS if address else Evidence.Kind.NOTE
    called = title.strip() or (stored.name if stored else "") or address or note.splitlines()[0]
    evidence = Evidence.objects.create(
        trust=trust, subject_kind=subject_kind, subject_ref=subject_ref, kind=kind, title=called[:200], file=stored,
        address=address, note=note, dated_on=dated_on, by=by, by_name=str(by or "")[:200],
    )  # fmt: skip
    _note(evidence, "added evidence", by, {"file": stored.digest if stored else ""})
    return evidence


@transaction.atomic
def withdraw(*, evidence: Evidence, by: Person | None, because: str = "") -> None:
    """Take evidence back: nobody is shown it any more, and the bytes of a file are let go."""
    if evidence.withdrawn_at:
        raise ValidationError("It was taken back already.")
    evidence.withdrawn_at, evidence.withdrawn_because = timezone.now(), because.strip()[:300]
    evidence.save(update_fields=["withdrawn_at", "withdrawn_because"])
    if evidence.file is not None:
        take_out(evidence.file)
    _note(evidence, "took evidence back", by, {})


def check_address(address: str) -> None:
    try:
        _is_address(address)
    except ValidationError:
        says = "Give the whole address, beginning with https://."
        raise ValidationError({"address": says}) from None
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError({"address": "The address is longer than 500 signs."})


def _note(evidence: Evidence, did: str, by: Person | None, after: dict[str, Any]) -> None:
    """Leave a trace without a word of it: the trail is read by those who may not see what it hangs at."""
    told = {key: value for key, value in {"evidence": evidence.ref, **after}.items() if value}
    trail.record(
        trust=evidence.trust_id, by=by, did=did, kind=evidence.subject_kind, ref=evidence.subject_ref,
        title=f"{evidence.get_kind_display()} as evidence", after=told,
    )  # fmt: skip
