"""One risk."""

from goldenthread.features.risks import operations


def test_it_tells_where_it_stands_what_keeps_it_down_and_what_it_endangers(as_, world, risk):
    operations.add_control(risk=risk, says="Inspected every October", line=2, by=None)
    operations.tie(risk=risk, kind="measure", ref=world.attendance.ref, title="Attendance", by=None)
    page = as_("head").get(f"/harbour/risks/risk/{risk.ref}/").content.decode()
    for said in (
        "Severe",
        "above our appetite",
        "Inspected every October",
        "Those who manage and check it",
        "Attendance",
    ):
        assert said in page


def test_the_head_of_another_school_never_learns_of_it(as_, risk):
    assert as_("other_head").get(f"/harbour/risks/risk/{risk.ref}/").status_code == 404


def test_a_governor_reads_and_writes_nothing(as_, risk):
    page = as_("governor").get(f"/harbour/risks/risk/{risk.ref}/").content.decode()
    assert "The sports hall roof fails" in page
    assert "Look at it again" not in page
