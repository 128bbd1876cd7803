"""Filing an issued report among the trust's documents, where people look for papers in years to come."""

import io

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.documents import operations as documenting
from goldenthread.features.documents.models import Document
from goldenthread.features.organisations.models import Post
from goldenthread.features.reports import printing
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.operations.writing import posts_for
from goldenthread.features.reports.queries import read
from goldenthread.features.reports.queries.filed import filed_as, key_of
from goldenthread.features.reports.queries.wording import day

KIND = "report"


@transaction.atomic
def file_report(*, snapshot: Snapshot, audience: str, owner: Post | None, by: Person) -> Document:
    """Put an issued report on the register of documents as the paper that it is, once.

    What it says in confidence is not in it. For named posts alone these are the posts of the body that it is for and
    its owner. Raises ValidationError where it is filed already, and Tampered where it is no longer what was issued.
    """
    Snapshot.objects.select_for_update(of=("self",)).get(pk=snapshot.pk)
    if filed_as(snapshot) is not None:
        raise ValidationError("It is in the register already.")
    content = read(snapshot)
    note = f"Number {snapshot.number}, issued {day(snapshot.drawn_on)}"
    paper = printing.written_pdf(content, note)
    readers = []
    if audience == Document.Audience.NAMED:
        readers = [*posts_for(snapshot.trust_id, content["for"], snapshot.school), *([owner] if owner else [])]
    document = documenting.begin_document(
        trust=snapshot.trust, by=by, title=f"{snapshot.title}, {content['period']}"[:160], kind=KIND,
        school=snapshot.school, readers=readers, audience=audience, owner=owner, review_months=0,
        says=f"{note}. Seal {snapshot.hash[:16]}.",
    )  # fmt: skip
    document.key = key_of(snapshot)
    document.save(update_fields=["key"])
    words = documenting.Words(file=io.BytesIO(paper), file_name=f"report-{snapshot.ref}.pdf")
    documenting.write_draft(document=document, by=by, renditions={"full": words})
    draft = document.versions.get(agreed_on=None)
    return documenting.put_in_force(draft, on=snapshot.drawn_on, agreed_by=note, by=by).document
