"""Saying where a document stands on a website, and that a person looked."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.models import Document, Publication
from goldenthread.features.documents.operations.evidence import check_address
from goldenthread.features.documents.operations.writing import note
from goldenthread.features.organisations.models import School
from goldenthread.foundation import clock


@transaction.atomic
def say_where(
    *, document: Document, address: str, by: Person | None, school: School | None = None, found: str = "",
    on: dt.date | None = None, checked_by: str = "",
) -> Publication:  # fmt: skip
    """Keep the address of a document for the trust or a school, and what a person found there."""
    if document.audience == Document.Audience.NAMED:
        raise ValidationError("It is for named posts only, and stands on no website.")
    check_address(address.strip())
    if on and on > clock.today():
        raise ValidationError({"on": "That day is still to come."})
    held = Publication.objects.filter(document=document, school=school).first()
    held = held or Publication(document=document, school=school)
    if held.address != address.strip():
        held.found, held.checked_on, held.checked_by = "", None, ""
    held.address = address.strip()
    if found:
        held.found, held.checked_on = found, on or clock.today()
        held.checked_by = (checked_by or str(by or ""))[:200]
    held.save()
    note(document, "checked its page" if found else "said where it is published", by, {
        "address": held.address, "school": str(school or ""), "found": held.get_found_display() if found else "",
    })  # fmt: skip
    return held


@transaction.atomic
def take_down(*, publication: Publication, by: Person) -> None:
    """Say that a document is no longer published at an address."""
    note(publication.document, "took its page down", by, {"address": publication.address})
    publication.delete()
