"""A file is given back to those who may see its subject, as an attachment that runs nothing."""

from tests.features.documents.proof import MINUTES, attached, fetched


def fetch(client, one):
    return client.get(f"/harbour/documents/evidence/{one.ref}/file/")


def test_a_file_comes_back_as_it_was_and_is_never_opened_in_the_site(as_, world):
    one = attached(world)
    answer, content = fetched(as_("governor"), f"/harbour/documents/evidence/{one.ref}/file/")
    assert content == MINUTES
    assert answer["Content-Disposition"] == 'attachment; filename="Minutes.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_another_schools_file_and_another_trusts_is_not_there(as_, world):
    one = attached(world, ref=world.priority.ref)
    assert fetch(as_("other_head"), one).status_code == 404
    assert fetch(as_("stranger"), one).status_code == 404
    assert as_("stranger").get(f"/elsewhere/documents/evidence/{one.ref}/file/").status_code == 404


def test_a_file_that_was_lost_from_the_store_is_no_failure(as_, world):
    one = attached(world)
    one.file.held.storage.delete(one.file.held.name)
    assert fetch(as_("chief"), one).status_code == 404


def test_an_address_has_no_file(as_, world):
    assert fetch(as_("chief"), attached(world, address="https://example.org/")).status_code == 404
