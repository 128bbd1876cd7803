"""How a scheme of delegation that is told in duties, sentences and mixed columns is read."""

import pytest

from goldenthread.domain.reading import scheme_reading
from goldenthread.domain.reading.scheme_reading import Table, TextLine, read_tables
from goldenthread.domain.reading.scheme_reading.duties import with_room
from goldenthread.features.intake.scheme_tables import read_scheme
from goldenthread.foundation.documents import plain_text

PROSE = """
    told                                                                       | who     | part      | matter
    The Members appoint the trustees.                                          | Members | decide    | Appoint the trustees
    The Board of Trustees approves the yearly accounts.                        | Board of Trustees | decide | Approve the yearly accounts
    The Members watch over the trust and may amend its articles.               | Members | decide    | Amend its articles
    The Board delegates to the head of each school the responsibility for its order. | head | decide  | Its order
    The Governing Body recommends a head to the board.                         | Governing Body | recommend | Recommend a head to the board
    The Board of Trustees consists of up to ten people chosen by the Members.  |         |           |
"""  # noqa: E501  a sentence is one line


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("told", "who", "part", "matter"), rows(PROSE))
def test_a_sentence_says_who_has_what(told, who, part, matter):
    others = [
        "The Clerk keeps the register.",
        "The Audit Committee appoints a scrutineer.",
        "The Clerk may close it.",
    ]
    table = scheme_reading.table_of_lists([TextLine(each) for each in [*others, told]])
    lines = scheme_reading.read_tables([table], []).lines[len(others) :]
    assert [(line.title, line.marks) for line in lines] == ([(matter, ((who, (part,)),))] if who else [])


def test_what_each_body_does_is_read_though_its_duties_name_others():
    read = scheme_reading.read_tables([Table([
        ["", "Trust Board", "Head"],
        ["Money", "To approve the budget\nTo appoint the auditor of all", "To seek approval for a loan of ours"],
        ["People", "To appoint the Head", "To appoint other staff of the school"],
    ])], [])  # fmt: skip
    assert [(line.section, line.title, line.marks) for line in read.lines][1:4] == [
        ("Money", "To appoint the auditor of all", (("Trust Board", ("decide",)),)),
        ("Money", "To seek approval for a loan of ours", (("Head", ("propose",)),)),
        ("People", "To appoint the Head", (("Trust Board", ("decide",)),)),
    ]


def test_duties_under_a_body_leave_to_others_what_they_only_recommend():
    lines = [
        TextLine("Local governing bodies – what they answer for", 2), TextLine("Progress", 8),
        TextLine("Recommend targets", is_item=True), TextLine("Appoint other staff", is_item=True),
        TextLine("Trust Board", 2), TextLine("Approve the budget", is_item=True),
    ]  # fmt: skip
    read = scheme_reading.read_tables([scheme_reading.table_of_lists(lines)], [])
    assert [(line.section, line.marks) for line in read.lines] == [
        ("Progress", (("Local governing bodies", ("recommend",)),)),
        ("Progress", (("Local governing bodies", ("decide",)),)),
        ("Decisions", (("Trust Board", ("decide",)),)),
    ]


def test_bands_with_a_section_at_the_side_and_how_it_is_done_beside_them():
    read = scheme_reading.read_tables([Table([
        ["", "Delegated duty", "Value", "Delegated authority", "Method"],
        ["Buying", "Ordering goods", "Up to £3,000", "Head", "Tell the finance office of it."],
        ["", "", "Over £3,000", "Finance Committee via the estates plan", "Three quotes are asked for."],
        ["", "A dearer offer", "Any", "CFO (up to £10,000) and Finance Committee (over £10,000)", "Say why."],
    ])], [])  # fmt: skip
    assert [(line.section, dict(line.marks), line.condition) for line in read.lines[:2]] == [
        ("Buying", {"Head": ("decide",)}, "Tell the finance office of it."),
        ("Buying", {"Finance Committee": ("decide",)}, "Three quotes are asked for."),
    ]
    assert [(line.band.above, line.band.up_to, dict(line.marks)) for line in read.lines[2:]] == [
        (None, 10000, {"CFO": ("decide",)}), (10000, None, {"Finance Committee": ("decide",)}),
    ]  # fmt: skip
    assert not read.flaws


def test_arrows_levels_and_a_key_whose_first_word_counts():
    read = scheme_reading.read_tables([Table([
        ["Function", "Members (Level 1)", "Board (Level 2)"], ["Agree the articles", "Y", "<< A"],
    ])], ["A = Provide advice to those accountable for the decision"])  # fmt: skip
    assert read.parties == ("Members", "Board")
    assert read.said == {"A": "recommend"}
    assert dict(read.lines[0].marks)["Board"] == ("A",)


