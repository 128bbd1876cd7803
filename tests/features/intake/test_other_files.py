"""Tables of trusts, inspections, long files and accounts: what is kept of each, and never becomes something else."""

import io
from decimal import Decimal

import pytest
import xlsxwriter

from goldenthread.features.intake import gathering, operations
from goldenthread.features.measures.models import Comparator, Measure, Reading, Standing
from goldenthread.features.organisations.models import School
from goldenthread.foundation.delimited import UnreadableFile
from tests.published import twin

INSPECTIONS, LONG = "ofsted/state_funded_latest.csv", "202324_performance_tables_schools_final.csv"
TRUSTS = "2022-2023/england_ks4-mats-performance.csv"


@pytest.fixture
def bring_in(world):
    def load(name, content=None):
        file = twin(name) if content is None else content
        return operations.bring_in(load=operations.stage(trust=world.trust, file=file, name=name, by=None), by=None)

    return load


def said(school, period=None):
    rows = Reading.objects.filter(school=school, superseded_at=None, **({"period": period} if period else {}))
    return {row.measure.key: row.value_word or row.marker for row in rows.select_related("measure")}


def reading(school, key, period, group=""):
    return Reading.objects.get(school=school, measure__key=key, period=period, group=group, superseded_at=None)


# --- Tables of trusts


def test_what_is_published_of_the_trust_stands_beside_its_own_figure(bring_in, world):
    world.trust.company_number = "00900001"
    world.trust.save()
    Measure.objects.create(
        trust=world.trust, key="attainment_8", name="Attainment 8", kind="number", roll_up="pooled", base="pupils"
    )
    load = bring_in(TRUSTS)
    kept = {row.group: row.value for row in Comparator.objects.filter(area="published")}
    assert kept == {"": Decimal("45.2"), "disadvantaged": Decimal("36.1"), "not disadvantaged": Decimal("48.9")}
    assert not Reading.objects.exists()
    assert load.report["skipped"][0] == {"why": "other trusts", "count": 1, "examples": []}


@pytest.mark.parametrize("number", [{"uid": "90001"}, {"group_id": "TR09001"}, {"ukprn": "10099001"}])
def test_a_trust_is_known_by_any_of_its_numbers(world, number):
    type(world.trust).objects.filter(pk=world.trust.pk).update(**number)
    world.trust.refresh_from_db()
    load = operations.stage(trust=world.trust, file=twin(TRUSTS), name=TRUSTS, by=None)
    assert {line["name"] for line in load.staged["comparators"]} == {"The trust, as published"}
    assert load.report["years"] == ["2022/23"]


NEW_SHAPE = """time_period,time_identifier,geographic_level,version,trust_name,trust_uid,disadvantage_status,\
eligible_pupil_count,rwm_exp_wgtavg_percent
202425,Academic year,MAT,Revised,HARBOUR TRUST,90001,Total,310,66
202425,Academic year,MAT,Revised,HARBOUR TRUST,90001,Disadvantaged,90,51
202425,Academic year,MAT,Revised,ANOTHER,90002,Total,100,70
"""


@pytest.mark.parametrize(
    ("file", "key", "found"),
    [
        ("2023-2024/england_ks5-mats-performance.csv", "a_level_points",
         {"": "33.4", "disadvantaged": "28.1", "not disadvantaged": "34.2"}),
        (NEW_SHAPE, "rwm_expected", {"": "66", "disadvantaged": "51"}),
    ],
    ids=["16 to 18", "key stage 2 with a row a group"],
)  # fmt: skip
def test_what_is_published_of_the_trust_is_found_in_every_table_of_trusts(bring_in, world, file, key, found):
    type(world.trust).objects.filter(pk=world.trust.pk).update(uid="90001")
    world.trust.refresh_from_db()
    kind = "number" if key.startswith("a_") else "percentage"
    Measure.objects.create(trust=world.trust, key=key, name=key, kind=kind)
    bring_in("mats.csv", twin(file).read_bytes() if file.endswith(".csv") else file.encode())
    kept = {row.group: row.value for row in Comparator.objects.filter(measure__key=key)}
    assert kept == {group: Decimal(value) for group, value in found.items()}


