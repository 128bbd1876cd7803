"""Files of pupils are summed at the door: what comes of them, and that no row of them is left anywhere."""

import csv
import json
import logging
import os
import signal
import subprocess
import tempfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import xlsxwriter
from django.apps import apps
from django.core.exceptions import ValidationError

from goldenthread.features.intake import operations
from goldenthread.features.intake.models import Load
from goldenthread.features.intake.pupils import child, door
from goldenthread.features.measures.models import Measure, Reading
from goldenthread.foundation.delimited import UnreadableFile
from tests.published import SHARED, twin, zipped

PUPIL = "ZQX-77"


@pytest.fixture
def stage(world):
    def staged(content, name="marks.csv", **given):
        return operations.stage(trust=world.trust, file=content, name=name, by=world.people["data"], **given)

    return staged


@pytest.fixture
def bring_in(world, stage):
    return lambda content, name="marks.csv": operations.bring_in(load=stage(content, name), by=world.people["data"])


def marks() -> bytes:
    return twin("pupils/marks.csv").read_bytes()


def figures(school, key, period="2026/27 autumn"):
    rows = Reading.objects.filter(school=school, measure__key=key, period=period, superseded_at=None)
    return {row.group: (row.numerator, row.denominator) if row.value is not None else row.marker for row in rows}


def skipped(load):
    return {one["why"]: one["count"] for one in load.report["skipped"]}


# --- What comes of them


def test_marks_become_attendance_with_the_numbers_behind_it(bring_in, world):
    load = bring_in(marks())
    # Eleven pupils of twenty sessions; one session closed and one elsewhere are no part of what was possible.
    assert figures(world.haven_high, "attendance")[""] == (203, 218)
    assert figures(world.haven_high, "authorised_absence")[""] == (12, 218)
    assert figures(world.haven_high, "unauthorised_absence")[""] == (3, 218)
    assert figures(world.marsh_lane, "attendance")[""] == (160, 160)
    assert skipped(load) == {"sessions that stand twice": 1, "rows of schools that are not the trust’s": 1}


def test_absentees_are_of_their_own_sessions_and_who_has_none_is_left_out(bring_in, world):
    bring_in(marks())
    assert figures(world.haven_high, "persistent_absence")[""] == (3, 11)
    assert figures(world.haven_high, "severe_absence")[""] == (1, 11)


def test_a_group_of_few_is_hidden_with_what_would_give_it_away(bring_in, world):
    bring_in(marks())
    found = figures(world.haven_high, "attendance")
    # Three disadvantaged of eleven pupils: the others would give them away.
    assert (found["disadvantaged"], found["not disadvantaged"]) == ("SUPP", "SUPP")
    assert (found["SEN support"], found["no SEN"]) == ("SUPP", "SUPP")
    assert (found["year 10"], found["year 11"]) == ("SUPP", "SUPP")
    kept = Reading.objects.filter(marker="SUPP")
    assert kept.exists()
    assert not kept.exclude(numerator=None).exists()


def test_a_term_that_is_not_over_is_provisional(bring_in, world):
    load = bring_in(marks())
    assert load.report["state"] == "provisional"
    reading = Reading.objects.get(school=world.haven_high, measure__key="attendance", group="")
    assert (reading.state, reading.period) == ("provisional", "2026/27 autumn")
    assert reading.comment == "Summed from 7 September 2026 to 18 September 2026."


def test_figures_go_to_the_kind_of_period_that_the_trust_keeps(bring_in, world):
    Measure.objects.filter(pk=world.attendance.pk).update(frequency="half term")
    bring_in(marks())
    assert figures(world.haven_high, "attendance", "2026/27 autumn 1")[""] == (203, 218)
    assert figures(world.haven_high, "attendance") == {}


def test_undone_it_is_gone(bring_in, world):
    operations.undo(load=bring_in(marks()), by=world.people["data"])
    assert not Reading.objects.filter(measure=world.attendance, superseded_at=None).exists()


