"""Whoever has no business with a body's meeting, a risk, a check or a visit finds none of it, by whatever door.

Each of the things says “hush”; what says it to anybody who may not read it has been let out: on a page, in its
title or its headers, in a file of any kind, in a calendar or in a letter.
"""

import datetime as dt
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pypdfium2
import pytest
from django.core import mail
from django.test import Client

from goldenthread.features.assurance import operations as assuring
from goldenthread.features.documents import operations as filing
from goldenthread.features.governance import operations as governing
from goldenthread.features.governance.models import Note
from goldenthread.features.members import operations as members
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.models import Post
from goldenthread.features.reviews import operations as reviewing
from goldenthread.features.risks import operations as risking
from goldenthread.web.mail.digest import send_digest
from tests.world import hold, person

OUTSIDERS = (
    "other_head", "other_governor", "other_clerk", "other_lead", "trustee", "data", "stranger", "nobody",
)  # fmt: skip
# Those who read what is open about every school, and are kept from what is confidential alone.
READS_THE_OPEN = {"trustee", "data"}


@pytest.fixture
def outsiders(world):
    """Add whom the cast lacks: a governor, a clerk and a safeguarding lead of the other school."""
    body = organising.form_body(
        trust=world.trust, by=None, name="Marsh Lane committee", kind="local body", school=world.marsh_lane
    )
    for who, title, role in (
        ("other_governor", "Local governor, Marsh Lane", "governor"),
        ("other_clerk", "Clerk, Marsh Lane", "governor"),
        ("other_lead", "Safeguarding lead, Marsh Lane", "school_safeguarding_lead"),
    ):
        post = Post.objects.create(trust=world.trust, key=who, title=title, role=role, school=world.marsh_lane)
        world.posts[who], world.people[who] = post, person(title)
        hold(post, world.people[who])
    body.posts.add(world.posts["other_governor"])
    organising.take_seat(
        body=body, by=None, post=world.posts["other_clerk"], from_on=dt.date(2024, 9, 1), is_member=False,
        office="clerk",
    )  # fmt: skip
    governing.call_meeting(body=body, by=None, held_on=dt.date(2026, 11, 17))


@pytest.fixture
def kept(world, local, held, secret, outsiders):
    """Return the doors to what Haven High keeps to itself, to what it keeps from other schools, and to its risks."""
    haven, base, head = world.haven_high, "/harbour", world.people["head"]
    Note.objects.create(item=secret, person=world.people["governor"], text="Hush, a note of my own.")
    visit = members.plan_visit(
        trust=world.trust, school=haven, kind="Hush visit", on=dt.date(2026, 11, 10), who="A governor", by=None,
        visitor=world.people["governor"], post=world.posts["governor"], purpose="Hush.", is_confidential=True,
    )  # fmt: skip
    whose = risking.Whose(world.trust, haven)
    risk = risking.raise_risk(
        whose=whose, by=head,
        words=risking.RiskWords("Hush, a risk", "people", owner=world.posts["head"], is_confidential=True),
    )  # fmt: skip
    risking.add_step(risk=risk, says="Hush, a step", by=head, post=world.posts["head"])
    up = risking.escalate(
        risk=risk, reason="Hush, why.", answer_by=dt.date(2026, 12, 1), by=head, post=world.posts["head"],
        to=[world.posts["chief"]],
    )  # fmt: skip
    issue = risking.raise_issue(
        whose=whose, by=head, board=[], words=risking.IssueWords("Hush, it fell", "Hush.", is_confidential=True)
    )
    around = risking.note_factor(whose=whose, words=risking.FactorWords("Hush, a rival", "market"), by=None)
    checklist = assuring.take_checklist(trust=world.trust, key="safeguarding-counts", by=None)
    when = assuring.When("2026-11", "November", dt.date(2026, 11, 2), dt.date(2026, 11, 18))
    round_ = assuring.open_rounds(checklist=checklist, times=[when], schools=[haven, world.marsh_lane], by=None)[0]
    sheet = round_.checks.get(school=haven)
    few = assuring.Said("3", note="Hush, three.", shown="Hush, in the file")
    assuring.answer_check(check=sheet, said={"protection-plans": few}, by=head)
    found = assuring.record_finding(
        trust=world.trust, school=haven, words=assuring.FindingWords("Hush, a gate."), by=None
    )
    proofs = [
        filing.attach(trust=world.trust, subject_kind=kind, subject_ref=row.ref, note="Hush, a proof.", by=None)
        for kind, row in (("risk", risk), ("finding", found))
    ]
    asked = governing.ask_question(body=held.body, by=None, asks="Hush, and why?", asker="A governor", item=secret)
    after = governing.call_meeting(body=held.body, by=None, held_on=dt.date(2027, 1, 12))
    remit = secret.remits.get()
    secrets = {
        f"{base}/governance/items/{secret.ref}/",
        f"{base}/governance/items/{secret.ref}/record/",
        f"{base}/governance/meetings/{held.ref}/",
        f"{base}/governance/meetings/{held.ref}/pack/",
        f"{base}/governance/meetings/{held.ref}/pack/pdf/",
        f"{base}/governance/meetings/{after.ref}/pack/",
        f"{base}/governance/meetings/{held.ref}/minutes/",
        f"{base}/governance/meetings/{held.ref}/minutes/confidential/pdf/",
        f"{base}/governance/meetings/{held.ref}/minutes/confidential/docx/",
        f"{base}/governance/questions/",
        f"{base}/governance/questions/{asked.ref}/",
        f"{base}/governance/remits/{remit.ref}/",
        f"{base}/governance/",
        f"{base}/documents/evidence/of/agenda%20item/{secret.ref}/",
        f"{base}/search/?q=pay",
        f"{base}/year/",
        f"{base}/",
        f"{base}/mine/",
        f"{base}/news/",
        f"{base}/governance/visits/",
        f"{base}/governance/visits/{visit.ref}/",
        f"{base}/assurance/safeguarding/",
        f"{base}/assurance/evidence/area/excel/",
        f"{base}/assurance/round/{round_.ref}/file/excel/",
        f"{base}/assurance/round/{round_.ref}/file/pdf/",
    }
    of_a_school = {
        f"{base}/documents/evidence/{proofs[1].ref}/",
        f"{base}/risks/around/",
        f"{base}/risks/around/{around.ref}/",
        f"{base}/assurance/check/{sheet.ref}/",
        f"{base}/assurance/finding/{found.ref}/",
        f"{base}/assurance/findings/",
    }
    of_risks = {
        f"{base}/documents/evidence/{proofs[0].ref}/",
        f"{base}/documents/evidence/of/risk/{risk.ref}/",
        f"{base}/risks/",
        f"{base}/risks/file/excel/",
        f"{base}/risks/risk/{risk.ref}/",
        f"{base}/risks/escalation/{up.ref}/",
        f"{base}/risks/issue/{issue.ref}/",
        f"{base}/risks/issues/",
    }
    return secrets, of_a_school, of_risks


