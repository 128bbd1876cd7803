"""A version’s file is given back to those who may read the version."""

import io

from goldenthread.features.documents import operations
from goldenthread.features.documents.models import StoredFile
from goldenthread.features.documents.operations.versions import Words
from tests.features.documents.proof import MINUTES, fetched
from tests.features.documents.registered import AGREED, page, registered


def filed(world):
    document = registered(world)
    words = {"full": Words(file=io.BytesIO(MINUTES), file_name="Policy.pdf")}
    return document, operations.write_draft(document=document, by=None, renditions=words)


def test_a_drafts_file_is_for_those_who_keep_it_until_it_is_agreed(as_, world):
    document, draft = filed(world)
    fetch = page(document, "version", draft.ref, "full")
    assert as_("head").get(fetch).status_code == 404
    assert fetched(as_("governance"), fetch)[1] == MINUTES
    operations.record_agreement(document=document, on=AGREED, decided_by="Trust board", by=None)
    answer, _ = fetched(as_("head"), fetch)
    assert answer["Content-Disposition"] == 'attachment; filename="Policy.pdf"'
    assert as_("stranger").get(fetch).status_code == 404


def test_the_next_version_keeps_the_file_and_may_leave_it_out(world):
    document, _ = filed(world)
    operations.record_agreement(document=document, on=AGREED, decided_by="Trust board", by=None)
    operations.write_draft(document=document, by=None, renditions={"summary": Words("Short.")})
    draft = document.versions.get(agreed_on=None)
    assert draft.renditions.get(form="full").file == StoredFile.objects.get()
    operations.write_draft(document=document, by=None, renditions={"full": Words("Words.", keeps_file=False)})
    assert draft.renditions.get(form="full").file is None
    assert StoredFile.objects.get().held
