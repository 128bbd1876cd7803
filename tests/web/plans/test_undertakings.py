"""The register of what people take on."""

import datetime as dt

import pytest

from goldenthread.domain.plans.undertakings import planned_by
from goldenthread.features.plans import operations
from goldenthread.features.trail.models import Entry
from tests.query_budget import assert_within
from tests.world import TODAY

ADDRESS = "/harbour/plan/undertakings/"


@pytest.fixture
def take_on(world):
    def make(title, kind="pilot", element=None):
        row = operations.begin_undertaking(
            trust=world.trust, kind=kind, title=title, by=world.people["head"], post=world.posts["head"],
            element=element, answers={"for_whom": "The council", "what": "A form"} if kind == "pilot" else
            {"whose": "The department's", "said": "Yes"},
        )  # fmt: skip
        return operations.open_undertaking(undertaking=row, by=world.people["head"])

    return make


def test_results_stand_under_the_theme_that_they_serve(as_, world, take_on):
    row = take_on("One form", element=world.aim)
    operations.say_of_undertaking(undertaking=row, step="result", said="One is enough", by=world.people["head"])
    page = as_("governor").get(ADDRESS).content.decode()
    assert "Health and wellbeing" in page
    thread = as_("governor").get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()
    assert "What is taken on for it" in thread
    assert "One is enough" in page


def test_one_kind_is_shown_alone_or_what_is_ones_own(as_, world, take_on):
    take_on("One form")
    take_on("An answer to the department", kind="policy")
    page = as_("trustee").get(ADDRESS, {"kind": "policy"}).content.decode()
    assert "An answer to the department" in page
    assert "One form" not in page
    operations.begin_undertaking(trust=world.trust, kind="pilot", title="The chief's", by=world.people["chief"])
    own = as_("chief").get(ADDRESS, {"mine": "1"}).content.decode()
    assert "The chief&#x27;s" in own
    assert "One form" not in own


def test_what_is_written_elsewhere_now_is_not_begun_here(as_):
    page = as_("chief").get(ADDRESS, {"kind": "remit"}).content.decode()
    assert "A body gives a remit in its meeting" in page
    assert "Begin: remit" not in page
    assert as_("chief").get("/harbour/plan/undertakings/new/remit/").status_code == 404


def test_what_is_still_written_is_not_told_to_others(as_, world):
    operations.begin_undertaking(trust=world.trust, kind="pilot", title="Secret", by=world.people["head"])
    assert "Secret" in as_("head").get(ADDRESS).content.decode()
    assert "Secret" not in as_("trustee").get(ADDRESS).content.decode()


def test_the_register_asks_as_few_questions_for_many_as_for_few(as_, world, take_on):
    client = as_("chief")
    take_on("First", element=world.aim)
    client.get(ADDRESS)
    before = assert_within(20, lambda: client.get(ADDRESS))
    for number in range(8):
        take_on(f"Number {number}", element=world.aim)
    assert assert_within(20, lambda: client.get(ADDRESS)) == before


def test_a_kind_counts_how_often_each_choice_was_given_and_drafts_do_not_count(as_, world):
    by = world.people["head"]
    for title, came, opens in (("A", "Won", True), ("B", "Won", True), ("C", "Not won", True), ("D", "Won", False)):
        row = operations.begin_undertaking(
            trust=world.trust, kind="bid", title=title, by=by,
            answers={"to": "A fund", "what_for": "Reading", "came": came},
        )  # fmt: skip
        if opens:
            operations.open_undertaking(undertaking=row, by=by)
    page = as_("head").get(ADDRESS, {"kind": "bid"}).content.decode()
    assert "Won</a> <b>2</b>" in page
    assert "Not won</a> <b>1</b>" in page
    won = as_("chief").get(ADDRESS, {"kind": "bid", "came": "Won", "nothing": "of it"}).content.decode()
    assert "Only: Won." in won
    assert "Not won</a>" not in won


@pytest.fixture
def prospect(world):
    return operations.begin_undertaking(
        trust=world.trust, kind="prospect", title="Saltmarsh Infants", by=world.people["chief"],
        answers={"who": "The head", "seeks": "Help", "tell": "Near, and together", "stands": "First talk"},
    )  # fmt: skip


def test_a_school_that_may_join_is_read_by_those_who_read_what_is_in_confidence_alone(as_, world, prospect):
    operations.open_undertaking(undertaking=prospect, by=world.people["chief"])
    operations.say_of_undertaking(
        undertaking=prospect, step="sent", said="The pack, to the chair", by=world.people["chief"]
    )
    page = as_("chief").get(ADDRESS, {"kind": "prospect"}).content.decode()
    assert "The pack, to the chair" in page
    assert "First talk</a> <b>1</b>" in page
    assert "Saltmarsh" in as_("trustee").get(ADDRESS).content.decode()
    for who in ("administrator", "head", "education", "initiative"):
        assert "Saltmarsh" not in as_(who).get(ADDRESS).content.decode()
        assert as_(who).get(f"/harbour/plan/undertaking/{prospect.ref}/").status_code == 404


def test_the_trail_does_not_name_a_school_that_may_join(world, prospect):
    entry = Entry.objects.filter(kind="undertaking").get()
    assert entry.title == "School that may join"
    assert (entry.before, entry.after) == ({}, {})


def test_what_is_sent_again_and_again_stands_beside_what_was_planned_by_group_and_channel(as_, world):
    row = operations.begin_undertaking(
        trust=world.trust, kind="message", title="News of our schools", by=world.people["chief"],
        answers={"group": "Families", "says": "What goes on", "channel": "Newsletter", "often": "Every half term"},
    )  # fmt: skip
    operations.open_undertaking(undertaking=row, by=world.people["chief"], on=TODAY - dt.timedelta(days=130))
    operations.say_of_undertaking(undertaking=row, step="sent", said="The October issue", by=world.people["chief"])
    page = as_("head").get(ADDRESS, {"kind": "message"}).content.decode()
    for says in ("Families · Newsletter · Every half term", "Sent: 1 of 2 planned by now", "Waits for somebody"):
        assert says in page
    operations.say_of_undertaking(undertaking=row, step="sent", said="The November issue", by=world.people["chief"])
    assert "Waits for somebody" not in as_("head").get(ADDRESS, {"kind": "message"}).content.decode()


@pytest.mark.parametrize(
    ("times", "days", "planned"), [(6, 60, 0), (6, 61, 1), (38, 365, 38), (1, 364, 0), (3, -5, 0)]
)
def test_each_share_of_a_year_counts_when_it_is_over(times, days, planned):
    assert planned_by(times, TODAY, TODAY + dt.timedelta(days=days)) == planned


def test_numbers_are_added_up_year_by_year_and_words_are_no_number(as_):
    client, begin = as_("head"), "/harbour/plan/undertakings/new/adults/"
    typed = {"title": "Into care work", "answer_what": "Care", "answer_whom": "Parents", "answer_started": "about 20"}
    refused = client.post(begin, typed)
    assert refused.status_code == 422
    assert "Write a whole number" in refused.content.decode()
    made = client.post(begin, typed | {"answer_started": "20", "answer_completed": "15"})["Location"]
    client.post(made, {"deed": "open"})
    page = as_("trustee").get(ADDRESS, {"kind": "adults"}).content.decode()
    assert "Year by year" in page
    assert "(75&nbsp;%)" in page
