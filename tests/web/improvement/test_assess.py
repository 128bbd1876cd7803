"""Judging a school against its ladder."""

import datetime as dt

from goldenthread.features.assurance.models import Review
from goldenthread.features.improvement.models import Assessment
from goldenthread.features.improvement.queries import figures_of
from goldenthread.features.measures import catalogue
from goldenthread.features.measures import operations as measuring
from goldenthread.features.members.models import Review as GovernanceReview
from goldenthread.features.organisations.models import Body


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
    Assessment.objects.update(made_on=dt.date(2026, 10, 2))
    as_("education").post(page_of(stabilised), {
        "line_leaders-who-are-seen-all-day-everywhere": "yes",
        "shows_leaders-who-are-seen-all-day-everywhere": "Six visits",
        "line_an-eye-for-what-is-urgent-and": "no", "shows_an-eye-for-what-is-urgent-and": "Two projects too many",
    })  # fmt: skip
    kept = {one.found: one.found_on for one in Assessment.objects.first().judgements.all()}
    assert kept == {"yes": dt.date(2026, 10, 2), "no": None}
    page = as_("education").get(page_of(stabilised)).content.decode()
    assert "2 October 2026. Left as it is, it keeps that day." in page


def test_what_is_no_answer_is_refused_and_stays_typed(as_, stabilised):
    page = as_("education").post(page_of(stabilised), {
        "line_leaders-who-are-seen-all-day-everywhere": "perhaps", "remark": "Kept while I think",
    })  # fmt: skip
    assert page.status_code == 422
    assert "Kept while I think" in page.content.decode()


def test_heads_do_not_assess_and_strangers_find_nothing(as_, stabilised):
    for who in ("head", "governor", "trustee", "stranger"):
        assert as_(who).get(page_of(stabilised)).status_code == 404


def test_it_says_which_figures_the_trust_keeps_no_measure_for_and_the_catalogue_answers(as_, stabilised, world):
    page = as_("education").get(page_of(stabilised)).content.decode()
    assert "keeps no measure for" in page
    assert "Progress 8</b> <span" in page
    entry = next(one for one in catalogue.entries() if one.key == "progress_8")
    [measure] = measuring.define_measures(trust=world.trust, definitions=[entry.definition()], by=None)
    page = as_("education").get(page_of(stabilised)).content.decode()
    assert "There is no figure." in page
    assert "Progress 8</b> <span" not in page
    measure.phases = ["primary"]
    measure.save()
    page = as_("education").get(page_of(stabilised)).content.decode()
    assert "not asked here: Progress 8" in page


def test_the_latest_review_stands_beside_the_line_that_it_speaks_of(as_, stabilised):
    for title, stage in (("Safeguarding of the autumn", "reported"), ("Safeguarding to come", "planned")):
        Review.objects.create(
            trust=stabilised.trust, school=stabilised, kind="audit", title=title, stage=stage,
            held_on=dt.date(2026, 10, 5),
        )  # fmt: skip
    page = as_("education").get(page_of(stabilised)).content.decode()
    assert "Safeguarding of the autumn</a>" in page
    assert "Safeguarding to come" not in page


def test_a_review_of_the_local_body_from_outside_stands_beside_what_is_said_of_it(as_, improved):
    body = Body.objects.get(school=improved)
    review = GovernanceReview.objects.create(
        trust=improved.trust, title="Review of the local body", reported_on=dt.date(2026, 6, 19)
    )
    review.bodies.add(body)
    page = as_("chief").get(page_of(improved)).content.decode()
    assert "Review of the local body</a>" in page
    assert "Is it here as in Sustain already?" in page


def test_what_is_so_in_the_next_phase_can_be_judged_before_a_move_there(as_, stabilised):
    as_("education").post(page_of(stabilised), {"line_control-is-being-gained": "partly"})
    assert [one.line for one in Assessment.objects.get().judgements.all()] == ["control-is-being-gained"]


def test_an_assessment_of_an_earlier_day_knows_no_later_figure(stabilised, ladder, kept):
    kept("persistent_absence", "31.2")
    then = figures_of(None, ladder, [stabilised], today=dt.date(2026, 9, 5))[stabilised.pk]["persistent_absence"]
    now = figures_of(None, ladder, [stabilised])[stabilised.pk]["persistent_absence"]
    assert (then.why_not, now.why_not) == ("There is no figure.", "")
