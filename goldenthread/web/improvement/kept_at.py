"""Where the product keeps the records that show a piece of a phase's work, for whoever may go there."""

from django.urls import reverse

from goldenthread.domain.access import Reach
from goldenthread.features.improvement import queries
from goldenthread.features.improvement.ladder_shapes import ItemShape, ShownByShape
from goldenthread.features.organisations.models import School
from goldenthread.web.improvement.ladder_pages import shown_in_words
from goldenthread.web.kit.access import lets_in

PAGES = {
    "check": ("Checks", "assurance:one_at_a_time"), "review": ("Reviews", "assurance:reviews"),
    "mark": ("Marks and awards", "assurance:accreditations"), "sample": ("Samples", "assurance:samples"),
    "audit": ("Audits of bodies", "bodies:audits"), "governance review": ("Audits of bodies", "bodies:audits"),
    "training": ("Training of members", "bodies:training"), "meeting": ("Meetings", "governance:governance"),
    "decision": ("Meetings", "governance:governance"), "visit": ("Visits", "bodies:visits"),
    "body": ("Bodies", "bodies:bodies"), "seat": ("Bodies", "bodies:bodies"),
    "document": ("Documents", "documents:documents"), "plan": ("School plans", "plans:local_plans"),
    "action": ("School plans", "plans:local_plans"), "figure": ("Measures", "measures:measures"),
    "grant": ("What is varied", "delegation:variances"), "look": ("Looks at delegation", "delegation:reviews"),
    "day": ("Days together", "year:events"), "duty": ("The year", "year:year"),
    "offer": ("What is shared", "sharing:shelf"),
    "given": ("What is shared", "sharing:shelf"), "story": ("Stories", "sharing:stories"),
    "undertaking": ("What people take on", "plans:undertakings"),
}  # fmt: skip
# Kept on pages of the school itself.
OF_SCHOOL = {
    "support": ("Log help given", "improvement:log_support"),
    "mode": ("How the central team works", "improvement:set_mode"),
    "placed": ("Place people", "improvement:place_people"),
    "freedom": ("What is ours to decide", "improvement:freedoms"),
}  # fmt: skip

Place = tuple[str, str]


def wanted_and_where(reach: Reach, school: School, shape: ItemShape) -> list[tuple[str, list[Place]]]:
    """Return what would show an item in words, each with the pages on which it is kept."""
    return [(shown_in_words(one), _places(reach, school, one)) for one in shape.shown_by]


def _places(reach: Reach, school: School, one: ShownByShape) -> list[Place]:
    slug, found = school.trust.slug, {}
    for record in one.as_rule().records:
        name, route = PAGES.get(record) or OF_SCHOOL.get(record) or ("", "")
        if route:
            address = reverse(route, args=[slug, school.ref] if record in OF_SCHOOL else [slug])
            may_log = record != "support" or queries.may_assess(reach, school)
            if may_log and lets_in(reach, address):
                found[address] = name
    return [(name, address) for address, name in found.items()]
