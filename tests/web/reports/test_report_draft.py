"""A draft, as its writers and nobody else see it."""

import pytest

from tests.features.reports.drawing import figures
from tests.features.reports.writing import SECRET, drafted


def test_it_shows_data_words_and_what_is_still_to_be_written(world, as_):
    figures(world)
    report = drafted(world, said={"section:exceptions": "We ring home on the first morning."})
    page = as_("head").get(f"/harbour/reports/drafts/{report.ref}/").content.decode()
    assert "We ring home on the first morning." in page
    assert f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}" in page, (
        "a figure leads to its page"
    )
    assert "Nothing written yet" in page
    assert "due by" not in page.lower()


@pytest.mark.parametrize("who", ["other_head", "governor", "trustee", "initiative", "safeguarding", "stranger"])
def test_another_school_s_draft_is_not_there(world, as_, who):
    report = drafted(world)
    for page in ("", "write/", "issue/", "file/pdf/", "file/word/"):
        assert as_(who).get(f"/harbour/reports/drafts/{report.ref}/{page}").status_code == 404


def test_those_who_issue_reports_read_a_draft_without_what_is_in_confidence(world, as_):
    report = drafted(world, said={"section:people": SECRET})
    address = f"/harbour/reports/drafts/{report.ref}/"
    assert SECRET in as_("head").get(address).content.decode()
    assert SECRET in as_("chief").get(address).content.decode()
    page = as_("data").get(address).content.decode()
    assert SECRET not in page
    assert "confidence" not in page