def test_a_week_a_row_comes_to_the_same(bring_in, world):
    by_pupil = {}
    for row in csv.DictReader(StringIO(marks().decode())):
        if row["DfE Number"] == "990002":
            week = "07/09/2026" if int(row["Date"][:2]) < 14 else "14/09/2026"
            by_pupil.setdefault((row["Student ID"], row["Year"], week), {})[row["Date"], row["Session"]] = row["Mark"]
    lines = [f"{pupil},{year}A,{week},{' '.join(found.values())}" for (pupil, year, week), found in by_pupil.items()]
    content = "\n".join(["Student ID,Reg,W/C,Marks", *lines]).encode()
    load = operations.stage(trust=world.trust, file=content, name="week.csv", by=None)
    operations.restage(load=load, year="", state="", school=world.haven_high)
    operations.bring_in(load=load, by=None)
    assert figures(world.haven_high, "attendance")[""] == (203, 218)
    assert figures(world.haven_high, "persistent_absence")[""] == (3, 11)


def test_a_file_that_names_no_school_waits_for_one(stage, world):
    load = stage(b"Student ID,Reg,W/C,Marks\nZQX-7701,7A,07/09/2026,/ \\ / \\\n")
    assert load.report["needs_school"]
    with pytest.raises(ValidationError, match="of which school"):
        operations.bring_in(load=load, by=None)


def test_a_school_of_another_trust_cannot_be_chosen(stage, world):
    school = world.haven_high
    load = stage(b"Student ID,Reg,W/C,Marks\nZQX-7701,7A,07/09/2026,/ \\ / \\\n")
    school.trust = world.elsewhere
    with pytest.raises(ValidationError, match="not in this trust"):
        operations.restage(load=load, year="", state="", school=school)


def test_a_mark_that_is_no_code_stops_the_file_and_names_no_pupil(stage):
    with pytest.raises(UnreadableFile, match="“%” is no attendance code") as why:
        stage(marks().replace(b",AM,I\n", b",AM,%\n"))
    assert PUPIL not in str(why.value)
    assert not Load.objects.exists()


def test_where_columns_have_moved_no_name_is_quoted_for_a_mark(stage):
    with pytest.raises(UnreadableFile, match="a mark of 11 letters is no attendance code") as why:
        stage(marks().replace(b",AM,I\n", b",AM,Wrenfeather\n"))
    assert "WREN" not in str(why.value).upper()


def test_a_code_that_was_withdrawn_is_no_code(stage):
    with pytest.raises(UnreadableFile, match="“H” was no attendance code in September 2026"):
        stage(marks().replace(b",AM,I\n", b",AM,H\n"))


def test_suspensions_are_over_the_roll(bring_in, world):
    rows = "".join(f"990002,{PUPIL}{n % 8:02d},SUSP,{7 + n}/09/2026,4,PA\n" for n in range(10))
    content = (
        f"DfE Number,Student ID,Category,Start date,Sessions,Reason\n{rows}990002,{PUPIL}50,PERM,09/09/2026,4,DB\n"
    )
    bring_in(content.encode(), "suspensions.csv")
    assert figures(world.haven_high, "suspension_rate")[""] == (10, 1043)
    assert figures(world.haven_high, "suspended_once")[""] == (8, 1043)
    assert figures(world.haven_high, "permanent_exclusion_rate")[""] == (1, 1043)
    assert figures(world.haven_high, "suspended_for_assault")[""] == (10, 10)
    assert figures(world.haven_high, "suspended_for_disruption")[""] == (0, 10)


def test_behaviour_is_parted_by_its_points(bring_in, world):
    rows = "".join(f"990002,{PUPIL}{n:02d},{7 + n:02d}/09/2026,Late,{'-1' if n else '2'}\n" for n in range(5))
    bring_in(f"DfE Number,Student ID,Date,Type,Points\n{rows}".encode(), "behaviour.csv")
    assert figures(world.haven_high, "behaviour_events", "2026/27 autumn 1")[""] == (4, 1043)


