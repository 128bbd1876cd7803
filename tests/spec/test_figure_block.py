"""How a pasted block of figures is read, as tables. “>” stands for a new cell, “//” for a new row."""

import pytest

from goldenthread.domain.measures.figure_block import known_columns, read_block, rows_of
from goldenthread.domain.measures.figure_columns import as_told, proposed
from goldenthread.domain.reading.columns import Told

PLACES = {"marsh": ("Marsh Lane Primary", "Marsh Lane", "990001"), "haven": ("Haven High", "990002")}
MEASURES = {"att": ("Attendance",), "pa": ("Persistent absence",)}

BLOCKS = """
    pasted                                                                       | read
    School > Attendance > Persistent absence // Marsh Lane > 94.6 > 18           | att marsh 94.6, pa marsh 18
    School > attendance // HAVEN HIGH > 93 // Marsh Lane Primary > 95            | att haven 93, att marsh 95
    URN > School > Persistent absence // 990002 > The High > 21.5                | pa haven 21.5
    School > Attendance // Marsh Lane > 930 of 1,000 // Haven High > 880/950     | att marsh 930 of 1,000, att haven 880 of 950
    School > Attendance how many > Attendance (out of) // Marsh Lane > 930 > 1000| att marsh 930 of 1000
    School > Attendance // Marsh Lane > n/a // Haven High > SUPP                 | att marsh NA, att haven SUPP
    School > Attendance // Marsh Lane > – // Haven High > 93                     | att haven 93
    94.6 > 18 // 93 > 21                                                         | att marsh 94.6, pa marsh 18, att haven 93, pa haven 21
    School > Attendance > Lateness // Low Street > 92 > 3 // Haven High > 93 > 4 | att haven 93, not Low Street, not Lateness
    School > Group > Attendance // Marsh Lane > All > 94 // Marsh Lane > PP > 91 | att marsh 94, att marsh disadvantaged 91
    School > Attendance, girls > Yr 7: Attendance // Haven High > 93 > 90        | att haven girls 93, att haven year 7 90
    School > Attendance (girls): how many > Attendance, girls out of // Haven High > 9 > 10 | att haven girls 9 of 10
    94.6 > 18                                                                    | says names no place
    Autumn return // Printed today // Where > Attendance > Comment // Marsh Lane > 94 > late  | att marsh 94, not Comment
    School > Lateness // Marsh Lane > 4                                          | says No column is called
"""  # noqa: E501


def lines() -> list[tuple[str, str]]:
    found = [line.strip().partition("|") for line in BLOCKS.strip("\n").splitlines()[1:] if line.strip()]
    return [(pasted.strip(), read.strip()) for pasted, _, read in found]


@pytest.mark.parametrize(("pasted", "read"), lines())
def test_a_block_is_read_by_its_names(pasted, read) -> None:
    block = read_block(
        [[cell.strip() for cell in row.split(" > ")] for row in pasted.split(" // ")],
        places=PLACES,
        measures=MEASURES,
        groups=["disadvantaged", "girls", "year 7"],
    )
    told = [
        " ".join(filter(None, (measure, place, group, cell.value or cell.marker)))
        + (f" {cell.numerator} of {cell.denominator}" if cell.numerator else "")
        for (measure, place, group), cell in block.cells.items()
    ]
    told += [f"not {name}" for name in (*block.unknown_rows, *block.unknown_columns)]
    assert ", ".join(told) == read if not read.startswith("says") else read.removeprefix("says ") in block.says


def test_one_measure_is_read_from_the_only_column_and_not_guessed_among_several() -> None:
    only = {"att": ("Attendance",)}
    block = read_block([["Marsh Lane", "990001", "94"], ["Haven High", "990002", ""]], places=PLACES, measures=only)
    assert [cell.value for cell in block.cells.values()] == ["94"]
    block = read_block([["Where", "Pct", "Note"], ["Marsh Lane", "94", "late"]], places=PLACES, measures=only)
    assert "No column is called" in block.says


def test_text_is_cut_at_tabs_and_else_at_commas() -> None:
    assert rows_of("a\tb, c\r\n\r\nd\te") == [["a", "b, c"], ["d", "e"]]
    assert rows_of('School;Figure\n"Marsh; Lane";4') == [["School", "Figure"], ["Marsh; Lane", "4"]]
    assert rows_of("\ufeffSchool,Figure\nMarsh,4\n") == [["School", "Figure"], ["Marsh", "4"]]


def test_what_odd_columns_hold_is_proposed_and_read_as_it_is_told() -> None:
    rows = [["Returned 3 May"], ["No", "Academy", "% att", "Pers. abs.", "Abs"], ["1", "Haven High", "93", "18", "7"]]
    offered = {"att@value@": "Attendance", "pa@value@": "Persistent absence"}
    means = proposed(rows, known_columns(rows, MEASURES), ["Haven High"], offered)
    assert means == ["", "place", "att@value@", "pa@value@", ""]
    columns = as_told(Told(1, tuple(means)), ["pa"])
    block = read_block(rows, places=PLACES, measures=MEASURES, told=columns)
    assert {key: cell.value for key, cell in block.cells.items()} == {("pa", "haven", ""): "18"}
    assert block.unknown_columns == ["No", "% att", "Abs"]
