"""Answering for oneself."""

from goldenthread.features.activity.models import Task
from goldenthread.features.members.models import Answer


def address(audit):
    return f"/harbour/governance/audits/{audit.ref}/answer/"


def test_a_member_answers_once_and_may_change_it(as_, world, audit):
    as_("governor").post(address(audit), {"c_finance": "1", "wants": "Reading a budget"})
    as_("governor").post(address(audit), {"c_finance": "2", "c_audit": "0"})
    answer = Answer.objects.get()
    assert (answer.person, answer.scores) == (world.people["governor"], {"finance": 2, "audit": 0})
    assert not Task.objects.filter(kind="answer audit", post=world.posts["governor"], closed_at=None).exists()
    assert Task.objects.filter(kind="answer audit", post=world.posts["trustee"], closed_at=None).exists()


def test_no_member_reads_what_another_answered(as_, world, audit):
    as_("governor").post(address(audit), {"c_finance": "3", "wants": "A quiet word"})
    page = as_("trustee").get(address(audit)).content.decode()
    assert "A quiet word" not in page
    assert "checked" not in page
    for who in ("trustee", "head", "chief", "other_head"):
        for ending in ("", f"?for={world.people['governor'].ref}", "answer/"):
            page = as_(who).get(f"/harbour/governance/audits/{audit.ref}/{ending}").content.decode()
            assert who == "chief" or "A quiet word" not in page


def test_who_keeps_the_members_answers_for_whoever_never_signs_in(as_, audit, seat):
    for who, status in (("trustee", 302), ("governance", 302)):
        sent = as_(who).post(f"{address(audit)}?for={seat.ref}", {"c_finance": "2"})
        assert sent.status_code == status
    assert set(Answer.objects.values_list("name", flat=True)) == {"Trustee", "Ada Quill"}


def test_nothing_said_and_nobody_asked(as_, audit):
    assert as_("governor").post(address(audit), {}).status_code == 422
    assert as_("governor").post(address(audit), {"c_finance": "9"}).status_code == 422
    for who in ("data", "head", "stranger"):
        assert as_(who).post(address(audit), {"c_finance": "2"}).status_code == 404
