"""Adding something that comes round."""

import pytest

ADDRESS = "/harbour/year/cycle/new/"
TYPED = {
    "title": "Census", "area": "statutory", "anchor": "day", "day": "7", "month": "10", "of": "schools",
    "who": "role:head", "months": ["4"],
}  # fmt: skip


def test_a_duty_is_added_by_the_way_that_was_chosen(as_, world):
    assert as_("chief").post(ADDRESS, TYPED).status_code == 302
    duty = world.trust.duties.get()
    assert (duty.title, duty.month, duty.day, duty.months, duty.role) == ("Census", 10, 7, [], "head")


def test_one_post_can_be_asked(as_, world):
    as_("chief").post(ADDRESS, TYPED | {"who": f"post:{world.posts['data'].ref}", "of": "trust"})
    assert world.trust.duties.get().post == world.posts["data"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"day": "31", "month": "2"},
        {"anchor": "months", "months": []},
        {"who": "role:king"},
        {"only": ["x"]},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(as_, world, wrong):
    answer = as_("chief").post(ADDRESS, TYPED | {"says": "Kept words"} | wrong)
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert not world.trust.duties.exists()


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_whoever_does_not_keep_the_year_finds_no_such_page(as_, who):
    assert as_(who).post(ADDRESS, TYPED).status_code == 404
