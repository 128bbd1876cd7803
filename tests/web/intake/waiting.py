"""A plan in words, as a trust might write one, and the page that brings it in."""

from goldenthread.features.intake import operations
from goldenthread.features.intake.models import PlanImport

WORDS = """Harbour plan 2027-30

1. Reading for all
1.1 Every child reads daily by July 2028
1.2 Every teacher is trained
2. Good places to work
2.1 Staff stay longer
"""


def bring(client, **given):
    """Post these words, and return what waits."""
    page = client.post("/harbour/bring-in/plan/", {"place": "trust", "pasted": WORDS, **given})
    assert page.status_code == 302, page.content.decode()[:3000]
    return PlanImport.objects.latest("pk")


def page_of(waiting, rest=""):
    """Return the address of what waits."""
    return f"/harbour/bring-in/plan/{waiting.ref}/{rest}"


# A table as it is pasted from a document: a cell a column, set apart by tabs.
TABLE = """Harbour improvement plan 2027-30
Adopted: 12 July 2027
Next review: July 2028
Version: 2
Owner: Bea Invented (Clerk)

Aim 1: Reading for all

Action\tLead\tTimescale\tSuccess criteria
Buy books for every class\tEnglish Lead\tDecember 2027\tAttendance is at least 96%
Train every teacher\tEnglish Lead\tJuly 2028\tA culture of excellence
Visit lessons\tAnn Invented\tMarch 2028\tEvery class is seen twice
"""


def survey_waiting(world):
    """Return the answers to a survey of staff that wait to be told: two questions, in two schools."""
    rows = ["School,I am well supported,My workload is manageable"]
    for school in ("Marsh Lane", "Haven High"):
        rows += [f"{school},{'Agree' if n % 3 else 'Disagree'},{'Agree' if n % 2 else 'Disagree'}" for n in range(12)]
    return operations.stage_survey(
        trust=world.trust, file="\n".join(rows).encode(), name="staff.csv", who="staff", by=world.people["data"]
    )
