"""A draft is read piece by piece as it went out, by those who were asked about it."""

import datetime as dt

import pytest

from goldenthread.features.approvals import operations
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.documents import operations as documents
from goldenthread.features.documents.operations.versions import Words
from goldenthread.features.improvement import operations as improving
from tests.features.delegation.schemes import adopted
from tests.features.documents.registered import page, registered
from tests.web.delegation.drafts import drafted

WRITTEN = "Why\n\nChildren are heard.\n\nWhom we tell\n\nThe lead, within a day."
ASKED = {"audience": ["heads"], "says": "Could you live by it?", "closes_on": "2026-12-04"}


def ask(as_, kind, ref):
    assert as_("governance").post(f"/harbour/approvals/consult/{kind}/{ref}/", ASKED).status_code == 302
    return Consultation.objects.first()


def said(as_, who, round_):
    answer = as_(who).get(f"/harbour/approvals/round/{round_.ref}/draft/")
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


@pytest.fixture
def policy(world):
    """A policy that only the head and the chief officer may read, with a draft."""
    document = registered(world, draft=WRITTEN, audience="named")
    document.readers.set([world.posts["governance"]])
    return document


def test_a_policy_for_named_posts_opens_to_those_asked_while_they_are_asked_and_to_nobody_else(as_, world, policy):
    round_ = ask(as_, "document", policy.ref)
    assert "Whom we tell" in said(as_, "head", round_)
    assert as_("head").get(page(policy)).status_code == 200
    assert as_("chief").get(page(policy)).status_code == said(as_, "trustee", round_) == 404
    operations.sum_up(consultation=round_, heard="Little.", changed="Nothing.", by=None)
    assert as_("head").get(page(policy)).status_code == said(as_, "trustee", round_) == 404


def test_the_second_round_shows_what_changed_in_which_section(as_, world):
    policy = registered(world, draft=WRITTEN)
    operations.sum_up(consultation=ask(as_, "document", policy.ref), heard="Sooner.", changed="The time.", by=None)
    policy.refresh_from_db()
    words = {"full": Words(WRITTEN.replace("within a day", "within the hour"))}
    documents.write_draft(document=policy, by=None, renditions=words, drawn_from=policy.revision)
    read = said(as_, "head", ask(as_, "document", policy.ref))
    assert "1 piece differs" in read
    assert "<del>a day</del><ins>the hour</ins>" in read


def test_a_scheme_and_a_ladder_are_spoken_of_line_by_line(as_, world):
    adopted(world)
    ladder = improving.adopt_ladder(trust=world.trust, key="four-phases", by=None, on=dt.date(2026, 9, 1))
    for kind, ref in (("scheme", drafted(world).ref), ("ladder", ladder.ref)):
        round_ = ask(as_, kind, ref)
        piece = round_.passages[1]
        assert piece.title in said(as_, "head", round_)
        typed = {"do": "say", "part": piece.ref, "text": "Too slow for us."}
        assert as_("head").post(f"/harbour/approvals/round/{round_.ref}/", typed).status_code == 302
        assert piece.title in as_("head").get(f"/harbour/approvals/round/{round_.ref}/").content.decode()
