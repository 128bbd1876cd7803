"""Adding one part: at the top, under another, or right after one."""

import datetime as dt

import pytest

from goldenthread.features.plans.models import Element


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/add/"


def test_a_part_is_added_under_another_and_its_date_is_read(as_, world, address):
    client = as_("governance")
    answer = client.post(f"{address}?under={world.strand.ref}", {"title": "A nurse", "due_words": "by July 2027"})
    made = Element.objects.get(title="A nurse")
    assert answer.headers["Location"] == f"/harbour/plan/{world.plan.ref}/edit/#part-{made.ref}"
    assert (made.parent, made.due_until) == (world.strand, dt.date(2027, 7, 31))


def test_a_part_is_added_right_after_one_and_another_after_that(as_, world, address):
    answer = as_("chief").post(f"{address}?after={world.aim.ref}", {"title": "Second", "another": "yes"})
    made = Element.objects.get(title="Second")
    assert made.parent == world.strand
    assert answer.headers["Location"] == f"{address}?after={made.ref}"


def test_the_page_uses_the_trusts_word_and_says_what_a_date_means(as_, world, address):
    page = as_("chief").get(address, {"under": world.strand.ref, "due_words": "by July 2027"}).content.decode()
    assert "Add a aim" not in page
    assert "Add an aim" in page
    assert "“by July 2027” is read as" in page


@pytest.mark.parametrize(("typed", "says"), [
    ({"title": ""}, "Fill this in."),
    ({"title": "x" * 301}, "at most 300 characters"),
    ({"title": "T", "number": "9" * 31}, "at most 30 characters"),
    ({"title": "T", "due_words": "z" * 161}, "at most 160 characters"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, address, typed, says):
    answer = as_("chief").post(address, {"text": "Kept words", **typed})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Kept words" in answer.content.decode()


def test_nothing_is_added_below_the_deepest_level(as_, world, address):
    assert as_("chief").get(f"{address}?under={world.aim.ref}").status_code == 404
    assert as_("chief").post(f"{address}?under={world.aim.ref}", {"title": "T"}).status_code == 404


@pytest.mark.parametrize("under", ["nothing", "' OR 1=1", "x" * 900])
def test_a_place_that_is_not_there_is_not_found(as_, address, under):
    assert as_("chief").get(address, {"under": under}).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {"title": "T"}).status_code == 404


def test_a_head_of_another_school_adds_nothing_here(as_, world):
    address = f"/harbour/plan/{world.school_plan.ref}/add/"
    assert as_("other_head").post(address, {"title": "T"}).status_code == 404
    assert as_("head").post(address, {"title": "T"}).status_code == 302
