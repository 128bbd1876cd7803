"""The whole trust as one file, for those who may take it away."""

import io
import zipfile

import pytest

ADDRESS = "/harbour/reports/export/"


def test_it_is_a_zip_of_tables_with_the_day_in_its_name(world, as_):
    answer = as_("governance").post(ADDRESS)
    assert answer["Content-Disposition"] == 'attachment; filename="harbour-2026-11-21.zip"'
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert {"contents.csv", "plans-element.csv", "people.csv"} <= set(archive.namelist())
    answer.close()


@pytest.mark.parametrize("who", ["education", "finance_lead", "head", "trustee", "stranger"])
def test_others_find_no_such_page(as_, who):
    assert as_(who).post(ADDRESS).status_code == 404


def test_it_is_never_taken_by_following_a_link(as_):
    assert as_("chief").get(ADDRESS).status_code == 405
