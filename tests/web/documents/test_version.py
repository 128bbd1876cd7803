"""What a document said before is still read, and its fingerprint proves it."""

from goldenthread.features.documents import operations
from goldenthread.features.documents.operations.versions import Words, digest
from tests.features.documents.registered import AGREED, page, registered


def test_the_version_before_stays_as_it_was_agreed(as_, world):
    document = registered(world)
    first = document.current
    operations.write_draft(document=document, by=None, renditions={"full": Words("Tell two people.")})
    operations.record_agreement(document=document, on=AGREED, decided_by="Trust board", by=world.people["chief"])
    read = as_("governor").get(page(document, "version", first.ref)).content.decode()
    assert "Tell somebody today." in read
    assert "Succeeded" in read
    assert digest(first) == first.digest


def test_a_draft_is_no_version_to_be_read(as_, world):
    document = registered(world, draft="Not yet.")
    draft = document.versions.get(agreed_on=None)
    assert as_("governor").get(page(document, "version", draft.ref)).status_code == 404