def test_attitudes_and_targets_are_those_of_the_last_round(bring_in, world):
    rows = "".join(
        f"990002,{PUPIL}{n:02d},11,English,Aut{half} 2026,{2 if half == 2 or n < 2 else 3},{at},5\n"
        for n in range(8) for half, at in ((1, "4"), (2, "5-" if n < 6 else "X"))
    )  # fmt: skip
    heading = "DfE Number,Student ID,Year,Subject,Data drop,ATL,Working at,Target\n"
    bring_in(f"{heading}{rows}".encode(), "grades.csv")
    assert figures(world.haven_high, "attitude_good", "2026/27 autumn 1")[""] == (2, 8)
    assert figures(world.haven_high, "attitude_good", "2026/27 autumn 2")[""] == (8, 8)
    # How the grades lie: of the first half two are 2 and six are 3.
    lie = [figures(world.haven_high, f"attitude_{grade}", "2026/27 autumn 1")[""] for grade in (1, 2, 3, 4)]
    assert lie == [(0, 8), (2, 8), (6, 8), (0, 8)]
    # 5− is within grade 5; an X is no grade.
    assert figures(world.haven_high, "at_target", "2026/27 autumn 2")[""] == (6, 6)


def test_results_become_attainment_8(world, stage):
    subjects = {"English Language": "5", "English Literature": "4", "Mathematics": "6", "Combined Science": "5-5",
                "History": "7", "Art": "9", "Drama": "Pass"}  # fmt: skip
    rows = "".join(f"990002,{PUPIL}{n:02d},{name},{grade}\n" for n in range(7) for name, grade in subjects.items())
    load = stage(f"DfE Number,Student ID,Subject,Grade\n{rows}".encode(), "results.csv", year="2025/26")
    operations.bring_in(load=load, by=None)
    # English 10, maths 12, science and history 17, art and literature 13: 52 a pupil.
    assert figures(world.haven_high, "attainment_8", "2025/26")[""] == (364, 7)
    assert figures(world.haven_high, "grade5_em", "2025/26")[""] == (7, 7)
    assert skipped(load) == {"results whose grade is no GCSE grade, and which count for nothing here": 7}


MODEL = "KS2 average scaled score range,Attainment 8 average\n59 to 99.5,20\n100 to 104.5,40\n105 to 120,60\n"


def results_with_starts(pupils=9) -> bytes:
    """Nine pupils of 50 points: a third from each start, of whom one is disadvantaged; one more without a start."""
    subjects = ("English Language", "English Literature", "Mathematics", "Biology", "Chemistry", "History", "Art",
                "Music", "Drama")  # fmt: skip
    starts = {n: ("99", "102.5", "110")[n % 3] for n in range(pupils)} | {pupils: ""}
    rows = "".join(
        f"990002,{PUPIL}{n:02d},{name},5,{start},{'Y' if n == 0 else 'N'}\n"
        for n, start in starts.items()
        for name in subjects
    )
    return f"DfE Number,Student ID,Subject,Grade,KS2 average,PP\n{rows}".encode()


def test_results_with_their_starts_become_progress_8_with_its_interval(world, stage, bring_in):
    note = "Progress 8 was not worked out: bring in the model"
    assert any(note in each for each in stage(results_with_starts(), "results 2023-24.csv").report["notes"])
    bring_in(MODEL.encode("utf-8-sig"), "2023-2024/p8_att8_splits.csv")
    bring_in(b"p8stdev,p8engstdev\n1.41628,1.6\n", "2023-2024/p8_stdev_file.csv")
    load = operations.bring_in(load=stage(results_with_starts(), "results 2023-24.csv"), by=None)
    # Five everywhere is 50 points: 30 and 10 above what others reached, and 10 below; over ten slots, +1 on average.
    found = Reading.objects.get(measure__key="progress_8", group="")
    assert (found.numerator, found.denominator, found.value) == (9, 9, 1)
    assert found.comment.startswith("By chance alone between 0.07 and 1.93: well above average. Of 9 pupils")
    # One disadvantaged pupil would be known, and by the rest of them too.
    assert {row.marker for row in Reading.objects.filter(measure__key="progress_8").exclude(group="")} == {"SUPP"}
    assert not any(note in each for each in load.report["notes"])


