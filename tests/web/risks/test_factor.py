"""One factor: looked at, tied, acted on."""

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.risks import operations
from goldenthread.features.risks.operations import FactorWords, Whose


@pytest.fixture
def factor(world):
    words = FactorWords("The handbook is new", "guidance", owner=world.posts["finance_lead"])
    return operations.note_factor(whose=Whose(world.trust), words=words, by=None)


def address(factor):
    return f"/harbour/risks/around/{factor.ref}/"


def test_a_change_of_guidance_is_looked_at_tied_and_acted_on(as_, world, factor):
    lead = as_("finance_lead")
    assert lead.post(address(factor), {"deed": "look", "said": "Two musts are new."}).status_code == 302
    assert lead.post(address(factor), {"deed": "tie", "says": "Pay: 3 %"}).status_code == 302
    asked = {"deed": "step", "says": "Change the policy", "post": world.posts["head"].ref, "due_on": "2026-12-11"}
    assert lead.post(address(factor), asked).status_code == 302
    page = lead.get(address(factor)).content.decode()
    assert all(words in page for words in ("Two musts are new.", "Pay: 3 %", "Change the policy"))
    assert "Change the policy" in as_("head").get("/harbour/").content.decode()
    assert Task.objects.filter(kind="look at factor", closed_at=None).get().due_on.year == 2027


def test_nothing_said_is_refused_and_what_cannot_be_seen_cannot_be_tied(as_, world, factor):
    lead = as_("finance_lead")
    for typed in ({"deed": "look", "said": " "}, {"deed": "tie"}, {"deed": "step"}, {"deed": "tie", "about": "x:y"}):
        assert lead.post(address(factor), typed).status_code == 422


def test_who_only_reads_writes_nothing_and_strangers_find_nothing(as_, world, factor):
    assert as_("head").get(address(factor)).status_code == 200
    for who in ("head", "trustee", "governor"):
        assert as_(who).post(address(factor), {"deed": "close"}).status_code == 404
    assert as_("stranger").get(address(factor)).status_code == 404


def test_a_factor_shows_on_the_pages_that_it_bears_on(as_, world, factor):
    for kind, ref in (("element", world.aim.ref), ("measure", world.attendance.ref)):
        operations.tie_factor(factor=factor, kind=kind, target=ref, by=None)
    for page in (f"/harbour/plan/part/{world.aim.ref}/", f"/harbour/measures/{world.attendance.ref}/"):
        shown = as_("trustee").get(page)
        assert "The handbook is new" in shown.content.decode(), page
