"""Bringing in a document with its history as it was: for packs, and for a register kept elsewhere."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from goldenthread.domain.board import controlled
from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.models import Document, Rendition, TakenUp, Version
from goldenthread.features.documents.operations.taking_up import ask_to_take_up
from goldenthread.features.documents.operations.versions import digest
from goldenthread.features.documents.operations.writing import begin_document
from goldenthread.features.organisations.models import School, Trust


@dataclass(frozen=True)
class VersionWords:
    """A version as it was agreed; without a day it is the draft."""

    on: dt.date | None
    agreed_by: str = ""
    changed: str = ""
    renditions: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def load_document(
    *, trust: Trust, by: Person | None, versions: Iterable[VersionWords], parts: Mapping[School, tuple[dt.date, str]],
    **about: Any,
) -> Document:  # fmt: skip
    """Put a document on the register with its versions, and what schools made of the one in force."""
    document = begin_document(trust=trust, by=by, **about)
    rows = []
    for number, words in enumerate(versions, start=1):
        row = Version.objects.create(
            document=document, number=number, agreed_on=words.on, agreed_by=words.agreed_by, changed=words.changed
        )
        Rendition.objects.bulk_create(
            Rendition(version=row, form=form, text=text) for form, text in words.renditions.items() if text
        )
        if words.on:
            row.digest = digest(row)
            row.save(update_fields=["digest"])
            rows.append(row)
    if rows:
        document.current = rows[-1]
        agreed_on = rows[-1].agreed_on
        document.next_review_on = document.next_review_on or (
            controlled.next_review(agreed_on, document.review_months) if agreed_on else None
        )
        document.save()
        TakenUp.objects.bulk_create(
            TakenUp(document=document, school=school, version=_version_on(rows, on), text=text, on=on)
            for school, (on, text) in parts.items()
        )
        ask_to_take_up(document)
    return document


def _version_on(rows: list[Version], on: dt.date) -> Version:
    """Return the version that was in force on a day."""
    before = [row for row in rows if row.agreed_on and row.agreed_on <= on]
    return (before or rows)[-1]
