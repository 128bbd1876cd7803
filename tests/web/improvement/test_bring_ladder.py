"""A ladder of the trust's own, brought in from a file."""

from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.improvement.models import Ladder, LadderDraft

PAGE = "/harbour/improvement/ladders/bring-in/"
TABLE = """Aspect,Phase 1: Rescue,Phase 2: Build,Phase 3: Lead
How long,1 to 2 terms,12-18 months,Ongoing; reviewed yearly
Figures,Attendance below 90%,Attendance under 94%,Attendance at least 94%
Behaviour,Leaders on duty at every change of lesson,Routines taught again each term,Pupils lead assemblies
Who signs off spending,The trust,The trust above £500,The school
"""


def brought(as_, text, who="chief", name="our-ladder.csv"):
    return as_(who).post(PAGE, {"file": SimpleUploadedFile(name, text.encode())})


def test_a_table_is_read_looked_at_and_adopted(as_, world):
    answer = brought(as_, TABLE)
    assert answer.status_code == 302
    page = as_("chief").get(answer.url).content.decode()
    assert "3 phases: Rescue, Build, Lead" in page
    said = {"name": "Our ladder", "ages_from": 11, "ages_to": 18, "from_strongest": "no",
            "row_0": "lasts", "row_1": "criteria", "row_2": "work", "row_3": "held", "do": "adopt"}  # fmt: skip
    assert as_("chief").post(answer.url, said).status_code == 302
    shape = Ladder.objects.get().shape
    assert [(phase.lasts.least, phase.lasts.most, phase.lasts.unit) for phase in shape.phases[:2]] == [
        (1, 2, "terms"), (12, 18, "months"),
    ]  # fmt: skip
    tests = [(one.about, one.op, str(one.bound)) for phase in shape.phases for one in phase.criteria]
    assert tests == [("attendance", "<", "90"), ("attendance", "<", "94"), ("attendance", ">=", "94")]
    assert [item.kind for item in shape.items] == ["one-off", "repeated", "one-off"]
    assert shape.phases[2].autonomy[0].held == "The school"
    assert not LadderDraft.objects.exists()


def test_what_is_no_ladder_is_told_and_nothing_is_kept(as_, world):
    for text in ("", "Dear all, see you on Monday.", "a,b\n1,2\n"):
        assert brought(as_, text).status_code == 422
    assert brought(as_, "x", name="ladder.exe").status_code == 422
    assert not LadderDraft.objects.exists()


def test_only_who_sets_up_the_trust_finds_it(as_, world):
    for who in ("head", "trustee", "stranger"):
        assert as_(who).get(PAGE).status_code == 404
