"""The demonstration: every starter pack as an invented trust, side by side and strictly apart."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from goldenthread.features.accounts import operations as accounts
from goldenthread.features.accounts.models import Person
from goldenthread.features.assurance import operations as assuring
from goldenthread.features.documents import operations as documenting
from goldenthread.features.improvement import operations as improving
from goldenthread.features.intake.packs import adopting, collecting, reading
from goldenthread.features.intake.packs.adopting import Adoption
from goldenthread.features.intake.packs.as_of import as_of
from goldenthread.features.intake.packs.cycle import bring_up_to
from goldenthread.features.intake.packs.delegating import take_asked
from goldenthread.features.intake.packs.gathering import take_events
from goldenthread.features.intake.packs.keeping import take_members
from goldenthread.features.intake.packs.meeting import take_meetings
from goldenthread.features.intake.packs.phases import take_consults
from goldenthread.features.intake.packs.sharing import take_shared
from goldenthread.features.intake.packs.surveying import take_surveys
from goldenthread.features.intake.packs.training import take_programmes
from goldenthread.features.intake.packs.visiting import take_talks, take_visits
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Holding, Trust
from goldenthread.features.organisations.operations.founding import fill
from goldenthread.features.plans import operations as planning
from goldenthread.foundation import clock

DAY = dt.date(2026, 11, 21)


def load(*, say: Callable[[str], object], day: dt.date | None = None) -> None:
    """Load every pack that is not there yet, and set the demonstration's day.

    Leaves an installation with a real trust alone: invented trusts do not mix with real ones.
    """
    if not organisations.all_are_demonstrations():
        say("This installation holds a real trust; the demonstration is not loaded.")
        return
    if day or clock.demonstration_day() is None:
        clock.set_demonstration_day(day or DAY)
    there = set(Trust.objects.values_list("pack", flat=True))
    missing = [name for name in reading.pack_names() if name not in there]
    for number, name in enumerate(missing, start=1):
        adoption = load_one(name)
        say(f"Demonstration {number} of {len(missing)}: {adoption.trust.name}")


@transaction.atomic
def load_one(name: str) -> Adoption:
    """Make one pack's trust, put an invented person into each post, and bring its year up to today."""
    adoption = adopting.found_demonstration(whole=as_of(reading.read_pack(name), clock.today()))
    _fill_posts(adoption)
    # Who came to a meeting is asked of who sits there, and so comes after the posts are filled.
    take_meetings(adoption.whole.meetings, adoption.trust, adoption.made)
    take_consults(adoption.whole.phases, adoption.made, None)
    take_visits(adoption.whole.members, adoption.trust, adoption.made, today=clock.today())
    take_talks(adoption.whole.members, adoption.trust, adoption.made, today=clock.today())
    take_programmes(adoption.whole.members, adoption.trust, adoption.made, today=clock.today())
    take_shared(adoption.whole.members, adoption.trust, adoption.made, today=clock.today())
    take_members(adoption.whole.members, adoption.trust, adoption.made, today=clock.today())
    take_events(adoption.whole.cycle.events, adoption.trust, adoption.made, today=clock.today())
    bring_up_to(adoption.whole.cycle, adoption.begun, clock.today())
    # What the year brings opens the rounds of checks that are tied to it.
    assuring.follow_checks(trust=adoption.trust)
    take_surveys(adoption.whole.surveys, adoption.trust, today=clock.today())
    collecting.collect(adoption.trust)
    collecting.judge(adoption.trust)
    collecting.say_how_sure(adoption.trust)
    collecting.keep_views(adoption.trust)
    collecting.propose_for_a_school(adoption.trust)
    planning.ask_for_reviews(trust=adoption.trust)
    planning.ask_for_evaluations(trust=adoption.trust)
    documenting.ask_for_document_reviews(trust=adoption.trust)
    improving.take_in_records(trust=adoption.trust)
    take_asked(adoption.whole.scheme, adoption.trust, adoption.made, None)
    return adoption


def _fill_posts(adoption: Adoption) -> None:
    filled = [post for post in adoption.whole.pack.posts if not post.vacant]
    emails = {post.key: f"{post.key}@{adoption.trust.slug}.example" for post in filled}
    people = accounts.make_demonstration_people(names={emails[post.key]: post.title for post in filled})
    fill(
        trust=adoption.trust,
        holdings=[_holding(adoption, post.key, people[emails[post.key]]) for post in filled],
        by=None,
    )


def _holding(adoption: Adoption, key: str, person: Person) -> Holding:
    return Holding(post=adoption.made.posts[key], person=person, from_on=dt.date(2024, 9, 1))
