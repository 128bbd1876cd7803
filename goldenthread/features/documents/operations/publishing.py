"""Saying where a document stands on a website, and that a person looked."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.models import Circulation, Document, Publication
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
def circulate(
    *, document: Document, audiences: Iterable[str], how: str, by: Person | None, school: School | None = None,
    sent_on: dt.date | None = None, reached: int | None = None,
) -> list[Circulation]:  # fmt: skip
    """Keep that the version in force was sent to audiences, how, and how many it reached."""
    if document.current is None:
        raise ValidationError("Nothing is in force yet that could be sent.")
    if document.audience == Document.Audience.NAMED:
        raise ValidationError("It is for named posts only, and is not sent round.")
    on = sent_on or clock.today()
    if on > clock.today():
        raise ValidationError({"sent_on": "That day is still to come."})
    made = Circulation.objects.bulk_create(
        Circulation(
            document=document, version=document.current, school=school or document.school, audience=audience,
            how=how, sent_on=on, reached=reached, by=by,
        )
        for audience in audiences
    )  # fmt: skip
    if not made:
        raise ValidationError({"audiences": "Say to whom it was sent."})
    told = ", ".join(one.get_audience_display() for one in made)
    note(document, "sent it round", by, {"to": told, "how": made[0].get_how_display(), "on": str(on)})
    return made


@transaction.atomic
def take_down(*, publication: Publication, by: Person) -> None:
    """Say that a document is no longer published at an address."""
    note(publication.document, "took its page down", by, {"address": publication.address})
    publication.delete()
