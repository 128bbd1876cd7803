"""Whoever has no business with a body's meeting, a risk, a check or a visit finds none of it: seven of them.

Each of the things says “hush”; what says it on any page to any of the seven has been let out.
"""

import datetime as dt

import pytest

from goldenthread.features.assurance import operations as assuring
from goldenthread.features.documents import operations as filing
from goldenthread.features.governance import operations as governing
from goldenthread.features.governance.models import Note
from goldenthread.features.members import operations as members
from goldenthread.features.organisations.models import Post
from goldenthread.features.risks import operations as risking
from tests.world import hold, person

OUTSIDERS = ("other_head", "other_governor", "trustee", "stranger", "nobody", "other_lead", "data")
# Of the seven, those who read what is open about every school, and are kept from what is confidential alone.
READS_THE_OPEN = {"trustee", "data"}


@pytest.fixture
def outsiders(world):
    """Add whom the cast lacks: a governor and a safeguarding lead of the other school."""
    for who, title, role in (
        ("other_governor", "Local governor, Marsh Lane", "governor"),
        ("other_lead", "Safeguarding lead, Marsh Lane", "school_safeguarding_lead"),
    ):
        post = Post.objects.create(trust=world.trust, key=who, title=title, role=role, school=world.marsh_lane)
        world.posts[who], world.people[who] = post, person(title)
        hold(post, world.people[who])


@pytest.fixture
def kept(world, local, held, secret):
    """Return the addresses of what Haven High keeps to itself, and of what it keeps from other schools."""
    haven, base = world.haven_high, "/harbour"
    Note.objects.create(item=secret, person=world.people["governor"], text="Hush, a note of my own.")
    visit = members.plan_visit(
        trust=world.trust, school=haven, kind="Hush visit", on=dt.date(2026, 11, 10), who="A governor", by=None,
        visitor=world.people["governor"], post=world.posts["governor"], purpose="Hush.", is_confidential=True,
    )  # fmt: skip
    risk = risking.raise_risk(
        whose=risking.Whose(world.trust, haven), by=None,
        words=risking.RiskWords("Hush, a risk", "people", is_confidential=True),
    )  # fmt: skip
    around = risking.note_factor(
        whose=risking.Whose(world.trust, haven), words=risking.FactorWords("Hush, a rival", "market"), by=None
    )
    checklist = assuring.take_checklist(trust=world.trust, key="monthly-compliance", by=None)
    when = assuring.When("2026-11", "November", dt.date(2026, 11, 2), dt.date(2026, 11, 18))
    sheet = assuring.open_rounds(checklist=checklist, times=[when], schools=[haven], by=None)[0].checks.get(
        school=haven
    )
    found = assuring.record_finding(
        trust=world.trust, school=haven, words=assuring.FindingWords("Hush, a gate."), by=None
    )
    proofs = [
        filing.attach(trust=world.trust, subject_kind=kind, subject_ref=row.ref, note="Hush, a proof.", by=None)
        for kind, row in (("risk", risk), ("finding", found))
    ]
    after = governing.call_meeting(body=held.body, by=None, held_on=dt.date(2027, 1, 12))
    secrets = {
        f"{base}/documents/evidence/{proofs[0].ref}/",
        f"{base}/governance/items/{secret.ref}/",
        f"{base}/governance/meetings/{held.ref}/",
        f"{base}/governance/meetings/{held.ref}/pack/",
        f"{base}/governance/meetings/{after.ref}/pack/",
        f"{base}/governance/meetings/{held.ref}/minutes/",
        f"{base}/governance/meetings/{held.ref}/minutes/confidential/pdf/",
        f"{base}/governance/questions/",
        f"{base}/governance/",
        f"{base}/search/?q=pay",
        f"{base}/year/",
        f"{base}/",
        f"{base}/governance/visits/",
        f"{base}/governance/visits/{visit.ref}/",
        f"{base}/risks/",
        f"{base}/risks/risk/{risk.ref}/",
    }
    of_a_school = {
        f"{base}/documents/evidence/{proofs[1].ref}/",
        f"{base}/risks/around/",
        f"{base}/risks/around/{around.ref}/",
        f"{base}/assurance/check/{sheet.ref}/",
        f"{base}/assurance/finding/{found.ref}/",
        f"{base}/assurance/findings/",
    }
    # A trustee reads every risk, the confidential among them.
    return secrets, of_a_school, {page for page in secrets if "/risks/" in page or proofs[0].ref in page}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_page_lets_out_what_is_confidential_or_another_schools(as_, client, kept, outsiders, who):
    secrets, of_a_school, of_risks = kept
    reader = client if who == "nobody" else as_(who)
    for page in secrets if who in READS_THE_OPEN else [*secrets, *of_a_school]:
        if who == "trustee" and page in of_risks:
            continue
        answer = reader.get(page)
        assert answer.status_code in (200, 302, 404), page
        assert "hush" not in answer.content.decode(errors="replace").lower(), page


@pytest.mark.parametrize("who", ["data", "chief", "administrator"])
def test_the_trail_holds_no_word_of_what_is_confidential(as_, kept, who):
    page = as_(who).get("/harbour/trail/").content.decode().lower()
    # What was found at a school, what lies around it, and that somebody went there, is told of openly.
    for open_to_them in ("hush, a gate", "hush, a rival", "hush visit"):
        page = page.replace(open_to_them, "")
    assert "hush" not in page
