"""An issued report as a file."""

from goldenthread.features.reports.models import Snapshot
from tests.features.reports.writing import SECRET, issued
from tests.paper import words_of


def test_who_may_not_read_what_is_in_confidence_does_not_learn_of_it(world, as_):
    snapshot = issued(world, said={"section:people": SECRET}, secret_for="board")
    address = f"/harbour/reports/{snapshot.ref}/file/pdf/"
    assert SECRET in words_of(as_("trustee").get(address).content)
    for who in ("governor", "safeguarding", "data"):
        said = words_of(as_(who).get(address).content)
        assert SECRET not in said
        assert "confidence" not in said
    assert as_("other_head").get(address).status_code == 404


def test_word_and_excel_come_from_what_was_frozen_and_from_nothing_that_was_tampered_with(world, as_):
    snapshot = issued(world)
    at = f"/harbour/reports/{snapshot.ref}/file"
    assert as_("head").get(f"{at}/word/").content.startswith(b"PK")
    assert as_("head").get(f"{at}/json/").status_code == 404
    Snapshot.objects.update(title="Another title")
    assert as_("head").get(f"{at}/excel/").status_code == 409