def test_financial_powers_are_matters_and_a_report_is_asked_about():
    lines = [
        TextLine("2. Financial powers and duties delegated to the Head", 1), TextLine("Let the hall", is_item=True),
        TextLine("3. Financial powers and duties reserved for the Board", 1), TextLine("Buy land", is_item=True),
    ]  # fmt: skip
    read = scheme_reading.read_tables([scheme_reading.table_of_lists(lines)], [])
    assert [line.marks[0][0] for line in read.lines] == ["Head", "Board"]
    table = Table([["Task", "Head", "Board"], ["Set the budget", "Report", "Approve"]])
    asked = scheme_reading.open_questions(scheme_reading.read_tables([table], []), {})
    assert [each.about for each in asked] == ["report"]


def test_what_was_understood_of_columns_is_said_as_a_person_would_tell_it():
    table = Table([["No", "Decision", "Value", "Board", "Notes"], ["1", "Buy land", "Any", "✓", "With care"]])
    read = scheme_reading.read_tables([table], [])
    assert read.columns[0].means == ("ref", "decision", "limit", "party", "note")
    again = scheme_reading.read_tables([table], [], read.columns)
    assert (again.lines, again.parties) == (read.lines, read.parties)
    assert scheme_reading.from_json(scheme_reading.as_json(read)) == read
    assert scheme_reading.read_tables([table], [], {0: None}).lines == ()


def test_a_table_that_is_left_out_still_says_what_marks_mean():
    key = Table([["Y", "Action is taken here"], ["A", "Advice is given"]])
    table = Table([["Decision", "Level", ""], ["", "Members", "Board"], ["Agree the articles", "Y", "A"]])
    read = scheme_reading.read_tables([key, table], [])
    again = scheme_reading.read_tables([key, table], [], {0: None, **read.columns})
    assert (again.lines, again.said, again.parties) == (read.lines, read.said, ("Members", "Board"))


def test_sentences_that_name_nobody_who_decides_are_said_to_be_left_out():
    lines = ["The Clerk keeps the register.", "The Members appoint the trustees.", "The Head may let rooms."]
    told = [TextLine(each) for each in [*lines, "This paper is looked at each year."]]
    read = scheme_reading.read_tables([scheme_reading.table_of_lists(told)], [])
    assert read.flaws == ("Left out, for they name nobody who decides: “This paper is looked at each year”.",)


def test_clauses_behind_one_name_are_decisions_of_their_own_with_the_part_that_each_says():
    lines = [
        TextLine("Members: appoint and remove trustees; appoint the auditors."),
        TextLine("CEO: approve contracts up to £250,000; recommend the annual budget; and sign leases."),
        TextLine("Local Governing Boards: monitor the quality of education; be consulted on the principal."),
    ]
    read = scheme_reading.read_tables([scheme_reading.table_of_lists(lines)], [])
    told = [(line.title, line.marks[0]) for line in read.lines]
    assert told[:2] == [
        ("Appoint and remove trustees", ("Members", ("decide",))),
        ("Appoint the auditors", ("Members", ("decide",))),
    ]
    assert [marks for _, marks in told[2:]] == [
        ("CEO", ("decide",)), ("CEO", ("recommend",)), ("CEO", ("decide",)),
        ("Local Governing Boards", ("monitor",)), ("Local Governing Boards", ("consult",)),
    ]  # fmt: skip


def test_a_table_of_bodies_alone_tells_every_bodys_duties_in_the_part_that_stands_over_it():
    rows = [
        ["Members", "Trustees", "Headteacher"],
        ["To appoint the auditors\nTo receive the annual report", "To approve the budget", "To keep the register"],
    ]
    found = read_tables([Table(with_room(rows), "Finance")], [])
    assert [(line.section, line.title, line.marks) for line in found.lines] == [
        ("Finance", "To appoint the auditors", (("Members", ("decide",)),)),
        ("Finance", "To receive the annual report", (("Members", ("inform",)),)),
        ("Finance", "To approve the budget", (("Trustees", ("decide",)),)),
        ("Finance", "To keep the register", (("Headteacher", ("decide",)),)),
    ]  # fmt: skip
    assert with_room([["Decision", "Board", "Head"], ["Set the budget", "A", "R"]]) is None


def test_a_table_drawn_with_bars_is_a_scheme_under_the_line_over_it_and_its_key_may_say_do():
    text = (
        "SCHEME 2026\nKey: A = approve, R = recommend, D = do\n\n"
        "Governance\nFunction | Board | CEO | Head\nAppoint the clerk | A | R |\nAgree the articles | A | |\n\n"
        "Finance\nFunction | Board | CEO | Head\nApprove the budget | A | R |\nKeep the register | | A | D\n"
    )
    document = plain_text.read_text("scheme.txt", text)
    found = read_scheme(document).read
    assert [(line.section, line.title) for line in found.lines] == [
        ("Governance", "Appoint the clerk"), ("Governance", "Agree the articles"),
        ("Finance", "Approve the budget"), ("Finance", "Keep the register"),
    ]  # fmt: skip
    assert found.said == {"A": "approve", "R": "recommend", "D": "do"}
