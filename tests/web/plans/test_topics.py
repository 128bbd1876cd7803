"""What every plan of a kind must speak of, and which are silent."""

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Topic

PAGE = "/harbour/plan/topics/"


def test_the_trust_asks_and_a_silent_plan_is_a_gap(as_, world):
    as_("chief").post(PAGE, {"kind": "school", "title": "Succession", "says": "Who follows whom."})
    assert "1 gap" in as_("governor").get(PAGE).content.decode()
    part = world.priority
    operations.speak_of(topic=Topic.objects.get(), element=part, by=world.people["head"])
    assert "In every one" in as_("governor").get(PAGE).content.decode()


def test_it_is_asked_no_more(as_, world):
    topic = operations.ask_to_speak_of(trust=world.trust, kind="school", title="Succession", by=None)
    as_("chief").post(PAGE, {"gone": topic.ref})
    assert not Topic.objects.exists()


def test_only_whoever_writes_the_trusts_plan_asks(as_, world):
    assert as_("head").post(PAGE, {"kind": "school", "title": "Ours"}).status_code == 404
    assert as_("stranger").get(PAGE).status_code == 404
    assert as_("chief").post(PAGE, {"kind": "no such", "title": ""}).status_code == 422
    theirs = operations.ask_to_speak_of(trust=world.elsewhere, kind="school", title="Theirs", by=None)
    assert as_("chief").post(PAGE, {"gone": theirs.ref}).status_code == 404
    assert "Theirs" not in as_("chief").get(PAGE).content.decode()
