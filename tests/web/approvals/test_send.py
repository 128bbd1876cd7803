"""Sending a thing to those who agree to it."""

from goldenthread.features.approvals.models import Approval
from goldenthread.features.organisations.models import Post


def address(plan):
    return f"/harbour/approvals/send/plan/{plan.ref}/"


def test_it_says_who_answers_before_it_is_sent(as_, draft):
    shown = as_("chief").get(address(draft)).content.decode()
    assert "The board agrees" in shown
    assert "Trustee" in shown


def test_it_is_sent_with_a_word_and_once(as_, draft):
    assert as_("chief").post(address(draft), {"reason": "For the December meeting."}).status_code == 302
    sent = Approval.objects.get()
    assert (sent.reason, sent.turn, sent.route_key) == ("For the December meeting.", "board", "trust")
    assert as_("chief").get(address(draft))["Location"].endswith(f"/{sent.ref}/")


def test_it_is_not_sent_where_nobody_could_answer(world, as_, draft):
    Post.objects.filter(role="trustee").delete()
    answer = as_("chief").post(address(draft), {})
    assert answer.status_code == 422
    assert "Nobody can answer for this step yet: The board agrees" in answer.content.decode()
    assert not Approval.objects.exists()


def test_only_those_who_may_change_it_send_it(as_, draft):
    for who in ("governor", "trustee", "head", "data", "stranger"):
        assert as_(who).post(address(draft), {}).status_code == 404, who
    assert as_("chief").get("/harbour/approvals/send/trust/harbour/").status_code == 404
