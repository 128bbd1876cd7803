"""What lies around the trust, as a list."""

import datetime as dt

from goldenthread.features.risks import operations
from goldenthread.features.risks.models import Factor
from goldenthread.features.risks.operations import FactorWords, Whose

PAGE = "/harbour/risks/around/"


def test_a_list_is_begun_from_what_most_trusts_reckon_with_once(as_, world):
    assert as_("chief").post(PAGE).status_code == 302
    assert as_("chief").post(PAGE).status_code == 302
    assert Factor.objects.count() == 11
    page = as_("chief").get(PAGE).content.decode()
    assert "Tied to nothing <b>11</b>" in page
    assert as_("head").post(PAGE).status_code == 404


def test_what_nobody_looked_at_for_a_year_is_said_first_and_a_head_sees_no_other_schools(as_, world):
    long_ago = dt.date(2025, 6, 1)
    for title, school in (("Births fall", None), ("A new road", world.haven_high), ("Hush lane", world.marsh_lane)):
        operations.note_factor(
            whose=Whose(world.trust, school), words=FactorWords(title, "market"), by=None, on=long_ago
        )
    page = as_("head").get(PAGE).content.decode()
    assert "2 factors have not been looked at within the year" in page
    assert "Hush lane" not in page
    assert "Births fall" in page


def test_the_list_costs_the_same_however_long_it_is(as_, world, django_assert_max_num_queries):
    for number in range(12):
        words = FactorWords(f"Factor {number}", "social", owner=world.posts["chief"])
        made = operations.note_factor(whose=Whose(world.trust), words=words, by=None)
        operations.add_factor_step(factor=made, says="Ask", by=None, post=world.posts["chief"])
    client = as_("chief")
    with django_assert_max_num_queries(20):
        client.get(PAGE)
