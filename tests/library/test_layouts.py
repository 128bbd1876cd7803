"""The layouts of files in the library: each whole, each told from every other."""

import pytest

from goldenthread.features.intake import layouts
from goldenthread.foundation import delimited
from tests.published import twin

LAYOUTS = layouts.all_layouts()
SAME = ("name", "kind", "unit", "good_is", "roll_up", "base", "grades")

TWINS = {
    "2022-2023/england_abs.csv": "absence",
    "2014-2015/england_abs.csv": "absence",
    "2022-2023/england_census.csv": "census",
    "2018-2019/999_ks2final.csv": "key-stage-2",
    "2018-2019/999_ks4final.csv": "key-stage-4",
    "2024-2025/england_ks4revised.csv": "key-stage-4",
    "2018-2019/england_swf.csv": "workforce",
    "exclusions_by_geographic_level.csv": "suspensions",
    "2022-2023/england_ks4-mats-performance.csv": "trusts-key-stage-4",
    "ofsted/state_funded_latest.csv": "inspections",
    "202324_performance_tables_schools_final.csv": "ees-key-stage-4",
    "2023-2024/cfr_master_list.csv": "money-maintained",
    "2023-2024/aar_academies.csv": "money-academies",
    "pupils/marks.csv": "pupil-marks",
    "register/allgroupsdata.csv": "register-groups",
    "register/alllinksdata.csv": "register-links",
    "register/edubasealldata20260312.csv": "register-schools",
    "register/search_results.csv": "register-schools",
    "register/links_edubasealldata.csv": "register-predecessors",
}


@pytest.mark.parametrize("one", LAYOUTS, ids=lambda one: one.key)
def test_a_layout_is_told_by_its_own_headings(one):
    assert layouts.recognise(one.recognise.all).key == one.key
    assert layouts.recognise([heading.upper() for heading in reversed(one.recognise.all)]).key == one.key


@pytest.mark.parametrize(("name", "key"), TWINS.items(), ids=TWINS)
def test_a_published_file_is_told_by_its_headings(name, key):
    assert layouts.recognise(delimited.read(twin(name)).headings).key == key


@pytest.mark.parametrize("one", LAYOUTS, ids=lambda one: one.key)
def test_every_figure_fits_a_reading(one):
    for figure in one.figures:
        assert (figure.kind == "grade") == bool(figure.grades)
        assert figure.roll_up != "pooled" or figure.base, f"{figure.key} is pooled, of what?"
        assert not set(figure.phases) - {"primary", "secondary", "special", "post-16", "all-through", "alternative"}


def test_the_same_measure_is_the_same_in_every_file_that_holds_it():
    known = {}
    for figure in (figure for one in LAYOUTS for figure in one.figures):
        facts = {name: getattr(figure, name) for name in SAME}
        assert known.setdefault(figure.key, facts) == facts


def test_every_school_row_can_be_known_as_somebodys():
    for one in LAYOUTS:
        if one.figures and not one.pupils:
            of_places = any(rule.is_ in {"school", "trust"} for rule in one.rows)
            assert of_places == bool(one.school.urn or one.school.laestab or one.school.trust)
            assert of_places or any(rule.is_ in {"england", "own"} for rule in one.rows)
