"""One area answered for many schools at once: the rest in one press, each that differs, and handing in together."""

import re

from goldenthread.features.assurance.models import Answer, Check
from tests.web.assurance.conftest import good_answers


def page_of(row, area="attendance"):
    return f"/harbour/assurance/round/{row.ref}/across/?area={area}"


def named(page, name, question):
    """Return the fields of a question on the page, one a sheet."""
    return sorted(set(re.findall(rf'name="({name}_[0-9a-z]+_{question})"', page)))


def test_the_rest_is_answered_in_one_press_and_each_stands_on_its_own_sheet(as_, world, november, sheet):
    haven, marsh = sheet(world.haven_high), sheet(world.marsh_lane)
    answer = as_("administrator").post(page_of(november), {
        "deed": "save", "rest_registers": "met", f"answer_{marsh.ref}_registers": "not met",
        f"note_{marsh.ref}_registers": "Closed late on Fridays.", "rest_codes": "partly",
    })  # fmt: skip
    assert answer["Location"].endswith("?area=data")
    kept = {(one.check_sheet_id, one.question): one for one in Answer.objects.all()}
    assert kept[haven.pk, "registers"].verdict == "met"
    assert kept[marsh.pk, "registers"].note == "Closed late on Fridays."
    assert len(kept) == 4  # nobody said how absence is followed up: that stays not checked
    assert {one.by for one in kept.values()} == {world.people["administrator"]}


def test_what_is_answered_already_is_not_overwritten_by_what_is_said_of_the_rest(as_, world, november, sheet):
    marsh = sheet(world.marsh_lane)
    as_("administrator").post(page_of(november), {"deed": "save", f"answer_{marsh.ref}_codes": "not met"})
    as_("administrator").post(
        page_of(november), {"deed": "save", "rest_codes": "met", f"answer_{marsh.ref}_codes": "not met"}
    )
    assert marsh.answers.get(question="codes", is_current=True).verdict == "not met"
    assert Answer.objects.filter(question="codes", is_current=True).count() == 2


def test_what_shows_it_is_said_once_for_all_and_is_asked_for(as_, world, november):
    answer = as_("administrator").post(page_of(november, "safeguarding"), {"deed": "save", "rest_scr-checked": "met"})
    assert answer.status_code == 422
    assert answer.content.decode().count("Say what shows it") >= 2
    assert not Answer.objects.exists()
    as_("administrator").post(
        page_of(november, "safeguarding"),
        {"deed": "save", "rest_scr-checked": "met", "proof_scr-checked": "The register of 3 November"},
    )
    assert set(Answer.objects.values_list("shown", flat=True)) == {"The register of 3 November"}


def test_a_remark_without_an_answer_is_sent_back_and_nothing_is_lost(as_, world, november, sheet):
    at = f"{sheet(world.marsh_lane).ref}_codes"
    answer = as_("administrator").post(page_of(november), {"deed": "save", f"note_{at}": "Look at leave."})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Say how it stands, too." in page
    assert "Look at leave." in page


def test_what_was_in_order_last_time_is_said_to_hold_for_every_school(as_, world, november, answered):
    answered(world.haven_high, period="2026-10", codes="partly")
    answered(world.marsh_lane, who="other_head", period="2026-10")
    page = as_("administrator").get(page_of(november)).content.decode()
    assert "The 5 in order last time still are" in page
    as_("administrator").post(page_of(november), {"deed": "carry"})
    kept = Answer.objects.filter(check_sheet__round=november)
    assert kept.filter(is_carried=True).count() == 5
    assert not kept.filter(question="codes", check_sheet__school=world.haven_high).exists()


def test_sheets_that_are_whole_are_handed_in_together(as_, world, november, sheet):
    haven = sheet(world.haven_high)
    for area in november.shape.areas:
        answers = {"deed": "save"}
        for key, said in good_answers(haven).items():
            if key in {question.key for question in area.questions}:
                answers |= {f"rest_{key}": said.answer, f"proof_{key}": said.shown}
        as_("administrator").post(page_of(november, area.key), answers)
    as_("administrator").post(page_of(november), {"deed": "hand in"})
    left = Check.objects.filter(round=november, handed_in_on=None)
    assert [check.place for check in left] == ["the trust"]  # cover for buildings is answered once for all
    assert as_("chief").get(f"/harbour/assurance/round/{november.ref}/").status_code == 200


def test_nothing_is_handed_in_while_something_is_open(as_, november):
    page = as_("administrator").post(page_of(november), {"deed": "hand in"}).content.decode()
    assert "No sheet is whole yet" in page


def test_a_head_answers_their_own_school_only(as_, world, november, sheet):
    marsh = sheet(world.marsh_lane)
    page = as_("head").get(page_of(november)).content.decode()
    assert len(named(page, "answer", "codes")) == 1
    as_("head").post(page_of(november), {"deed": "save", f"answer_{marsh.ref}_codes": "not met", "rest_codes": "met"})
    assert not marsh.answers.exists()


def test_who_answers_nothing_is_shown_no_page(as_, november):
    for who in ("governor", "stranger"):
        assert as_(who).get(page_of(november)).status_code == 404
