"""Checklists as people make them: columns in any order, areas as rows or as a column, answers in their own words."""

from goldenthread.domain.reading.checklist_reading.lines import put_together
from goldenthread.domain.reading.checklist_reading.reading import read_tables
from goldenthread.domain.reading.columns import Told
from goldenthread.domain.reading.paper import Bit


def read(*rows, title=""):
    return read_tables([(title, [row.split("|") for row in rows])])


def test_columns_are_known_by_their_headings_in_any_order():
    found = read(
        "Ref|Area|Requirement|Evidence required|Response|Priority|Guidance",
        "1.1|Fire|Alarm is tested weekly|Log book|Y/N|High|Look at four weeks",
        "1.2|Fire|When was the last drill?||Date||",
        "2.1|Water|How many outlets are flushed?|No|Number|2|",
    )
    assert [area["name"] for area in found.areas] == ["Fire", "Water"]
    alarm, drill = found.areas[0]["questions"]
    assert (alarm["kind"], alarm["evidence"], alarm["weight"]) == ("yes/no", True, 3)
    assert alarm["guidance"] == "Look at four weeks Evidence: Log book"
    assert (drill["kind"], drill["evidence"]) == ("date", False)
    assert (found.areas[1]["questions"][0]["kind"], found.areas[1]["questions"][0]["weight"]) == ("number", 2)


def test_a_row_with_one_cell_opens_an_area_and_numbers_are_dropped():
    found = read(
        "Termly audit||", "Question|Rating|Comment", "1. Governance||", "1.1 A board that meets|Weak/Fair/Strong|",
        "2. Money||", "2.1 Accounts reach the chair|RAG|",
    )  # fmt: skip
    assert [area["name"] for area in found.areas] == ["Governance", "Money"]
    meets = found.areas[0]["questions"][0]
    assert (meets["asks"], meets["kind"], meets["scale"]) == (
        "A board that meets",
        "scale",
        ["Weak", "Fair", "Strong"],
    )
    assert found.areas[1]["questions"][0]["kind"] == "judgement"


def test_a_bare_list_is_read_and_boxes_before_its_lines_are_ticked_or_not():
    found = read("Gates are locked at nine", "Visitors sign in.", "FENCES", "Fences are whole.", title="Site")
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [("Site", 2), ("FENCES", 1)]
    assert not found.flaws
    ticked = read("☐ Gates are locked", "[ ] Visitors sign in", title="Site")
    assert [(one["asks"], one["kind"]) for one in ticked.areas[0]["questions"]] == [
        ("Gates are locked", "yes/no"), ("Visitors sign in", "yes/no"),
    ]  # fmt: skip


def test_the_same_question_twice_in_an_area_is_one_and_nothing_is_too_much():
    found = read("Question|Answer", *["Is it so?|Yes/No"] * 3, *[f"Line {n} holds.|" for n in range(400)])
    assert found.count == 300
    assert found.flaws == ["101 questions beyond 300 were left out."]


def test_a_form_still_to_be_filled_in_has_questions_in_every_row():
    found = read("Item|Compliant? (Yes/No)|Comments", "A fire log is kept||", "- Asbestos register is on site||")
    assert [one["asks"] for one in found.areas[0]["questions"]] == [
        "A fire log is kept", "Asbestos register is on site"
    ]  # fmt: skip


def test_of_several_columns_the_one_with_most_words_holds_the_questions():
    found = read(
        "Standard|Statement|RAG", "1|The school has a named lead|", "1.1|Deputies are trained|Y/N", "Online||",
        "2.1|Filters are tested|",
    )  # fmt: skip
    assert [area["name"] for area in found.areas] == ["Questions", "Online"]
    named = found.areas[0]["questions"][0]
    assert (named["asks"], named["standard"]) == ("The school has a named lead", "1")


def test_a_row_that_speaks_of_a_check_is_no_row_of_headings():
    found = read(
        "|Control|Frequency|Tick", "BANK|||", "1|Bank is reconciled and signed|Monthly|☐", "PAY|||",
        "3|Payroll report checked by the head, line by line|Monthly|☐",
    )  # fmt: skip
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [("BANK", 1), ("PAY", 1)]


def test_how_all_is_answered_may_stand_over_the_table_or_in_a_heading():
    rows = [("", [["Check"], ["The address is given"], ["The report is linked"]])]
    told = read_tables(rows, "Rate each line: Fully in place / Partly in place / Not in place.")
    first = told.areas[0]["questions"][0]
    assert (first["scale"][0], first["good"]) == ("Not in place", "Fully in place")
    assert read("Item|Y / N / NA|Action", "A gate is shut||").areas[0]["questions"][0]["kind"] == "yes/no"


