"""The whole pack on one page."""

import datetime as dt

from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.governance import operations
from goldenthread.features.governance.models import Note
from goldenthread.features.organisations.models import Body
from goldenthread.features.risks import operations as risking


def test_everything_lies_open_and_a_note_is_kept_without_leaving(as_, world, board, coming):
    page = f"/harbour/governance/meetings/{coming.ref}/pack/"
    item = coming.items.first()
    shown = as_("trustee").get(page).content.decode()
    assert all(each.title.replace("’", "’") in shown for each in coming.items.all())
    kept = as_("trustee").post(page, {"item": item.ref, "note": "Ask about buses."})
    assert kept.url.endswith(f"#item-{item.ref}")
    assert Note.objects.get().person == world.people["trustee"]
    assert "Ask about buses." in as_("trustee").get(page).content.decode()
    assert "Ask about buses." not in as_("governance").get(page).content.decode()


def test_what_is_confidential_lies_open_to_those_who_sit_there_alone(as_, world, held, secret):
    page = f"/harbour/governance/meetings/{held.ref}/pack/"
    assert "Hush" in as_("governor").get(page).content.decode()
    assert "Hush" not in as_("chief").get(page).content.decode()
    assert as_("chief").post(page, {"item": secret.ref, "note": "Aha."}).status_code == 404


def test_what_the_board_works_on_is_closed_to_schools_until_it_is_approved_or_opened(as_, world, board):
    """A paper of the board's speaks of Marsh Lane; Haven High's head and governor read no word of it."""
    meeting = operations.call_meeting(body=board, by=None, held_on=dt.date(2026, 11, 10))
    item = operations.add_item(meeting=meeting, by=None, title="Marsh Lane's roll", says="It may close.")
    operations.ask_question(
        body=board, by=None, asks="Do the families of Marsh Lane know?", asker="A trustee", item=item
    )
    came = {f"{world.posts['trustee'].ref}:Trustee": "present"}
    operations.record_attendance(meeting=meeting, by=None, came=came)
    operations.record_item(
        item=item,
        by=None,
        drawn_from=None,
        minute="",
        decided=operations.Decided("decide", "Marsh Lane stays."),
        given=None,
    )
    base = f"/harbour/governance/meetings/{meeting.ref}/"
    pages = (base, f"{base}pack/", f"{base}minutes/", "/harbour/governance/questions/")

    def reads(who):
        return [page for page in pages if "Marsh Lane" in as_(who).get(page).content.decode().split("<main")[1]]

    assert [len(reads(who)) for who in ("trustee", "chief", "head", "governor")] == [4, 4, 0, 0]
    for who in ("head", "governor"):
        assert as_(who).get(f"/harbour/governance/items/{item.ref}/").status_code == 404
        assert as_(who).get(f"{base}minutes/open/pdf/").status_code == 404
    as_("governance").post(f"{base}minutes/", {"part": "open", "corrections": ""})
    assert reads("head") == [f"{base}minutes/"]
    assert as_("head").get(f"{base}minutes/open/pdf/").status_code == 200
    Body.objects.filter(pk=board.pk).update(is_open=True)
    assert len(reads("governor")) == 4


def test_the_gravest_risks_are_kept_as_they_stood_and_none_in_confidence(as_, world, coming):
    for title, is_secret in (("Reserves run out", False), ("Hush, a leader leaves", True)):
        words = risking.RiskWords(title, "finance", is_confidential=is_secret)
        risking.raise_risk(whose=risking.Whose(world.trust), words=words, by=None, scored=risking.Scored(Place(4, 5)))
    operations.send_agenda(meeting=coming, by=None)
    page = as_("trustee").get(f"/harbour/governance/meetings/{coming.ref}/pack/").content.decode()
    assert "Reserves run out" in page
    assert "Hush" not in page


def test_the_page_costs_the_same_however_much_is_on_the_agenda(as_, coming, django_assert_max_num_queries):
    for number in range(12):
        operations.add_item(meeting=coming, by=None, title=f"Item {number}")
    client = as_("trustee")
    with django_assert_max_num_queries(24):
        client.get(f"/harbour/governance/meetings/{coming.ref}/pack/")
