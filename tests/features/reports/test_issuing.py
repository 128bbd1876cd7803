"""A report is frozen when it is issued: numbered, sealed, and the same ever after."""

import pytest
from django.db import IntegrityError, connection, transaction

from goldenthread.features.plans.models import Element
from goldenthread.features.reports import operations, printing, queries
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.trail.models import Entry
from tests.features.measures.figures_of import record
from tests.features.reports.drawing import PAGE, drawn, figures, issued, many_parts
from tests.features.reports.issued_before import summary_of_before
from tests.features.reports.writing import issued as issued_sections
from tests.paper import pages_of, words_of
from tests.query_budget import queries_of


def test_numbers_run_on_by_kind(world, reach):
    summary_of_before(world)
    assert [issued(world, reach).number for _ in range(2)] == [1, 2]
    assert issued_sections(world, "board-summary", school=None, by="chief").number == 2


def test_the_next_number_is_asked_for_only_once_the_trust_is_held(world, reach):
    draft = drawn(world, reach)
    ran = queries_of(lambda: operations.issue(draft=draft, trust=world.trust, by=world.people["chief"]))
    held = next(place for place, sql in enumerate(ran) if 'FROM "organisations_trust"' in sql)
    asked = next(place for place, sql in enumerate(ran) if "MAX(" in sql)
    assert held < asked
    if connection.vendor == "postgresql":
        assert "FOR UPDATE" in ran[held]
    else:
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_no_two_reports_of_a_kind_share_a_number(world, reach):
    issued(world, reach)
    with pytest.raises(IntegrityError), transaction.atomic():
        Snapshot.objects.create(
            trust=world.trust, report=PAGE, number=1, frozen={}, as_at="2026-11-21", drawn_on="2026-11-21"
        )


def test_it_leaves_an_entry_on_the_trail_with_its_seal(world, reach):
    snapshot = issued(world, reach)
    entry = Entry.objects.get(kind="report", ref=snapshot.ref)
    assert (entry.did, entry.after["seal"]) == ("issued a report", snapshot.hash)


def test_what_was_issued_stays_when_everything_it_came_from_changes(world):
    figures(world)
    snapshot = summary_of_before(world)
    before = printing.issued_pdf(snapshot, queries.read(snapshot))
    record(world, world.haven_high, numerator=999, denominator=1000)
    Element.objects.update(title="Another title")
    kept = Snapshot.objects.get(pk=snapshot.pk)
    after = printing.issued_pdf(kept, queries.read(kept))
    assert after == before
    assert "90.2" in words_of(after)
    assert "99.9" not in words_of(after)


@pytest.mark.parametrize(
    "change",
    [
        {"frozen": {"schema": 1, "headline": "All is well."}},
        {"number": 7},
        {"title": "Another"},
        {"as_at": "2020-01-01"},
        {"drawn_on": "2020-01-01"},
        {"hash": "0" * 64},
    ],
)
def test_a_row_that_was_tampered_with_is_refused_with_a_sentence(world, reach, change):
    snapshot = issued(world, reach)
    Snapshot.objects.filter(pk=snapshot.pk).update(**change)
    with pytest.raises(queries.Tampered, match="no longer what was issued"):
        queries.read(Snapshot.objects.get(pk=snapshot.pk))


def test_a_plan_that_fits_is_one_side_of_paper(world, reach):
    many_parts(world, 12)
    snapshot = issued(world, reach, PAGE)
    assert len(pages_of(printing.issued_pdf(snapshot, queries.read(snapshot)))) == 1


def test_a_plan_that_does_not_fit_says_by_how_much_and_is_not_issued(world, reach):
    many_parts(world, 60, title="A long title that runs on and on over several lines of its column " * 3)
    with pytest.raises(operations.OverOneSide, match=r"It is \d+ mm over one side of A4 \(\d+ % too long\)"):
        issued(world, reach, PAGE)
    assert not Snapshot.objects.exists()


def test_the_type_shrinks_before_a_page_is_called_too_long(world, reach):
    many_parts(world, 16)
    content = drawn(world, reach, PAGE).content
    assert printing.over_by(content) is None
    assert len(pages_of(printing.draft_pdf(content))) == 1


def test_those_who_see_reports_of_a_school_see_its_own_and_no_other(world, reach):
    of_trust, of_school = issued(world, reach), issued(world, reach, PAGE, school=world.haven_high)
    assert set(queries.issued(reach("trustee"))) == {of_trust, of_school}
    assert set(queries.issued(reach("governor"))) == {of_school}
    assert set(queries.issued(reach("other_head"))) == set()
    assert set(queries.issued(reach("initiative"))) == set()
