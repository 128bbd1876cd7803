"""The register says what is late, what is only drafted, and what nobody has read; each sees what is theirs."""

import datetime as dt

from goldenthread.features.documents import operations
from goldenthread.features.organisations.models import School
from tests.features.documents.registered import registered
from tests.query_budget import queries_of

REGISTER = "/harbour/documents/"


def test_what_is_overdue_comes_first_and_is_told_with_whose_it_is(as_, world):
    registered(world, on=dt.date(2025, 11, 1))
    registered(world, title="Complaints", owner=None)
    page = as_("trustee").get(REGISTER).content.decode()
    assert "1 of 2 documents is overdue for review" in page
    assert page.index("Safeguarding lead") < page.index("nobody owns it")


def test_a_head_sees_the_trusts_and_their_own_and_no_drafts_of_the_trust(as_, world):
    registered(world)
    registered(world, title="Our uniform", school=world.haven_high, owner=world.posts["head"])
    registered(world, title="Their uniform", school=world.marsh_lane, owner=world.posts["other_head"])
    registered(world, title="Only drafted", on=None, draft="Not yet.")
    page = as_("head").get(REGISTER).content.decode()
    assert [word in page for word in ("Safeguarding", "Our uniform", "Their uniform", "Only drafted")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert "Only drafted" in as_("governance").get(REGISTER).content.decode()


def test_what_only_named_posts_may_read_nobody_else_finds(as_, world):
    closed = registered(world, title="Whom we tell", audience="named", readers=[world.posts["trustee"]])
    for who, there in {"trustee": True, "safeguarding": True, "chief": False, "head": False}.items():
        assert ("Whom we tell" in as_(who).get(f"{REGISTER}?q=tell").content.decode()) is there
        assert (as_(who).get(f"{REGISTER}{closed.ref}/").status_code == 200) is there
        assert ("Whom we tell" in as_(who).get("/harbour/search/?q=whom").content.decode()) is there


def test_words_are_found_in_the_text_and_the_list_is_narrowed(as_, world):
    registered(world)
    registered(world, title="Complaints")
    operations.begin_document(trust=world.trust, by=None, title="Empty", kind="charter")
    page = as_("chief").get(f"{REGISTER}?q=tell+today&kind=policy").content.decode()
    assert "2 documents found" in page
    assert "1 document found" in as_("chief").get(f"{REGISTER}?state=draft").content.decode()


def test_forty_schools_cost_no_more_queries_than_two(as_, world):
    registered(world, scope="adopted")
    browser = as_("chief")
    few = len(queries_of(lambda: browser.get(REGISTER)))
    for number in range(38):
        school = School.objects.create(trust=world.trust, key=f"s{number}", name=f"S{number}", phase="primary")
        registered(world, title=f"Of S{number}", school=school)
    assert len(queries_of(lambda: browser.get(REGISTER))) <= few
    assert few <= 16