def test_no_year_lends_another_its_model(world, stage, bring_in):
    bring_in(MODEL.encode(), "2022-2023/p8_att8_splits.csv")
    load = stage(results_with_starts(), "results 2023-24.csv")
    assert "progress_8" not in {line["figure"] for line in load.staged["readings"]}
    load = stage(results_with_starts(), "results 2022-23.csv")
    assert "progress_8" in {line["figure"] for line in load.staged["readings"]}
    load = operations.restage(load=load, year="2023/24", state="final")
    assert "progress_8" not in {line["figure"] for line in load.staged["readings"]}
    with pytest.raises(UnreadableFile, match="no two ranges"):
        stage(b"KS2 average scaled score range,Attainment 8 average\nall,SUPP\n", "model 2023-24.csv")


def test_a_transfer_file_becomes_results_at_eleven(bring_in, world):
    world.marsh_lane.laestab = "9992001"
    world.marsh_lane.save()
    tests = "".join(
        f"<StageAssessment><Year>2026</Year><Subject>ENG</Subject><Method>TT</Method><Component>{part}</Component><Result>{score}</Result></StageAssessment>"
        for part, score in (("REA", 104), ("MAT", 99))
    )
    pupil = f"<Pupil><UPN>{PUPIL}</UPN><Sex>F</Sex><StageAssessments>{tests}</StageAssessments></Pupil>"
    school = "<Header><SourceSchool><LEA>999</LEA><Estab>2001</Estab></SourceSchool></Header>"
    bring_in(
        f"<?xml version='1.0'?><CTfile>{school}<CTFpupilData>{pupil * 9}</CTFpupilData></CTfile>".encode(), "a.xml"
    )
    assert figures(world.marsh_lane, "ks2_reading_expected", "2025/26")[""] == (9, 9)
    assert figures(world.marsh_lane, "ks2_maths_expected", "2025/26")[""] == (0, 9)


def test_an_entity_in_a_transfer_file_opens_nothing(stage):
    bomb = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><CTfile><CTFpupilData>&a;</CTFpupilData></CTfile>"
    with pytest.raises(UnreadableFile, match=r"could be summed|broken"):
        stage(bomb.encode(), "a.xml")


def test_oneroster_counts_who_is_on_roll(bring_in, world):
    world.haven_high.laestab = "9994001"
    world.haven_high.save()
    enrolled = "".join(f"e{n},active,sch-1,u-{n},student\n" for n in (*range(30), 3))
    packed = zipped({
        "manifest.csv": b"propertyName,value\n",
        "orgs.csv": b"sourcedId,type,identifier\nsch-1,school,9994001\n",
        "academicSessions.csv": b"sourcedId,schoolYear\naut,2027\n",
        "enrollments.csv": f"sourcedId,status,schoolSourcedId,userSourcedId,role\n{enrolled}".encode(),
    })  # fmt: skip
    bring_in(packed, "roster.zip")
    reading = Reading.objects.get(school=world.haven_high, measure__key="pupils_on_roll", group="")
    assert (reading.period, reading.value) == ("2026/27", 30)


# --- That nothing is left


def told_in_tables() -> str:
    """Return every value of every row of every table as one text."""
    rows = (row for model in apps.get_models() for row in model._base_manager.values())
    return json.dumps(list(rows), default=str)


