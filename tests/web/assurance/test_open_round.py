"""Opening a round: one page for all schools, and for months ahead."""

from goldenthread.features.activity.models import Task
from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Check, CheckRound
from tests.query_budget import queries_of

PAGE = "/harbour/assurance/rounds/open/"


def typed(world, monthly, **others):
    return {
        "checklist": monthly.ref, "schools": [world.marsh_lane.ref, world.haven_high.ref], "opens_on": "2026-11-21",
        "due_on": "2026-12-05", "repeats": "0", "post": "", **others,
    }  # fmt: skip


def test_five_months_are_opened_at_once_and_each_is_asked_for_on_its_day(as_, world, monthly):
    assert as_("chief").post(PAGE, typed(world, monthly, repeats="4")).status_code == 302
    assert sorted(CheckRound.objects.values_list("period", flat=True)) == [
        "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"
    ]  # fmt: skip
    # Two schools, and the sheet of what is asked once for all.
    assert Check.objects.filter(round__period="2027-03").count() == 3
    assert Task.objects.filter(kind="answer check").count() == 2


def test_a_month_is_opened_once_and_never_due_before_it_opens(as_, world, monthly):
    as_("chief").post(PAGE, typed(world, monthly))
    again = as_("chief").post(PAGE, typed(world, monthly))
    assert again.status_code == 422
    assert "There is a round for 2026-11 already" in again.content.decode()
    assert as_("chief").post(PAGE, typed(world, monthly, due_on="2026-11-01")).status_code == 422
    assert as_("chief").post(PAGE, typed(world, monthly, schools=[])).status_code == 422


def test_it_costs_the_same_for_one_month_and_for_five(as_, world, monthly):
    chief = as_("chief")
    chief.get(PAGE)
    queries = queries_of(lambda: chief.post(PAGE, typed(world, monthly, opens_on="2027-01-01", due_on="2027-01-09")))
    assert len(queries) < 60


def test_a_head_opens_none_and_whoever_was_given_a_checklist_opens_and_closes_that_one_alone(as_, world, monthly):
    assert as_("head").post(PAGE, typed(world, monthly)).status_code == 404
    estates, its = as_("service"), f"/harbour/assurance/checklist/{monthly.ref}/"
    assert estates.get(PAGE).status_code == 404
    given = {"deed": "arrange", "duty": "", "looks": "", "runs": world.posts["service"].ref}
    assert as_("chief").post(its, given | {"runs": world.posts["head"].ref}).status_code == 422
    assert as_("chief").post(its, given).status_code == 302
    other = operations.take_checklist(trust=world.trust, key="health-and-safety", by=None)
    assert estates.post(PAGE, typed(world, other)).status_code == 422
    made = estates.post(PAGE, typed(world, monthly))
    assert made.status_code == 302
    sheet = Check.objects.get(school=world.haven_high)
    assert "Ask another post" in estates.get(f"/harbour/assurance/check/{sheet.ref}/").content.decode()
    assert estates.get(f"{its}edit/").status_code == 404
    estates.post(made.url, {"deed": "close"})
    assert CheckRound.objects.get().closed_on is not None
