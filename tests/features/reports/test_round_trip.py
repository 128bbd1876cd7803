"""What goes out can come in: the plans of the five starter packs, written as files and read back from them alone."""

import pytest

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs import demonstration, reading
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.plans.queries import plans
from goldenthread.features.reports.queries.plan_paper import plan_paper
from tests.features.reports.reading_back import FORMS, labels, of_content, of_reading, reading_of, tells
from tests.world import TODAY

# What is asked here is asked of files: one database is enough (decision 0044).
pytestmark = pytest.mark.half_here


@pytest.fixture(params=reading.pack_names())
def papers(request, db):
    """Return what paper says of every plan of a pack's trust."""
    trust = demonstration.load_one(request.param).trust
    leader = Person.objects.filter(holdings__post__trust=trust, holdings__post__role="governance_lead").first()
    reach = organisations.reach_into(leader, trust.slug, today=TODAY)[1]
    return [plan_paper(reach, trust, plan, today=TODAY) for plan in plans(reach).select_related("school", "unit")]


def test_every_file_reads_back_as_the_same_plan(papers):
    for content in papers:
        for form in FORMS:
            reading = reading_of(content, form)
            said, meant = of_reading(reading), of_content(content)
            assert said.parts == meant.parts
            assert tells(said.cells, meant.cells, form)
            assert said.statements == meant.statements
            # A list for a spreadsheet has no room for what the plan says of itself.
            if form != "csv":
                assert labels(said.control) == labels(meant.control)
            if form not in ("csv", "json"):
                # A mark that means nothing yet is said to in words; a program is told nothing.
                assert said.control == meant.control
            assert reading.coverage.missing == ()
            if form == "docx":
                assert leads_come_back(reading, content)


def leads_come_back(reading, content):
    places = {part.id: place for place, part in enumerate(reading.elements)}
    led = {(places[one.element], one.raw) for one in reading.assignments if one.column == "Lead"}
    for place, part in enumerate(content["parts"]):
        # Where the plan has a column of that name, it comes back as it is printed.
        own = {heading for _, heading, _ in part["cells"]}
        meant = {(place, post) for share, post in part["people"] if share == "Lead"}
        if not ("Lead" in own or "Lead" not in reading.elements[place].cells or meant <= led):
            return False
    return True
