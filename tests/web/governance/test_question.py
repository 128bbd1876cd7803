"""One question and its answer."""

from goldenthread.features.activity.models import Notification
from goldenthread.features.governance import operations


def test_the_answer_is_kept_and_whoever_asked_is_told(as_, world, local):
    row = operations.ask_question(
        body=local, by=None, asks="Why Mondays?", asker="Ada", asked_by=world.posts["governor"]
    )
    address = f"/harbour/governance/questions/{row.ref}/"
    assert as_("head").post(address, {"answer": "Hm."}).status_code == 404
    as_("governance").post(address, {"answer": "The depot opens late."})
    assert "The depot opens late." in as_("governor").get(address).content.decode()
    assert Notification.objects.get().post == world.posts["governor"]


def test_one_asked_in_confidence_is_not_there_for_others(as_, secret):
    address = f"/harbour/governance/questions/{secret.questions.get().ref}/"
    can = [who for who in ("governor", "governance", "head", "administrator", "chief")
           if as_(who).get(address).status_code == 200]  # fmt: skip
    assert can == ["governor", "governance"]
