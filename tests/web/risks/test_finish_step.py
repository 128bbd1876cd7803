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


def test_whoever_is_asked_from_elsewhere_reads_the_risk_until_it_is_done(as_, world, risk):
    its = f"/harbour/risks/risk/{risk.ref}/"
    assert as_("other_head").get(its).status_code == 404
    step = operations.add_step(risk=risk, says="Lend a teacher", post=world.posts["other_head"], by=None)
    asked = as_("other_head")
    read = asked.get(its).content.decode()
    assert f"/risks/step/{step.ref}/" in read
    assert "Put it on an agenda" not in read
    assert asked.post(f"/harbour/risks/step/{step.ref}/", {"said": "She comes on Mondays."}).status_code == 302
    assert asked.get(its).status_code == 404
