"""Recording an inspection under each set of rules, without a grade that the report does not give."""

from goldenthread.features.assurance.models import Review
from goldenthread.web.assurance.found_forms import InspectionForm

PAGE = "/harbour/assurance/reviews/inspection/"


def grade(area):
    found = list(dict.fromkeys(InspectionForm.every_area.fget(None)))
    return f"grade_{found.index(area)}"


def typed(world, **others):
    return {
        "place": world.haven_high.ref, "regime": "report card", "held_on": "2026-10-06", "safeguarding": "met",
        "judgement": "", "summary": "", grade("Inclusion"): "Strong standard", **others,
    }  # fmt: skip


def test_a_report_card_has_areas_and_no_overall_grade(as_, world):
    assert as_("head").post(PAGE, typed(world)).status_code == 302
    row = Review.objects.get()
    assert (row.regime, row.grades, row.safeguarding) == ("report card", {"Inclusion": "Strong standard"}, "met")
    page = as_("head").get(f"/harbour/assurance/review/{row.ref}/").content.decode()
    likely = page.split("Likely again by")[1][:120].replace("\xa0", " ").replace("&nbsp;", " ")
    assert "6 October 2030" in likely
    its = f"/harbour/assurance/review/{row.ref}/edit/"
    window = typed(world, next_from_on="2029-01-08", next_due_on="2029-03-30", revision=row.revision)
    assert as_("head").post(its, window | {"next_due_on": "2028-03-30"}).status_code == 422
    assert as_("head").post(its, window).status_code == 302
    page = as_("head").get(f"/harbour/assurance/review/{row.ref}/").content.decode().replace("\xa0", " ")
    assert "8 January 2029" in page.split("Likely again between")[1].split("30 March 2029")[0]
    assert "Strong standard" in page


def test_a_grade_of_other_rules_is_sent_back(as_, world):
    answer = as_("head").post(PAGE, typed(world, **{grade("Overall effectiveness"): "Good"}))
    assert answer.status_code == 422
    assert "Under those rules there is no such grade" in answer.content.decode()
    older = {"regime": "judgements", grade("Inclusion"): "", grade("Quality of education"): "Good"}
    assert as_("head").post(PAGE, typed(world, **older)).status_code == 302
