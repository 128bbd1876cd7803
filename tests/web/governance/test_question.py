"""One question and its answer."""

from goldenthread.features.activity.models import Notification, Task
from goldenthread.features.governance import operations
from goldenthread.features.plans import operations as plans


def test_the_answer_is_kept_and_whoever_asked_is_told(as_, world, local):
    row = operations.ask_question(
        body=local, by=None, asks="Why Mondays?", asker="Ada", asked_by=world.posts["governor"]
    )
    address = f"/harbour/governance/questions/{row.ref}/"
    assert as_("head").post(address, {"answer": "Hm."}).status_code == 404
    as_("governance").post(address, {"answer": "The depot opens late."})
    assert "The depot opens late." in as_("governor").get(address).content.decode()
    assert "Make it part of a plan" in as_("chief").get(address).content.decode()
    plans.add_action(
        element=world.aim, title="A bus before eight", by=world.people["chief"],
        source=("challenge question", row.ref),
    )  # fmt: skip
    assert "A bus before eight" in as_("governor").get(address).content.decode()
    assert Notification.objects.get().post == world.posts["governor"]


def test_one_asked_in_confidence_is_not_there_for_others(as_, secret):
    address = f"/harbour/governance/questions/{secret.questions.get().ref}/"
    can = [who for who in ("governor", "governance", "head", "administrator", "chief")
           if as_(who).get(address).status_code == 200]  # fmt: skip
    assert can == ["governor", "governance"]


def test_two_answers_at_once_lose_nothing(as_, local):
    row = operations.ask_question(body=local, by=None, asks="Why Mondays?", asker="Ada")
    address = f"/harbour/governance/questions/{row.ref}/"
    as_("governance").post(address, {"answer": "The depot opens late.", "revision": 1})
    late = as_("governance").post(address, {"answer": "The bus is slow.", "revision": 1})
    assert late.status_code == 409
    assert "The depot opens late." in late.content.decode()
    assert "The bus is slow." in late.content.decode()


def test_without_a_clerk_of_its_own_whoever_keeps_meetings_is_asked(world, local):
    operations.ask_question(body=local, by=None, asks="Why Mondays?", asker="Ada")
    assert [task.post for task in Task.objects.filter(kind="answer challenge")] == [world.posts["governance"]]