def test_no_door_lets_out_what_is_confidential_or_another_schools(world, as_, client, kept):
    secrets, of_a_school, of_risks = kept
    faults = []
    for who in OUTSIDERS:
        reader = client if who == "nobody" else as_(who)
        # A trustee reads every risk, the confidential among them.
        pages = (
            secrets | (set() if who in READS_THE_OPEN else of_a_school) | (set() if who == "trustee" else of_risks)
        )
        for page in sorted(pages):
            answer = reader.get(page)
            if answer.status_code not in {200, 302, 404} or "hush" in words_of(answer):
                faults.append((who, page, answer.status_code))
        if who != "nobody":
            faults += [(who, door) for door, says in letters_of(world, who) if "hush" in says]
    assert faults == []
    # The planted words are there to be found: whoever may read them does.
    assert all("hush" in words_of(as_("governor").get(page)) for page in secrets if page.endswith("/pack/pdf/"))
    assert "hush" in words_of(as_("head").get("/harbour/risks/file/excel/"))


def words_of(answer) -> str:
    """Return all that an answer says: its headers, and its body, taken apart where it is a file."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    heads = " ".join(f"{name}: {value}" for name, value in answer.items())
    return (heads + " ".join(texts_of(body))).lower()


def texts_of(body: bytes) -> Iterator[str]:
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as packed:
            for name in packed.namelist():
                yield name
                yield from texts_of(packed.read(name))
    elif body.startswith(b"%PDF"):
        paper = pypdfium2.PdfDocument(body)
        yield str(paper.get_metadata_dict())
        yield from (page.get_textpage().get_text_range() for page in paper)
    else:
        yield body.decode(errors="replace")


def letters_of(world, who):
    """Yield what one reads without signing in: the calendar by its link, and the digest as text and as HTML."""
    reader = world.stranger if who == "stranger" else world.people[who]
    if who != "stranger":
        link = reviewing.make_feed(trust=world.trust, by=reader)
        yield "calendar", words_of(Client().get(f"/calendar/{link}.ics"))
    mail.outbox.clear()
    send_digest(world.trust, {"person": reader.ref})
    for letter in mail.outbox:
        yield "digest", f"{letter.subject} {letter.body} {letter.alternatives}".lower()


def test_the_trail_holds_no_word_of_what_is_confidential(as_, kept):
    for who in ("data", "chief", "administrator"):
        page = as_(who).get("/harbour/trail/").content.decode().lower()
        # What was found at a school, what lies around it, and that somebody went there, is told of openly.
        assert "a visit in confidence: haven high" in page
        for open_to_them in ("hush, a gate", "hush, a rival"):
            page = page.replace(open_to_them, "")
        assert "hush" not in page, who
