"""Saying what is expected of a role."""

from goldenthread.features.delegation.models import ExpectedStandard

ADDRESS = "/harbour/who-decides/standards/new/"
TYPED = {
    "title": "Teacher", "role": "head", "description": "Teaches.", "standards": "• Plans with others\n\nMarks",
    "rungs": "Self: leads own work\nTeam", "least": "team", "agreed_on": "", "agreed_by": "",
}  # fmt: skip


def test_its_lines_become_standards_and_rungs(as_, world) -> None:
    assert as_("chief").post(ADDRESS, TYPED).status_code == 302
    row = ExpectedStandard.objects.get()
    assert row.standards == ["Plans with others", "Marks"]
    assert row.rungs == [{"name": "Self", "says": "leads own work"}, {"name": "Team", "says": ""}]
    assert row.least == 1


def test_what_is_missing_is_asked_for_and_others_write_none(as_, world) -> None:
    for wrong in ({"role": ""}, {"standards": " "}, {"least": "Moon"}, {"agreed_on": "2026-09-01"}):
        answer = as_("chief").post(ADDRESS, TYPED | wrong)
        assert answer.status_code == 422
        assert "Teaches." in answer.content.decode()
    assert as_("head").post(ADDRESS, TYPED).status_code == 404
    assert not ExpectedStandard.objects.exists()
