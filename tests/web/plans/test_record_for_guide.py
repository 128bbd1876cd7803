"""Recording that a body discussed a pocket guide or agreed to it."""

import pytest

from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import GuideWord


@pytest.fixture
def named(world):
    who = {"Senior forum": "discuss", "Heads’ group": "agree"}
    facts = {"plan": world.plan, "year": "2026/27", "by": None}
    return [planning.name_for_guide(who=name, does=does, **facts) for name, does in who.items()]


def test_nobody_agrees_before_all_have_discussed(as_, named):
    forum, heads = (f"/harbour/plan/pocket-guide/{word.ref}/" for word in named)
    typed = {"done_on": "2026-06-12", "note": "With two questions."}
    refused = as_("chief").post(heads, typed)
    assert refused.status_code == 422
    assert "Senior forum must have discussed it first" in refused.content.decode()
    assert "With two questions." in refused.content.decode()
    assert as_("chief").post(forum, typed).status_code == 302
    assert as_("chief").post(heads, typed).status_code == 302
    assert GuideWord.objects.get(pk=named[1].pk).done_on.day == 12


@pytest.mark.parametrize("who", ["trustee", "stranger", "head"])
def test_others_than_writers_of_the_plan_record_nothing(as_, named, who):
    page = as_(who).post(f"/harbour/plan/pocket-guide/{named[0].ref}/", {"out": "yes"})
    assert page.status_code == 404
    assert GuideWord.objects.filter(pk=named[0].pk).exists()
