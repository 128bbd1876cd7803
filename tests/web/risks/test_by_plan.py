"""Risks by part of the plan, and the parts without one."""

from goldenthread.features.risks import operations
from tests.query_budget import assert_within

PAGE = "/harbour/risks/plan/"


def test_a_part_stands_with_what_endangers_it_and_the_others_by_themselves(as_, world, of_the_trust):
    assert "1 part has no risk named" in as_("trustee").get(PAGE).content.decode()
    operations.tie(risk=of_the_trust, kind="element", ref=world.aim.ref, title="Aim", by=None)
    page = as_("trustee").get(PAGE).content.decode()
    assert all(words in page for words in ("Every part has its risks named", "Reserves fall below the floor"))
    assert as_("stranger").get(PAGE).status_code == 404
    reader = as_("trustee")
    assert_within(30, lambda: reader.get(PAGE))


def test_who_may_not_read_a_confidential_risk_finds_it_beside_no_part(as_, world, secret):
    operations.tie(risk=secret, kind="element", ref=world.aim.ref, title="Aim", by=None)
    assert "A leader leaves" not in as_("data").get(PAGE).content.decode()
    assert "A leader leaves" in as_("trustee").get(PAGE).content.decode()
