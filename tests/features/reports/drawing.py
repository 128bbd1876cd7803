"""Short ways to say what the tests of reports say often."""

from goldenthread.features.plans import operations as plans
from goldenthread.features.plans.models import Element
from goldenthread.features.reports import operations, queries
from tests.features.measures.figures_of import aim_for, record
from tests.world import TODAY

WORDS = {
    "measure": "measure", "measures": "measures", "school": "school", "schools": "schools",
    "trust": "trust", "trusts": "trusts", "board": "board", "boards": "boards",
}  # fmt: skip
PAGE = "plan-on-a-page"


def figures(world, marsh_lane=954, haven_high=902):
    """Give both schools an attendance in a thousand, of which Haven High's is well short of the target."""
    aim_for(world, ">=", 95, tolerance=1)
    for school, present in ((world.marsh_lane, marsh_lane), (world.haven_high, haven_high)):
        record(world, school, numerator=present, denominator=1000)


def drawn(world, reach, kind=PAGE, *, who="chief", school=None, today=TODAY):
    return queries.draft(kind, reach(who), world.trust, today=today, words=WORDS, school=school)


def issued(world, reach, kind=PAGE, *, school=None, today=TODAY):
    draft = drawn(world, reach, kind, school=school, today=today)
    return operations.issue(draft=draft, trust=world.trust, by=world.people["chief"])


def say(world, element, status, said="As it is."):
    return plans.give_progress(
        element=element, status=status, said=said, next_step="", post=world.posts["chief"], by=world.people["chief"]
    )


def many_parts(world, number, title="An aim with a title of quite ordinary length"):
    """Give the strand so many more aims."""
    return Element.objects.bulk_create(
        Element(plan=world.plan, parent=world.strand, depth=2, order=n + 5, number=f"1.{n + 2}", title=title)
        for n in range(number)
    )
