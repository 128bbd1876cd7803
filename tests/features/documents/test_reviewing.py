"""Reviews are asked for eight weeks before their day, of the owner, and no longer once they are done."""

import datetime as dt

from goldenthread.features.activity.models import Task
from goldenthread.features.documents import operations
from tests.features.documents.registered import AGREED, registered


def asked():
    return [(task.post.title, task.title) for task in Task.objects.filter(kind="review document", closed_at=None)]


def test_the_owner_is_asked_in_time_and_the_keeper_where_nobody_owns_it(world):
    registered(world)
    late = registered(world, title="Attendance", on=dt.date(2025, 10, 1))
    registered(world, title="Pay", on=dt.date(2025, 12, 20), owner=None)
    registered(world, title="Hush", on=dt.date(2025, 12, 20), audience="named", owner=world.posts["chief"])
    operations.ask_for_document_reviews(trust=world.trust)
    assert sorted(asked()) == [
        (world.posts["chief"].title, "Review a confidential document"),
        ("Governance professional", "Review Pay"), ("Safeguarding lead", "Review Attendance"),
    ]  # fmt: skip
    operations.write_draft(document=late, by=None, renditions={})
    operations.record_agreement(document=late, on=AGREED, decided_by="Trust board", by=None)
    operations.ask_for_document_reviews(trust=world.trust)
    assert sorted(asked())[1:] == [("Governance professional", "Review Pay")]


def test_a_school_that_joins_asks_for_a_new_offer_of_services(world):
    offer = registered(world, kind="service-offer")
    offer.current.agreed_on = dt.date(2026, 9, 1)
    offer.current.save()
    operations.ask_for_document_reviews(trust=world.trust)
    before = Task.objects.filter(kind="review document", closed_at=None, title__startswith="Write").count()
    world.marsh_lane.joined_on = dt.date(2026, 10, 1)
    world.marsh_lane.save()
    operations.ask_for_document_reviews(trust=world.trust)
    asked = Task.objects.get(kind="review document", closed_at=None, title__startswith="Write")
    assert (before, asked.why.startswith("Marsh Lane joined")) == (0, True)