def test_a_trust_without_numbers_finds_nothing_of_another(world):
    load = operations.stage(trust=world.trust, file=twin(TRUSTS), name=TRUSTS, by=None)
    assert load.staged["comparators"] == []


# --- Inspections: three regimes


def test_each_regime_keeps_its_own_scale_under_its_own_name(bring_in, world):
    bring_in(INSPECTIONS)
    card = said(world.marsh_lane, "2025/26")
    assert (card["report_card_inclusion"], card["report_card_achievement"]) == ("Strong standard", "Needs attention")
    assert card["report_card_safeguarding"] == "Met"
    assert not any(key.startswith("graded") for key in card)
    graded = said(world.haven_high, "2024/25")
    assert (graded["graded_education"], graded["graded_behaviour"]) == ("Requires improvement", "Good")
    assert said(world.haven_high, "2022/23") == {"ungraded_outcome": "School remains Good (Concerns) - S5 Next"}


def test_earlier_inspections_stand_one_after_the_other_on_a_scale_of_their_own(bring_in, world):
    lines = b"URN,Rating,Inspection Date\n990001,Satisfactory,20080926\n990001,Good,20130418\n"
    bring_in("history.csv", lines)
    assert said(world.marsh_lane, "2008/09") == {"inspected_overall": "Satisfactory"}
    assert said(world.marsh_lane, "2012/13") == {"inspected_overall": "Good"}


def test_a_judgement_that_was_not_made_is_none(bring_in, world):
    bring_in(INSPECTIONS)
    assert said(world.haven_high)["graded_overall"] == "NA"
    assert said(world.haven_high)["graded_sixth_form"] == "NA"
    assert said(world.marsh_lane)["report_card_post_16"] == "NA"


def test_no_scale_of_one_regime_is_that_of_another(bring_in):
    bring_in(INSPECTIONS)
    scales = {key.partition("_")[0]: set(grades) for key, grades in Measure.objects.filter(
        kind="grade").values_list("key", "grades") if "safeguarding" not in key}  # fmt: skip
    assert not scales["graded"] & scales["report"]
    assert not Measure.objects.filter(kind="grade").exclude(roll_up="none").exists()


def test_what_was_judged_of_the_school_before_is_said_to_be_inherited(bring_in, world):
    bring_in(INSPECTIONS)
    assert "inherited" in reading(world.marsh_lane, "inspected_overall", "2018/19").comment
    assert reading(world.haven_high, "graded_education", "2024/25").comment == ""


# --- Long files


def test_rows_of_a_breakdown_are_groups_and_the_total_is_the_whole(bring_in, world):
    load = bring_in(LONG)
    assert reading(world.haven_high, "attainment_8", "2023/24").value == Decimal("44.5")
    assert reading(world.haven_high, "attainment_8", "2023/24", "boys").value == Decimal("42.1")
    assert reading(world.haven_high, "attainment_8", "2023/24", "disadvantaged").marker == "SUPP"
    assert reading(world.haven_high, "progress_8", "2023/24", "boys").marker == "NA"
    whole = reading(world.haven_high, "grade5_em", "2023/24")
    assert (whole.numerator, whole.denominator) == (84, 200)
    assert {"why": "rows of another breakdown", "count": 1, "examples": ["Non mobile"]} in load.report["skipped"]


def test_the_names_of_another_year_are_the_same_measures(bring_in, world):
    old = ("avg_att8", "avg_p8score", "pt_l2basics_95", "t_l2basics_95", "t_pupils")
    new = ("attainment8_average", "progress8_average", "engmath_95_percent", "engmath_95_total", "pupil_count")
    text = twin(LONG).read_text().replace("202324", "202425")
    for before, after in zip(old, new, strict=True):
        text = text.replace(before, after)
    bring_in("202425_performance_tables_schools_provisional.csv", text.encode())
    assert reading(world.haven_high, "attainment_8", "2024/25").value == Decimal("44.5")


