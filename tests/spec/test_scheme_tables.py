"""How the tables and lists of a scheme of delegation are read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from goldenthread.domain.deciding.scheme import PartyText
from goldenthread.domain.reading import scheme_reading
from goldenthread.domain.reading.scheme_reading import Table, TextLine
from goldenthread.domain.reading.scheme_reading.bands import find_band


def test_sums_under_names_are_limits_and_what_they_mean_is_asked_once():
    read = scheme_reading.read_tables([Table([
        ["Authority to spend", "Head", "CEO", "Board"],
        ["Goods", "Up to £5,000", "£5,001 to £30,000", "Over £30,000"],
        ["Gifts", "", "", "Any amount"],
    ])], [])  # fmt: skip
    assert [(line.band.above, line.band.up_to) for line in read.lines] == [
        (None, 5000), (5000, 30000), (30000, None), (None, None)
    ]  # fmt: skip
    assert [each.about for each in scheme_reading.open_questions(read, {})] == ["a limit"]
    assert scheme_reading.open_questions(read, {"mark-a-limit": "decide"}) == []


def test_columns_called_by_numbers_take_their_names_from_the_key():
    rows = [["Level 1: Trust Board"], ["Level 2: Headteacher"], ["Key function", "No", "Task", "1", "2"]]
    rows += [["Money", "1", "Agree the budget", "✓", ""], ["Money", "2", "Order paper", "", "✓"]]
    read = scheme_reading.read_tables([Table(rows)], [])
    assert read.parties == ("Trust Board", "Headteacher")
    assert [(line.section, line.title) for line in read.lines] == [
        ("Money", "Agree the budget"), ("Money", "Order paper")
    ]  # fmt: skip


def test_a_table_may_have_a_line_for_each_body_and_name_decisions_in_its_cells():
    read = scheme_reading.read_tables([Table([
        ["Body", "Decides", "Recommends to the board"], ["Trust board", "Budget\nPay policy", ""],
        ["Local committee", "Uniform", "Budget"],
    ])], [])  # fmt: skip
    assert [(line.title, line.marks) for line in read.lines] == [
        ("Budget", (("Trust board", ("decide",)), ("Local committee", ("recommend",)))),
        ("Pay policy", (("Trust board", ("decide",)),)), ("Uniform", (("Local committee", ("decide",)),)),
    ]  # fmt: skip


def test_a_column_of_levels_names_who_decides_and_empty_boxes_say_nothing():
    key = "Level 1 Members, Level 2 Trust Board, Level 3 Chief Executive"
    rows = [["No", "Decision", "Level", "Consult"], ["1", "Approve the register", "2", "3"]]
    assert scheme_reading.read_tables([Table(rows)], [key]).lines[0].marks == (
        ("Trust Board", ("decide",)), ("Chief Executive", ("consult",)),
    )  # fmt: skip
    boxes = [["Decision", "Board", "CEO"], ["Estates", "", ""], ["– lets above £5k", "☑", "☐"], ["– lets", "☐", "☑"]]
    read = scheme_reading.read_tables([Table([*boxes, ["A decides  R recommends", "", ""]])], [])
    assert [(line.title, [name for name, _ in line.marks]) for line in read.lines] == [
        ("Estates: lets above £5k", ["Board"]), ("Estates: lets", ["CEO"])
    ]  # fmt: skip
    assert read.said == {"A": "decide", "R": "recommend"}


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def test_a_key_of_its_own_and_a_column_of_limits_belong_to_the_scheme():
    scheme = Table([
        ["What is decided", "Limit", "Board", "Principal", "Notes"],
        ["Orders", "to £1,000", "", "A", "Two prices"],
        ["Orders", "above £1,000", "A", "R", ""],
        ["Uniform", "", "", "A", ""],
    ])  # fmt: skip
    key = Table([["A", "Accountable: makes the decision"], ["R", "Responsible: carries it out"]])
    read = scheme_reading.read_tables([scheme, key], [])
    assert read.parties == ("Board", "Principal")
    assert [(line.title, line.band.unit, line.band.above, line.band.up_to) for line in read.lines] == [
        ("Orders", "money", None, 1000), ("Orders", "money", 1000, None), ("Uniform", "", None, None),
    ]  # fmt: skip
    assert read.lines[0].condition == "Two prices"
    assert read.said == {"A": "decide", "R": "do"}


def test_a_heading_drawn_over_every_column_is_no_decision():
    """A cell drawn over the whole width is told once for each column; what is in them all is a heading."""
    table = Table((
        ("No.", "Decision", "Board", "Head"), ("1. Money",) * 4, ("1.1", "Approve the budget", "D", "R"),
        ("2. People", "2. People", "", ""), ("2.1", "Appoint teachers", "", "D"), ("3. Places", "", "", ""),
        ("3.1", "Set admissions", "D*", "C"),
    ))  # fmt: skip
    lines = scheme_reading.read_tables([table], []).lines
    assert [(line.section, line.title) for line in lines] == [
        ("1. Money", "Approve the budget"), ("2. People", "Appoint teachers"), ("3. Places", "Set admissions"),
    ]  # fmt: skip


def test_marks_that_differ_by_a_sign_are_asked_about_apart():
    marks = ("D", "D*", "D or R", "●", "○", "✓", "A/R", "A R")
    assert len({scheme_reading.mark_key(mark) for mark in marks}) == len(marks)


def test_a_footnote_goes_with_the_line_that_it_is_hung_on_and_the_others_with_the_scheme():
    rows = [["Decision", "Board", "Head"], ["Approve the accounts¹", "D", ""], ["Set term dates", "C", "D*"]]
    feet = ["¹ Before the members see them.", "* After asking the authority.", "Note: Reviewed each July."]
    read = scheme_reading.read_tables([Table(rows)], feet)
    assert [(line.title, line.condition) for line in read.lines] == [
        ("Approve the accounts", "Before the members see them."),
        ("Set term dates", "Head: After asking the authority."),
    ]
    assert read.lines[1].marks == (("Board", ("C",)), ("Head", ("D",)))
    assert read.notes == ("Reviewed each July.",)
    assert scheme_reading.from_json(scheme_reading.as_json(read)) == read


def test_a_limit_without_words_is_the_next_of_the_decision_above():
    read = scheme_reading.read_tables([Table([
        ["Delegated duty", "Delegated value", "Delegated authority", "Method"],
        ["Ordering goods", "Up to £5,000", "Budget holder", "Within budget"],
        ["", "Over £5,000", "Trust Board", "Tender"], ["Signing leases", "Any", "Trust Board", ""],
    ])], [])  # fmt: skip
    assert [(line.title, line.band.above, line.marks[0][0]) for line in read.lines] == [
        ("Ordering goods", None, "Budget holder"), ("Ordering goods", 5000, "Trust Board"),
        ("Signing leases", None, "Trust Board"),
    ]  # fmt: skip


TOLD = """
    lines                                                                                             | decisions, and whose
    # Reserved to the Members: / Amend the articles / # Delegated to the Head: / a) Spend up to £500  | Amend the articles = Members; Spend up to £500 = Head
    # The finance committee is responsible for: - / B1. Set the fees. / B2. Let rooms. / B3. Buy      | Set the fees = finance committee; Let rooms = finance committee; Buy = finance committee
    # 2. Board of Trustees (termly) / ## Standards / Set targets / # Head of School / Keep order      | Standards: Set targets = Board of Trustees; Decisions: Keep order = Head of School
    # Money / ## Trust Board / Agree it / # Staff / Nobody has this / ## Local board / Hire           | Money: Agree it = Trust Board; Staff: Hire = Local board
    The Head may let rooms. / Each year, the Board shall agree the fees. / The Clerk must keep notes. | Let rooms = Head; Agree the fees = Board; Keep notes = Clerk
    The Head may spend up to £50. Above it the Board. / The Board must pay. / The Chair may sign      | Spend up to £50 = Head (Above it the Board.); Pay = Board; Sign = Chair
    A. The plan / - Responsibility of the Head / - Undertaken by the bursar / B. Pay / - Decided by the Board | The plan = Head, do: bursar; Pay = Board
    Pay rises must be approved by the Board. / Fees are matters reserved to the Members. / Plans are drafted by the Clerk. | Pay rises =, approve: Board; Fees = Members; Plans =, propose: Clerk
    Write off debts – Trust Board / Pay teachers – Head, after consulting the Board / Let a hall – Clerk | Write off debts = Trust Board; Pay teachers = Head, consult: Board; Let a hall = Clerk
    # The Board / The Board meets each term. / - Set fees* / - Agree pay / - Close a school / * with the members | Set fees* = Board; Agree pay = Board; Close a school = Board
    Some words of a policy. / And some more of it.                                                    |
