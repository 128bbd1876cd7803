"""One's own work across plans, and that of a post or a school for whoever answers for it."""

import datetime as dt

import pytest

from goldenthread.features.activity import operations as activity
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Action
from tests.query_budget import assert_within

ADDRESS = "/harbour/plan/my-work/"


@pytest.fixture
def add(world, chief):
    """Return how to add an action: `add("Nurse", "initiative", "by March 2027")`."""

    def add_action(title, who="initiative", due="", element=None, **words):
        return operations.add_action(
            element=element or world.aim, title=title, post=world.posts[who], due_words=due, by=chief, **words
        )

    return add_action


def page_of(client, query=""):
    return client.get(ADDRESS + query).content.decode()


def test_work_is_read_by_when_it_is_wanted(as_, add):
    add("Late thing", due="by 1 November 2026")
    add("Near thing", due="by 4 December 2026")
    add("Far thing", due="by July 2027")
    add("Vague thing")
    page = page_of(as_("initiative"))
    heads = [page.index(words) for words in ("Overdue", "This half term", "Later", "Without a clear date")]
    assert heads == sorted(heads)
    assert "20 days late" in page
    assert "1 overdue, 1 this half term" in page.lower()


def test_one_tap_does_it_and_comes_back(as_, add):
    action = add("Near thing", due="by 4 December 2026")
    client = as_("initiative")
    answer = client.post(f"/harbour/plan/action/{action.ref}/", {"then": "my_work"}, follow=True)
    assert answer.redirect_chain[-1][0] == ADDRESS
    assert Action.objects.get(pk=action.pk).done_on == dt.date(2026, 11, 21)
    assert "Near thing" not in page_of(client).split("<h1")[1].split("This half term")[-1]


def test_parts_that_one_leads_and_reviews_stand_there(as_, world, chief):
    operations.assign(element=world.aim, post=world.posts["initiative"], by=chief)
    operations.assign(element=world.strand, post=world.posts["initiative"], capacity="reviewer", by=chief)
    operations.assign(element=world.aim, post=world.posts["finance_lead"], capacity="assurer", by=chief)
    page = page_of(as_("initiative"))
    assert page.index("You lead") < page.index("Every child safe") < page.index("You review")
    assert "You assure" in page_of(as_("finance_lead"))
    assert "Say how it stands" not in page_of(as_("finance_lead"))


def test_what_one_waits_for_and_who_waits_stand_there(as_, world, chief):
    other = operations.add_element(plan=world.plan, under=world.strand, title="Nurse in post", by=chief)
    operations.revise_element(element=other, due_words="by 1 October 2026", by=chief)
    operations.depend(element=world.aim, on=other, by=chief)
    operations.assign(element=world.aim, post=world.posts["initiative"], by=chief)
    operations.assign(element=other, post=world.posts["safeguarding"], by=chief)
    assert "Waiting for others" in page_of(as_("initiative"))
    assert "Others wait for you" in page_of(as_("safeguarding"))
    assert "It is late" in as_("initiative").get("/harbour/").content.decode()
    assert "wait for you" in as_("safeguarding").get("/harbour/").content.decode()


def test_a_head_sees_the_work_of_their_school_and_of_no_other(as_, world, add):
    add("Reading at home", "head", element=world.priority)
    add("Ours alone", "other_head")
    page = page_of(as_("head"), f"?of=school:{world.haven_high.ref}")
    assert "Reading at home" in page
    for asked in (f"school:{world.marsh_lane.ref}", f"post:{world.posts['other_head'].ref}", "post:x", "x"):
        answer = as_("head").get(ADDRESS, {"of": asked})
        assert answer.status_code == 404 or "Ours alone" not in answer.content.decode()


@pytest.mark.parametrize("who", ["initiative", "trustee", "governor"])
def test_others_look_at_their_own_work_alone(as_, world, who, add):
    add("Nurse", "chief")
    assert as_(who).get(ADDRESS, {"of": f"post:{world.posts['chief'].ref}"}).status_code == 404


def test_work_in_a_plan_beyond_reach_is_not_told(as_, world, add):
    add("Theirs", "other_head", element=world.priority)
    assert "Theirs" not in page_of(as_("other_head"))


def test_it_is_narrowed_to_one_plan(as_, world, add):
    add("Of the trust", "head")
    add("Of the school", "head", element=world.priority)
    page = page_of(as_("head"), f"?plan={world.school_plan.ref}")
    assert "Of the school" in page
    assert "Of the trust" not in page
    assert as_("head").get(ADDRESS, {"plan": "nothing"}).status_code == 404


def test_a_day_when_schools_are_closed_is_told(as_, add):
    for number in range(3):
        add(f"Thing {number}", due="by 31 August 2027")
    page = page_of(as_("initiative"))
    assert "all out of term" in page
    assert page.count("out of term") == 4


def test_what_is_asked_besides_doing_stands_first(as_, world, add, chief):
    action = add("Nurse")
    operations.block_action(action=action, because="No money", unblocker=world.posts["finance_lead"], by=chief)
    assert "Free it" in page_of(as_("finance_lead"))
    assert "Held up" in page_of(as_("initiative"))


def test_progress_and_figures_that_are_asked_for_stand_beside_the_actions(as_, world, add):
    add("Near thing", due="by 4 December 2026")
    for kind, title in (("give progress", "Say how 1.1 stands"), ("record figure", "Record Attendance")):
        activity.open_task(
            trust=world.trust, post=world.posts["initiative"], kind=kind, subject_kind="element",
            subject_ref=world.aim.ref, title=title,
        )  # fmt: skip
    page = page_of(as_("initiative"))
    assert "2 requests; actions: 1 this half term." in page
    assert f"/harbour/plan/part/{world.aim.ref}/progress/" in page
    assert page.index("Asked of you") < page.index("Near thing")
    assert "Say how 1.1 stands" not in page_of(as_("chief"), f"?of=post:{world.posts['initiative'].ref}")


def test_it_asks_as_few_questions_for_much_as_for_little(as_, add):
    add("First", due="by July 2027")
    client = as_("chief")
    client.get(ADDRESS)
    address = ADDRESS + "?of=post:" + Action.objects.get().post.ref
    few = assert_within(14, lambda: client.get(address))
    for number in range(12):
        add(f"Thing {number}", due="by July 2027")
    assert assert_within(14, lambda: client.get(address)) == few
