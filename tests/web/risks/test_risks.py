"""The register: who sees which risk, in which order, and what moved."""

from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.activity.models import Task
from goldenthread.features.risks import operations
from goldenthread.features.risks.operations import Scored
from tests.query_budget import queries_of
from tests.web.risks.conftest import raised

PAGE = "/harbour/risks/"


def test_one_that_is_on_the_register_is_tied_where_a_measure_is_looked_at(as_, world, risk):
    page = f"/harbour/risks/?about=measure:{world.attendance.ref}"
    assert risk.title in as_("head").get(page).content.decode()
    assert as_("head").post(page, {"risk": "nosuchrisk"}).status_code == 422
    assert as_("head").post(page, {"risk": risk.ref}).status_code == 302
    assert [(tie.kind, tie.ref) for tie in risk.links.all()] == [("measure", world.attendance.ref)]
    assert "Tie one that is" not in as_("governor").get(page).content.decode()


def test_the_greatest_stands_first_and_what_is_above_appetite_is_counted(as_, risk, of_the_trust, elsewhere):
    page = as_("chief").get(PAGE).content.decode()
    assert "1 risk above our appetite" in page
    assert page.index("The sports hall roof") < page.index("Reserves fall") < page.index("The boiler")


def test_a_head_sees_the_risks_of_the_own_school_alone(as_, risk, secret, of_the_trust, elsewhere):
    page = as_("head").get(PAGE).content.decode()
    assert "The sports hall roof" in page
    assert "A leader leaves" in page
    assert "Reserves fall" not in page.split("rows risks")[1]
    assert "The boiler" not in page


def test_a_confidential_risk_is_not_there_for_those_who_merely_see_risks(as_, secret):
    for who in ("governor", "finance_lead", "initiative"):
        assert "A leader leaves" not in as_(who).get(PAGE).content.decode()
        assert as_(who).get(f"{PAGE}risk/{secret.ref}/").status_code == 404
    assert "A leader leaves" in as_("trustee").get(PAGE).content.decode()


def test_nothing_of_a_confidential_risk_stands_in_the_trail_or_on_a_home_page(as_, world, secret):
    operations.revise_risk(
        risk=secret, by=None, drawn_from=None,
        words=operations.RiskWords(title=secret.title, kind="people", owner=world.posts["initiative"],
                                   next_review_on=secret.next_review_on, is_confidential=True),
    )  # fmt: skip
    assert "A leader leaves" not in as_("education").get("/harbour/trail/").content.decode()
    assert "A leader leaves" not in as_("initiative").get("/harbour/").content.decode()


def test_the_map_tells_what_moved_since_a_day(as_, risk):
    operations.score_risk(risk=risk, scored=Scored(Place(2, 2)), by=None)
    page = as_("chief").get(PAGE, {"from": "2026-11-21"}).content.decode()
    assert "▼ down" not in page  # both scores are of one day, on which it came to stand where it is
    assert "No risk is above our appetite" in page


def test_it_can_be_narrowed_by_place_kind_and_square(as_, world, risk, of_the_trust):
    chief = as_("chief")
    assert "Reserves fall" not in chief.get(PAGE, {"place": world.haven_high.ref}).content.decode()
    assert "The sports hall" not in chief.get(PAGE, {"kind": "finance"}).content.decode()
    assert "The sports hall" not in chief.get(PAGE, {"square": "2-4"}).content.decode()


def test_it_costs_the_same_for_forty_risks_as_for_two(as_, world, risk, of_the_trust):
    chief = as_("chief")
    few = len(queries_of(lambda: chief.get(PAGE)))
    for number in range(38):
        raised(world, f"Risk {number}", school=world.marsh_lane)
    assert len(queries_of(lambda: chief.get(PAGE))) == few


def test_a_measure_leads_to_the_risks_that_hang_on_it(as_, world, risk, of_the_trust):
    about = f"measure:{world.attendance.ref}"
    operations.tie(risk=risk, kind="measure", ref=world.attendance.ref, title="Attendance", by=None)
    assert (
        f"/harbour/risks/?about={about}"
        in as_("chief").get(f"/harbour/measures/{world.attendance.ref}/").content.decode()
    )
    page = as_("chief").get(PAGE, {"about": about}).content.decode()
    assert "1 risk is" in page
    assert "Reserves fall" not in page.split("rows risks")[1]


def test_a_measure_gone_off_track_asks_the_owner_to_look_until_they_did(as_, world, risk):
    operations.tie(risk=risk, kind="measure", ref=world.attendance.ref, title="Attendance", by=None)
    operations.look_again(world.trust, {"off_track": [[world.attendance.ref, world.haven_high.pk]]})
    operations.look_again(world.trust, {"off_track": [[world.attendance.ref, world.marsh_lane.pk]]})
    asked = Task.objects.get(kind="look at risk now")
    assert (asked.post, asked.why) == (world.posts["head"], "Attendance has gone off track")
    page = f"/harbour/risks/risk/{risk.ref}/look/"
    assert asked.why in as_("head").get(page).content.decode()
    as_("head").post(page, {"likelihood": "3", "impact": "3", "said": "Looked at.", "next_review_on": ""})
    assert not Task.objects.filter(kind="look at risk now", closed_at=None).exists()