def test_a_rubric_asks_for_a_level_of_each_line_and_says_what_each_level_looks_like():
    found = read(
        "Reading: where are we?|||", "Strand|Emerging|Secure|Leading",
        "Phonics|Differs by class|One scheme|Staff coach others", "Library|Few books|Open at lunch|Pupils run it",
    )  # fmt: skip
    first = found.areas[0]["questions"][0]
    assert (first["asks"], first["scale"]) == ("Phonics", ["Emerging", "Secure", "Leading"])
    assert first["guidance"] == "Emerging: Differs by class. Secure: One scheme. Leading: Staff coach others."


def test_numbered_headings_of_a_bare_list_are_areas_and_so_are_words_at_the_side():
    found = read(
        "Item|Satisfactory|Comments",
        "1. Outside||",
        "Paths are free||",
        "Gates shut||",
        "2. Inside||",
        "Exits clear||",
    )
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [("Outside", 2), ("Inside", 1)]
    found = read(
        "Expected|Question|Seen",
        "Watch|Data is looked at weekly|",
        "|Patterns are known|",
        "Help|Families are heard|",
    )
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [("Watch", 2), ("Help", 1)]


def test_answers_named_in_a_sentence_are_a_scale():
    rows = [("", [["1. Do we have a vision?"], ["2. Do we keep to it?"]])]
    told = read_tables(rows, "Answer each with strongly agree, agree, disagree or strongly disagree.")
    first = told.areas[0]["questions"][0]
    assert (first["scale"][0], first["good"]) == ("strongly disagree", "strongly agree")


def test_a_row_whose_number_others_stand_beneath_is_a_heading():
    rows = [["Ref", "Item", "Yes", "No"], ["1", "Fire", "", ""], ["1.1", "Was a drill held?", "", ""],
            ["2", "Doors", "", ""], ["2.1", "Do they shut?", "", ""], ["3", "Is it lit?", "", ""]]  # fmt: skip
    found = read_tables([("", rows)])
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [("Fire", 1), ("Doors", 2)]


def test_short_lines_among_questions_are_headings():
    rows = [["Contact details"], ["Does it name the school?"], ["Does it say whom to ask?"], ["Admissions"],
            ["Is the policy there?"]]  # fmt: skip
    found = read_tables([("Website", rows)])
    assert [area["name"] for area in found.areas] == ["Contact details", "Admissions"]


def test_a_first_row_heads_the_others_where_it_is_short_and_stands_apart():
    found = read(
        "Contact details|Years 1 to 6|Years 7 to 11", "School name|Contact us|Contact us", "Postal address|Home|Home"
    )
    assert [one["asks"] for area in found.areas for one in area["questions"]] == ["School name", "Postal address"]
    assert found.areas[0]["questions"][0]["guidance"] == "Years 1 to 6: Contact us. Years 7 to 11: Contact us."
    found = read(
        "|Fully|In part|Not yet|Remarks",
        "1. Who to ask and how to reach them|||",
        "2. When the doors open each day|||",
    )
    assert [area["name"] for area in found.areas] == ["Questions"]
    assert [one["asks"] for one in found.areas[0]["questions"]] == [
        "Who to ask and how to reach them", "When the doors open each day",
    ]  # fmt: skip


def test_letters_behind_numbers_are_dropped_and_a_name_is_asked_in_words():
    found = read(
        "Question|Answer", "1a Who leads on this?|", "1b Is the list kept?|YES/NO", "1c How many were trained?|"
    )
    assert [(one["asks"], one["kind"]) for one in found.areas[0]["questions"]] == [
        ("Who leads on this?", "text"), ("Is the list kept?", "yes/no"), ("How many were trained?", "number"),
    ]  # fmt: skip


def test_levels_from_the_first_column_on_judge_what_stands_over_the_table():
    found = read(
        "Not met yet|Developing|Embedded|Exemplary",
        "Gates stand open|Gates are shut at nine|One way in and it is watched|Others come to see",
        "Questions to ask: who holds the keys?|||", title="The site",
    )  # fmt: skip
    site, keys = found.areas[0]["questions"]
    assert (site["asks"], site["scale"][0]) == ("The site", "Not met yet")
    assert "Developing: Gates are shut at nine." in site["guidance"]
    assert keys["asks"] == "Questions to ask: who holds the keys?"


