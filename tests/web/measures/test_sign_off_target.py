"""Signing off what a person has to judge."""

from tests.features.measures.figures_of import aim_for, define, record


def address(world, target) -> str:
    return f"/harbour/measures/{world.attendance.ref}/targets/{target.ref}/sign-off/"


def strategy(world):
    return aim_for(world, "", None, text="An attendance strategy is agreed", tier=3)


def test_it_is_signed_off_in_one_s_name_with_the_evidence(world, as_) -> None:
    target = strategy(world)
    typed = {"reason": "Minutes of the board, 14 October.", "revision": "1"}
    assert as_("governance").get(address(world, target)).status_code == 404  # sees measures, changes none
    assert as_("chief").post(address(world, target), typed).status_code == 302
    target.refresh_from_db()
    assert (target.signed_off_by, target.sign_off_reason) == (world.people["chief"], typed["reason"])
    page = as_("trustee").get(f"/harbour/measures/{world.attendance.ref}/").content.decode()
    assert "Minutes of the board, 14 October." in page


def test_what_schools_attached_is_read_before_it_is_signed(world, as_) -> None:
    told = define(world, "An inclusive curriculum", "narrative", frequency="year")
    target = aim_for(world, "", None, measure=told, text="Every school evidences it", tier=3)
    ours = record(world, world.haven_high, "Rewritten.", measure=told, period="2025/26")
    record(world, world.marsh_lane, "Begun.", measure=told, period="2025/26")
    as_("head").post(f"/harbour/documents/evidence/of/reading/{ours.ref}/", {"note": "Walk of 12 June."})
    page = as_("chief").get(f"/harbour/measures/{told.ref}/targets/{target.ref}/sign-off/").content.decode()
    assert "Walk of 12 June." in page
    assert page.count(">Nothing<") == 1


def test_it_is_not_signed_off_without_evidence(world, as_) -> None:
    target = strategy(world)
    assert as_("chief").post(address(world, target), {"reason": "  ", "revision": "1"}).status_code == 422
    target.refresh_from_db()
    assert target.signed_off_at is None


def test_a_target_that_changed_meanwhile_is_shown_before_it_is_signed(world, as_) -> None:
    target = strategy(world)
    answer = as_("chief").post(address(world, target), {"reason": "Seen.", "revision": "9"})
    assert answer.status_code == 409
    assert "Seen." in answer.content.decode()