def told_in_files(*folders) -> bytes:
    return b"".join(path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Give the test a folder for temporary files of its own, to be searched."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_no_row_is_left_in_table_log_or_file(bring_in, temporary, caplog, settings):
    caplog.set_level(logging.DEBUG)
    bring_in(marks())
    assert PUPIL not in told_in_tables()
    assert PUPIL not in caplog.text
    assert PUPIL.encode() not in told_in_files(temporary)


def test_a_workbook_is_summed_like_its_text_and_the_name_of_a_file_is_not_kept(bring_in, world, temporary):
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        made.add_worksheet("About").write(0, 0, "Exported for the trust")
        sheet = made.add_worksheet("Marks")
        for at, row in enumerate(csv.reader(StringIO(marks().decode()))):
            sheet.write_row(at, 0, row)
    load = bring_in(held.getvalue(), f"{PUPIL}01 marks.xlsx")
    assert figures(world.haven_high, "attendance")[""] == (203, 218)
    assert load.file_name == "Register marks, a row a session"
    assert PUPIL not in told_in_tables()
    assert PUPIL.encode() not in told_in_files(temporary)


def test_ended_in_the_middle_of_reading_it_leaves_nothing(stage, temporary, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    seen = []

    class Ended(subprocess.Popen):
        """The reading process, ended as soon as it has begun to take the file in."""

        def communicate(self, *args, **more):
            while self.poll() is None and not self._position():
                pass
            seen.append(self._position())
            os.kill(self.pid, signal.SIGKILL)
            return super().communicate(*args, **more)

        def _position(self) -> int:
            try:
                with Path(f"/proc/{self.pid}/fdinfo/0").open() as facts:
                    return int(facts.readline().split()[1])
            except (OSError, IndexError):
                return 0

    monkeypatch.setattr(door.subprocess, "Popen", Ended)
    head, _, rows = marks().partition(b"\n")
    with pytest.raises(UnreadableFile, match="bring it in again"):
        stage(head + b"\n" + rows * 1_500)
    assert seen[0] > 0
    assert PUPIL not in told_in_tables()
    assert PUPIL not in caplog.text
    assert PUPIL.encode() not in told_in_files(temporary)
    assert not Load.objects.exists()


def test_the_process_that_reads_can_write_no_file(tmp_path):
    writes = f"import pathlib; pathlib.Path({str(tmp_path / 'a')!r}).write_text('x')"
    tries = f"from goldenthread.features.intake.pupils import child; child._bound(); {writes}"
    ended = subprocess.run([door.sys.executable, "-B", "-c", tries], capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert not (tmp_path / "a").exists() or (tmp_path / "a").read_bytes() == b""
    assert child.MOST_SECONDS < door.MOST_SECONDS


# --- Whole files, where they are to hand


GIVEN = SHARED / "mis-synthetic"


def test_a_whole_register_comes_to_what_was_worked_out_by_hand(world, stage):
    """The given register where it lies beside the repository; our own otherwise, whose sums stand above."""
    if not GIVEN.exists():
        assert stage(marks()).report["rows"] == 402
        return
    expected = json.loads((GIVEN / "session_marks_expected_school.json").read_text())
    world.haven_high.laestab = expected["school"]
    world.haven_high.save()
    world.trust.calendar = {}
    for key in ("attendance", "overall_absence", "persistent_absence", "severe_absence"):
        Measure.objects.update_or_create(
            trust=world.trust, key=key,
            defaults={"name": key, "kind": "percentage", "unit": "%", "frequency": "year", "roll_up": "pooled",
                      "good_is": "higher" if key == "attendance" else "lower", "base": "sessions"},
        )  # fmt: skip
    for name in ("session_marks_long.csv", "session_marks_weekly_grid.csv"):
        load = stage(GIVEN / name, name)
        if load.report["needs_school"]:
            operations.restage(load=load, year="", state="", school=world.haven_high)
        operations.bring_in(load=load, by=None)
        found = {key: figures(world.haven_high, key, "2025/26")[""] for key in ("attendance", "overall_absence")}
        assert found["attendance"] == (expected["present"] + expected["aea"], expected["possible"])
        assert found["overall_absence"][0] == expected["authorised"] + expected["unauthorised"]
        assert figures(world.haven_high, "persistent_absence", "2025/26")[""] == (expected["pa10_pupils"], 120)
        assert figures(world.haven_high, "severe_absence", "2025/26")[""] == (expected["severe50_pupils"], 120)
