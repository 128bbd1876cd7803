"""Closing an audit."""

from goldenthread.features.activity.models import Task


def test_nobody_is_asked_any_longer(as_, audit):
    address = f"/harbour/governance/audits/{audit.ref}/close/"
    assert as_("trustee").post(address).status_code == 404
    assert as_("governance").post(address).status_code == 302
    assert not Task.objects.filter(kind="answer audit", closed_at=None).exists()
    assert as_("governor").get(f"/harbour/governance/audits/{audit.ref}/answer/").status_code == 404
