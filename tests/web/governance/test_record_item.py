"""Taking down what is said at an item."""

from goldenthread.features.activity.models import Task
from goldenthread.features.governance.models import Decision, Question, Remit


def test_a_decision_a_remit_a_question_and_a_conflict_are_taken_down_at_once(as_, world, held):
    item = held.items.first()
    address = f"/harbour/governance/items/{item.ref}/record/"
    answer = as_("governance").post(address, {
        "minute": "Long talk about buses.", "kind": "challenge", "decision": "Show us the figures by bus.",
        "about": f"measure:{world.attendance.ref}", "remit": "Count late buses",
        "remit_to": f"post:{world.posts['head'].ref}", "remit_due": "2026-12-01", "declared_by": "Ada Quill",
        "declared": "Her firm runs buses", "withdrew": "on", "asks": "Why always Mondays?", "asked_by": "Ada Quill",
        "answer": "The depot opens late.", "revision": item.revision,
    })  # fmt: skip
    assert answer.status_code == 302
    assert Decision.objects.get().subject_ref == world.attendance.ref
    assert Question.objects.get().answer == "The depot opens late."
    assert item.conflicts.get().withdrew
    assert Task.objects.get(kind="report on remit").post == world.posts["head"]
    assert Remit.objects.get().text == "Count late buses"


def test_half_a_remit_is_sent_back_and_nothing_typed_is_lost(as_, held):
    item = held.items.first()
    answer = as_("governance").post(
        f"/harbour/governance/items/{item.ref}/record/", {"minute": "A long talk.", "remit": "Count"}
    )
    assert answer.status_code == 422
    assert "A long talk." in answer.content.decode()
    assert not Remit.objects.exists()


def test_nobody_but_the_clerk_takes_down(as_, held, secret):
    assert as_("head").get(f"/harbour/governance/items/{held.items.first().ref}/record/").status_code == 404
    assert as_("administrator").get(f"/harbour/governance/items/{secret.ref}/record/").status_code == 404


def test_a_lost_quorum_is_told_where_something_is_decided(as_, world, held):
    item = held.items.create(title="Phones", order=70)
    address = f"/harbour/governance/items/{item.ref}/record/"
    held.body.quorum_least = 2
    held.body.save()
    assert "There is no quorum for this item" in as_("governance").get(address).content.decode()
    held.body.quorum_least = 1
    held.body.save()
    assert "no quorum" not in as_("governance").get(address).content.decode()
    item.conflicts.create(name="Local governor", says="A cousin.", withdrew=True)
    assert "1 withdrew" in as_("governance").get(address).content.decode()
