"""Handing in results by subject."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.domain.groups.suppression import FEWEST
from goldenthread.features.measures import operations as measuring
from goldenthread.features.reports.models import SubjectResult
from goldenthread.features.reports.queries.drawing_up import draw_up
from goldenthread.features.reports.queries.sections import Span
from goldenthread.features.reports.written_kinds import kinds_of

ADDRESS = "/harbour/reports/results/"
TABLE = (
    "Subject\tEntries\t9-7\t9-5\t9-4\tHouse\n"
    "History\t40\t10\t22\t75%\tred\nArt\t5\t1\t2\t3\tred\nMaths\t20\t30\t1\t1\t"
)


def typed(world, **other):
    return {"school": world.haven_high.ref, "stage": "gcse", "year": "2025/26", "pasted": TABLE} | other


def test_a_table_is_read_looked_over_and_kept_and_told_in_the_analysis(as_, world):
    page = as_("head").post(ADDRESS, typed(world)).content.decode()
    assert "2 subjects" in page
    assert "more reached it than were entered" in page
    assert "House" in page
    assert not SubjectResult.objects.exists()
    for _ in range(2):
        assert as_("head").post(ADDRESS, typed(world, deed="keep")).status_code == 302
    assert SubjectResult.objects.count() == 2
    assert SubjectResult.objects.get(subject="History").reached == {"g7": 10, "g5": 22, "g4": 30}
    span = Span("Academic year 2025/26", dt.date(2025, 9, 1), dt.date(2026, 8, 31))
    drawn = draw_up(world.trust, kinds_of(world.trust)["results-analysis"], span)
    told = str(next(one for one in drawn.content["sections"] if one["section"] == "subjects"))
    assert "75 %" in told
    assert "60 %" not in told, f"fewer than {FEWEST} are shown to nobody"


def test_the_departments_file_of_grades_is_counted_up_for_every_school_of_ours(as_, world):
    heads = "time_period,geographic_level,school_urn,version,qualification_detailed,subject,grade,number_achieving"
    of = {
        "History": {"8": 10, "5": 12, "4": 8, "U": 10, "Total exam entries": 40},
        "Combined Science": {"5-4": 9, "7-7": 6},
    }
    rows = [
        f"202425,School,{urn},Revised,GCSE (9-1) Full Course,{subject},{grade},{many}"
        for urn in (world.haven_high.urn, "999999")
        for subject, grades in of.items() for grade, many in grades.items()
    ]  # fmt: skip
    odd = ("Provisional,GCSE (9-1) Full Course,Art,9,30", "Revised,Cambridge National,Sport,9,9",
           "Revised,GCSE (9-1) Full Course,Latin,9,c")  # fmt: skip
    rows += [f"202425,School,{world.haven_high.urn},{rest}" for rest in odd]
    file = SimpleUploadedFile("subjects.csv", "\n".join([heads, *rows]).encode())
    page = as_("chief").post(ADDRESS, typed(world, pasted="", file=file))
    assert page.status_code == 200
    held = page.context["held"]
    assert "Haven High, 2024/25: 2 subjects understood" in page.content.decode()
    assert "Haven High: left out, for a count is hidden in the file: Latin." in page.content.decode()
    assert as_("chief").post(ADDRESS, typed(world, pasted=held, deed="keep")).status_code == 302
    kept = {row.subject: (row.entries, row.reached) for row in SubjectResult.objects.filter(year="2024/25")}
    assert kept == {
        "History": (40, {"g7": 10, "g5": 22, "g4": 30}), "Combined Science": (15, {"g7": 6, "g5": 6, "g4": 15}),
    }  # fmt: skip
    ours, theirs = (f"{name}\t2023-24\tArt\t20\t15" for name in (world.marsh_lane.name, "Elsewhere"))
    own = f"School\tYear\tSubject\tEntries\t4+\n{ours}\n{theirs}"
    page = as_("chief").post(ADDRESS, typed(world, pasted=own)).content.decode()
    assert "Elsewhere: this is none of your places." in page
    assert "Marsh Lane, 2023/24: 1 subject understood" in page


def groups_told(world, figures):
    """Record figures of (school, group, those who came, all) and return the table of groups, by its first cells."""
    lines = [
        measuring.ReadingLine(
            measure=world.attendance, school=school, period="2026/27 autumn", group=group, numerator=here,
            denominator=of,
        )
        for school, group, here, of in figures
    ]  # fmt: skip
    measuring.record_readings(trust=world.trust, lines=lines, by=None)
    span = Span("Autumn term 2026", dt.date(2026, 9, 1), dt.date(2026, 12, 31))
    drawn = draw_up(world.trust, kinds_of(world.trust)["progress-report"], span)
    told = next(one for one in drawn.content["sections"] if one["section"] == "groups")["blocks"][0]
    return {row["cells"][0]["text"]: [cell["text"] for cell in row["cells"][1:]] for row in told["rows"]}


def test_the_report_of_groups_tells_each_beside_all_and_hides_the_few(world):
    many = [
        (world.haven_high, "", 564, 600), (world.haven_high, "SEN support", 63, 70),
        (world.marsh_lane, "", 170, 200), (world.marsh_lane, "SEN support", 20, 30),
    ]  # fmt: skip
    assert groups_told(world, many)["Haven High"][0] == "94.0\u00a0%"
    few = groups_told(world, [(world.marsh_lane, "EHC plan", 1, 3)])
    assert few["Marsh Lane"][1] == "s"


@pytest.mark.parametrize("wrong", [{"pasted": ""}, {"pasted": "x\ty"}, {"stage": "eleven-plus"}, {"year": "1066/67"}])
def test_what_cannot_be_read_is_said(as_, world, wrong):
    assert as_("head").post(ADDRESS, typed(world, **wrong)).status_code == 422


@pytest.mark.parametrize("who", ["other_head", "trustee", "stranger"])
def test_nobody_hands_in_those_of_another_place(as_, world, who):
    assert as_(who).post(ADDRESS, typed(world, deed="keep")).status_code in {403, 404, 422}
    assert not SubjectResult.objects.exists()
