"""Files of other years and publishers: the same figures under other headings, and no framework for another."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.features.intake import gathering, operations, register
from goldenthread.features.intake.gathered import Known, Trusted

OURS = [Known("one", "One", "900001", "9991001", "Somewhere", "999"), Known("two", "Two", "900002", "9991002")]
LONG = "time_period,time_identifier,geographic_level,school_urn,old_la_code"
GRADED = "Overall effectiveness,Quality of education,Effectiveness of leadership and management"


def table(*lines):
    return operations.staging.open_table("\n".join(lines).encode("cp1252"))


def gathered(*lines):
    return gathering.gather(*table(*lines), OURS)


def readings(found):
    return {
        (each["school"], each["figure"], each["year"]): each["value"] or each["marker"] for each in found.readings
    }


def of_areas(found):
    return {
        (each["area"], each["figure"], each["group"]): each["value"] or each["marker"] for each in found.comparators
    }


@pytest.mark.parametrize(
    ("visit", "outcome"),
    [
        ("Date of latest ungraded inspection", "Ungraded inspection overall outcome"),
        ("Date of latest section 8 inspection", "Section 8 inspection overall outcome"),
    ],
)
def test_a_grade_of_an_earlier_framework_stands_with_those_of_its_time(visit, outcome):
    found = gathered(
        f"URN,School name,Inspection start date,{GRADED},{visit},{outcome}",
        "900001,Déjà,12/11/2023,2,1,3,NULL,NULL",
        "900002,Two,14/06/2017,3,NULL,2,11/10/2023,School remains Good",
    )
    assert readings(found) == {
        ("one", "graded_overall", "2023/24"): "Good",
        ("one", "graded_education", "2023/24"): "Outstanding",
        ("one", "graded_leadership", "2023/24"): "Requires improvement",
        ("two", "inspected_overall", "2016/17"): "Requires improvement",
        ("two", "ungraded_outcome", "2023/24"): "School remains Good",
    }


def test_the_two_series_of_pupils_to_teachers_are_kept_apart():
    found = gathered(
        f"{LONG},pupils_fte,qualified_teachers_fte,pupil_to_qual_teacher_ratio,pupil_to_qual_unqual_teacher_ratio",
        "202425,Academic year,School,900001,999,410.5,20.1,20.4,19.3",
        "202425,Academic year,School,900002,999,c,c,c,z",
    )
    assert readings(found) == {
        ("one", "pupil_qualified_teacher_ratio", "2024/25"): "20.4",
        ("one", "pupil_teacher_ratio", "2024/25"): "19.3",
        ("two", "pupil_qualified_teacher_ratio", "2024/25"): "SUPP",
        ("two", "pupil_teacher_ratio", "2024/25"): "NA",
    }
    own = next(each for each in found.readings if each["figure"] == "pupil_qualified_teacher_ratio")
    assert (own["numerator"], own["denominator"]) == ("410.5", "20.1")


@pytest.mark.parametrize(
    "headings",
    [
        "breakdown,sex,disadvantage,avg_att8,pt_l2basics_95",
        "breakdown_topic,sex,disadvantage_status,attainment8_average,engmath_95_percent",
    ],
)
def test_england_and_the_authority_at_sixteen_are_of_all_pupils_or_of_the_disadvantaged(headings):
    found = gathered(
        f"{LONG},{headings}",
        "202324,Academic year,National,,,Total,Total,Total,46.1,46.2",
        "202324,Academic year,National,,,Disadvantage,Total,Disadvantaged,34.7,25.8",
        "202324,Academic year,National,,,Total,Girls,Total,48.2,48.9",
        "202324,Academic year,Local authority,,999,Total,Total,Total,47.7,x",
        "202324,Academic year,Local authority,,888,Total,Total,Total,41.0,40",
    )
    assert of_areas(found) == {
        ("England", "attainment_8", ""): "46.1",
        ("England", "grade5_em", ""): "46.2",
        ("England", "attainment_8", "disadvantaged"): "34.7",
        ("England", "grade5_em", "disadvantaged"): "25.8",
        ("authority", "attainment_8", ""): "47.7",
        ("authority", "grade5_em", ""): "NA",
    }


def test_destinations_are_read_from_the_rows_of_shares_alone():
    found = gathered(
        f"{LONG},institution_group,breakdown,data_type,overall,all_work,appren",
        "202223,Academic year,School,900001,999,,Total,Percentage,94.1,4,3",
        "202223,Academic year,School,900001,999,,Total,Number of pupils,94,4,3",
        "202223,Academic year,National,,,State-funded mainstream & special schools,Disadvantaged,Percentage,88.2,4,3",
    )
    assert readings(found) == {("one", "sustained_destination_16", "2022/23"): "94.1"}
    assert of_areas(found) == {("England", "sustained_destination_16", "disadvantaged"): "88.2"}


def test_those_who_left_at_eighteen_are_no_leavers_of_sixteen():
    headings = "institution_group,breakdown,data_type,cohort,overall,he,all_work,appren"
    found = gathered(
        f"{LONG},cohort_level_group,cohort_level,{headings}",
        "202223,Academic year,School,900001,999,Total,Total,Academies,Total,Number of students,90,80,31,14,10",
        "202223,Academic year,School,900001,999,Total,Total,Academies,Total,Percentage,90,88.9,34.4,15.6,11.1",
    )
    kept = {each["figure"]: (each["numerator"], each["denominator"]) for each in found.readings}
    assert kept == {"sustained_destination_18": ("80", "90"), "higher_education": ("31", "90")}


def test_of_rows_of_several_subjects_each_figure_has_its_own():
    counts = "eligible_pupil_count,expected_standard_pupil_count,expected_standard_pupil_percent"
    found = gathered(
        f"{LONG},establishment_type_group,subject,breakdown_topic,breakdown,{counts},average_scaled_score",
        '202425,Academic year,School,900001,999,,"Reading, writing and maths",All pupils,Total,60,39,65,z',
        "202425,Academic year,School,900001,999,,Reading,All pupils,Total,60,46,77,105",
        "202425,Academic year,School,900001,999,,Reading,All pupils,3 year average,180,130,72,104",
        '202425,Academic year,National,,,All state funded,"Reading, writing and maths",All pupils,Total,9,6,62,z',
        '202425,Academic year,National,,,Independent,"Reading, writing and maths",All pupils,Total,9,6,80,z',
    )
    assert readings(found) == {
        ("one", "rwm_expected", "2024/25"): "65",
        ("one", "ks2_reading_expected", "2024/25"): "77",
        ("one", "ks2_reading_score", "2024/25"): "105",
    }
    assert of_areas(found) == {("England", "rwm_expected", ""): "62"}


def test_the_master_list_of_academies_knows_a_school_by_two_numbers_with_a_line_between():
    found = gathered(
        "Academy Trust Name,Academy Name,Academy UPIN,LA Establishment Number,Number of Pupils,GAG Value,Year",
        'T,One,111111,999-1001,"1,689","£8,445,000",202223',
        "T,Two,111112,999/1002,750,,202223",
    )
    counts = {(each["school"], each["figure"]): each for each in found.readings}
    assert counts["one", "pupils_in_accounts"]["value"] == "1689"
    grant = counts["one", "general_grant_per_pupil"]
    assert Decimal(grant["numerator"]) / Decimal(grant["denominator"]) == 5000
    assert ("two", "general_grant_per_pupil") not in counts


def test_the_spine_says_of_our_schools_what_they_teach_and_which_other_number_they_had():
    found = register.gather(
        *table(
            "URN,LA,ESTAB,LAESTAB,SCHNAME,NFTYPE,ISPRIMARY,ISSECONDARY,ISPOST16,AGEL,AGEH,OTHERURN",
            "900001,999,1001,9991001,One,Academy converter,1,1,0,4,16,800001",
            "900002,999,1002,9991002,Two,Academy special converter,1,1,1,4,19,",
            "900009,999,1009,9991009,Else,Free school,0,0,1,16,19,",
        ),
        register.Wanted(urns=frozenset({"900001", "900002"})),
    )
    assert [(each["name"], each["phase"], each["laestab"]) for each in found.schools] == [
        ("One", "all-through", "9991001"),
        ("Two", "special", "9991002"),
    ]
    assert found.predecessors == ["URN 900001: One, which has had URN 800001 too"]


def test_a_list_of_members_leaves_out_those_that_have_left():
    found = register.gather(
        *table(
            "URN,EstablishmentName,LA (code),Linked UID,Group Name,Group Type,Date Joined Group,Date Left Group",
            "900001,One,999,2468,Ours,Multi-academy trust,01/09/2019,",
            "900003,Gone,999,2468,Ours,Multi-academy trust,01/09/2015,31/08/2020",
            "900001,One,999,77,A sponsor,School sponsor,01/09/2019,",
        ),
        register.Wanted(uid="2468"),
    )
    assert [(each["name"], each["joined_on"]) for each in found.schools] == [("One", dt.date(2019, 9, 1))]
    assert found.skipped["schools that have left the group"] == 1


def test_a_forecast_of_whole_years_is_the_same_as_one_of_their_halves():
    whole = forecast("Y2,Y3", "298,7000,7500", "380,7100,7400", "430,350,450", "999,1010,1040")
    halves = forecast(
        "Y2P1,Y2P2,Y3P1,Y3P2", "298,4000,3000,4500,3000", "380,4100,3000,4400,3000", "430,200,350,300,450"
    )
    assert whole == halves | {("forecast_pupils", 1): "1010", ("forecast_pupils", 2): "1040"}
    assert whole["forecast_reserves", 2] == ("450000", "7500000")


def test_a_deficit_in_brackets_is_below_nought():
    found = gathered(
        "LAEstab,URN,E01 Teaching Staff,Revenue Reserve B01 plus B02 plus B06,Total Income I01 to I18,Staff Total",
        '9991001,900001,"£700,000","(24,000)","£1,200,000",(£900)',
    )
    tops = {row["figure"]: row["numerator"] for row in found.readings}
    assert tops == {"reserves": "-24000", "staff_costs": "-900"}


def test_accounts_line_by_line_come_to_the_same_figures_as_the_workbook():
    found = gathered(
        "URN,LAEstab,BAE010-T,BAE020-T,BAE030-T,BAE040-T,BAE050-T,BAE060-T,BAE070-T,BAE240-T,BAB010-T,BAB020-T,BAB030-T",
        "900001,9991001,600000,10000,90000,50000,30000,10000,10000,40000,1000000,1020000,80000",
    )
    shares = {row["figure"]: (row["numerator"], row["denominator"]) for row in found.readings}
    assert shares == {
        "in_year_balance": ("-20000", "1000000"), "reserves": ("80000", "1000000"),
        "staff_costs": ("800000", "1000000"), "supply_spend": ("50000", "840000"),
    }  # fmt: skip


def forecast(years, *lines):
    read, layout = table(f"TrustUPIN,Title,EFALineNo,{years}", *(f"110000,A line,{line}" for line in lines))
    found = gathering.gather_with(read, layout, OURS, Trusted(), [])
    return {
        (row["figure"], row["on"]): row["value"] or (row["numerator"], row["denominator"]) for row in found.readings
    }
