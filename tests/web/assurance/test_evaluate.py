"""A school's own self-evaluation."""

from goldenthread.features.assurance.models import Review

PAGE = "/harbour/assurance/self-evaluation/new/"
READING = {"area_0": "Reading", "judged_0": "strong", "why_0": "Nine in ten pass the check."}
ORCHARD = {"area_1": "Our orchard", "judged_1": "blooming", "why_1": ""}


def written(client, school, **typed):
    rows = typed or {**READING, **ORCHARD}
    return client.post(PAGE, {"place": school.ref, "held_on": "2026-11-20", "judgement": "Secure", **rows})


def test_a_school_uses_its_own_areas_and_finds_them_again(as_, world):
    assert written(as_("head"), world.haven_high, **READING, lines="Our orchard: blooming").status_code == 302
    kept = Review.objects.get()
    assert kept.grades == {"Reading": "strong", "Our orchard": "blooming"}
    assert kept.evidence == {"Reading": "Nine in ten pass the check."}
    page = as_("head").get(PAGE).content.decode()
    assert all(words in page for words in ("Our orchard", "Last time: blooming"))


def test_what_is_said_of_no_judgement_is_named_and_nothing_typed_is_lost(as_, world):
    for typed in (
        {"area_0": "Reading", "why_0": "We read."}, {"judged_0": "fine", "why_0": "We read."}, {"lines": "We read."}
    ):  # fmt: skip
        refused = written(as_("head"), world.haven_high, **typed)
        assert (refused.status_code, "We read." in refused.content.decode()) == (422, True)


def test_a_head_evaluates_no_other_school_and_a_governor_none(as_, world):
    assert written(as_("head"), world.marsh_lane).status_code == 422
    assert written(as_("governor"), world.haven_high).status_code == 404