def test_lines_over_the_headings_say_how_all_is_answered_and_a_last_line_may_wait_for_a_date():
    scored = read(
        "Answer each with a: 1 (not met), 2 (partly), or 3 (met)|", "Standard|Score", "A governor is named|",
    )  # fmt: skip
    assert scored.areas[0]["questions"][0]["scale"] == ["1 (not met)", "2 (partly)", "3 (met)"]
    listed = read("Is the plan on display?", "Are the exits clear?", "Date of the last drill:")
    assert [one["kind"] for one in listed.areas[0]["questions"]] == ["judgement", "judgement", "date"]


def test_headings_that_come_again_open_an_area_and_a_line_that_says_what_is_so_is_asked():
    found = read(
        "Governors|Where are we now? RAG|Evidence of it|Action by whom", "There are two named governors|||",
        "They come each term||Notes|", "Recruiting|Where are we now? RAG|Evidence of it|Action by whom",
        "The record is complete|||",
    )  # fmt: skip
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [("Governors", 2), ("Recruiting", 1)]


def test_short_lines_among_sentences_head_them_where_levels_are_still_to_be_ticked():
    found = read(
        "Statutory information that the law asks us to publish online|Not implemented|Fully implemented|Comments",
        "Contact details|||", "The name, address and number of the school stand on it|||", "Admissions|||",
        "The arrangements for each year are kept up all year|||", "What parents do who want to apply|||",
    )  # fmt: skip
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [
        ("Contact details", 1), ("Admissions", 2),
    ]  # fmt: skip


def test_what_a_column_holds_is_told_and_nothing_of_it_is_lost():
    rows = [["Sheet 1", "", ""], ["Thing", "Seen by", "Law"], ["Gates are locked", "Caretaker", "Reg 4"]]
    found = read_tables([("", rows)], told={0: Told(1, ("asks", "", "standard"))})
    asked = found.areas[0]["questions"][0]
    assert (asked["asks"], asked["standard"], asked["guidance"]) == (
        "Gates are locked",
        "Reg 4",
        "Seen by: Caretaker.",
    )
    assert found.columns == {0: Told(1, ("asks", "", "standard"))}
    assert read_tables([("", rows)], told={0: None}).count == 0


def test_one_schools_own_yes_is_no_source_and_no_kind_of_answer():
    found = read(
        "Information description|On the site? (Y/N)|Statutory?|Published? (Y/N)",
        "Accounts|Yes|Yes|Yes",
        "Fees|No|No|Yes",
    )
    asked = found.areas[0]["questions"][0]
    assert (asked["kind"], asked["standard"], asked["guidance"]) == ("yes/no", "", "Statutory?: Yes.")


def test_points_of_a_scale_head_columns_and_a_key_names_them():
    rows = [row.split("|") for row in (
        "Right skills|||||", "Question|1|2|3|4|Evidence", "1. Is there an audit of skills?|||||",
        "Effectiveness|||||", "2. Is the clerk trained?|||||", "3. Are minutes kept?|||||",
    )]  # fmt: skip
    found = read_tables([("", rows)], "Key: 1 = fully in place, 2 = mostly, 3 = partly, 4 = not in place")
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [
        ("Right skills", 1),
        ("Effectiveness", 2),
    ]
    asked = found.areas[0]["questions"][0]
    assert (asked["scale"][0], asked["good"]) == ("4 not in place", "1 fully in place")


def test_tables_that_differ_by_what_stands_over_their_questions_are_areas():
    tables = [[[name, "Score", "Evidence / comment"], [f"{name} are logged within a day", "", ""]] for name in (
        "Breaches", "Requests",
    )]  # fmt: skip
    found = read_tables([("", rows) for rows in tables])
    assert [area["name"] for area in found.areas] == ["Breaches", "Requests"]


def test_numbers_over_numbers_are_areas_and_a_scale_is_named_by_its_ends():
    rows = [["1. Vision"], ["1.1 We have one."], ["1.2 We look at it."], ["2. People"], ["2.1 We know their skills."]]
    found = read_tables([("", rows)], "Rate each from 1 (not yet) to 3 (fully in place).")
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [("Vision", 2), ("People", 1)]
    assert found.areas[0]["questions"][0]["scale"] == ["1 not yet", "2", "3 fully in place"]


def test_columns_for_yes_and_for_no_ask_for_one_of_them_and_a_count_is_no_guidance():
    asked = read("#|Point to check|Yes|No|Guidance", "1|Are doors shut?||||").areas[0]["questions"][0]
    assert (asked["kind"], asked["guidance"]) == ("yes/no", "")


