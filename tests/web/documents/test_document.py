"""A document is read with where it stands, and two taps say that it was read."""

from goldenthread.features.activity.models import Task
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.approvals.models import Approval
from goldenthread.features.documents import operations
from goldenthread.features.documents.models import Document
from goldenthread.features.organisations.models import Body
from tests.features.documents.registered import page, registered


def test_it_says_whose_it_is_when_it_is_looked_at_and_what_it_says(as_, world):
    read = as_("governor").get(page(registered(world))).content.decode()
    for words in ("Tell somebody today.", "Next review", "23 September 2027", "Safeguarding lead", "Trust board"):
        assert words in read
    assert "Write the next version" not in read


def test_whoever_is_asked_says_in_one_tap_that_they_have_read_it(as_, world):
    document = registered(world)
    operations.ask_to_read(document=document, posts=[world.posts["head"]], by=world.people["chief"])
    assert "Read Safeguarding" in as_("head").get("/harbour/").content.decode()
    assert as_("trustee").post(page(document)).status_code == 404
    assert as_("head").post(page(document)).status_code == 302
    assert not Task.objects.filter(kind="read document", closed_at=None).exists()
    assert "You read this version" in as_("head").get(page(document)).content.decode()


def test_a_draft_goes_to_those_whom_the_scheme_names_and_their_yes_puts_it_in_force(as_, world):
    board = Body.objects.create(trust=world.trust, key="board", name="Trust board", kind="board")
    world.posts["trustee"].bodies.add(board)
    document = registered(world, draft="Tell somebody within the hour.", scope="adopted")
    assert "within the hour" not in as_("trustee").get(page(document)).content.decode()
    as_("governance").post(f"/harbour/approvals/send/document/{document.ref}/", {"reason": ""})
    way = Approval.objects.get()
    assert "within the hour" in as_("trustee").get(page(document)).content.decode()
    assert "within the hour" not in as_("head").get(page(document)).content.decode()
    approvals.sign(
        approval=way, step="board", verdict="agreed", by=world.people["trustee"], post=world.posts["trustee"]
    )
    again = Document.objects.get()
    assert (again.current.number, again.current.agreed_by) == (2, "Trust board")
    assert again.next_review_on.year == 2027
    assert Task.objects.filter(kind="complete document", post=world.posts["head"], closed_at=None).exists()


def test_another_trusts_and_another_schools_is_not_there(as_, world):
    document = registered(world, title="Ours", school=world.haven_high)
    assert as_("stranger").get(page(document)).status_code == 404
    assert as_("other_head").get(page(document)).status_code == 404
    assert as_("governor").get(page(document)).status_code == 200


def test_a_case_for_growth_is_agreed_once_it_says_what_changes_and_beside_how_the_trust_stands(as_, world):
    board = Body.objects.create(trust=world.trust, key="board", name="Trust board", kind="board")
    world.posts["trustee"].bodies.add(board)
    world.attendance.heading = "Being there"
    world.attendance.save()
    case = registered(world, kind="growth-case", draft="What it brings and costs\n\nHalf a post.")
    assert (
        "does not say yet: What children and their community gain"
        in as_("governance").get(page(case)).content.decode()
    )
    as_("governance").post(f"/harbour/approvals/send/document/{case.ref}/", {"reason": ""})
    read = as_("trustee").get(f"/harbour/approvals/{Approval.objects.get().ref}/").content.decode()
    assert "It cannot be agreed yet" in read
    assert "does not say yet: Who would give which services" in read
    assert world.attendance.name in read