def test_the_description_beside_a_table_is_told_from_it(bring_in):
    with pytest.raises(UnreadableFile, match="description that travels beside"):
        bring_in("a.meta.csv", b"col_name,col_type,label,indicator_unit\navg_att8,Indicator,Attainment 8,\n")
    told = b"Column,Field Name,Label/Description\n1,RECTYPE,Record type (1=school; 2=special school; 3=authority)\n"
    with pytest.raises(UnreadableFile, match="description that travels beside"):
        bring_in("ks2_meta.csv", told)


def test_absence_of_two_terms_is_left_out_in_plain_words_and_of_alternative_provision_is_read(bring_in, world):
    head = "time_period,time_identifier,geographic_level,school_type,school_urn,sess_overall_percent,"
    rows = [head + "enrolments_pa_10_exact_percent"]
    rows += [f"202425,Autumn and spring term,School,State-funded secondary,{world.haven_high.urn},6.1,18"]
    rows += [f"202324,Academic year,School,Primary,{world.marsh_lane.urn},5.1,15"]
    rows += ["202324,Academic year,National,Pupil Referral Unit,,43.2,81.8"]
    load = bring_in("absence.csv", "\n".join(rows).encode())
    why = next(each for each in load.report["skipped"] if "whole year" in each["why"])
    assert (why["count"], why["examples"]) == (1, ["Autumn and spring term"])
    assert {world.haven_high.name, world.marsh_lane.name} <= set(load.report["matched"])
    assert set(Reading.objects.filter(run=load.ref).values_list("period", flat=True)) == {"2023/24"}
    assert set(Comparator.objects.values_list("phase", "value")) == {
        ("alternative", Decimal("43.2")), ("alternative", Decimal("81.8")),
    }  # fmt: skip


# --- Accounts


def test_accounts_of_a_maintained_school_become_shares_of_income(bring_in, world):
    bring_in("2023-2024/cfr_master_list.csv")
    assert reading(world.marsh_lane, "in_year_balance", "2023/24").value == Decimal(-2)
    reserves = reading(world.marsh_lane, "reserves", "2023/24")
    assert (reserves.value, reserves.numerator, reserves.denominator) == (Decimal("7.5"), 150_000, 2_000_000)
    assert reading(world.marsh_lane, "staff_costs", "2023/24").value == 75


def test_accounts_of_an_academy_are_the_same_measures(bring_in, world):
    bring_in("2023-2024/aar_academies.csv")
    assert reading(world.haven_high, "in_year_balance", "2023/24").value == 1
    assert reading(world.haven_high, "reserves", "2023/24").value == 8


def test_the_short_table_of_income_and_spending_is_read_and_asked_for_its_year(world):
    rows = b"URN,Income,Expenditure,Balance,Academic Year\n990001,2254486.7,2274147.52,-19660.82,2018\n"
    load = operations.stage(trust=world.trust, file=rows, name="income_2018.csv", by=None)
    assert load.report["needs_year"]
    operations.bring_in(load=operations.restage(load=load, year="2017/18", state="final"), by=None)
    assert round(reading(world.marsh_lane, "in_year_balance", "2017/18").value, 2) == Decimal("-0.87")


def test_a_school_that_did_not_supply_has_no_share(bring_in, world):
    School.objects.filter(pk=world.haven_high.pk).update(urn="990002")
    content = twin("2023-2024/aar_academies.csv").read_text().replace("6400000", "NULL")
    bring_in("2023-2024/aar_academies.csv", content.encode())
    assert not Reading.objects.filter(school=world.haven_high).exists()


# --- The trust's own money


