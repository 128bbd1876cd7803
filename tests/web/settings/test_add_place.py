"""Adding a school, a unit or a body."""

from goldenthread.features.organisations.models import Body, School
from goldenthread.features.trail.models import Entry

SCHOOL = {"name": "Quay Primary", "short_name": "Quay", "phase": "primary", "urn": "990003", "roll": "210"}


def test_a_school_is_added_and_the_trail_says_so(as_, world):
    answer = as_("administrator").post("/harbour/settings/places/school/new/", SCHOOL)
    assert answer.status_code == 302
    assert School.objects.get(trust=world.trust, urn="990003").roll == 210
    assert Entry.objects.filter(trust=world.trust.pk, kind="school", did="added", title="Quay Primary").exists()


def test_a_urn_that_is_none_is_refused_and_what_was_typed_stays(as_, world):
    page = as_("administrator").post("/harbour/settings/places/school/new/", SCHOOL | {"urn": "99"})
    assert page.status_code == 422
    assert "It has 6 digits." in page.content.decode()
    assert 'value="Quay Primary"' in page.content.decode()
    assert not School.objects.filter(name="Quay Primary").exists()


def test_a_null_character_that_came_along_with_a_paste_is_left_out(as_, world):
    as_("administrator").post("/harbour/settings/places/school/new/", SCHOOL | {"name": "Quay\x00 Primary"})
    assert School.objects.get(urn="990003").name == "Quay Primary"


def test_two_schools_of_a_trust_do_not_share_a_urn(as_, world):
    page = as_("administrator").post("/harbour/settings/places/school/new/", SCHOOL | {"urn": world.marsh_lane.urn})
    assert page.status_code == 422


def test_a_local_body_belongs_to_a_school_of_this_trust(as_, world):
    typed = {"name": "Haven committee", "kind": "local body", "school": world.haven_high.ref}
    as_("governance").post("/harbour/settings/places/body/new/", typed)
    assert Body.objects.get(name="Haven committee").school == world.haven_high


def test_a_kind_that_is_none_is_no_page(as_):
    assert as_("administrator").get("/harbour/settings/places/castle/new/").status_code == 404


def test_a_head_adds_nothing(as_):
    assert as_("head").post("/harbour/settings/places/school/new/", SCHOOL).status_code == 404
