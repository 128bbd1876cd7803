"""The targets that wait for a person."""

from goldenthread.features.measures import operations
from goldenthread.features.measures.operations import TargetLine
from tests.features.measures.figures_of import aim_for
from tests.query_budget import assert_within

ADDRESS = "/harbour/measures/targets/"


def aim(world, text, **facts):
    line = TargetLine(text=text, measure=world.attendance, **facts)
    return operations.set_target(trust=world.trust, line=line, by=world.people["education"])


def test_each_waits_under_what_it_waits_for(world, as_):
    aim_for(world, ">=", 95, text="Attendance of 95 %")
    aim(world, "Highly effective attendance", tier=4)
    aim(world, "A welcome that families speak well of", tier=3)
    aim(world, "Well above England", tier=2, op=">", reference="England", margin_word="well")
    page = as_("education").get(ADDRESS).content.decode()
    anew, sized, signed = (
        page.index("write these anew"),
        page.index("Without a figure"),
        page.index("To be signed off"),
    )
    assert anew < page.index("Highly effective attendance") < sized
    assert "say what would be seen or counted" in page
    assert sized < page.index("Well above England") < signed
    assert signed < page.index("A welcome that families speak well of")
    assert "Attendance of 95 %" not in page.partition("<main")[2]


def test_none_waits_where_all_is_said_and_a_reader_is_offered_no_deed(world, as_):
    assert "None waits" in as_("trustee").get(ADDRESS).content.decode()
    aim(world, "Highly effective attendance", tier=4)
    assert "Write it anew" not in as_("trustee").get(ADDRESS).content.decode()
    client = as_("trustee")
    assert_within(8, lambda: client.get(ADDRESS))
    assert as_("stranger").get(ADDRESS).status_code == 404
