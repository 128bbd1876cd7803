"""Bringing a thing before a body from its own page."""

from goldenthread.features.governance.models import Item

AT = "/harbour/governance/agenda/?about="


def test_a_measure_comes_before_the_board_as_a_paper_and_what_it_decides_stands_there(as_, world, coming):
    about = f"measure:{world.attendance.ref}"
    typed = {"meeting": coming.ref, "title": "Attendance", "purpose": "decide", "says": "Shall we pay for a bus?"}
    assert as_("governance").post(AT + about, typed).status_code == 302
    paper = Item.objects.get(title="Attendance").papers.get()
    assert (paper.subject_kind, paper.subject_ref) == ("measure", world.attendance.ref)
    paper.item.decisions.create(
        kind="decide", says="Pay for it.", subject_kind="measure", subject_ref=paper.subject_ref
    )
    assert "Pay for it." in as_("trustee").get(f"/harbour/measures/{world.attendance.ref}/").content.decode()


def test_only_who_keeps_a_meeting_brings_something_that_they_may_see(as_, world, coming):
    assert as_("head").get(f"{AT}measure:{world.attendance.ref}").status_code == 404
    assert as_("governance").get(f"{AT}measure:nothing").status_code == 404
    answer = as_("governance").post(f"{AT}measure:{world.attendance.ref}", {"meeting": "", "says": "A bus?"})
    assert answer.status_code == 422
    assert "A bus?" in answer.content.decode()