"""  # noqa: E501


@pytest.mark.parametrize("row", TOLD.strip().splitlines()[1:])
def test_lists_and_sentences_say_whose_each_matter_is(row):
    told, expected = cells(row)
    lines = [TextLine(text.lstrip("# "), text.count("#")) for text in told.split(" / ")]
    table = scheme_reading.table_of_lists(lines)
    read = scheme_reading.read_tables([table], []).lines if table else ()
    assert "; ".join(_said(line) for line in read) == expected


def _said(line):
    decide = ", ".join(name for name, marks in line.marks if "decide" in marks)
    others = "".join(f", {marks[0]}: {name}" for name, marks in line.marks if "decide" not in marks)
    section = f"{line.section}: " if line.section else ""
    beside = f" ({line.condition})" if line.condition else ""
    return f"{section}{line.title} ={f' {decide}' if decide else ''}{others}{beside}"


def test_a_table_that_speaks_by_colour_alone_is_read_by_the_colours_of_its_key():
    rows = [
        ["Responsible", "", "", ""], ["Recommends", "", "", ""], ["Decision", "Board", "CEO", "Head"],
        ["Strategy", "", "", ""], ["Set the vision", "", "", ""], ["Choose the name", "", "", ""],
    ]  # fmt: skip
    fills = {
        (0, 1): "dark blue", (1, 1): "pale blue", **{(3, at): "grey" for at in range(4)},
        (4, 1): "dark blue", (4, 2): "pale blue", (5, 2): "dark blue",
    }  # fmt: skip
    read = scheme_reading.read_tables([Table(rows, fills=fills)], [])
    assert [(line.section, line.marks) for line in read.lines] == [
        ("Strategy", (("Board", ("DARK BLUE",)), ("CEO", ("PALE BLUE",)))),
        ("Strategy", (("CEO", ("DARK BLUE",)),)),
    ]
    # “Responsible” is said of whoever decides as of whoever does: where no mark decides, it is asked.
    assert [each.about for each in scheme_reading.open_questions(read, {})] == ["DARK BLUE"]
    ticked = [*rows[:4], ["Set the vision", "✓", "", ""]]
    assert scheme_reading.read_tables([Table(ticked, fills=fills)], []).lines[0].marks == (("Board", ("✓",)),)


def test_cells_that_list_what_each_body_does_are_matters_of_that_body():
    rows = [
        ["", "Members", "Trust Board", "Headteacher"],
        ["Money", "Appoint the auditors", "Approve fees\nApprove orders over £5,000", "Approve orders up to £5,000"],
        ["Staff", "N/A", "Appoint the chief executive", "Appoint all other staff"],
    ]  # fmt: skip
    read = scheme_reading.read_tables([Table(rows)], [])
    assert [(line.section, line.title, line.marks[0][0]) for line in read.lines][2:4] == [
        ("Money", "Approve orders over £5,000", "Trust Board"),
        ("Money", "Approve orders up to £5,000", "Headteacher"),
    ]  # fmt: skip
    assert len(read.lines) == 6


def test_one_column_may_say_who_was_chosen_and_another_which_part_it_is():
    planner = [
        ["Task", "Board", "Committee", "Head", "We have delegated this to:"],
        ["Agree the plan", "✓", "✓", "", "Board"], ["Keep order", "✓", "", "✓", "Head"],
    ]  # fmt: skip
    assert [line.marks for line in scheme_reading.read_tables([Table(planner)], []).lines] == [
        (("Board", ("decide",)),), (("Head", ("decide",)),),
    ]  # fmt: skip
    register = [
        ["Category", "Role", "Delegation", "Task/Approval"],
        ["Money", "Chief executive", "Sign leases", "Approval"], ["Staff", "Head", "Share out posts", "Consultation"],
    ]  # fmt: skip
    assert [line.marks for line in scheme_reading.read_tables([Table(register)], []).lines] == [
        (("Chief executive", ("approve",)),), (("Head", ("consult",)),),
    ]  # fmt: skip


def test_columns_of_limits_name_who_has_it_up_to_there():
    rows = [
        ["Spend", "Less than £1,000", "£1,000 to £9,999", "£10,000 and above"],
        ["Goods", "Head", "CFO", "Board"],
    ]
    read = scheme_reading.read_tables([Table(rows)], [])
    assert [(line.title, line.band.above, line.band.up_to, line.marks[0][0]) for line in read.lines] == [
        ("Goods", None, Decimal("999.99"), "Head"), ("Goods", Decimal("999.99"), Decimal("9999.99"), "CFO"),
        ("Goods", Decimal("9999.99"), None, "Board"),
    ]  # fmt: skip
    assert read.ways == {0: scheme_reading.ACROSS}


def test_levels_counted_under_one_heading_are_called_as_the_key_calls_them():
    rows = [["No", "Task", "Decision level", "", ""], ["", "", "1", "2", "3"], ["7", "Pay staff", "", "", "✓"]]
    read = scheme_reading.read_tables(
        [Table(rows)], ["Level 1: Trustees", "Level 2: Local board", "Level 3: Executive head"]
    )
    assert [(line.title, line.marks) for line in read.lines] == [("Pay staff", (("Executive head", ("✓",)),))]


def test_columns_of_phases_ask_which_holds_outside_them_and_tell_what_differs_in_the_others():
    rows = [["Decision", "Stabilise", "Sustain"], ["Set targets", "CEO", "Head"], ["Keep accounts", "CFO", "CFO"]]
    read = scheme_reading.read_tables([Table(rows)], [])
    assert [each.kind for each in scheme_reading.open_questions(read, {})] == ["phases"]
    answers = {scheme_reading.COLUMN: "Sustain"}
    assert scheme_reading.open_questions(read, answers) == []
    told = list(scheme_reading.said_of_phases(read, answers, str.lower))
    assert [(each.phase, each.title, each.names) for each in told] == [("Stabilise", "Set targets", ("CEO",))]
    otherwise = answers | {f"cell-1-{read.parties.index('CFO')}": "consult"}
    told = list(scheme_reading.said_of_phases(read, otherwise, str.lower))
    assert [(each.title, each.names) for each in told] == [("Set targets", ("CEO",)), ("Keep accounts", ("CFO",))]


def test_what_a_person_says_of_a_cell_stands_and_asks_or_answers_who_decides_in_that_line():
    rows = [["Decision", "Board", "CEO", "Head"], ["Set fees", "D", "R", ""], ["Sell land", "D", "", "D"]]
    read = scheme_reading.read_tables([Table(rows)], ["D decides. R recommends."])
    answers = {"cell-0-0": "inform", "cell-1-2": "*nothing", "line-1": "*jointly"}
    assert [(each.key, each.kind) for each in scheme_reading.open_questions(read, answers)] == [("line-0", "nobody")]
    assert scheme_reading.open_questions(read, answers | {"line-0": "*jointly"})
    told, answers = scheme_reading.as_told(read, answers | {"cell-0-2": "decide"}, {"heading-0": "yes"})
    assert answers == {"cell-0-2": "*nothing", "line-0": "*jointly"}
    assert [line.marks for line in scheme_reading.in_column(told, answers).lines] == [(("Board", ("D",)),)]
    settled = scheme_reading.settled(
        read, {"cell-0-0": "inform", "cell-0-2": "decide", "cell-1-2": "*nothing", "line-1": "*jointly"},
        lambda name, key: PartyText(key, name, name, "trust"), str.lower,
    )  # fmt: skip
    assert [(line.parts, line.jointly) for section in settled.sections for line in section.decisions] == [
        ({"board": ("inform",), "ceo-2": ("recommend",), "head-3": ("decide",)}, False),
        ({"board": ("decide",)}, False),
    ]  # fmt: skip


def test_answers_outlive_another_reading_where_their_column_and_their_line_do():
    rows = [
        ["Decision", "Board", "CEO", "Head"],
        ["Money", "", "", ""],
        ["Set fees", "D", "R", ""],
        ["Buy", "", "", "D"],
    ]
    read = scheme_reading.read_tables([Table(rows)], [])
    again = scheme_reading.read_tables([Table([row[:1] + row[2:] for row in (rows[0], rows[3], rows[2])])], [])
    told = {"mark-d": "decide", "party-0": "nobody", "party-2": "nobody", "line-0": "CEO", "leave-1": "yes",
            "cell-0-1": "inform", "cell-0-0": "do", "phases": "Sustain"}  # fmt: skip
    lines = [(line.section, line.title) for line in read.lines]
    assert lines == [("Money", "Set fees"), ("Money", "Buy")]
    assert scheme_reading.carried(read, again, told) == {"mark-d": "decide", "party-1": "nobody"}
    same = replace(again, lines=tuple(reversed(read.lines)))
    assert scheme_reading.carried(read, same, told) == {
        "mark-d": "decide", "party-1": "nobody", "line-1": "CEO", "leave-0": "yes", "cell-1-0": "inform",
    }  # fmt: skip
    assert scheme_reading.carried(read, same, {"line-0": "Board", "line-1": "*open"}) == {"line-0": "*open"}


def test_a_bare_sum_under_a_name_is_up_to_how_much():
    rows = [["Limits", "Head", "CEO", "Board"], ["Single order", "£5,000", "£25k", "Unlimited"],
            ["Write-offs", "£250", "£1,000", "Unlimited"]]  # fmt: skip
    read = scheme_reading.read_tables([Table(rows)], [])
    assert [each.about for each in scheme_reading.open_questions(read, {})] == ["a limit"]
    assert [line.band.up_to for line in read.lines[:3]] == [5000, 25000, None]


def test_a_head_of_two_storeys_a_key_on_its_own_sheet_and_signs_with_what_they_say():
    matrix = Table([
        ["Decision", "Value", "Central", "", "School"],
        ["", "", "TB", "CFO", "HT"],
        ["Enter into a contract", "Up to £10,000", "", "", "●"],
        ["", "Above £10,000", "●", "○", ""],
    ])  # fmt: skip
    key = Table([["TB", "Trust Board"], ["HT", "Headteacher"], ["LGB", "Local governing body"]])
    read = scheme_reading.read_tables([matrix, key], ["● decides", "○ recommends"])
    assert read.parties == ("Trust Board", "CFO", "Headteacher")
    assert read.said == {"✓": "decide", "○": "recommend"}
    assert [dict(line.marks) for line in read.lines] == [
        {"Headteacher": ("✓",)}, {"Trust Board": ("✓",), "CFO": ("○",)},
    ]  # fmt: skip


def test_headings_in_the_column_of_numbers_are_no_sections_of_one_line_each():
    read = scheme_reading.read_tables([Table([
        ["", "Delegated matter", "Trustees", "LGB"], ["Curriculum", "", "", ""], ["A1", "Set lessons", "", "X"],
        ["Complaints", "", "", ""], ["B1", "Hear a complaint", "X", ""],
    ])], ["An X marks who decides."])  # fmt: skip
    assert [(line.section, line.number) for line in read.lines] == [("Curriculum", "A1"), ("Complaints", "B1")]
    assert read.said == {"X": "decide"}


def test_a_note_within_a_paragraph_hangs_on_its_lines():
    read = scheme_reading.read_tables(
        [Table([["Decision", "Board", "Head"], ["Appoint staff¹", "", "✓"], ["Set pay", "✓", ""]])],
        ["A tick shows who decides. ¹ Within the budget of the year."],
    )
    assert [(line.title, line.condition) for line in read.lines] == [
        ("Appoint staff", "Within the budget of the year."), ("Set pay", ""),
    ]  # fmt: skip


def test_a_sum_that_a_narrow_column_broke_is_one_again_and_a_title_names_whose_the_decisions_are():
    rows = [["Decision", "Board", "Head"], ["Orders of more than £30,00 0", "D", ""]]
    read = scheme_reading.read_tables([Table(rows)], [])
    assert read.lines[0].band.above == 30000
    lists = ["Decisions of the Trust Board", "Set the vision", "Appoint the head", "Close a school"]
    table = scheme_reading.table_of_lists(TextLine(line) for line in lists)
    assert table is not None
    assert [row[2] for row in table.rows[1:]] == lists[1:]


def test_a_footnotes_sign_behind_a_limit_is_no_word_of_the_decision():
    assert find_band("Spending: more than £50,000*").words == find_band("Spending: £5,000 to £50,000").words


def test_a_heading_said_again_over_each_section_names_that_section():
    bodies = ["Members", "Board", "CEO", "Note"]
    rows = [
        ["Strategy", *bodies],
        ["Agree the plan", "", "D", "E", ""],
        ["Join a trust", "E", "D", "", "With consent"],
    ]
    rows += [["Finance", *bodies], ["Agree the budget", "", "D", "", ""]]
    read = scheme_reading.read_tables([Table(rows)], ["D = decides, E = endorses before it"])
    assert read.parties == ("Members", "Board", "CEO")
    assert [(line.section, line.title, dict(line.marks)) for line in read.lines] == [
        ("Strategy", "Agree the plan", {"Board": ("D",), "CEO": ("E",)}),
        ("Strategy", "Join a trust", {"Members": ("E",), "Board": ("D",)}),
        ("Finance", "Agree the budget", {"Board": ("D",)}),
    ]  # fmt: skip


def test_a_line_that_holds_a_limit_is_no_heading_though_it_names_bodies():
    read = scheme_reading.read_tables([Table([
        ["Transaction", "Value", "Authorised by", "Also required"],
        ["Orders", "Up to £500", "Budget holder", "One written price"],
        ["", "£501 to £5,000", "Finance Committee", "Three written quotes"],
        ["", "Above £5,000", "Board of Trustees", "DfE consent may be needed"],
    ])], [])  # fmt: skip
    assert [(line.title, line.band.up_to, dict(line.marks), line.condition) for line in read.lines] == [
        ("Orders", 500, {"Budget holder": ("decide",)}, "One written price"),
        ("Orders", 5000, {"Finance Committee": ("decide",)}, "Three written quotes"),
        ("Orders", None, {"Board of Trustees": ("decide",)}, "DfE consent may be needed"),
    ]  # fmt: skip


def test_a_footnote_hangs_on_a_tick_too_and_a_matter_may_name_whom_it_asks():
    ticks = Table([["Decision", "Members", "Board"], ["Appoint trustees", "✓*", ""], ["Set pay", "", "✓"]])
    read = scheme_reading.read_tables([ticks], ["A tick shows who decides.", "* Up to three more by the board."])
    assert (read.lines[0].marks, read.lines[0].condition) == (
        (("Members", ("✓",)),), "Members: Up to three more by the board.",
    )  # fmt: skip
    lists = ["Delegated to the Chief Executive", "(a) appoint heads, after consulting the Local Board; and",
             "(b) set the term dates;", "(c) prepare the budget."]  # fmt: skip
    table = scheme_reading.table_of_lists(TextLine(line, level=2 * (line[0] == "D")) for line in lists)
    assert table is not None
    assert [dict(line.marks) for line in scheme_reading.read_tables([table], []).lines] == [
        {"Chief Executive": ("decide",), "Local Board": ("consult",)}, {"Chief Executive": ("decide",)},
        {"Chief Executive": ("propose",)},
    ]  # fmt: skip


def test_a_line_for_each_body_with_sums_in_its_cells_is_turned_into_a_line_for_each_limit():
    read = scheme_reading.read_tables([Table([
        ["Role", "Orders", "Write-offs"], ["Budget holder", "1000", "0"], ["Headteacher", "£10,000", "£250"],
        ["Board", "No limit", "No limit"],
    ])], [])  # fmt: skip
    assert [(line.title, line.band.above, line.band.up_to, line.marks[0][0]) for line in read.lines] == [
        ("Orders", None, 1000, "Budget holder"), ("Orders", 1000, 10000, "Headteacher"),
        ("Orders", 10000, None, "Board"),
        ("Write-offs", None, 250, "Headteacher"), ("Write-offs", 250, None, "Board"),
    ]  # fmt: skip
    assert scheme_reading.from_json(scheme_reading.as_json(read)).ways == {0: scheme_reading.TURNED}


def test_a_cell_may_say_what_each_does_by_letters_that_a_key_gives_names_and_a_level_alone_who_decides():
    key = "TB – Trust Board; LGB – Local Governing Body; HT – Headteacher"
    rows = [["Function", "Delegation"], ["Agree the budget", "HT proposes, LGB recommends, TB approves"]]
    read = scheme_reading.read_tables([Table([*rows, ["Appoint teachers", "HT; LGB informed"]])], [key])
    assert [line.marks for line in read.lines] == [
        (("Headteacher", ("propose",)), ("Local Governing Body", ("recommend",)), ("Trust Board", ("approve",))),
        (("Headteacher", ("decide",)), ("Local Governing Body", ("inform",))),
    ]  # fmt: skip
    levels = [
        ["Key area", "Ref", "Decision", "Level", "Exceptions"],
        ["Money", "F1", "Choose suppliers", "2", "In class"],
    ]
    read = scheme_reading.read_tables([Table(levels)], ["Level 1: the board. Level 2: the headteacher."])
    assert [(line.marks, line.condition) for line in read.lines] == [
        ((("the headteacher", ("decide",)),), "In class")
    ]


def test_matters_stand_in_a_cell_beside_each_body_or_behind_a_colon_before_whoever_has_them():
    read = scheme_reading.read_tables([Table([
        ["Body", "What it decides"], ["The Members", "• changes to the articles\n• the auditor"],
        ["The Board", "• pay policy"],
    ])], [])  # fmt: skip
    assert [(line.title, line.marks[0][0]) for line in read.lines] == [
        ("changes to the articles", "The Members"), ("the auditor", "The Members"), ("pay policy", "The Board"),
    ]  # fmt: skip
    lists = ["Admission of a pupil: Headteacher", "Pay of the head: Pay Committee",
             "Exclusion for good: Headteacher, reviewed by a panel of governors"]  # fmt: skip
    table = scheme_reading.table_of_lists(TextLine(line, is_item=True) for line in lists)
    assert table is not None
    assert [dict(line.marks) for line in scheme_reading.read_tables([table], []).lines] == [
        {"Headteacher": ("decide",)}, {"Pay Committee": ("decide",)},
        {"Headteacher": ("decide",), "a panel of governors": ("monitor",)},
    ]  # fmt: skip
