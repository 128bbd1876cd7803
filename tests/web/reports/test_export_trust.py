"""The whole trust as one file, for those who may take it away."""

import datetime as dt
import io
import zipfile

import pytest

from goldenthread.features.governance import operations as governing
from goldenthread.features.measures.models import Measure, SecondLook
from goldenthread.features.organisations import operations as organising
from tests.features.documents.proof import attached
from tests.features.measures.figures_of import record
from tests.world import TODAY

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


def test_what_was_confided_to_others_stays_behind(world, as_):
    body = organising.form_body(trust=world.trust, by=None, name="Board", kind="board")
    body.posts.add(world.posts["governance"])
    meeting = governing.call_meeting(body=body, by=None, held_on=dt.date(2026, 11, 17))
    item = governing.add_item(meeting=meeting, by=None, title="Hush: pay", is_confidential=True)
    governing.keep_note(item=item, by=world.people["trustee"], text="Hush, my own.")
    governing.send_agenda(meeting=meeting, by=None)
    attached(world, "agenda item", item.ref, "governance", title="Hush file", note="Hush.")
    taken = {}
    for who in ("chief", "administrator", "governance"):
        with zipfile.ZipFile(io.BytesIO(b"".join(as_(who).post(ADDRESS).streaming_content))) as archive:
            taken[who] = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert "Hush" not in taken["chief"] + taken["administrator"]
    assert "Hush: pay" in taken["governance"]
    assert "my own" not in taken["governance"]


def test_a_figure_that_counts_so_few_stays_behind_and_so_does_its_trail(world, as_):
    hurt = Measure.objects.create(
        trust=world.trust, key="hurt", name="Hurt", kind="percentage", unit="%", frequency="term", roll_up="none",
        base="pupils",
    )  # fmt: skip
    few = record(world, world.haven_high, measure=hurt, numerator=3, denominator=40, period="2025/26 spring")
    many = record(world, world.haven_high, measure=hurt, numerator=30, denominator=60, period="2025/26 summer")
    look = SecondLook.objects.create(reading=few, looked_on=TODAY, how="A sample", agrees=True)
    with zipfile.ZipFile(io.BytesIO(b"".join(as_("chief").post(ADDRESS).streaming_content))) as archive:
        names = ("measures-reading.csv", "trail.csv", "measures-secondlook.csv")
        figures, trail, looks = (archive.read(name).decode() for name in names)
    assert look.ref not in looks
    assert many.ref in figures
    assert few.ref not in figures
    assert hurt.ref not in trail


def test_it_is_never_taken_by_following_a_link(as_):
    assert as_("chief").get(ADDRESS).status_code == 405
