"""Files of figures: what they bring for the trust's schools, England and their authorities, and what they leave."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.intake import operations
from goldenthread.features.intake.models import Load
from goldenthread.features.measures.models import Comparator, Measure, Reading, Standing
from goldenthread.features.organisations.models import School
from goldenthread.features.trail.models import Entry
from goldenthread.foundation.delimited import UnreadableFile
from tests.published import twin, zipped
from tests.query_budget import queries_of

ABSENCE = "2022-2023/england_abs.csv"


@pytest.fixture
def bring_in(world):
    def load(name, trust=None, content=None, **given):
        file = twin(name) if content is None else content
        staged = operations.stage(trust=trust or world.trust, file=file, name=name, by=world.people["data"], **given)
        return operations.bring_in(load=staged, by=world.people["data"])

    return load


def reading(school, key, period="2022/23", group=""):
    return Reading.objects.get(school=school, measure__key=key, period=period, group=group, superseded_at=None)


def counts(load):
    return load.report["done"]["readings"]


def skipped(load):
    return {one["why"]: one["count"] for one in load.report["skipped"]}


def elsewhere(key, **facts):
    return {
        (each.area, each.name, each.phase, each.group): each.value
        for each in Comparator.objects.filter(measure__key=key, **facts)
    }


# --- What is brought in


def test_absence_fills_readings_and_what_england_stood_at(bring_in, world):
    load = bring_in(ABSENCE)
    assert reading(world.marsh_lane, "overall_absence").value == Decimal("5.2")
    assert reading(world.haven_high, "persistent_absence").value == Decimal("27.3")
    assert elsewhere("overall_absence", period="2022/23") == {
        ("England", "England", "primary", ""): Decimal("5.9"),
        ("England", "England", "secondary", ""): Decimal(9),
        ("England", "England", "special", ""): Decimal(13),
    }
    assert skipped(load)["schools of other trusts"] == 2


def test_percentages_without_numbers_behind_them_are_never_averaged(bring_in, world):
    bring_in(ABSENCE)
    trust = Standing.objects.get(trust=world.trust, measure__key="overall_absence", school=None)
    assert (trust.status, trust.value) == ("cannot tell", None)
    assert "not averaged" in trust.why


def test_counts_of_the_census_are_pooled_by_their_own_denominator(bring_in, world):
    bring_in("2022-2023/england_census.csv")
    marsh = reading(world.marsh_lane, "fsm_ever_six")
    assert (marsh.value, marsh.numerator, marsh.denominator) == (Decimal(25), Decimal(90), Decimal(360))
    trust = Standing.objects.get(trust=world.trust, measure__key="fsm_ever_six", school=None)
    assert trust.value == Decimal(25)
    assert (trust.numerator, trust.denominator) == (Decimal(330), Decimal(1320))
    assert Standing.objects.get(trust=world.trust, measure__key="pupils_on_roll", school=None).value == 1455


def test_key_stage_2_keeps_pupils_where_a_printed_share_tells_them(bring_in, world):
    add_school(world, "Quay Junior", "990003")
    bring_in("2018-2019/999_ks2final.csv")
    marsh = reading(world.marsh_lane, "rwm_expected", "2018/19")
    assert (marsh.value, marsh.numerator, marsh.denominator, marsh.comment) == (62, 28, 45, "")
    quay = Reading.objects.get(school__urn="990003", measure__key="rwm_expected", group="")
    assert (quay.numerator, quay.denominator) == (74, 120)
    trust = Standing.objects.get(trust=world.trust, measure__key="rwm_expected", school=None)
    assert trust.value == Decimal("61.818182")


def test_the_same_code_is_england_in_one_file_and_an_authority_in_the_other(bring_in, world):
    bring_in("2018-2019/999_ks2final.csv")
    bring_in("2018-2019/999_ks4final.csv")
    assert elsewhere("rwm_expected", group="") == {
        ("England", "England", "all", ""): 65, ("authority", "Estuary County", "all", ""): 66,
    }  # fmt: skip
    assert elsewhere("attainment_8") == {
        ("England", "England", "all", ""): Decimal("46.7"),
        ("authority", "Estuary County", "all", ""): Decimal("50.2"),
    }  # fmt: skip


def test_groups_of_pupils_are_kept_beside_all(bring_in, world):
    bring_in("2018-2019/999_ks4final.csv")
    assert reading(world.haven_high, "attainment_8", "2018/19", "disadvantaged").value == Decimal("36.2")
    hidden = reading(world.haven_high, "grade5_em", "2018/19", "disadvantaged")
    assert (hidden.value, hidden.marker) == (None, "SUPP")
    assert elsewhere("rwm_expected") == {}


def test_attainment_is_pooled_from_points_and_progress_weighed_by_its_pupils(bring_in, world):
    bring_in("2018-2019/999_ks4final.csv")
    attainment, progress = (reading(world.haven_high, key, "2018/19") for key in ("attainment_8", "progress_8"))
    assert (attainment.value, attainment.numerator, attainment.denominator) == (
        Decimal("47.1"), Decimal("9410.5"), 200,
    )  # fmt: skip
    assert (progress.value, progress.numerator) == (Decimal("-0.12"), Decimal("-22.8"))


def test_earlier_years_that_travel_as_columns_stay_out(bring_in, world):
    load = bring_in("2024-2025/england_ks4revised.csv")
    assert set(Reading.objects.filter(run=load.ref).values_list("period", flat=True)) == {"2024/25"}
    assert not any("makes no figure of the trust" in note for note in load.report["notes"])
    Measure.objects.filter(key="attainment_8").update(roll_up="none")
    again = bring_in("2024-2025/england_ks4revised.csv")
    assert any(note.startswith("Attainment 8 makes no figure of the trust") for note in again.report["notes"])
    assert reading(world.haven_high, "attainment_8", "2024/25").value == 48
    assert reading(world.haven_high, "progress_8", "2024/25").marker == "NA"
    assert "5 columns of earlier years were left alone." in load.report["notes"]


def test_a_band_is_the_same_grade_in_digits_and_in_words(bring_in, world):
    bring_in("2018-2019/999_ks4final.csv")
    assert reading(world.haven_high, "progress_8_band", "2018/19").value_word == "Average"


def test_a_school_too_new_for_figures_keeps_that_reason(bring_in, world):
    school = add_school(world, "Staithe Primary", "990004")
    bring_in("2018-2019/999_ks2final.csv")
    assert reading(school, "rwm_expected", "2018/19").marker == "NEW"


def test_a_predecessors_figures_are_not_the_schools(bring_in, world):
    world.marsh_lane.laestab = "9992001"
    world.marsh_lane.save()
    load = bring_in("2018-2019/999_ks2final.csv")
    assert reading(world.marsh_lane, "rwm_expected", "2018/19").value == 62
    assert skipped(load)["the school that stood there before, under another URN"] == 1


def test_a_file_of_many_years_tells_them_itself_and_finds_schools_by_their_number(bring_in, world):
    world.haven_high.laestab = "9994001"
    world.haven_high.save()
    load = bring_in("exclusions_by_geographic_level.csv")
    rate = reading(world.haven_high, "suspension_rate", "2016/17")
    assert (rate.value, rate.numerator, rate.denominator) == (10, 104, 1040)
    assert reading(world.haven_high, "permanent_exclusion_rate", "2016/17").marker == "SUPP"
    assert load.report["years"] == ["2015/16", "2016/17"]
    assert elsewhere("suspension_rate") == {
        ("England", "England", "secondary", ""): Decimal("9.4"),
        ("authority", "Estuary County", "secondary", ""): Decimal("9.5"),
    }


def test_money_is_read_without_its_sign_and_commas(bring_in, world):
    bring_in("2018-2019/england_swf.csv")
    assert reading(world.haven_high, "teacher_mean_salary", "2018/19").value == 45_421
    assert reading(world.marsh_lane, "teacher_mean_salary", "2018/19").marker == "SUPP"


def test_two_rules_of_persistent_absence_are_two_measures(bring_in, world):
    bring_in("2014-2015/england_abs.csv")
    assert reading(world.marsh_lane, "persistent_absence_15", "2014/15").value == Decimal("2.9")
    assert not Measure.objects.filter(trust=world.trust, key="persistent_absence").exists()


def test_the_trusts_own_measure_is_filled_rather_than_doubled(bring_in, world):
    own = Measure.objects.create(
        trust=world.trust, key="ks2_rwm", name="RWM", kind="percentage", good_is="higher", roll_up="pooled"
    )
    load = bring_in("2018-2019/999_ks2final.csv")
    assert Reading.objects.filter(run=load.ref, measure=own, school=world.marsh_lane, group="").exists()
    assert not Measure.objects.filter(trust=world.trust, key="rwm_expected").exists()


# --- Twice, revised, undone


def test_loading_twice_changes_nothing(bring_in, world):
    bring_in("2018-2019/999_ks4final.csv")
    before = list(Reading.objects.values()), list(Comparator.objects.values())
    again = bring_in("2018-2019/999_ks4final.csv")
    assert (list(Reading.objects.values()), list(Comparator.objects.values())) == before
    assert (counts(again)["added"], counts(again)["revised"]) == (0, 0)
    assert again.report["repeats"]


def test_a_revision_updates_and_what_stood_before_is_kept(bring_in, world):
    bring_in(ABSENCE)
    revised = twin(ABSENCE).read_bytes().replace(b"990001,5.2", b"990001,5.4")
    load = bring_in(ABSENCE, content=revised)
    assert counts(load) == {"added": 0, "revised": 1, "unchanged": 3}
    assert reading(world.marsh_lane, "overall_absence").value == Decimal("5.4")
    assert Reading.objects.filter(value=Decimal("5.2"), superseded_at__isnull=False).count() == 1


def test_a_provisional_file_never_puts_back_a_final_one(bring_in, world):
    bring_in(ABSENCE)
    early = twin(ABSENCE).read_bytes().replace(b"990001,5.2", b"990001,4.9")
    load = bring_in("2022-2023/england_abs_provisional.csv", content=early)
    assert reading(world.marsh_lane, "overall_absence").value == Decimal("5.2")
    assert load.report["done"]["held_back"] == 10


def test_what_was_provisional_becomes_final(bring_in, world):
    bring_in(ABSENCE, state="provisional")
    assert reading(world.marsh_lane, "overall_absence").state == "provisional"
    bring_in(ABSENCE)
    assert reading(world.marsh_lane, "overall_absence").state == "final"


def test_undoing_lets_stand_again_what_stood_before(bring_in, world):
    bring_in(ABSENCE)
    load = bring_in(ABSENCE, content=twin(ABSENCE).read_bytes().replace(b"990001,5.2", b"990001,5.4"))
    operations.undo(load=load, by=world.people["data"])
    assert reading(world.marsh_lane, "overall_absence").value == Decimal("5.2")
    with pytest.raises(ValidationError):
        operations.undo(load=load, by=world.people["data"])


def test_the_trail_says_who_brought_in_what(bring_in, world):
    load = bring_in(ABSENCE)
    entry = Entry.objects.get(trust=world.trust.pk, kind="load", ref=load.ref)
    assert (entry.by, entry.did, entry.title) == (world.people["data"].pk, "brought in a file", "england_abs.csv")


# --- Before the decision


def test_a_file_that_waits_has_changed_nothing_and_says_what_it_would(world):
    load = operations.stage(trust=world.trust, file=twin(ABSENCE), name=ABSENCE, by=None)
    assert load.report["expected"]["readings"] == {"added": 4, "revised": 0, "unchanged": 0}
    assert not Reading.objects.exists()
    assert list(Measure.objects.values_list("key", flat=True)) == ["attendance"]
    assert "990077" not in str(load.staged)


def test_without_a_year_it_waits_for_one_and_nothing_is_guessed(world):
    load = operations.stage(trust=world.trust, file=twin(ABSENCE), name="england_abs.csv", by=None)
    assert load.report["needs_year"]
    with pytest.raises(ValidationError, match="academic year"):
        operations.bring_in(load=load, by=None)
    operations.restage(load=load, year="2022-23", state="revised")
    operations.bring_in(load=load, by=None)
    assert reading(world.marsh_lane, "overall_absence").state == "revised"


def test_a_year_that_is_none_is_refused(world):
    with pytest.raises(ValidationError, match="2025/26"):
        operations.stage(trust=world.trust, file=twin(ABSENCE), name="a.csv", by=None, year="2022/24")


def test_what_is_decided_is_decided_once(bring_in, world):
    load = bring_in(ABSENCE)
    for decide in (operations.bring_in, operations.discard):
        with pytest.raises(ValidationError, match="not waiting any more: brought in"):
            decide(load=load, by=world.people["data"])


def test_a_discarded_file_leaves_nothing(world):
    load = operations.stage(trust=world.trust, file=twin(ABSENCE), name=ABSENCE, by=None)
    operations.discard(load=load, by=world.people["data"])
    load.refresh_from_db()
    assert (load.state, load.staged) == (Load.State.REFUSED, {})


# --- What does not fit


def test_an_unknown_table_is_told_what_was_expected(world):
    with pytest.raises(UnreadableFile, match="A table of your own"):
        operations.stage(trust=world.trust, file=b"Product,Price\nTea,2\n", name="a.csv", by=None)


def test_a_table_that_comes_near_is_told_what_it_lacks(world):
    with pytest.raises(UnreadableFile, match=r"“Absence by school .*has no PERCTOT"):
        operations.stage(trust=world.trust, file=b"LA,ESTAB,URN\n1,2,3\n", name="a.csv", by=None)


def test_headings_may_come_in_any_case_order_and_under_titles(bring_in, world):
    content = b"School absence\n\npercTOT;urn;la;Estab;extra\n5,2;1;999;9;x\n6.5;990001;999;2001;y\n"
    load = bring_in("abs_2022-23.csv", content=content)
    assert reading(world.marsh_lane, "overall_absence").value == Decimal("6.5")
    assert load.report["rows"] == 2


def test_a_cell_that_is_nothing_known_is_left_out_and_said(bring_in, world):
    content = twin(ABSENCE).read_bytes().replace(b"990001,5.2", b"990001,about 5")
    load = bring_in(ABSENCE, content=content)
    assert not Reading.objects.filter(school=world.marsh_lane, measure__key="overall_absence").exists()
    assert skipped(load)["cells that hold neither a number nor a known marker"] == 1


def test_a_school_that_stands_twice_with_different_figures_is_left_out(bring_in, world):
    content = twin(ABSENCE).read_bytes() + b"999,2001,990001,7.7,9.8\n"
    load = bring_in(ABSENCE, content=content)
    assert not Reading.objects.filter(school=world.marsh_lane, measure__key="overall_absence").exists()
    assert reading(world.marsh_lane, "persistent_absence").value == Decimal("9.8")
    assert skipped(load)["figures that stand twice in the file and differ"] == 1


def test_a_figure_too_large_to_be_one_is_left_out(bring_in, world):
    content = twin("2022-2023/england_census.csv").read_bytes().replace(b",412,", b"," + b"9" * 30 + b",")
    bring_in("2022-2023/england_census.csv", content=content)
    assert not Reading.objects.filter(school=world.marsh_lane, measure__key="pupils_on_roll", group="").exists()


def test_a_file_of_other_schools_defines_no_measure_that_nobody_here_has(bring_in, world):
    load = bring_in(ABSENCE, trust=world.elsewhere)
    assert not Measure.objects.filter(trust=world.elsewhere).exists()
    assert load.report["done"]["not_watched"] == 6


def test_nothing_of_one_trust_reaches_another(bring_in, world):
    School.objects.create(
        trust=world.elsewhere, key="twin", name="Twin", short_name="Twin", phase="primary", urn="990001"
    )
    bring_in(ABSENCE)
    assert not Reading.objects.filter(trust=world.elsewhere).exists()
    assert not Comparator.objects.filter(trust=world.elsewhere).exists()


def test_queries_do_not_grow_with_the_schools(world):
    few, many = grown(world, 1, 3), grown(world, 4, 14)
    load_once(world.trust, twin(ABSENCE).read_bytes())
    of_few = queries_of(lambda: load_once(world.trust, few))
    of_many = queries_of(lambda: load_once(world.trust, many))
    assert len(of_many) <= len(of_few)


def grown(world, start, number):
    """Return a file with so many more schools, each of the trust."""
    numbers = range(991_000 + start, 991_000 + start + number)
    for urn in numbers:
        add_school(world, f"School {urn}", str(urn))
    rows = "".join(f"999,{urn - 990_000},{urn},5.{urn % 10},9.1\n" for urn in numbers)
    return twin(ABSENCE).read_bytes() + rows.encode()


def load_once(trust, content):
    load = operations.stage(trust=trust, file=content, name=ABSENCE, by=None)
    operations.bring_in(load=load, by=None)


def add_school(world, name, urn):
    key = name.lower().replace(" ", "-")
    return School.objects.create(
        trust=world.trust, key=key, name=name, short_name=name, phase="primary", urn=urn, authority="Estuary County"
    )


def test_the_year_may_stand_in_the_folder_of_a_zip(world):
    packed = zipped({"2022-2023/england_abs.csv": twin(ABSENCE).read_bytes(), "2022-2023/abs_meta.csv": b"x"})
    load = operations.stage(trust=world.trust, file=packed, name="download.zip", by=None)
    assert load.report["year"] == "2022/23"
