"""What each new day brings, worked out once.

What is stale, due or near its day moves with the calendar though nobody has recorded anything.
"""

import datetime as dt

from django.core.cache import cache

from goldenthread.features.activity import operations as activity
from goldenthread.features.approvals import operations as approving
from goldenthread.features.assurance import operations as assuring
from goldenthread.features.delegation import operations as delegating
from goldenthread.features.documents import operations as documenting
from goldenthread.features.governance import operations as governing
from goldenthread.features.improvement import operations as improving
from goldenthread.features.measures import operations as measuring
from goldenthread.features.members import operations as members
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans import operations as planning
from goldenthread.features.reviews import operations as reviewing
from goldenthread.foundation import clock

# The hour from which a new day is worked out by a server that stays up.
EARLY = 4


def night() -> tuple[int, int]:
    """Do what the day brings; return how many standings moved, and of how many things was asked."""
    moved, asked = work_out_everything(), 0
    for trust in Trust.objects.order_by("pk"):
        # Before the checks, of which some open with what the year brings.
        asked += reviewing.follow_cycle(trust=trust)
        planning.count_here(trust=trust)
        planning.end_what_is_succeeded(trust=trust)
        planning.tell_what_was_left(trust=trust)
        approving.ask_again(trust=trust)
        assuring.follow_checks(trust=trust)
        improving.follow_moves(trust=trust)
        improving.take_in_records(trust=trust)
        improving.lapse_consults(trust=trust)
        asked += improving.ask_to_confirm(trust=trust)
        organising.unseat_posts(trust=trust)
        delegating.ask_to_look_again(trust=trust)
        members.ask_for_interests(trust=trust)
        members.ask_for_places(trust=trust)
        members.ask_for_renewals(trust=trust)
        governing.stop_asking_to_read(trust=trust)
    asked += ask_for_reviews()
    # Last of all: what this night still asked of a school that has left is nobody's to do.
    for trust in Trust.objects.order_by("pk"):
        asked -= activity.close_left(trust=trust, today=clock.today())
    return moved, max(asked, 0)


def bring_the_day(known: dt.date | None = None) -> dt.date | None:
    """Do what the day brings, and post the digests that are due, once a day, in whichever process looks first.

    A process that ends in the middle leaves it to be begun again within the hour; what was done is not done twice. A
    demonstration's day is moved by its own command. Returns the day that is known to be done.
    """
    today = clock.today()
    if known == today or clock.demonstration_day() or clock.hour() < EARLY:
        return known
    if cache.add(key := f"day-{today}", "begun", timeout=60 * 60):
        night()
        activity.ask_for_digests()
        cache.set(key, "done", timeout=48 * 60 * 60)
    return today if cache.get(key) == "done" else known


def work_out_everything() -> int:
    """Work out the standings of every trust, each in a transaction of its own; return how many rows moved."""
    return sum(measuring.work_out_standings(trust=trust) for trust in Trust.objects.order_by("pk"))


def ask_for_reviews() -> int:
    """Ask for what is near its day or past it, and for new agreements to what was softened; return how many."""
    return sum(
        planning.ask_for_reviews(trust=trust)
        + planning.ask_for_evaluations(trust=trust)
        + planning.ask_for_missing_plans(trust=trust)
        + planning.ask_anew_where_softened(trust=trust)
        + approving.ask_for_sums(trust=trust)
        + documenting.ask_for_document_reviews(trust=trust)
        for trust in Trust.objects.order_by("pk")
    )


def catch_up() -> int:
    """Work out the standings that another day or other rules may have moved; return how many rows did."""
    return sum(measuring.work_out_standings(trust=trust) for trust in measuring.behind())
