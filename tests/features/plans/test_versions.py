"""Freezing a plan: what is kept, what never changes, and who may know of it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, ElementStatement, Plan, Statement, Succession
from goldenthread.features.plans.operations import Decided
from goldenthread.features.plans.queries.agreed import versions as kept
from goldenthread.features.trail.models import Entry
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from tests.features.documents.registered import registered
from tests.query_budget import queries_of

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def chief(world):
    return world.people["chief"]


@pytest.fixture
def board(world):
    return Body.objects.create(trust=world.trust, key="board", name="Trust Board", kind="board")


def adopted(world, chief, board, **words):
    facts = {"adopted_on": DAY, "next_review_on": dt.date(2027, 11, 20)} | words
    return operations.adopt(plan=world.plan, by=chief, body=board, **facts)


def test_a_version_holds_the_plan_word_for_word(world, chief, board):
    operations.assign(element=world.aim, post=world.posts["education"], by=chief)
    document = adopted(world, chief, board, edition="Year 2").document
    aim = document.parts[1]
    assert (aim.called, aim.due_words, aim.people) == (
        "1.1 Every child safe and well enough to learn", "by Autumn 2026", (("lead", "Director of education"),),
    )  # fmt: skip
    assert aim.cells == (("success", "A strategy in every school by Autumn 2026."),)
    assert document.statements[0].text == "Schools that work as one."


def test_later_changes_leave_a_version_as_it_was(world, chief, board):
    version = adopted(world, chief, board)
    operations.revise_element(element=world.aim, title="Other words", by=chief)
    version.refresh_from_db()
    assert version.is_intact
    assert version.document.parts[1].title == "Every child safe and well enough to learn"


def test_a_version_that_somebody_tampered_with_is_not_intact(world, chief, board):
    version = adopted(world, chief, board)
    version.content = version.content.replace("safe and well", "well")
    assert not version.is_intact


def test_adopting_makes_a_draft_live_and_leaves_one_entry_with_the_hash(world, chief, board):
    operations.revise_plan(plan=world.plan, state="draft", by=chief)
    version = adopted(world, chief, board)
    world.plan.refresh_from_db()
    assert (world.plan.state, world.plan.adopted_on) == ("live", DAY)
    entry = Entry.objects.filter(ref=world.plan.ref).latest("number")
    assert (entry.did, entry.after["sha256"]) == ("adopted the plan", version.digest)


def test_each_version_counts_what_changed_since_the_one_before(world, chief, board):
    adopted(world, chief, board)
    operations.remove_element(element=world.aim, by=chief)
    assert operations.keep_version(plan=world.plan, by=chief).since == {"dropped": 1, "kept": 1}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"adopted_on": dt.date(2026, 12, 1)}, "still to come"),
        ({"next_review_on": DAY}, "comes after the day"),
        ({"body": None}, "Say which body"),
    ],
)
def test_what_cannot_be_is_refused(world, chief, board, words, sentence):
    facts = {"body": board, "adopted_on": DAY, "plan": world.plan, "by": chief} | words
    with pytest.raises(ValidationError, match=sentence):
        operations.adopt(**facts)


def test_a_body_of_another_trust_cannot_adopt(world, chief):
    theirs = Body.objects.create(trust=world.elsewhere, key="board", name="Theirs", kind="board")
    with pytest.raises(ValidationError, match="another trust"):
        adopted(world, chief, theirs)


def test_a_plan_that_somebody_changed_meanwhile_is_not_adopted_unseen(world, chief, board):
    operations.revise_plan(plan=world.plan, title="Renamed", by=chief)
    with pytest.raises(Stale):
        adopted(world, chief, board, drawn_from=1)


def test_a_version_of_a_draft_is_for_those_who_may_change_it(world, chief, reach):
    operations.revise_plan(plan=world.school_plan, state="draft", by=chief)
    version = operations.keep_version(plan=world.school_plan, by=chief)
    Plan.objects.update(state="live")
    assert version in kept.versions(reach("head"))
    assert version not in kept.versions(reach("governor"))


def test_how_a_plan_stands_costs_the_same_whatever_its_size(world, chief):
    few = len(queries_of(lambda: kept.as_it_stands(world.plan)))
    Element.objects.bulk_create(Element(plan=world.plan, depth=1, order=9, title=f"Part {n}") for n in range(60))
    assert len(queries_of(lambda: kept.as_it_stands(world.plan))) == few <= 11


# Rolling forward


def test_rolling_forward_moves_the_years_archives_what_is_closed_and_keeps_both(world, chief):
    version = operations.roll_forward(
        plan=world.plan, closed={world.aim.ref: "Done in July."}, by=chief, title="Strategic plan 2026-31",
        period_words="2026-31",
    )  # fmt: skip
    world.plan.refresh_from_db()
    assert (world.plan.starts_on, world.plan.ends_on) == (dt.date(2026, 9, 1), dt.date(2031, 8, 31))
    assert version.record["after"] == "September 2026 to August 2031"
    assert version.record["archived"] == [{"part": str(world.aim), "reason": "Done in July."}]
    before = world.plan.versions.get(number=1)
    assert (before.document.ends_on, len(before.document.parts)) == (dt.date(2030, 8, 31), 2)
    assert not Element.objects.filter(pk=world.aim.pk, removed_at=None).exists()


def test_nothing_open_is_left_under_what_is_closed(world, chief):
    with pytest.raises(ValidationError, match="goes on, and what it stands under"):
        operations.roll_forward(
            plan=world.plan, closed={world.strand.ref: "Done."}, by=chief, title="Plan", period_words="2026-31"
        )
    assert not world.plan.versions.exists()


# The plan that follows


def next_plan(world, chief, **decided):
    return operations.begin_next_plan(
        plan=world.plan, decided=decided, title="Strategic plan 2030-35", period_words="2030-35",
        starts_on=dt.date(2030, 9, 1), ends_on=dt.date(2035, 8, 31), by=chief,
    )  # fmt: skip


def test_what_goes_on_points_back_to_where_it_came_from(world, chief):
    operations.assign(element=world.aim, post=world.posts["education"], by=chief)
    policy = registered(world)
    operations.lean_on(plan=world.plan, document=policy, note="The daily calls", by=chief)
    later = next_plan(world, chief)
    aim = later.elements.get(depth=2)
    assert (later.state, aim.came_from.earlier, aim.parent.came_from.earlier) == ("draft", world.aim, world.strand)
    assert aim.assignments.get().post == world.posts["education"]
    assert later.statements.get().text == "Schools that work as one."
    assert later.key_documents.values_list("document", "note").get() == (policy.pk, "The daily calls")


def test_statements_go_on_with_all_that_they_say_and_with_their_ties(world, chief):
    value = Statement.objects.create(
        plan=world.plan, kind="value", title="Kindness", text="We help.", year="2026", base="all schools"
    )
    ElementStatement.objects.create(element=world.aim, statement=value)
    later = next_plan(world, chief)
    made = later.statements.get(kind="value")
    assert (made.title, made.year, made.base) == ("Kindness", "2026", "all schools")
    assert made.lived_by.get().element == later.elements.get(depth=2)
    frozen = kept.as_it_stands(later)
    assert frozen.parts[1].lives_by == (made.ref,)
    assert not kept.compare(later, kept.as_it_stands(world.plan), frozen).statements


def test_what_does_not_go_on_is_kept_with_its_reason(world, chief):
    later = next_plan(world, chief, **{world.aim.ref: Decided("drop", "Nobody asked for it.")})
    assert later.elements.count() == 1
    assert world.aim.went_on_as.get().reason == "Nobody asked for it."


@pytest.mark.parametrize(("part", "decided"), [("aim", Decided("drop")), ("strand", Decided("close", "Done."))])
def test_a_part_is_not_dropped_without_a_reason_nor_from_over_what_goes_on(world, chief, part, decided):
    with pytest.raises(ValidationError):
        next_plan(world, chief, **{getattr(world, part).ref: decided})
    assert not Succession.objects.exists()


def test_the_earlier_plan_runs_until_the_later_begins(world, chief, board, monkeypatch):
    later = next_plan(world, chief)
    operations.adopt(plan=later, by=chief, body=board, adopted_on=DAY)
    world.plan.refresh_from_db()
    assert (world.plan.state, world.plan.ends_on) == ("live", dt.date(2030, 8, 31))
    assert operations.end_what_is_succeeded(trust=world.trust) == 0
    monkeypatch.setattr(clock, "today", lambda: dt.date(2030, 9, 1))
    Plan.objects.filter(pk=world.plan.pk).update(next_review_on=dt.date(2030, 8, 1))
    operations.ask_for_reviews(trust=world.trust)
    about = Task.objects.filter(kind="review plan", subject_ref=world.plan.ref, closed_at=None)
    assert about.exists()
    assert operations.end_what_is_succeeded(trust=world.trust) == 1
    assert not about.exists()
    world.plan.refresh_from_db()
    assert (world.plan.state, world.plan.ends_on) == ("ended", dt.date(2030, 8, 31))
    assert operations.end_what_is_succeeded(trust=world.trust) == 0


def test_a_plan_and_the_one_before_are_compared_part_by_part(world, chief):
    later = next_plan(world, chief)
    found = kept.compare(later, kept.as_it_stands(world.plan), kept.as_it_stands(later))
    assert not [kind for kind in ("added", "dropped", "reworded") if found.of(kind)]


# Reviews


def test_a_review_that_is_near_is_asked_of_whoever_owns_the_plan_until_it_is_adopted_anew(world, chief, board):
    Plan.objects.filter(pk=world.plan.pk).update(next_review_on=dt.date(2026, 12, 1))
    assert operations.ask_for_reviews(trust=world.trust) == 1
    assert operations.ask_for_reviews(trust=world.trust) == 0
    task = Task.objects.get(kind="review plan")
    assert (task.post, task.due_on) == (world.posts["chief"], dt.date(2026, 12, 1))
    world.plan.refresh_from_db()
    adopted(world, chief, board)
    task.refresh_from_db()
    assert task.closed_at


def test_whoever_leads_a_plan_is_asked_before_all_others(world):
    Plan.objects.filter(pk=world.plan.pk).update(next_review_on=dt.date(2026, 1, 1), lead=world.posts["governance"])
    operations.ask_for_reviews(trust=world.trust)
    assert Task.objects.get(kind="review plan").post == world.posts["governance"]


@pytest.mark.parametrize(("which", "who"), [("school_plan", "head"), ("plan", "chief")])
def test_a_plan_is_owned_where_it_belongs(world, which, who):
    Plan.objects.filter(pk=getattr(world, which).pk).update(next_review_on=dt.date(2026, 1, 1))
    operations.ask_for_reviews(trust=world.trust)
    assert Task.objects.get(kind="review plan").post == world.posts[who]
