"""Somebody else looks at one answer."""


def page_of(row, question="registers"):
    return f"/harbour/assurance/check/{row.ref}/look/{question}/"


def test_what_was_found_otherwise_stands_beside_the_answer_and_counts(as_, world, answered):
    row = answered(world.haven_high)
    assert as_("education").post(page_of(row), {"agrees": "no", "says": ""}).status_code == 422
    as_("education").post(page_of(row), {"agrees": "no", "says": "Two were closed at noon."})
    answer = row.answers.get(question="registers")
    assert (answer.verdict, answer.counts_as, answer.second_says) == ("met", "not met", "Two were closed at noon.")


def test_nobody_looks_at_their_own_answer_nor_at_another_schools(as_, world, answered):
    row = answered(world.haven_high)
    assert as_("head").post(page_of(row), {"agrees": "yes"}).status_code == 422
    assert as_("other_head").post(page_of(row), {"agrees": "yes"}).status_code == 404
    assert as_("trustee").get(page_of(row)).status_code == 404
