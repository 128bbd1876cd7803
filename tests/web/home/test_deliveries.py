"""What waits to be delivered, for those who look after the trust."""

from django.utils import timezone

from goldenthread.features.activity.models import Outbox


def test_what_failed_is_shown_with_why(world, as_):
    Outbox.objects.create(trust=world.trust, event="send digest", attempts=5, failure="OSError('no mail server')")
    Outbox.objects.create(trust=world.elsewhere, event="send digest", attempts=5, failure="theirs")
    shown = as_("administrator").get("/harbour/deliveries/").content.decode()
    assert "no mail server" in shown
    assert "Given up" in shown
    assert "theirs" not in shown
    assert as_("head").get("/harbour/deliveries/").status_code == 404


def test_what_was_delivered_is_counted_by_day(world, as_):
    for _ in range(3):
        Outbox.objects.create(trust=world.trust, event="send digest", delivered_at=timezone.now())
    shown = as_("administrator").get("/harbour/deliveries/").content.decode()
    assert shown.count("A digest by e-mail") == 1
    assert "Nothing waits" in shown
