"""The second plan of a trust that is written as the first was is read as the first was put right."""

from goldenthread.features.intake import operations, plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.organisations.models import Post, School
from tests.web.intake.waiting import page_of

ALIKE = """{} improvement plan
Owner: Bea Invented (Clerk)

Aim 1: {}, as the ZQW and ZQV ask

Action\tMinded by\tWays\tBy when\tHow it went
{}\tZQ\tAsk the families of every class\tJuly 2028\tIt went well in two schools
{}\tZQ\tVisit lessons in each half term\tMay 2028\tMost were seen

Aim 2: How to use this plan

Aim 3: Written by Bea Invented
"""


def bring(as_, *words):
    page = as_("chief").post("/harbour/bring-in/plan/", {"place": "trust", "pasted": ALIKE.format(*words)})
    assert page.status_code == 302, page.content.decode()[:2000]
    return PlanImport.objects.latest("pk")


def say(as_, waiting, **said):
    waiting.refresh_from_db()
    answer = as_("chief").post(page_of(waiting), {"revision": waiting.revision, **said})
    assert answer.status_code == 302, answer.content.decode()[:3000]


def key_of(page, heading):
    """Return the name of the field in which a column's meaning is said."""
    before = page.split(f"<label>{heading} ", 1)[1]
    return before.split('<select name="', 1)[1].split('"', 1)[0]


def test_columns_leads_and_lines_are_known_again(as_, world):
    first = bring(as_, "Harbour", "Reading for all", "Buy books", "Train every teacher")
    page = as_("chief").get(page_of(first)).content.decode()
    assert "as in plans before" not in page
    say(as_, first, decision="columns", **{
        key_of(page, "Minded by"): "lead", key_of(page, "Ways"): "parts", key_of(page, "How it went"): "leave",
    })  # fmt: skip
    post = world.trust.posts.filter(school=None).first()
    lead = next(each for each in plan_imports.leads(PlanImport.objects.get()) if each.party == "ZQ")
    first.refresh_from_db()
    as_("chief").post(page_of(first, "posts/"), {lead.key: post.ref, "revision": first.revision})
    asked = {each["asks"].split()[2]: each["id"] for each in plan_imports.questions(first)}
    say(as_, first, decision="answer", **{
        f"own:{asked['ZQW']}": "Zonal quality week", f"own:{asked['ZQV']}": "Bea Invented, English lead",
    })  # fmt: skip
    for title in ("How to use this plan", "Written by Bea Invented"):
        first.refresh_from_db()
        part = next(each for each in plan_imports.staged_of(first).parts if each.title == title)
        say(as_, first, deed="aside", line=part.id)
    say(as_, first, decision="keep")

    second = bring(as_, "Harbour next", "Sums for all", "Count daily", "Play with numbers")
    page = as_("chief").get(page_of(second)).content.decode()
    assert "4 things put right as in plans before" in page
    assert "How to use this plan”: left out." in page
    assert "The column “Ways”: each line of it is a part below." in page
    assert [part.title for part in plan_imports.staged_of(second).parts if part.depth == 3] == [
        "Ask the families of every class", "Visit lessons in each half term",
    ]  # fmt: skip
    assert [each.proposed for each in plan_imports.leads(second)] == [post]
    proposed = {each["asks"]: each["proposal"] for each in plan_imports.questions(second)}
    assert proposed["What does ZQW stand for?"] == "Zonal quality week"
    assert proposed["What does ZQV stand for?"] == ""
    say(as_, second, decision="take back")
    second.refresh_from_db()
    assert "1 thing put right as in plans before" in as_("chief").get(page_of(second)).content.decode()
    assert {heading for part in plan_imports.staged_of(second).parts for heading, _ in part.cells} >= {"Ways"}

    papers = as_("administrator").get("/harbour/settings/papers/").content.decode()
    assert all(
        words in papers for words in ("Columns of plans", "minded by", "Who leads", "Leads in plans", post.title)
    )
    operations.discard_plan(waiting=second, by=world.people["chief"])


def test_a_post_is_called_the_same_in_every_school():
    quay = School(name="Quay Primary School", short_name="Quay")
    for title in ("Chair of Governors, Quay", "Chair of Governors (Quay Primary School)", "Chair of Governors"):
        assert plan_imports.title_anywhere(Post(title=title, school=quay)) == "Chair of Governors"
    assert plan_imports.title_anywhere(Post(title="Quay", school=quay)) == "Quay"
