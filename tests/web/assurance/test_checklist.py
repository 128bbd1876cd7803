"""One checklist: what it asks, its rounds, and a newer edition of the library's."""

import pytest

from goldenthread.features.assurance.models import Checklist
from goldenthread.web.assurance import checklists


def page_of(row):
    return f"/harbour/assurance/checklist/{row.ref}/"


def test_everybody_who_sees_checks_reads_the_questions(as_, monthly):
    assert "single central record" in as_("governor").get(page_of(monthly)).content.decode()
    assert as_("stranger").get(page_of(monthly)).status_code == 404


@pytest.mark.usefixtures("november")
def test_a_newer_edition_is_offered_and_changes_no_round(as_, monthly):
    Checklist.objects.filter(pk=monthly.pk).update(taken_edition="2024.1")
    before = monthly.rounds.first().document
    assert "Take the newer edition" in as_("chief").get(page_of(monthly)).content.decode()
    as_("chief").post(page_of(monthly), {"deed": "newer"})
    monthly.refresh_from_db()
    assert (monthly.edition, checklists.newer(monthly)) == (2, "")
    assert monthly.rounds.first().document == before


def test_only_those_who_run_checks_put_one_away(as_, monthly):
    as_("head").post(page_of(monthly), {"deed": "retire"})
    assert Checklist.objects.get(pk=monthly.pk).retired_on is None
    as_("chief").post(page_of(monthly), {"deed": "retire"})
    assert as_("chief").get(page_of(monthly)).status_code == 404
