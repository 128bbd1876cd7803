"""Bringing a scheme of delegation: the file."""

from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.intake.models import SchemeImport
from tests.web.intake.schemes_waiting import TICKS

ADDRESS = "/harbour/bring-in/scheme/"


def bring(client, text: str, name: str = "Scheme.csv"):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, text.encode())})


def test_a_table_is_read_and_waits(as_) -> None:
    answer = bring(as_("governance"), TICKS)
    assert answer["Location"] == f"{ADDRESS}{SchemeImport.objects.get().ref}/"
    assert "Scheme.csv" in as_("chief").get(ADDRESS).content.decode()


def test_what_holds_no_table_is_refused_in_words(as_) -> None:
    for text, name in (
        ("Dear all, the board decides.", "letter.txt"),
        ("", "empty.csv"),
        ("PK\x03\x04", "scheme.xlsx"),
    ):
        answer = bring(as_("chief"), text, name)
        assert answer.status_code == 422
    assert "Choose a document" in as_("chief").post(ADDRESS, {}).content.decode()
    assert not SchemeImport.objects.exists()


def test_a_head_brings_none(as_) -> None:
    assert bring(as_("head"), TICKS).status_code == 404
