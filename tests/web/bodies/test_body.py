"""One body: its remit, its people, what it lacks, and who sat on it before."""

import datetime as dt
from types import SimpleNamespace

from goldenthread.features.approvals.models import Approval
from goldenthread.features.governance import operations as governing
from goldenthread.features.organisations import operations
from goldenthread.features.plans.models import Version
from goldenthread.features.plans.operations.agreed.versions import adopt_as_agreed
from goldenthread.web.bodies.presenters import BodyPage


def test_a_post_sits_on_it_as_before_and_a_term_stands_beside(as_, world, local, seat):
    page = as_("governor").get(f"/harbour/governance/bodies/{local.ref}/").content.decode()
    assert "Local governor, Haven High" in page
    assert "as long as the post is held" in page
    assert "28 February 2027" in page
    assert "One parent seat is vacant." in page


def test_a_term_that_ran_out_no_longer_counts(as_, world, local):
    operations.take_seat(
        body=local, by=None, name="Bo Reed", category="Parent", from_on=dt.date(2022, 11, 1),
        until_on=dt.date(2026, 10, 31),
    )  # fmt: skip
    page = as_("governance").get(f"/harbour/governance/bodies/{local.ref}/").content.decode()
    assert "Terms that ran out" in page
    assert "2 parent seats are vacant." in page


def test_a_group_without_somebody_from_a_school_says_which(as_, world, board):
    group = operations.form_body(trust=world.trust, by=None, name="Science", kind="group", wants_every_school=True)
    operations.take_seat(body=group, by=None, post=world.posts["head"], from_on=dt.date(2026, 9, 1))
    page = as_("education").get(f"/harbour/governance/bodies/{group.ref}/").content.decode()
    assert "Nobody is in it from Marsh Lane." in page
    operations.take_seat(body=group, by=None, person=world.people["other_head"], from_on=dt.date(2026, 9, 1))
    page = as_("education").get(f"/harbour/governance/bodies/{group.ref}/").content.decode()
    assert "Nobody is in it" not in page


def test_what_it_adopted_or_agreed_to_says_what_the_place_is_for_and_what_comes_first(as_, world, local):
    def its_page(body):
        return as_("governor").get(f"/harbour/governance/bodies/{body.ref}/").content.decode()

    world.school_plan.statements.create(kind="vision", text="Nobody eats alone.")
    adopt_as_agreed(plan=world.school_plan, adopted_on=dt.date(2026, 10, 6), by=None, body=local)
    assert "What it adopted" in its_page(local)
    assert "Nobody eats alone." in its_page(local)
    assert world.priority.title in its_page(local)
    Version.objects.update(body=None)
    assert "Nobody eats alone." not in its_page(local)
    way = Approval.objects.create(
        trust=world.trust, subject_kind="plan", subject_ref=world.school_plan.ref, title="Plan", route=[],
        sent_on=dt.date(2026, 9, 21),
    )  # fmt: skip
    way.signatures.create(step="local", verdict="agreed", body=local, signed_on=dt.date(2026, 10, 5))
    assert "Nobody eats alone." in its_page(local)
    board = operations.form_body(trust=world.trust, by=None, name="Another board", kind="board")
    assert "Nobody eats alone." not in its_page(board)


def test_what_it_decided_and_still_waits_for_is_listed_without_what_is_in_confidence(as_, world, board):
    meeting = governing.call_meeting(body=board, by=None, held_on=dt.date(2026, 11, 17))
    for title, is_confidential in (("One calendar", False), ("Pay, hush", True)):
        item = governing.add_item(meeting=meeting, by=None, title=title, is_confidential=is_confidential)
        governing.record_item(
            item=item, by=None, drawn_from=None, minute="", decided=governing.Decided("decide", f"{title}: yes."),
            given=governing.Given(f"{title}: draw it up", dt.date(2026, 12, 1), post=world.posts["education"]),
        )  # fmt: skip
    read = as_("governance").get(f"/harbour/governance/bodies/{board.ref}/").content.decode()
    assert "One calendar: yes." in read.split("What it decided</h2>")[1]
    assert "One calendar: draw it up" in read.split("What it waits for</h2>")[1]
    assert "What is done with those who sit here" not in read
    operations.take_seat(
        body=board, by=None, name="Advice worker", organisation="Harbour Advice", from_on=dt.date(2026, 9, 1)
    )
    for title, partners in (("Debt clinic", "Harbour Advice, weekly"), ("Food parcels", "Somebody else")):
        world.trust.undertakings.create(
            kind="agency", title=title, partners=partners, state="open", begun_on=dt.date(2026, 9, 7)
        )
    offers = as_("governance").get(f"/harbour/governance/bodies/{board.ref}/").content.decode()
    assert "Debt clinic" in offers.split("What is done with those who sit here")[1]
    assert "Food parcels" not in offers
    assert "hush" not in as_("finance_lead").get(f"/harbour/governance/bodies/{board.ref}/").content.decode()


def test_those_of_another_school_find_no_such_page(as_, local):
    for who in ("other_head", "stranger"):
        assert as_(who).get(f"/harbour/governance/bodies/{local.ref}/").status_code == 404


def test_who_came_is_added_up_by_the_organisation_or_school_that_they_come_from():
    def sitting(key, organisation="", school=""):
        return SimpleNamespace(
            key=key, name=key, membership=SimpleNamespace(organisation=organisation),
            school=SimpleNamespace(short_name=school) if school else None,
        )  # fmt: skip

    everybody = [sitting("a", "Estuary Health"), sitting("b", "Estuary Health"), sitting("c", school="Haven High")]
    standing = SimpleNamespace(body=SimpleNamespace(pk=1), everybody=[*everybody, sitting("d")])
    came = {(1, "a", "a"): (2, 3), (1, "b", "b"): (1, 3), (1, "c", "c"): (3, 3), (1, "d", "d"): (3, 3)}
    assert BodyPage(standing, came).organisations == [("Estuary Health", 3, 6), ("Haven High", 3, 3)]
