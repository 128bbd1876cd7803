"""Who changed what, for those who may see it in the whole trust."""

from goldenthread.features.plans import operations as planning
from goldenthread.features.trail.models import Entry
from goldenthread.features.trail.operations import record
from goldenthread.features.trail.queries import breaks


def test_a_change_stands_there_with_who_and_what(as_, world):
    planning.give_progress(element=world.priority, status="at risk", said="Late buses.", by=world.people["head"])
    page = as_("governance").get("/harbour/trail/").content.decode()
    assert "Head, Haven High" in page
    assert "Late buses." in page


def test_earlier_lines_are_a_page_away(as_, world):
    for number in range(60):
        record(trust=world.trust.pk, by=None, did="noted", kind="trust", ref="x", title=f"Line {number}")
    governance = as_("governance")
    first = governance.get("/harbour/trail/").content.decode()
    assert "Line 59" in first
    assert "Line 3<" not in first
    oldest_shown = Entry.objects.filter(trust=world.trust.pk).order_by("-number")[49].number
    assert "Line 3" in governance.get(f"/harbour/trail/?before={oldest_shown}").content.decode()


def test_a_head_sees_the_trail_on_their_own_things_only(as_):
    assert as_("head").get("/harbour/trail/").status_code == 404


def test_a_line_that_was_altered_is_found_out(world):
    for title in ("one", "two", "three"):
        record(trust=world.trust.pk, by=None, did="noted", kind="trust", ref="x", title=title)
    Entry.objects.filter(trust=world.trust.pk, title="two").update(title="deux")
    assert [gap.number for gap in breaks(world.trust.pk)] == [2]


def test_a_line_that_was_taken_out_is_found_out(world):
    for title in ("one", "two", "three"):
        record(trust=world.trust.pk, by=None, did="noted", kind="trust", ref="x", title=title)
    Entry.objects.filter(trust=world.trust.pk, title="two").delete()
    assert [gap.why for gap in breaks(world.trust.pk)] == ["entry 2 is missing"]


def test_a_number_that_is_none_is_passed_over(as_):
    assert as_("governance").get("/harbour/trail/?before=99999999999999999999").status_code == 200
