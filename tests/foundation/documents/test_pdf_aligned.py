"""A table without ruled lines, told by where its words stand."""

from goldenthread.foundation.documents.pdf_aligned import rows_of
from goldenthread.foundation.documents.pdf_words import Word

COLUMNS = {"ref": 50, "decision": 90, "board": 330, "head": 430}


def words(y, **cells):
    found = []
    for column, text in cells.items():
        x = COLUMNS[column]
        for word in text.split():
            found.append(Word(word, x, x + 5 * len(word), y, 9))
            x += 5 * len(word) + 3
    return found


PAGE = [
    *words(760, ref="An X marks who decides in our trust, and nobody else"),
    *words(730, decision="Matter", board="Trustees", head="Head"),
    *words(700, ref="Curriculum and what is taught"),
    *words(670, ref="A1", decision="Say what is taught in each", head="X"),
    *words(659, decision="key stage of the school"),
    *words(630, ref="A2", decision="Adopt the policy on needs", board="X"),
]


def test_cells_come_together_and_what_runs_across_stands_in_the_first():
    assert rows_of([PAGE]) == [
        ["An X marks who decides in our trust, and nobody else", "", "", ""],
        ["", "Matter", "Trustees", "Head"],
        ["Curriculum and what is taught", "", "", ""],
        ["A1", "Say what is taught in each key stage of the school", "", "X"],
        ["A2", "Adopt the policy on needs", "X", ""],
    ]


def test_the_next_page_goes_on_in_the_same_columns():
    assert rows_of([PAGE, words(760, ref="A3", decision="Close for the day", head="X")])[-1] == [
        "A3", "Close for the day", "", "X",
    ]  # fmt: skip


def test_prose_is_no_table():
    prose = [word for y in range(700, 600, -11) for word in words(y, ref="Words that follow one another on a line")]
    assert rows_of([prose]) == rows_of([]) == rows_of([[]]) == []
