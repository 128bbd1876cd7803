"""Changing the words of what is kept of how a part is run."""

from decimal import Decimal

import pytest

from goldenthread.features.plans import operations


@pytest.fixture
def chief(world):
    return world.people["chief"]


def address_of(element, thing):
    return f"/harbour/plan/part/{element.ref}/run/{thing.ref}/"


def test_a_condition_is_reworded_and_keeps_its_ratings(as_, world, chief):
    factor = operations.add_factor(element=world.aim, text="Heads are with us", by=chief)
    operations.rate_factor(factor=factor, rating="holding", by=chief)
    as_("chief").post(address_of(world.aim, factor), {"text": "All heads are with us"})
    factor.refresh_from_db()
    assert (factor.text, factor.ratings.count()) == ("All heads are with us", 1)


def test_a_stage_takes_another_date_and_what_was_passed_stays_passed(as_, world, chief):
    stage = operations.add_stage(element=world.aim, title="Pilot", by=chief, due_words="by Easter 2027")
    operations.pass_gate(stage=stage, by=chief)
    typed = {"title": "Small pilot", "gate": "", "due_words": "by July 2027", "wants_lessons": "on"}
    as_("chief").post(address_of(world.aim, stage), typed)
    stage.refresh_from_db()
    assert (stage.title, str(stage.due_until), stage.wants_lessons) == ("Small pilot", "2027-07-31", True)
    assert stage.passed_on


def test_an_option_and_a_line_of_money_are_reworded_with_their_sums(as_, world, chief):
    option = operations.add_option(element=world.aim, title="Rent", by=chief)
    as_("chief").post(address_of(world.aim, option), {"title": "Lease", "cost": "£900"})
    line = operations.add_budget_line(element=world.aim, title="Cover", amount=Decimal(5), by=chief, year="2026/27")
    typed = {"kind": "staff time", "title": "Cover", "amount": "£1,200", "days": "6", "year": "2027/28",
             "place": f"school:{world.haven_high.ref}"}  # fmt: skip
    as_("chief").post(address_of(world.aim, line), typed)
    option.refresh_from_db()
    line.refresh_from_db()
    assert (option.title, str(option.cost)) == ("Lease", "900.00")
    assert (line.kind, str(line.amount), line.year, line.school) == (
        "staff time", "1200.00", "2027/28", world.haven_high,
    )  # fmt: skip


def test_a_reminder_is_reworded_and_blank_words_are_refused(as_, world, chief):
    kept = operations.remind(element=world.aim, kind="risk", text="No nurse", by=chief)
    assert as_("chief").post(address_of(world.aim, kept), {"kind": "risk", "text": " "}).status_code == 422
    as_("chief").post(address_of(world.aim, kept), {"kind": "condition", "text": "A nurse"})
    kept.refresh_from_db()
    assert (kept.kind, kept.text) == ("condition", "A nurse")


def test_only_who_runs_the_part_rewords_and_only_what_is_its_own(as_, world, chief):
    factor = operations.add_factor(element=world.priority, text="Theirs", by=chief)
    assert as_("chief").post(address_of(world.aim, factor), {"text": "Ours"}).status_code == 404
    for who in ("other_head", "trustee", "stranger"):
        assert as_(who).post(address_of(world.priority, factor), {"text": "Ours"}).status_code == 404
    factor.refresh_from_db()
    assert factor.text == "Theirs"
