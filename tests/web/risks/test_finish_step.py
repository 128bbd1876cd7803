"""Finishing a step."""

from goldenthread.features.activity.models import Task
from goldenthread.features.risks import operations


def test_whoever_was_asked_finishes_it_and_is_asked_no_more(as_, world, risk):
    step = operations.add_step(risk=risk, says="Get quotes", post=world.posts["chief"], by=None)
    page = f"/harbour/risks/step/{step.ref}/"
    assert as_("other_head").post(page, {"said": "Mine"}).status_code == 404
    assert as_("chief").post(page, {"said": "Three came."}).status_code == 302
    assert not Task.objects.filter(kind="act on risk", closed_at=None).exists()
    assert as_("chief").get(page).status_code == 404
    late = as_("chief").post(page, {"said": "A fourth <b>came</b> too.", "password": "not for show"})
    assert late.status_code == 404
    assert "A fourth &lt;b&gt;came&lt;/b&gt; too." in late.content.decode()
    assert "not for show" not in late.content.decode()


def test_whoever_is_asked_for_a_step_of_a_confidential_risk_reads_it_until_it_is_done_and_nobody_else(
    as_, world, secret
):
    its, asked = f"/harbour/risks/risk/{secret.ref}/", as_("other_head")
    step = operations.add_step(risk=secret, says="Lend a teacher", post=world.posts["other_head"], by=None)
    page = f"/harbour/risks/step/{step.ref}/"
    for who in ("governor", "finance_lead", "education", "initiative"):
        assert (as_(who).get(its).status_code, as_(who).post(page, {"said": "Mine"}).status_code) == (404, 404)
    read = asked.get(its).content.decode()
    assert page in read
    assert "Put it on an agenda" not in read
    assert secret.title not in asked.get("/harbour/").content.decode()
    told = asked.post(page, {"said": "She comes on Mondays."}, follow=True).content.decode()
    assert "Done." in told
    assert "yours to do" in told
    assert asked.get(its).status_code == 404
