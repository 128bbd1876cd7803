"""How well statements are read, against labels given by hand."""

from pathlib import Path

import pytest

from goldenthread.domain import targets

HERE = Path(__file__).parents[3]
OURS = HERE / "tests" / "data" / "targets" / "labelled.psv"
GIVEN = HERE.parent / "shared" / "data" / "gold" / "targets.psv"
FILES = [pytest.param(file, id=name) for name, file in (("our own", OURS), ("whole plans", GIVEN)) if file.exists()]


@pytest.fixture(params=FILES)
def score(request):
    return targets.score(request.param.read_text(encoding="utf-8").splitlines())


def test_nine_classes_in_ten_are_right(score):
    assert score.class_accuracy >= 0.9, score.as_text()


def test_what_is_called_checkable_is_checkable(score):
    assert score.precision >= 0.95, score.as_text()


def test_nine_in_ten_numbers_of_claims_are_right(score):
    assert score.claim_accuracy >= 0.9, score.as_text()


def test_the_order_of_columns_is_that_of_the_header():
    score = targets.score(["text|tier|class", "Attendance above 96%|1|N", "number of complaints|4|M"])
    assert (score.classes_right, score.tiers_right, score.claims_right) == (2, 2, 2)


def test_a_tier_column_stands_above_the_tier_of_the_class():
    score = targets.score(["class|tier|text", "N|2|Attendance above 96%"])
    assert (score.precision, score.tiers_right) == (0, 0)


def test_a_miss_is_named_with_both_readings():
    (miss,) = targets.score(["class|atoms|text", "D|1|Attendance above 96%"]).misses
    assert (miss.labelled, miss.read_as) == ("D 1", "N 1")


def test_a_file_without_the_needed_columns_is_refused_in_words():
    with pytest.raises(ValueError, match="missing: class"):
        targets.score(["src|text", "a|b"])


def test_no_lines_at_all_score_nothing_wrong():
    assert "0 statements" in targets.score([]).as_text()


def test_the_score_is_a_few_plain_lines():
    text = targets.score(["class|atoms|text", "N|1|Attendance above 96%"]).as_text()
    assert "tier 1 precision       100.0 %  (1 of 1 read as tier 1)" in text
    assert len(text.splitlines()) == 6
