"""Filing an issued report in the register of documents."""

import pytest

from goldenthread.features.documents.models import Document
from tests.features.reports.drawing import figures
from tests.features.reports.writing import SECRET, issued


@pytest.fixture
def snapshot(world):
    figures(world)
    return issued(world, said={"section:people": SECRET})


@pytest.fixture
def address(snapshot):
    return f"/harbour/reports/{snapshot.ref}/filed/"


def test_it_stands_in_the_register_once_as_it_was_issued(as_, world, snapshot, address):
    assert "stays out" in as_("head").get(address).content.decode()
    answer = as_("head").post(address, {"audience": "internal"})
    document = Document.objects.get()
    assert answer.url == f"/harbour/documents/{document.ref}/"
    assert document.school == world.haven_high
    assert (document.current.agreed_on, document.next_review_on) == (snapshot.drawn_on, None)
    file = document.current.renditions.get().file
    assert file.media_type == "application/pdf"
    assert "In the register" in as_("head").get(f"/harbour/reports/{snapshot.ref}/").content.decode()
    assert "already" in as_("head").post(address, {"audience": "internal"}).content.decode()
    assert Document.objects.count() == 1


def test_for_the_body_alone_nobody_else_finds_it(as_, address):
    as_("head").post(address, {"audience": "named"})
    document = Document.objects.get()
    assert as_("head").get(f"/harbour/documents/{document.ref}/").status_code == 200
    for who in ("data", "other_head", "stranger"):
        assert as_(who).get(f"/harbour/documents/{document.ref}/").status_code == 404


@pytest.mark.parametrize("who", ["governor", "trustee", "other_head", "stranger"])
def test_whoever_does_not_keep_it_files_nothing(as_, address, who):
    assert as_(who).post(address, {"audience": "public"}).status_code in {403, 404}
    assert not Document.objects.exists()
