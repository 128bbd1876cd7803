"""`goldenthread load`: the files of the field, from the command line."""

import shutil

import pytest

from goldenthread.features.intake.models import Load
from goldenthread.features.measures.models import Comparator, Measure, Reading
from goldenthread.features.organisations.models import School, Trust
from goldenthread.project import command
from tests.published import twin

REGISTER = [str(twin("register/alllinksdata.csv")), str(twin("register/allgroupsdata.csv"))]
ABSENCE = str(twin("2022-2023/england_abs.csv"))


@pytest.fixture
def load(db, capsys):
    def run(*words):
        status = command.main(["load", *words])
        return status, *capsys.readouterr()

    return run


def test_a_trust_is_made_with_all_its_schools(load):
    status, out, _ = load(*REGISTER, "--uid", "99101")
    assert status == 0
    trust = Trust.objects.get(uid="99101")
    assert (trust.slug, trust.name, trust.company_number) == (
        "saltmarsh-academies-trust", "Saltmarsh Academies Trust", "09990101",
    )  # fmt: skip
    assert School.objects.filter(trust=trust).count() == 5
    assert "Made the trust Saltmarsh Academies Trust at /saltmarsh-academies-trust/." in out


def test_figures_may_come_with_the_register_in_one_go(load):
    status, out, _ = load(ABSENCE, *REGISTER, "--uid", "99101", "--trust", "saltmarsh")
    assert status == 0
    assert "Readings: 4 added, 0 revised, 0 unchanged. England and authorities: 6 added" in out
    assert Reading.objects.filter(trust__slug="saltmarsh", school__urn="990002").count() == 2


def test_what_england_had_stands_beside_what_the_schools_have_whichever_comes_first(load, world, tmp_path):
    heading, *rows = twin("exclusions_by_geographic_level.csv").read_text().splitlines(keepends=True)
    national, schools = tmp_path / "a_national.csv", tmp_path / "b_schools.csv"
    national.write_text(heading + "".join(row for row in rows if ",National," in row))
    schools.write_text(heading + "".join(row for row in rows if ",School," in row))
    world.haven_high.laestab = "9994001"
    world.haven_high.save()
    assert load(str(national), str(schools), "--trust", "harbour")[0] == 0
    assert Comparator.objects.filter(trust=world.trust, measure__key="suspension_rate", area="England").exists()


def test_the_report_says_what_was_left_out_and_why(load, world):
    _, out, _ = load(ABSENCE, "--trust", "harbour")
    assert "Schools found: 2, Marsh Lane Primary, Haven High." in out
    assert "Left out: 2 schools of other trusts." in out


def test_twice_says_unchanged(load, world):
    load(ABSENCE, "--trust", "harbour")
    _, out, _ = load(ABSENCE, "--trust", "harbour")
    assert "Readings: 0 added, 0 revised, 4 unchanged." in out


def test_a_dry_run_leaves_nothing(load, world):
    status, out, _ = load(ABSENCE, "--trust", "harbour", "--dry-run")
    assert (status, out.splitlines()[-1]) == (0, "Nothing was changed.")
    assert "4 added" in out
    assert not Reading.objects.exists()
    assert not Load.objects.exists()
    assert Measure.objects.filter(trust=world.trust).count() == 1


def test_a_year_is_asked_for_and_never_guessed(load, world, tmp_path):
    file = shutil.copy(ABSENCE, tmp_path / "england_abs.csv")
    status, _, says = load(str(file), "--trust", "harbour")
    assert status == 2
    assert "Add --year, such as 2022/23." in says
    assert load(str(file), "--trust", "harbour", "--year", "2021/22", "--state", "revised")[0] == 0
    assert set(Reading.objects.values_list("period", "state")) == {("2021/22", "revised")}


def test_of_several_files_one_that_is_unknown_stops_them_all(load, world, tmp_path):
    (tmp_path / "prices.csv").write_text("Product,Price\nTea,2\n")
    status, _, says = load(ABSENCE, str(tmp_path / "prices.csv"), "--trust", "harbour")
    assert status == 2
    assert "prices.csv: This is not a file that is known." in says
    assert "Known are: Absence by school," in says
    assert not Reading.objects.exists()


REFUSALS = {
    "no such file": (["nowhere.csv", "--trust", "harbour"], "cannot be opened"),
    "no such trust": ([ABSENCE, "--trust", "nowhere"], "There is no trust “nowhere”."),
    "no trust named, of two": ([ABSENCE], "Say for which trust"),
    "no such group": ([*REGISTER, "--uid", "1"], "no open trust of academies"),
    "a group that is no trust": ([*REGISTER, "--uid", "99100"], "no open trust of academies"),
    "no register file": ([ABSENCE, "--uid", "99101"], "Give allgroupsdata or alllinksdata"),
    "an address that is taken": ([*REGISTER, "--uid", "99101", "--trust", "sign-in"], "site’s own addresses"),
    "no year at all": ([ABSENCE, "--trust", "harbour", "--year", "2022/24"], "is not an academic year"),
}


@pytest.mark.parametrize(("words", "says"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_done_is_said_in_a_sentence(load, world, words, says):
    status, _, heard = load(*words)
    assert (status, says in heard) == (2, True), heard
    assert not Reading.objects.exists()