def test_columns_of_which_one_is_ticked_are_the_answer_and_empty_ones_wait_to_be_filled_in():
    found = read(
        "What must be published|Fully met|Partly met|Not met|Comments", "1. Contacts||||",
        "Name of whoever answers parents||||", "The telephone number||||",
    )  # fmt: skip
    assert [(one["kind"], one["guidance"]) for one in found.areas[0]["questions"]] == [("judgement", "")] * 2
    assert found.columns[0].means == ("asks", "leave", "leave", "leave", "leave")
    walked = [
        [f"Section {n} – {part}|✓ / x / NA|Comment|Action required", f"A) {line}|||", f"B) {line} twice|||"]
        for n, (part, line) in enumerate([("Records", "The log is kept"), ("Fire", "Doors close by themselves")], 1)
    ]
    found = read_tables([("", [row.split("|") for row in rows]) for rows in walked])
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [
        ("Section 1 – Records", 2), ("Section 2 – Fire", 2),
    ]  # fmt: skip


def test_a_grade_in_numbers_is_a_scale_whose_ends_a_sheet_beside_it_names():
    sheet = [["No", "Standard", "Grade 1-4"], ["1.1", "A trustee leads on this", ""]]
    help_ = [["How to use it"], ["Grade each standard 1 (fully in place) to 4 (not begun)."]]
    told = read_tables([("Help", help_), ("Leadership", sheet)]).areas[0]["questions"][0]
    assert told["scale"] == ["4 not begun", "3", "2", "1 fully in place"]
    found = read_tables([("", sheet)])
    assert found.areas[0]["questions"][0]["scale"] == ["1", "2", "3", "4"]
    assert "does not say which end is best" in found.flaws[0]


def test_a_line_for_comments_ends_a_part_and_asks_nothing():
    found = read("Is the plan displayed?", "Comments:", title="Fire")
    assert [one["asks"] for one in found.areas[0]["questions"]] == ["Is the plan displayed?"]


def test_lines_that_a_page_cut_are_put_together_and_say_how_they_are_answered():
    lines = [
        "Question / Answer / Evidence1a / Who leads on safety?",
        "1b / Is the lead trained, as",
        "the guidance asks? / YES/NO",
        "2a / Have all who recruit had",
        "Training for it?",
        "-",
        "Is the poster up to date?",
        "Comments",
    ]
    put = [(bit.text, bit.is_item, answer) for bit, answer in put_together(Bit(line) for line in lines)]
    assert put == [
        ("Who leads on safety?", True, ""),
        ("Is the lead trained, as the guidance asks?", True, "YES/NO"),
        ("Have all who recruit had Training for it?", True, ""),
        ("Is the poster up to date?", True, ""),
        ("Comments", False, ""),
    ]


def test_a_heading_that_leads_in_to_what_is_achieved_is_over_the_questions():
    asks = ["Is written down", "Is agreed by the board of all governors", "Has money set aside"]
    for head in ("The programme:", "Your whole-school programme:"):
        found = read(f"{head}|Achieved?||", *(f"{each}|||" for each in asks))
        assert [question["asks"] for question in found.areas[0]["questions"]] == asks


def test_an_answer_behind_a_question_says_how_it_is_answered_and_a_day_is_asked_for_as_one():
    found = read(
        "Section 1 - Roles", "1a / Who is the lead?", "1b / Is the lead a senior? Y/N",
        "1c / Is a record kept? (yes / no / n/a)", "1d / When was it last looked at?",
    )  # fmt: skip
    asked = [(one["asks"], one["kind"]) for area in found.areas for one in area["questions"]]
    assert asked == [
        ("Who is the lead?", "text"), ("Is the lead a senior?", "yes/no"), ("Is a record kept?", "yes/no"),
        ("When was it last looked at?", "date"),
    ]  # fmt: skip


def test_a_table_of_one_question_is_read_by_the_same_headings_of_the_table_beside_it():
    heads = ["", "Yes", "No", "N/A", "Comments"]
    found = read_tables([
        ("Escape", [heads, ["Are routes clear of bags?", *[""] * 4], ["Do doors open?", *[""] * 4]]),
        ("Equipment", [heads, ["Have extinguishers been serviced within twelve months?", *[""] * 4]]),
        ("Training", [heads, ["Has a drill been held?", *[""] * 4], ["Date of the last drill", *[""] * 4]]),
    ])  # fmt: skip
    assert not found.flaws
    assert [(area["name"], len(area["questions"])) for area in found.areas] == [
        ("Escape", 2), ("Equipment", 1), ("Training", 2),
    ]  # fmt: skip
    assert found.areas[2]["questions"][1]["kind"] == "date"


def test_a_heading_names_the_points_of_its_scale_in_brackets():
    found = read("Area|Test|Result (Satisfactory / To improve / Unsatisfactory)", "Pay|Starters agree to contracts|")
    assert found.areas[0]["questions"][0]["scale"] == ["Unsatisfactory", "To improve", "Satisfactory"]
