"""What pasted rows of a spreadsheet, and lists of a word processor, are taken to be."""

import pytest

from goldenthread.domain.plans.pasted_pages import text_of
from goldenthread.domain.plans.pasted_table import is_table, read_rows

LEVELS, COLUMNS = ["Strand", "Aim"], ["What success looks like", "Risks"]
MEANINGS = {
    "no.": "number", "ref": "number", "by when": "date", "start date": "date", "priority": "level", "action": "level",
    "task": "level", "lead": "lead", "owner": "lead", "cost": "resources",
}  # fmt: skip
ROWS = [
    (
        "Strand\tAim\tWhat success looks like\nPeople\tA nurse\tOne in each\n\tTime to plan\t\nPlace\tGrow\tTen",
        ["1||People|", "2||A nurse|What success looks like=One in each", "2||Time to plan|", "1||Place|",
         "2||Grow|What success looks like=Ten"],
    ),
    (
        "No.\tAim\tBy when\tOwner\n1.1\tRead\tEaster 2027\tHead\n1.2\tCount\t\t",
        ["1|1.1|Read|Owner=Head @Easter 2027", "1|1.2|Count|"],
    ),
    (
        "Name\tRisks\nRead\tTime\n\tMoney",
        ["1||Read|Risks=Time / Money"],
    ),
    (
        "1.1\tRead\tA\tB\tC\n1.2\tCount\tD\t\t",
        ["1|1.1|Read|What success looks like=A; Risks=B; Column 5=C", "1|1.2|Count|What success looks like=D"],
    ),
    (
        'Aim\tRisks\nRead\t"Time\nMoney"\nRead\tMore',
        ["1||Read|Risks=Time / Money / More"],
    ),
    ("\t\n\t", []),
    # Words for parts that are not the plan's own; what is deeper than the plan is kept as a column.
    (
        "Priority\tAction\tTask\tLead\nReading\tBuy\tAsk\tHead\n\tTrain\t\t",
        ["1||Reading|", "2||Buy|Task=Ask; Lead=Head", "2||Train|"],
    ),
    # A title over all columns, and a number that stands for the first of a row's titles.
    (
        "Our plan\t\t\nRef\tPriority\tAction\n1\tReading\tBuy\n\t\tTrain\n2\tNumber\tCount",
        ["1||Our plan|", "1|1|Reading|", "2||Buy|", "2||Train|", "1|2|Number|", "2||Count|"],
    ),
    (
        "Ref\tPriority\tAction\n1.1\tReading\tBuy\n1.2\t\tTrain",
        ["1||Reading|", "2|1.1|Buy|", "2|1.2|Train|"],
    ),
    # Several tables in one, each under its own heading.
    (
        "Priority 1: Reading\t\t\nAction\tLead\tCost\nBuy\tHead\t£4\nPriority 2: Number\nAction\tLead\tCost\nCount\t",
        ["1||Priority 1: Reading|", "2||Buy|Lead=Head; Cost=£4", "1||Priority 2: Number|", "2||Count|"],
    ),
    # The plan has no level for them: they stand beside what follows.
    (
        "One\t\t\t\nStrand\tAim\tLead\tCost\nRead\tBuy\t\t£4\nTwo\t\t\t\nStrand\tAim\tLead\tCost\nCount\t\t\t",
        ["1||One|", "1||Read|", "2||Buy|Cost=£4", "1||Two|", "1||Count|"],
    ),
    # Nothing is lost: a second day, a number without a title, a row before the first title.
    (
        "Aim\tStart date\tBy when\nRead\tMay\tJune\n\t\tJuly",
        ["1||Read|Start date=May; By when=July @June"],
    ),
    ("Ref\tAim\tCost\n1\tRead\t£4\n2\t\t£5\n3\tRead\t", ["1|1|Read|Cost=£4", "1|2|2|Cost=£5", "1|3|Read|"]),
    ("Aim\tLead\n\tHead\nRead\t", ["1||Head|Lead=Head", "1||Read|"]),
    # Without headings, what is left empty beside filled cells stands above them.
    ("Reading\tBuy\n\tTrain\nNumber\tCount", ["1||Reading|", "2||Buy|", "2||Train|", "1||Number|", "2||Count|"]),
    ("1.1 Read\tStaff\n1.2 Count\t", ["1|1.1|Read|What success looks like=Staff", "1|1.2|Count|"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), ROWS)
def test_pasted_rows_become_parts_with_their_columns(text, parts):
    lines = read_rows(text, LEVELS, COLUMNS, lambda said: MEANINGS.get(said.lower(), ""))
    assert [_said(line) for line in lines] == parts


def _said(line):
    cells = "; ".join(f"{heading}={text}".replace("\n", " / ") for heading, text in line.cells.items())
    due = f" @{line.due_words}" if line.due_words else ""
    return f"{line.depth}|{line.number}|{line.title}|{cells}{due}"


TABLES = [
    ("1.\tPeople\n\t1.1\tA nurse", False), ("No.\tAim\n1\tRead\n2\tCount", True),
    ("1.1\tRead\tRisk\n1.2\tCount\t", True),
    ('Read\t"One\nTwo\nThree\nFour"', True),
    ("a\tb\nc\td", True), ("a\n\tb\n\tc", False), ("a\nb", False), ("", False), ("\ta\tb", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_one"), TABLES)
def test_rows_are_told_from_lines_that_stand_further_in(text, is_one):
    assert is_table(text) is is_one


PAGES = [
    (
        "<ul><li>People<ul><li>A nurse</li><li>Time</li></ul></li><li>Place</li></ul>",
        "People\n\tA nurse\n\tTime\nPlace",
    ),
    (
        (
            "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>People</p>\n"
            "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)</span>A\nnurse</p>"
        ),
        "People\n\tA nurse",
    ),
    ("<h1>Learning</h1><p>Read</p><h2>Early</h2><ul><li>Sounds</li></ul>", "Learning\n\tRead\n\tEarly\n\t\tSounds"),
    ("<style>p {}</style><h1>A &amp; B</h1><script>x</script>", "A & B"),
    ("<p>Just words</p>", ""),
    ("<table><tr><td><ul><li>x</li></ul></td></tr></table>", "x\n"),
    (
        (
            "<table><tr><td><p>Aim<o:p></o:p></p></td><td>Risks</td></tr><tr><td rowspan=2>Read</td>"
            "<td><p><span style='mso-list:Ignore'>·</span>Time</p><p>Money\nlost</p></td></tr>"
            "<tr><td>Rooms</td></tr></table>"
        ),
        'Aim\tRisks\nRead\t"Time\nMoney lost"\n\tRooms\n',
    ),
    (
        (
            "<table><tr><th colspan=2>Aim<th>Risks</tr>"
            "<tr><td>1<td>Read<td rowspan=2>Time</tr><tr><td>2<td>Write</tr></table>"
        ),
        "Aim\t\tRisks\n1\tRead\tTime\n2\tWrite\t\n",
    ),
    ("<h2>Aims</h2><table><tr><td>x</td></tr></table>", ""),
    ("<h2>Aims</h2><table><tr><td>x<td>y<tr><td>z<td></table>", "Aims\nx\ty\nz\t\n"),
    # Word in the browser gives each item a list of its own; the item says how deep it stands.
    (
        (
            "<p role='heading' aria-level='1'>Aims</p><ul><li data-aria-level='1'><p>Read</p></li></ul>"
            "<ul><li data-aria-level='2'><p>Sounds</p></li></ul><p>Then</p>"
        ),
        "Aims\n\tRead\n\t\tSounds\n\tThen",
    ),
    ("<li>" * 5_000 + "deep", "deep"),
]


@pytest.mark.parametrize(("html", "lines"), PAGES)
def test_lists_headings_and_tables_become_lines_that_stand_further_in_or_rows(html, lines):
    assert text_of(html) == lines
