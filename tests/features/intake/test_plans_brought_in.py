"""What a plan says besides its parts comes with it: targets, dates, actions, days of its control block."""

import datetime as dt

import pytest

from goldenthread.domain.reading import plan_answers
from goldenthread.features.intake import operations, plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.measures.models import Target
from goldenthread.features.plans.models import Action, Element, ElementTarget
from tests.web.intake.waiting import TABLE

MAKE = "Make them actions of the part above"


@pytest.fixture
def chief(world):
    return world.people["chief"]


@pytest.fixture
def bring(world, chief):
    def _bring(words=TABLE):
        return operations.stage_plan(
            trust=world.trust, by=chief, content=words.encode(), name="plan.txt", kind="trust"
        )

    return _bring


def test_a_part_is_due_when_it_ends_and_not_when_it_starts_nor_when_a_figure_was_so(bring, chief):
    words = """Harbour plan 2027-30

Aim 1: Attendance to be 95% (93% in 2025)

Action\tLead\tStart\tDue
One way of reading\tHR\t1 September 2027\t18 December 2027
Tell families\tHR\t4 January 2028\tTBC
"""
    plan = operations.commit_plan(waiting=bring(words), by=chief)
    assert dict(Element.objects.filter(plan=plan).values_list("title", "due_words")) == {
        "Attendance to be 95% (93% in 2025)": "", "One way of reading": "18 December 2027", "Tell families": "TBC",
    }  # fmt: skip
    asked = [each["asks"] for each in plan_imports.questions(PlanImport.objects.get(plan=plan))]
    assert [words for words in asked if "TBC" in words or "due" in words or "2025" in words] == [
        "“TBC” is still to be filled in. What should stand there?"
    ]


def test_targets_stand_on_their_part_in_the_column_where_they_are_printed(bring, chief):
    plan = operations.commit_plan(waiting=bring(), by=chief)
    hung = ElementTarget.objects.filter(element__plan=plan).select_related("target")
    assert {(each.column, each.target.text) for each in hung} == {
        ("success-criteria", "Attendance is at least 96%"), ("success-criteria", "A culture of excellence"),
        ("success-criteria", "Every class is seen twice"),
    }  # fmt: skip
    assert {each.target.tier for each in hung if "culture" in each.target.text} <= {3, 4}


def test_a_target_names_the_trusts_own_measure(bring, chief, world):
    operations.commit_plan(waiting=bring(), by=chief)
    target = Target.objects.get(text="Attendance is at least 96%")
    assert (target.measure, target.value) == (world.attendance, 96)


def test_the_column_of_dates_says_when(bring, chief):
    plan = operations.commit_plan(waiting=bring(), by=chief)
    part = Element.objects.get(plan=plan, title="Train every teacher")
    assert (part.due_words, part.due_until) == ("July 2028", dt.date(2028, 7, 31))


def test_the_control_block_gives_its_days_and_no_names(bring, chief):
    plan = operations.commit_plan(waiting=bring(), by=chief)
    assert (plan.adopted_on, plan.next_review_on) == (dt.date(2027, 7, 12), dt.date(2028, 7, 31))
    assert plan.control["Version"] == "2"
    assert plan.control["Owner"] == "Clerk"
    assert set(plan.control) == {"Adopted", "Next review", "Version", "Owner"}


def test_rows_of_actions_become_actions_where_that_is_chosen(bring, chief):
    waiting = bring()
    operations.answer_questions(waiting=waiting, answers={plan_answers.ACTIONS: MAKE}, by=chief)
    plan = operations.commit_plan(waiting=waiting, by=chief)
    assert [part.title for part in Element.objects.filter(plan=plan)] == ["Reading for all"]
    actions = Action.objects.filter(element__plan=plan)
    assert {action.title for action in actions} == {
        "Buy books for every class", "Train every teacher", "Visit lessons",
    }  # fmt: skip
    assert {action.due_until for action in actions} == {
        dt.date(2027, 12, 31), dt.date(2028, 7, 31), dt.date(2028, 3, 31),
    }  # fmt: skip
    assert ElementTarget.objects.filter(element__plan=plan).count() == 3


def test_undone_the_targets_go_with_the_plan(bring, chief):
    before = set(Target.objects.values_list("pk", flat=True))
    waiting = bring()
    operations.commit_plan(waiting=waiting, by=chief)
    assert Target.objects.count() > len(before)
    operations.undo_plan(waiting=PlanImport.objects.get(pk=waiting.pk), by=chief)
    assert set(Target.objects.values_list("pk", flat=True)) == before


def test_a_code_reads_every_date_again_and_is_settled_on_the_plan(bring, chief):
    waiting = bring("Plan 2027-30\n\n1. Reading\n1.1 Books bought by S2028\n1.2 Room built by S2029\n")
    question = next(each for each in waiting.reading["questions"] if each["kind"] == "date code")
    operations.answer_questions(waiting=waiting, answers={question["id"]: "summer"}, by=chief)
    assert not any(date["question"] for date in waiting.reading["dates"])
    plan = operations.commit_plan(waiting=waiting, by=chief)
    assert plan.settled_dates == {"S": "summer"}
    assert not Element.objects.filter(plan=plan).exclude(due_question="").exists()


def test_left_open_a_code_is_asked_by_the_plan(bring, chief):
    plan = operations.commit_plan(
        waiting=bring("Plan 2027-30\n\n1. Reading\n1.1 Books bought by S2028\n1.2 Room built by S2029\n"), by=chief
    )
    assert Element.objects.filter(plan=plan).exclude(due_question="").count() == 2


def test_every_proposal_is_taken_at_once_and_may_be_taken_back(bring, chief):
    waiting = bring("Plan 2027-30\n\n1. Reading\n1.1 Books bought by S2028\n1.2 Room built by S2029\n")
    operations.take_proposals(waiting=waiting, by=chief)
    asked = [each for each in plan_imports.questions(waiting) if each["proposal"]]
    assert {each["id"] for each in asked} <= set(waiting.answers)
    operations.answer_questions(waiting=waiting, answers={asked[0]["id"]: ""}, by=chief)
    assert asked[0]["id"] not in waiting.answers
