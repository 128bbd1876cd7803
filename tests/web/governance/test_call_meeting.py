"""Calling a body together."""

from goldenthread.features.governance.models import Meeting
from goldenthread.features.organisations.models import Body

ADDRESS = "/harbour/governance/meetings/new/"


def test_the_agenda_is_filled_from_the_schedule_and_from_what_is_open(as_, world, local, held, coming):
    item = held.items.first()
    address = f"/harbour/governance/items/{item.ref}/record/"
    as_("governance").post(address, {
        "remit": "Count late buses", "remit_to": f"post:{world.posts['head'].ref}", "remit_due": "2026-12-01",
    })  # fmt: skip
    assert as_("governance").post(ADDRESS, {"body": local.ref, "held_on": "2027-01-19"}).status_code == 302
    called = Meeting.objects.get(held_on="2027-01-19")
    titles = list(called.items.values_list("title", flat=True))
    opening = ["Apologies", "Declarations of interest", "Minutes of 17 November 2026"]
    assert titles[:4] == [*opening, "Reporting back: Count late buses"]
    assert "Attendance and those who miss most" in titles
    assert "Executive pay" not in titles
    # Whoever sits there finds what is to be approved, and what came of what was asked.
    page = as_("governor").get(f"/harbour/governance/meetings/{called.ref}/pack/").content.decode()
    assert f"/harbour/governance/meetings/{held.ref}/minutes/" in page
    assert f"/harbour/governance/remits/{called.items.get(source='report').source_ref}/" in page


def test_who_keeps_no_meetings_calls_none(as_, world, local):
    for who in ("head", "governor", "chief", "stranger"):
        assert as_(who).get(ADDRESS).status_code == 404


def test_a_day_that_is_none_is_sent_back(as_, local):
    answer = as_("governance").post(ADDRESS, {"body": local.ref, "held_on": "soon", "place": "The hall"})
    assert answer.status_code == 422
    assert "The hall" in answer.content.decode()


def test_where_no_body_is_named_yet_the_page_says_so_and_leads_there(as_, world):
    Body.objects.filter(trust=world.trust).update(dissolved_on="2026-01-01")
    answer = as_("governance").get(ADDRESS)
    assert answer.status_code == 200
    assert "/harbour/settings/places/body/new/" in answer.content.decode()
    assert as_("head").get(ADDRESS).status_code == 404
