"""Trying to get at what is in confidence, by every door that leads to findings and to documents."""

import io
import zipfile

import pytest
from django.test import Client

from goldenthread.features.activity.models import Notification, Task
from goldenthread.features.approvals import operations as approving
from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Finding
from goldenthread.features.documents.models import Document
from goldenthread.features.organisations import operations as organising
from goldenthread.features.reviews import operations as reviewing
from goldenthread.foundation import subjects
from tests.features.documents.proof import attached
from tests.features.documents.registered import registered
from tests.world import TODAY

LISTS = (
    "", "trail/", "assurance/", "assurance/findings/?show=all", "assurance/evidence/", "plan/{plan}/found/",
    "assurance/evidence/area/excel/", "assurance/school/{school}/", "assurance/round/{round}/file/excel/", "calendar",
)  # fmt: skip


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def taken(client):
    """Return all that somebody takes away of the whole trust, as one text."""
    return unpacked(b"".join(client.post("/harbour/reports/export/").streaming_content))


@pytest.fixture
def read(as_, world):
    """Return what a page or a file says to one of the cast; or, of "calendar", their own calendar programme."""

    def of(who, page):
        if page == "calendar":
            token = reviewing.make_feed(trust=world.trust, by=world.people[who])
            return Client().get(f"/calendar/{token}.ics").content.decode()
        content = as_(who).get(f"/harbour/{page}").content
        return unpacked(content) if content.startswith(b"PK") else content.decode()

    return of


@pytest.fixture
def hushed(as_, world, answered):
    """Record, as the safeguarding lead, something in confidence that comes of a check of Haven High."""
    check = answered(world.haven_high, registers="not met")
    typed = {
        "place": world.haven_high.ref, "says": "Hush: a leader.", "severity": "significant", "area": "Hush",
        "found_on": "2026-11-20", "recommended": "Hush: talk to them.", "post": world.posts["finance_lead"].ref,
        "due_on": "2026-12-01", "pillar": "curriculum", "quotation": "", "is_confidential": "on",
    }  # fmt: skip
    made = as_("safeguarding").post(f"/harbour/assurance/new/?about=check:{check.ref}&question=registers", typed)
    assert made.status_code == 302
    assert "Hush" in as_("safeguarding").get(made.url).content.decode()
    row = Finding.objects.get()
    attached(world, "finding", row.ref, "safeguarding", title="Hush file", note="Hush.")
    return row


def test_a_finding_in_confidence_is_read_by_few_and_stands_nowhere_else(as_, world, hushed, read):
    recommended = hushed.recommendations.get()
    its = [f"/harbour/assurance/finding/{hushed.ref}/", f"/harbour/assurance/recommendation/{recommended.ref}/"]
    names = {
        "plan": world.school_plan.ref, "school": world.haven_high.ref,
        "round": hushed.check_sheet.round.ref,
    }  # fmt: skip
    for who in ("governor", "education", "other_head", "administrator", "data"):
        assert [as_(who).get(page).status_code for page in its] == [404, 404]
        assert as_(who).post(its[0], {"deed": "recommend", "says": "Mine"}).status_code == 404
        assert as_(who).post(its[1], {"deed": "finish", "says": "Mine"}).status_code == 404
        for page in LISTS:
            assert "Hush" not in read(who, page.format(**names)), (who, page)
    for who in ("chief", "head", "trustee", "safeguarding", "finance_lead"):
        assert "Hush" in as_(who).get(its[0]).content.decode(), who
    # Of those who read it, too, it stands in nothing that they hand on or that others may read over a shoulder.
    for who in ("chief", "head", "governance", "finance_lead"):
        for page in ("", "trail/", "calendar", *(one for one in LISTS if "excel" in one)):
            assert "Hush" not in read(who, page.format(**names)), (who, page)
    assert "Hush" not in taken(as_("administrator"))
    assert "Hush: a leader." in taken(as_("chief"))
    said = [*Task.objects.values_list("title", "why"), *Notification.objects.values_list("says", "subject_kind")]
    assert "Hush" not in str(said)
    assert not Notification.objects.filter(post=world.posts["trustee"]).exists()


def test_whoever_is_asked_reads_it_until_it_is_done_and_its_words_do_not_go_into_a_plan(as_, world, hushed):
    recommended = hushed.recommendations.get()
    page, asked = f"/harbour/assurance/recommendation/{recommended.ref}/", as_("finance_lead")
    assert subjects.begins_with("recommendation", recommended.ref).title == ""
    told = asked.post(page, {"deed": "finish", "says": "Hush: they talked."}, follow=True)
    assert "It is in confidence" in told.content.decode()
    assert asked.get(page).status_code == 404
    assert "Hush" not in as_("safeguarding").get("/harbour/").content.decode()
    operations.confirm(row=recommended.__class__.objects.get(), says="So it is.", by=world.people["chief"])
    assert "Hush" not in as_("administrator").get("/harbour/trail/").content.decode()


def test_a_closed_document_that_is_agreed_and_commented_on_has_no_title_where_others_read_along(as_, world, read):
    board = organising.form_body(trust=world.trust, by=None, name="Trust board", kind="board")
    board.posts.add(world.posts["trustee"])
    paper = registered(
        world, title="Hush", audience=Document.Audience.NAMED, draft="Quietly.", owner=world.posts["governance"]
    )
    approving.open_round(
        trust=world.trust, subject_kind="document", subject_ref=paper.ref, title=paper.title, bodies=[board],
        posts=[], says="Hush: what do you think?", closes_on=TODAY.replace(day=28), by=world.people["governance"],
    )  # fmt: skip
    assert "Comments on a confidential document" in read("trustee", "calendar")
    as_("governance").post(f"/harbour/approvals/send/document/{paper.ref}/", {"reason": "Hush."})
    told = [
        read("trustee", "calendar"),
        *(as_("chief").get(f"/harbour/{page}").content.decode() for page in ("trail/", "")),
    ]
    assert "Hush" not in str(
        [*told, *Task.objects.values_list("title", "why"), *Notification.objects.values_list("says")]
    )
    assert Task.objects.filter(kind="decide", title__startswith="Agree to a confidential document").exists()
    assert "Hush" not in taken(as_("administrator"))
