"""Self-evaluations side by side."""

from tests.web.assurance.test_evaluate import written

PAGE = "/harbour/assurance/self-evaluation/"


def test_schools_in_their_own_words_stand_side_by_side_and_who_has_none_is_named(as_, world):
    written(as_("head"), world.haven_high)
    page = as_("chief").get(PAGE).content.decode()
    assert "1 of 2 schools without a self-evaluation of this year" in page
    assert all(words in page for words in ("Curriculum and teaching", "Reading", "Our orchard", "blooming"))


def test_a_head_sees_the_own_school_alone(as_, world):
    written(as_("head"), world.haven_high)
    page = as_("other_head").get(PAGE).content.decode()
    assert "Haven High" not in page
    assert as_("stranger").get(PAGE).status_code == 404
