"""Who decides? asked in words and by the decision itself."""

import datetime as dt

import pytest

from goldenthread.features.delegation import operations
from goldenthread.features.organisations.models import Body, Holding
from tests.features.delegation.schemes import adopted
from tests.query_budget import assert_within

ADDRESS = "/harbour/who-decides/"


@pytest.fixture(autouse=True)
def _scheme(world):
    adopted(world)


def ask(client, **asked):
    return client.get(ADDRESS, asked).content.decode()


def test_a_question_in_words_names_amount_and_school(as_) -> None:
    page = ask(as_("chief"), q="who can sign a £12,000 order at Haven High?")
    assert "<b>Chief executive</b>" in page
    assert "above £5,000, up to £50,000" in page
    assert "2026/27" in page
    assert "<b>Head, Haven High</b>" in ask(as_("chief"), q="buy for £400 at Haven High")


def test_without_an_amount_every_band_is_told(as_, world) -> None:
    page = ask(as_("head"), decision="orders", school=world.haven_high.ref)
    for words in ("Up to £5,000", "Head, Haven High", "Above £50,000", "Trust board"):
        assert words in page


def test_whoever_sees_one_school_asks_of_it_and_with_nothing_asked_everything_is_there_to_look_through(as_) -> None:
    assert "<b>Head, Haven High</b>" in ask(as_("governor"), q="buy for £400")
    assert "<b>Head</b>" in ask(as_("governor"), q="buy for £400", school="")
    page = ask(as_("trustee"))
    assert "Place an order" in page
    assert "Agree a school&#x27;s plan" in page
    assert 'aria-current="page">Ask<' in page
    assert "The scheme<" in page


def test_a_vacancy_and_a_body_that_is_not_operated_are_told(as_, world) -> None:
    Holding.objects.filter(post=world.posts["chief"]).update(until_on=dt.date(2026, 10, 31))
    page = ask(as_("governance"), decision="hub-priorities")
    assert "in place of Hub board, which is not operated" in page
    assert "Nobody holds the post that decides: Chief executive" in page


def test_a_school_whose_local_body_is_gone_is_told_so_and_not_that_the_scheme_lacks_a_name(as_, world) -> None:
    body = Body.objects.create(
        trust=world.trust, school=world.haven_high, key="own", name="Our own", kind=Body.Kind.LOCAL_BODY
    )
    assert "No post sits on" in ask(as_("governance"), decision="school-plan", school=world.haven_high.ref)
    Body.objects.filter(pk=body.pk).update(dissolved_on=dt.date(2026, 9, 30))
    page = ask(as_("governance"), decision="school-plan", school=world.haven_high.ref)
    assert "Haven High has no Local body on that day." in page
    assert "answers to" not in page
    assert "on that day" not in ask(as_("governance"), decision="school-plan")


def test_what_differs_at_a_school_says_why_and_until_when(as_, world) -> None:
    line = {"above": None, "up_to": None, "jointly": False, "parts": {"chief": ["decide"]}}
    operations.load_variances(trust=world.trust, by=None, variances=[operations.VarianceWords(
        "orders", [line], "The budget is in recovery", dt.date(2026, 9, 1), dt.date(2026, 12, 31), world.haven_high,
    )])  # fmt: skip
    page = ask(as_("head"), decision="orders", school=world.haven_high.ref)
    assert "The budget is in recovery" in page
    assert "31 December 2026" in page
    later = ask(as_("head"), decision="orders", school=world.haven_high.ref, on="2027-01-01", amount="10")
    assert "The budget is in recovery" not in later
    # Another school's troubles are its own.
    assert "recovery" not in ask(as_("other_head"), decision="orders", school=world.haven_high.ref)


def test_a_day_before_any_scheme_and_bad_input_are_answered(as_) -> None:
    assert "No scheme is in force on that day" in ask(as_("chief"), on="2020-01-01")
    wrong = as_("chief").get(ADDRESS, {"amount": "lots", "on": "soon", "q": "orders"})
    assert wrong.status_code == 422
    assert "lots" in wrong.content.decode()


def test_the_main_search_leads_here(as_) -> None:
    page = as_("chief").get("/harbour/search/", {"q": "order"}).content.decode()
    assert "decision=orders" in page


def test_a_stranger_is_told_nothing(as_) -> None:
    assert as_("stranger").get(ADDRESS).status_code == 404


def test_its_queries_do_not_grow(as_) -> None:
    client = as_("chief")
    client.get(ADDRESS)
    assert_within(25, lambda: client.get(ADDRESS))
