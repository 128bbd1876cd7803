"""Judging a school against its ladder."""

from goldenthread.features.improvement.models import Assessment


def page_of(school):
    return f"/harbour/improvement/school/{school.ref}/assess/"


def test_what_was_found_is_kept_with_the_figures_and_moves_nobody(as_, stabilised):
    answer = as_("education").post(page_of(stabilised), {
        "line_leaders-who-are-seen-all-day-everywhere": "yes",
        "shows_leaders-who-are-seen-all-day-everywhere": "Six visits", "remark": "Safe now.",
    })  # fmt: skip
    row = Assessment.objects.get()
    assert answer["Location"] == f"/harbour/improvement/assessment/{row.ref}/"
    assert [(one.found, one.evidence) for one in row.judgements.all()] == [("yes", "Six visits")]
    assert {one["verdict"] for one in row.indications} == {"cannot indicate"}
    assert stabilised.improvement_phases.get().key == "stabilise"


def test_what_is_no_answer_is_refused_and_stays_typed(as_, stabilised):
    page = as_("education").post(page_of(stabilised), {
        "line_leaders-who-are-seen-all-day-everywhere": "perhaps", "remark": "Kept while I think",
    })  # fmt: skip
    assert page.status_code == 422
    assert "Kept while I think" in page.content.decode()


def test_heads_do_not_assess_and_strangers_find_nothing(as_, stabilised):
    for who in ("head", "governor", "trustee", "stranger"):
        assert as_(who).get(page_of(stabilised)).status_code == 404