def test_a_forecast_is_the_trusts_own_by_year(bring_in, world):
    load = bring_in("2024-2025/BFR_2024-25.csv")
    found = {
        (row.measure.key, row.period): row for row in Reading.objects.filter(school=None).select_related("measure")
    }
    assert {key: row.value for key, row in found.items() if key[0] == "forecast_reserves"} == {
        ("forecast_reserves", "2024/25"): 8, ("forecast_reserves", "2025/26"): 5,
        ("forecast_reserves", "2026/27"): -1,
    }  # fmt: skip
    # The first part of a year and the second are one flow; what is carried forward is where the second ends.
    assert found["forecast_balance", "2024/25"].numerator == -200_000
    assert found["forecast_balance", "2024/25"].denominator == 10_000_000
    assert (found["forecast_pupils", "2024/25"].value, found["forecast_pupils", "2025/26"].value) == (1260, 1245)
    assert ("forecast_pupils", "2026/27") not in found
    assert load.report["matched"] == ["the trust itself"]
    assert found["forecast_reserves", "2026/27"].state == "provisional"
    standing = Standing.objects.get(measure__key="forecast_reserves", school=None)
    assert (standing.period, standing.value) == ("2026/27", -1)


def test_a_forecast_of_several_trusts_is_of_the_one_whose_number_stands_there_or_of_nobody(bring_in, world):
    first, *lines = twin("2024-2025/BFR_2024-25.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = [f"{number},{line}" for number in ("00900001", "00900002") for line in lines]
    content = "\n".join([f"Company number,{first}", *rows]).encode()
    with pytest.raises(UnreadableFile, match="of 2 trusts, and nothing here says which is yours"):
        bring_in("BFR_2024-25.csv", content)
    type(world.trust).objects.filter(pk=world.trust.pk).update(company_number="900002")
    world.trust.refresh_from_db()
    bring_in("BFR_2024-25.csv", content.replace(b"900001,199001", b"900001,199009"))
    assert Reading.objects.get(measure__key="forecast_reserves", period="2024/25").value == 8


def accounts(*, central: bool) -> bytes:
    held, school = io.BytesIO(), [
        ["LAEstab", "URN", "UID", "School Name", "Period covered by return", "Date left or closed if in period",
         "Number of pupils in academy (FTE)", "Total Income", "In year balance", "Revenue reserve",
         "Total Staff Costs"],
        [9992000, 990001, 90001, "Marsh Lane", 12, "NULL", 250, 2_000_000, 20_000, 150_000, 1_500_000],
        [9994001, 990002, 90001, "Haven High", 6, "2024-03-01", 750, 6_000_000, 60_000, 500_000, 4_500_000],
        [9994002, 880001, 80001, "Another", 12, "NULL", 300, 3_000_000, 0, 0, 2_000_000],
    ]  # fmt: skip
    middle = [
        ["MAT SAT or Central Services", "UID", "Total number of Pupils", "Total Income ", "In Year Balance",
         "Revenue Reserve", "Staff Total ", "Total Expenditure"],
        ["Central services", 80001, 300, 1, 1, 1, 1, 1],
        ["Central services", 90001, 1000, 100_000, -400_000, 200_000, 300_000, 500_000],
    ]  # fmt: skip
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        made.add_worksheet("index")
        for name, rows in (("Academies", school), *([("CentralServices", middle)] if central else [])):
            sheet = made.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return held.getvalue()


def test_central_services_are_shared_out_by_pupils_and_months(bring_in, world):
    type(world.trust).objects.filter(pk=world.trust.pk).update(uid="90001")
    world.trust.refresh_from_db()
    bring_in("AAR_2023-24.xlsx", accounts(central=False))
    assert reading(world.marsh_lane, "in_year_balance", "2023/24").value == 1
    load = bring_in("AAR_2023-24.xlsx", accounts(central=True))
    # A quarter of the trust's pupils, all year: a quarter of what the middle lacks.
    own = reading(world.marsh_lane, "in_year_balance", "2023/24")
    assert (own.numerator, own.denominator) == (-80_000, 2_025_000)
    # Three quarters, for half of the year; and gone before its end, so nothing of what is carried forward.
    assert reading(world.haven_high, "in_year_balance", "2023/24").numerator == -90_000
    assert reading(world.haven_high, "reserves", "2023/24").numerator == 500_000
    assert reading(world.marsh_lane, "reserves", "2023/24").numerator == 200_000
    assert reading(None, "central_services_cost", "2023/24").numerator == 500_000
    assert any("Central services were shared out among 2" in note for note in load.report["notes"])


# --- Long files of explore education statistics


SEN = """time_period,time_identifier,geographic_level,old_la_code,URN,estab,school_name,laestab,phase_type_grouping,\
Total pupils,SEN support,EHC plan
202526,Academic year,School,999,{urn},2000,Marsh Lane,9992000,State-funded primary,200,31,7
202526,Academic year,School,999,990999,2001,Other,9992001,State-funded primary,100,10,x
"""


def test_counts_without_a_printed_share_are_a_schools_figure_and_everyones(bring_in, world):
    load = operations.stage(
        trust=world.trust, file=SEN.format(urn=world.marsh_lane.urn).encode("cp1252"), name="sen.csv", by=None
    )
    operations.bring_in(load=load, by=None)
    found = reading(world.marsh_lane, "sen_support", "2025/26")
    assert (found.numerator, found.denominator) == (31, 200)
    table, layout = operations.staging.open_table(SEN.encode())
    everyone = gathering.gather(table, layout, ()).every_school
    assert [(row.phase, row.values) for row in everyone.rows] == [("primary", ["", "10"])]


ENGLAND = """time_identifier,time_period,geographic_level,school_characteristic,breakdown,characteristic_gender,\
characteristic_disadvantage,t_att8,t_pupils,t_p8score,t_inp8calc
Academic year,202425,National,all_state_funded_schools,PupilTotals,Total,Total,2300,50,-2.5,50
Academic year,202425,National,all_state_funded_schools,disadvantage,Total,disadvantaged,400,10,-4,10
Academic year,202425,National,all_state_funded_schools,disadvantage,Boys,disadvantaged,150,5,z,z
Academic year,202425,National,Studio Schools,PupilTotals,Total,Total,60,2,0,2
"""


def test_england_is_worked_out_of_its_totals_and_of_no_part_of_them(bring_in, world):
    Measure.objects.create(trust=world.trust, key="attainment_8", name="Attainment 8", kind="number")
    bring_in("ks4.csv", ENGLAND.encode("utf-8-sig"))
    kept = {row.group: row.value for row in Comparator.objects.filter(area="England")}
    assert kept == {"": Decimal(46), "disadvantaged": Decimal(40)}


def test_bands_are_added_up_above_each_limit_and_a_hidden_band_hides_the_share(bring_in, world):
    for key in ("near_persistent_absence", "persistent_absence", "severe_absence"):
        Measure.objects.create(trust=world.trust, key=key, name=key, kind="percentage", good_is="lower")
    load = bring_in("2016-2017/absence_rate_percent_bands.csv")
    kept = {(row.measure.key, row.phase): row.value for row in Comparator.objects.select_related("measure")}
    assert {key: value for (key, phase), value in kept.items() if phase == "all"} == {
        "near_persistent_absence": 25, "persistent_absence": 20, "severe_absence": 2
    }  # fmt: skip
    # Of primary schools one band above a tenth is hidden; what does not need it is told.
    assert {key for key, phase in kept if phase == "primary"} == {"near_persistent_absence", "severe_absence"}
    assert {"why": "rows of a band that is not known", "count": 3, "examples": ["some"]} in load.report["skipped"]


def test_reasons_of_suspensions_are_shares_of_all_that_are_printed(bring_in, world):
    School.objects.filter(pk=world.haven_high.pk).update(authority="Invented", authority_code="999")
    for key in ("suspended_for_disruption", "suspended_for_assault"):
        Measure.objects.create(trust=world.trust, key=key, name=key, kind="percentage", good_is="lower")
    bring_in("2016-2017/exclusions_by_reason.csv")
    kept = {(row.area, row.phase, row.measure.key): row.value for row in Comparator.objects.select_related("measure")}
    assert kept[("England", "all", "suspended_for_disruption")] == 26
    assert kept[("England", "all", "suspended_for_assault")] == 15
    assert kept[("authority", "all", "suspended_for_disruption")] == 50
    assert not [key for key in kept if key[1] == "primary" and kept[key] is not None]
