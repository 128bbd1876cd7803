"""Rules for the lines of a cell: what each is called, and which targets were read from it."""

import pytest

from goldenthread.domain.plans import cell_lines

NAMES = """
    heading                 | holds      | part | lines                                | names
    Success (KPI)           | targets    | 1.1  | Absence below 5 %                    | KPI 1.1
    Success (KPI)           | targets    | 1.1  | Absence below 5 % / Nobody waits     | KPI 1.1a / KPI 1.1b
    Y1 KPIs                 | targets    | 2.3  | First / Second                       | Y1 KPI 2.3a / Y1 KPI 2.3b
    Year 3 outcomes         | targets    | 2.3  | Top quarter                          | Year 3 outcome 2.3
    What success looks like | targets    | 4    | Everybody reads                      | Success 4
    Activities              | activities | 2.3  | Train / Write                        | Activity 2.3a / Activity 2.3b
    Success factors         | factors    | 2.3  | Time                                 | Success factor 2.3
    Success (KPI)           | targets    | 1.1  | KPI 1.1 Absence below 5 % / Two more | KPI 1.1 / KPI 1.1b
    Success (KPI)           | targets    |      | Absence below 5 %                    | KPI
    Risks                   | risks      | 1.1  | Money                                |
"""

READ = """
    line                                     | targets                              | read
    Absence below 5 % and nobody excluded.   | Absence below 5 %                    | 1
    Absence below 5 % and nobody excluded.   | absence below 5 % / Nobody excluded  | 1, 2
    Absence below 5 %                        | Absence below 5 %.                   | 1
    Absence below 5 %                        | Absence below 8 %                    |
"""


def cells_of(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("heading", "holds", "part", "lines", "names"), cells_of(NAMES))
def test_each_line_is_called_after_its_part(heading, holds, part, lines, names):
    found = cell_lines.lines_of(lines.replace(" / ", "\n"), "key", heading, holds, part)
    assert " / ".join(line.name for line in found if line.name) == names


@pytest.mark.parametrize(("line", "targets", "read"), cells_of(READ))
def test_a_target_is_read_from_the_line_that_says_it(line, targets, read):
    found = cell_lines.read_from(line, targets.split(" / "))
    assert ", ".join(str(at + 1) for at in found) == read
