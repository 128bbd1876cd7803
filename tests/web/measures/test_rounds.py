"""The rounds of a trust."""

from goldenthread.features.measures import operations
from tests.features.measures.figures_of import record
from tests.query_budget import assert_within
from tests.web.measures.rounds_of import opened

ADDRESS = "/harbour/measures/rounds/"


def test_open_rounds_come_first_with_what_is_in(world, as_):
    closed = opened(world, period="2025/26 spring")
    operations.close_round(found=closed, by=world.people["data"], drawn_from=1)
    opened(world)
    record(world, world.haven_high, numerator=930, denominator=1000, period="2025/26 summer")
    page = as_("data").get(ADDRESS).content.decode()
    assert page.index("1 of 2 in") < page.index("0 of 2 in")
    assert "Open a round" in page
    assert "Haven High: <b>2</b>" in page


def test_without_one_it_says_what_happens_instead(world, as_):
    assert "No round yet" in as_("data").get(ADDRESS).content.decode()
    assert "Open a round" not in as_("head").get(ADDRESS).content.decode()


def test_it_takes_a_few_queries_however_many_there_are(world, as_):
    for _ in range(6):
        opened(world)
    client = as_("data")
    assert_within(10, lambda: client.get(ADDRESS))
