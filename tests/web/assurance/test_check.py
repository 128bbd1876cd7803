"""One sheet: answered in two minutes, handed in, opened again, confirmed by somebody else."""

from goldenthread.features.assurance.models import Answer
from tests.web.assurance.conftest import good_answers


def page_of(row):
    return f"/harbour/assurance/check/{row.ref}/"


def typed(row, deed="hand in", **others):
    found = {"deed": deed}
    for key, said in good_answers(row, **others).items():
        found |= {f"answer_{key}": said.answer, f"shown_{key}": said.shown, f"note_{key}": ""}
    return found


def test_a_head_answers_and_hands_in(as_, world, sheet):
    row = sheet(world.haven_high)
    assert as_("head").get(page_of(row)).status_code == 200
    assert as_("head").post(page_of(row), typed(row)).status_code == 302
    row.refresh_from_db()
    assert (row.handed_in_by, row.handed_in_post) == (world.people["head"], world.posts["head"])
    late = as_("head").post(page_of(row), typed(row, "save") | {"note_registers": "Seen on Monday."})
    assert late.status_code == 409
    assert "was handed in" in late.content.decode()
    assert "Seen on Monday." in late.content.decode()
    assert not Answer.objects.filter(note="Seen on Monday.").exists()


def test_whoever_answers_for_many_is_led_from_one_sheet_of_a_round_to_the_next(as_, world, sheet):
    first, second = sheet(world.haven_high), sheet(world.marsh_lane)
    page = as_("administrator").post(page_of(first), typed(first), follow=True).content.decode()
    assert f'href="{page_of(second)}">Next: {second.place}<' in page
    assert page_of(second) not in as_("head").get(page_of(first)).content.decode()


def test_an_answer_without_what_shows_it_is_sent_back_and_nothing_is_lost(as_, world, sheet):
    row = sheet(world.haven_high)
    answer = as_("head").post(
        page_of(row), typed(row) | {"shown_scr-checked": "", "note_registers": "Seen on Monday."}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Say what shows it" in page
    assert "Seen on Monday." in page
    assert not Answer.objects.exists()


def test_what_is_not_answered_is_not_handed_in_and_what_is_answered_is_kept(as_, world, sheet):
    row = sheet(world.haven_high)
    answer = as_("head").post(page_of(row), {"deed": "hand in", "answer_registers": "not met"})
    assert answer.status_code == 422
    assert "18 of 19 questions are not answered yet" in answer.content.decode()
    assert Answer.objects.get().verdict == "not met"


def test_last_times_answers_are_proposals_until_somebody_says_that_they_hold(as_, world, sheet, answered):
    answered(world.haven_high, period="2026-10", codes="partly")
    row = sheet(world.haven_high)
    page = as_("head").get(page_of(row)).content.decode()
    assert "Last time" in page
    assert not row.answers.exists()
    # A day is given anew each time, and so is what was wanting; with them the rest is confirmed, and the sheet is in.
    as_("head").post(page_of(row), {"deed": "carry", "answer_drill": "2026-11-10"})
    row.refresh_from_db()
    assert row.handed_in_on is None
    assert not row.answers.filter(question="codes").exists()
    as_("head").post(page_of(row), {"deed": "carry", "answer_codes": "met"})
    row.refresh_from_db()
    assert row.handed_in_on is not None
    assert row.answers.get(question="registers").is_carried
    assert not row.answers.get(question="drill").is_carried
    # Read afterwards, it says what is otherwise than last time, and of nothing else.
    read = as_("governor").get(page_of(row)).content.decode()
    assert [one.split("<")[0] for one in read.split("Last time: <b>")[1:]] == ["Partly met"]


def test_another_schools_sheet_is_not_there(as_, world, answered):
    row = answered(world.marsh_lane, who="other_head")
    for who in ("head", "governor", "stranger"):
        assert as_(who).get(page_of(row)).status_code == 404
        assert as_(who).post(page_of(row), typed(row)).status_code == 404


def test_a_governor_reads_their_schools_sheet_and_answers_nothing(as_, world, sheet):
    row = sheet(world.haven_high)
    assert as_("governor").get(page_of(row)).status_code == 200
    assert as_("governor").post(page_of(row), typed(row)).status_code == 404


def test_it_is_opened_again_with_a_reason_and_the_old_answer_is_kept(as_, world, answered):
    row = answered(world.haven_high)
    assert as_("head").post(page_of(row), {"deed": "reopen", "reason": ""}).status_code == 422
    assert as_("head").post(page_of(row), {"deed": "reopen", "reason": "The wrong month."}).status_code == 302
    as_("head").post(page_of(row), typed(row, registers="not met"))
    kept = row.answers.filter(question="registers").order_by("pk").values_list("verdict", "is_current")
    assert list(kept) == [("met", False), ("not met", True)]
    assert "The wrong month." in as_("chief").get(page_of(row)).content.decode()


def test_nobody_confirms_their_own_sheet(as_, world, answered):
    row = answered(world.haven_high)
    assert as_("head").post(page_of(row), {"deed": "confirm", "says": "All well."}).status_code == 404
    assert as_("education").post(page_of(row), {"deed": "confirm", "says": "I saw it."}).status_code == 302
    row.refresh_from_db()
    assert row.confirmed_by == world.people["education"]
