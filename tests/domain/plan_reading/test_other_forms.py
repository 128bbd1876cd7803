"""The same plans as Word, PDF and Excel: the tree that the plain text gives."""

import pytest

from goldenthread.domain.reading.plan_reading import read_plan
from goldenthread.foundation.documents.reading import read as read_document
from tests.domain.plan_reading.other_forms import as_excel, as_pdf, as_word
from tests.domain.plan_reading.reading import GIVEN, TWINS, children, counts, read_file, tree, vocabulary

OURS = sorted(TWINS.glob("*.txt"))
ALL = [*OURS, *sorted(GIVEN.glob("*.txt"))]
IN_SHEETS = [path for path in OURS if not path.name.startswith("aims")]


def read_as(content, name):
    return read_plan(read_document(content, name), vocabulary())


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_word_document_gives_the_same_tree(path):
    reading = read_as(as_word(path), "plan.docx")
    assert tree(reading) == tree(read_file(path))
    assert reading.coverage.missing == ()


@pytest.mark.parametrize("path", IN_SHEETS, ids=lambda path: path.stem)
def test_a_sheet_gives_the_same_tree(path):
    reading = read_as(as_excel(path), "plan.xlsx")
    assert tree(reading) == tree(read_file(path))
    assert reading.coverage.missing == ()


@pytest.mark.parametrize("path", [path for path in OURS if path.name[0] in "aq"], ids=lambda path: path.stem)
def test_a_pdf_gives_the_same_levels_and_counts(path, tmp_path):
    reading, plain = read_as(as_pdf(path, tmp_path), "plan.pdf"), read_file(path)
    assert reading.levels == plain.levels
    for level in plain.levels:
        assert counts(reading, level) == counts(plain, level)
    assert len(children(reading, None)) == len(children(plain, None))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_nothing_of_a_pdf_or_a_sheet_is_lost(path, tmp_path):
    for content, name in ((as_pdf(path, tmp_path), "plan.pdf"), (as_excel(path), "plan.xlsx")):
        assert read_as(content, name).coverage.missing == ()
