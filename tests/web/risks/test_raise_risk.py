"""Putting a risk on the register."""

from goldenthread.features.activity.models import Task
from goldenthread.features.risks.models import Risk

PAGE = "/harbour/risks/new/"
TYPED = {
    "title": "Rolls fall", "place": "trust", "kind": "pupils", "response": "treat", "likelihood": "4", "impact": "3",
    "next_review_on": "2026-12-14",
}  # fmt: skip


def test_a_risk_takes_the_next_number_and_its_owner_is_asked_to_look_again(as_, world, risk):
    owner = world.posts["finance_lead"]
    made = as_("chief").post(PAGE, TYPED | {"owner": owner.ref})
    row = Risk.objects.get(title="Rolls fall")
    assert made.url == f"/harbour/risks/risk/{row.ref}/"
    assert (row.number, row.place.likelihood, row.scores.count()) == (risk.number + 1, 4, 1)
    assert Task.objects.get(post=owner, subject_ref=row.ref).due_on.isoformat() == "2026-12-14"


def test_it_is_tied_to_what_it_was_raised_about(as_, world):
    as_("chief").post(f"{PAGE}?about=measure:{world.attendance.ref}", TYPED)
    assert [(tie.kind, tie.ref) for tie in Risk.objects.get().links.all()] == [("measure", world.attendance.ref)]


def test_a_head_raises_risks_of_the_own_school_alone(as_, world):
    head = as_("head")
    assert head.post(PAGE, TYPED).status_code == 422
    assert head.post(PAGE, TYPED | {"place": f"school:{world.marsh_lane.ref}"}).status_code == 422
    assert head.post(PAGE, TYPED | {"place": f"school:{world.haven_high.ref}"}).status_code == 302


def test_whoever_may_not_read_the_confidential_risk_that_they_raised_is_led_to_the_register(as_, world):
    secret = TYPED | {"is_confidential": "on", "owner": world.posts["chief"].ref}
    administrator = as_("administrator")
    made = administrator.post(PAGE, secret)
    assert (made.status_code, made.url) == (302, "/harbour/risks/")
    page = administrator.get(made.url).content.decode()
    assert "those read it who may" in page
    assert "Rolls fall" not in page
    assert as_("chief").post(PAGE, secret | {"title": "Grades fall"}).url.startswith("/harbour/risks/risk/")


def test_half_a_score_is_asked_about_and_nothing_is_lost(as_):
    page = as_("chief").post(PAGE, TYPED | {"impact": ""})
    assert page.status_code == 422
    assert "Choose both steps, or neither." in page.content.decode()
    assert 'value="Rolls fall"' in page.content.decode()


def test_nobody_of_one_school_is_given_a_risk_of_another(as_, world):
    page = as_("head").get(PAGE).content.decode()
    assert world.posts["finance_lead"].ref in page
    assert world.posts["other_head"].ref not in page
    typed = TYPED | {"place": f"school:{world.haven_high.ref}", "owner": world.posts["other_head"].ref}
    answer = as_("chief").post(PAGE, typed)
    assert answer.status_code == 422
    assert "That post belongs to another school." in answer.content.decode()
