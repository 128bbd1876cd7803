"""Letting what failed be tried anew."""

from goldenthread.features.activity.models import Outbox


def test_it_waits_again_as_if_just_posted(world, as_):
    ours = Outbox.objects.create(trust=world.trust, event="send digest", attempts=5, failure="once")
    theirs = Outbox.objects.create(trust=world.elsewhere, event="send digest", attempts=5)
    assert as_("head").post(f"/harbour/deliveries/{ours.pk}/again/").status_code == 404
    assert as_("administrator").post(f"/harbour/deliveries/{theirs.pk}/again/").status_code == 404
    assert as_("administrator").post(f"/harbour/deliveries/{ours.pk}/again/").status_code == 302
    ours.refresh_from_db()
    assert ours.attempts == 0
