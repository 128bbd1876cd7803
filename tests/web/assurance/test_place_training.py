"""The training of one school, person by person."""

from goldenthread.features.activity.models import Task
from goldenthread.features.members import operations
from goldenthread.features.members.models import Place, Staff
from goldenthread.features.reports.queries.sections import AUTHORS, Drawing
from tests.features.reports.drawing import WORDS
from tests.world import TODAY


def page_of(place):
    return f"/harbour/assurance/training/at/{place.ref}/"


def test_a_list_is_pasted_and_whoever_is_listed_stays(as_, world):
    typed = {"deed": "list", "people": "Ola Reed, Teacher\nNia Fenn\tCook\n\n"}
    assert as_("head").post(page_of(world.haven_high), typed).status_code == 302
    as_("head").post(page_of(world.haven_high), {"deed": "list", "people": "ola reed, Head of science"})
    kept = Staff.objects.values_list("name", "job", "school__name")
    assert set(kept) == {("Ola Reed", "Head of science", "Haven High"), ("Nia Fenn", "Cook", "Haven High")}


def test_who_did_a_course_is_noted_and_renewing_counts_anew(as_, world, trained):
    ola = Staff.objects.get(name="Ola Reed")
    typed = {
        "deed": "done", "course": trained.ref, "who": [ola.ref], "done_on": "2026-11-20", "shown": "Staff folder",
    }  # fmt: skip
    assert as_("head").post(page_of(world.haven_high), typed).status_code == 302
    assert Place.objects.filter(staff=ola).count() == 2
    assert "2027-11-20" in as_("head").get(page_of(world.haven_high)).content.decode()


def test_a_day_to_come_and_nobody_are_sent_back(as_, world, trained):
    ola = Staff.objects.get(name="Ola Reed")
    typed = {"deed": "done", "course": trained.ref, "done_on": "2026-12-20"}
    assert as_("head").post(page_of(world.haven_high), typed | {"who": [ola.ref]}).status_code == 422
    assert as_("head").post(page_of(world.haven_high), typed).status_code == 422


def test_whoever_left_is_asked_for_nothing(as_, world, trained):
    nia = Staff.objects.get(name="Nia Fenn")
    as_("head").post(page_of(world.haven_high), {"deed": "left", "staff": nia.ref, "on": "2026-11-20"})
    assert "Nia Fenn" not in as_("head").get(page_of(world.haven_high)).content.decode()


def test_nobody_reads_another_schools_list(as_, world, trained):
    for who in ("other_head", "governor", "trustee", "data", "stranger"):
        assert as_(who).get(page_of(world.haven_high)).status_code in (403, 404)
    assert as_("service").get(page_of(world.finance)).status_code == 200


def test_the_place_and_each_holder_of_a_post_are_reminded_until_it_is_renewed(as_, world, trained):
    """Ola's has run out, Nia lacks it, the head's own runs out in ten days."""
    operations.ask_for_renewals(trust=world.trust)
    asked = Task.objects.filter(post=world.posts["head"], closed_at=None)
    of_place, own = asked.get(kind="renew training"), asked.get(kind="renew own training")
    assert (of_place.why, str(of_place.due_on)) == (
        "1 run out, 1 lacking, 1 to be renewed soon", "2026-09-02"
    )  # fmt: skip
    assert (own.title, str(own.due_on)) == ("Renew your “Safeguarding”", "2026-12-01")
    assert page_of(world.haven_high) in as_("head").get("/harbour/").content.decode()
    assert not Task.objects.filter(kind__contains="training", post=world.posts["other_head"], closed_at=None)

    everybody = [one.ref for one in Staff.objects.filter(school=world.haven_high)]
    typed = {"deed": "done", "course": trained.ref, "who": everybody, "done_on": "2026-11-20", "shown": ""}
    as_("head").post(page_of(world.haven_high), typed)
    assert not asked.filter(kind__contains="training").exists()


def test_a_report_counts_it_by_place_and_by_course_and_names_nobody(world, reach, trained):
    def cells(school=None):
        (table,) = AUTHORS["training"](Drawing(reach("trustee"), world.trust, TODAY, WORDS, school))
        return [[cell["text"] for cell in row["cells"]] for row in table["rows"]]

    assert cells() == [["Marsh Lane", "100 %", "–", "–", "–"], ["Haven High", "33 %", "1", "1", "1"]]
    assert cells(world.haven_high) == [["Safeguarding", "33 %", "1", "1", "1"]]
