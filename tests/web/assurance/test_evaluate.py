"""A school's own self-evaluation."""

from goldenthread.features.assurance.models import Review

PAGE = "/harbour/assurance/self-evaluation/new/"
LINES = "Reading: strong. Nine in ten pass the check.\nOur orchard: blooming"


def written(client, school, lines=LINES):
    typed = {"place": school.ref, "held_on": "2026-11-20", "judgement": "Secure", "lines": lines}
    return client.post(PAGE, typed)


def test_a_school_uses_its_own_form_and_finds_it_again(as_, world):
    assert written(as_("head"), world.haven_high).status_code == 302
    kept = Review.objects.get()
    assert kept.grades == {"Reading": "strong", "Our orchard": "blooming"}
    assert kept.summary == "Reading: Nine in ten pass the check."
    assert "Our orchard: " in as_("head").get(PAGE).content.decode()


def test_a_line_without_a_judgement_is_named_and_nothing_typed_is_lost(as_, world):
    refused = written(as_("head"), world.haven_high, "We are happy.")
    assert (refused.status_code, "We are happy." in refused.content.decode()) == (422, True)


def test_a_head_evaluates_no_other_school_and_a_governor_none(as_, world):
    assert written(as_("head"), world.marsh_lane).status_code == 422
    assert written(as_("governor"), world.haven_high).status_code == 404
