"""A round in the world of the tests: the trust's plan led by the director of education, a school's by its head."""

import datetime as dt

from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Link
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import RoundPart
from tests.world import TODAY

BY, CLOSES = TODAY + dt.timedelta(days=10), TODAY + dt.timedelta(days=17)


def led(world):
    """Let each part have a lead, and the school's priority serve the trust's aim."""
    for element, post in ((world.aim, "education"), (world.priority, "head")):
        planning.assign(element=element, post=world.posts[post], by=None)
    Link.objects.get_or_create(upper=world.aim, lower=world.priority)


def opened(world, title="Autumn round", **words):
    """Open a round of every plan, with answers in ten days and a closing a week after."""
    led(world)
    return operations.open_round(
        trust=world.trust, title=title, by=world.people["chief"], **({"answers_by": BY, "closes_on": CLOSES} | words)
    )


def part_of(round_, element):
    return RoundPart.objects.select_related("within__round", "element__plan", "post").get(
        within__round=round_, element=element
    )


def answer(world, round_, element=None, *, who="head", status="on track", said="It goes.", **words):
    part = part_of(round_, element or world.priority)
    return operations.answer_part(
        part=part, status=status, said=said, next_step="", by=world.people[who], post=world.posts[who], **words
    )
