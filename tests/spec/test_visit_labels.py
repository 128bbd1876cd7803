"""What the labels of somebody's own visit form ask for, as a table."""

import datetime as dt

import pytest

from goldenthread.domain.reading.forms import Answer
from goldenthread.domain.reading.paper import Bit, bits_in
from goldenthread.domain.reading.visit_reading.reading import answers_in, visits_in
from goldenthread.domain.reading.visit_reading.told import read_visit
from goldenthread.domain.reading.visit_reading.words import meaning, meant

LABELS = """
    label                                           | asks for
    Name of governor                                | who
    Link trustee                                    | who
    School visited                                  | place
    Academy                                         | place
    Date and time of visit                          | on
    Focus of visit (link to school plan)            | purpose
    Link area                                       | duty
    Staff and pupils spoken to                      | met_with
    Who I met                                       | met_with
    Summary of activities                           | saw
    What did I learn? What is going well?           | strengths
    Areas for development                           | concerns
    Any concerns or points for the governing body   | concerns
    Questions asked and responses                   | questions
    What pupils said                                | voices
    Evidence of impact                              | shows
    Progress since the last visit                   | since_last
    Agreed follow-up                                | wanted
    Next steps                                      | wanted
    Headteacher's comments                          | comment
    Principal's response                            | comment
    Who did you meet?                               | met_with
    What did you see?                               | saw
    We heard                                        | voices
    Even better if                                  | concerns
    Link to the school's plan                       | purpose
    Previous actions                                | since_last
    Actions from last meeting on 27 September       | since_last
    Date of next meeting                            | wanted
    Attendees                                       | met_with
    Discussion points                               | saw
    Lead reviewer                                   | who
    Impact of this visit on the board               | shows
    Why we met                                      | purpose
    Things to do before the spring                  | wanted
    Date of our next link meeting                   | wanted
    Persons visiting                                | who
    Visitor role                                    | duty
    Assurance gained                                | strengths
    Assurance not gained                            | concerns
    What I was told by pupils                       | voices
    Conclusion                                      | learned
    Favourite biscuit                               | nothing known
"""

# What a label is nearest to whose words are not known, with what stands beneath it.
NEAREST = """
    label                       | beneath it                  | nearest to
    Worries                     | The hall is cold.           | concerns
    What was talked about       | Books, and how they are set | saw
    Promises made by the school | To mend the gate            | wanted
    From nine until ten         | 9.00 to 10.00               | lasts
    Proud of                    | The choir                   | strengths
    Favourite biscuit           | Ginger                      | nothing known
"""


@pytest.mark.parametrize("row", LABELS.strip().splitlines()[1:], ids=str.strip)
def test_a_label_asks_for_what_its_words_say(row):
    label, asks = (cell.strip() for cell in row.split("|"))
    assert (meaning(label) or "nothing known") == asks


@pytest.mark.parametrize("row", NEAREST.strip().splitlines()[1:], ids=str.strip)
def test_a_label_of_other_words_is_taken_for_what_it_is_nearest_to(row):
    label, beneath, nearest = (cell.strip() for cell in row.split("|"))
    found = meant(label, [beneath])
    assert (found.what or "nothing known") == nearest
    assert found.is_near is (nearest != "nothing known")


# Labels that hold a known word, what stands beneath, what it is about, and whether a person is asked.
SURE = """
    label                             | beneath                          | about     | asked
    Date and time                     | 24 November 2026                 | on        |
    Classes / staff visited           | Year 2; English lead             | met_with  |
    Ideas for future visits           | Writing in Reception.            |           |
    Did the visit achieve its purpose | Fully                            |           |
    Progress towards the priority     | Red ☐ Amber ☑ Green ☐            |           |
    Documents to read beforehand      | The phonics policy of the school | shows     | asked
    Seen on site                      | Head, SENCO, duty staff at lunch | met_with  | asked
    Host                              | Early years lead                 | met_with  | asked
    Link trustee                      | Sel Marr                         | who       |
    Monitoring governor(s)            | H. Quist and T. Obi              | who       |
    Signature of governor             | S Holt                           | left out  |
    Report presented to               | The board on 9 December          | left out  |
"""


@pytest.mark.parametrize("row", SURE.strip().splitlines()[1:], ids=str.strip)
def test_a_label_of_which_few_words_are_known_is_asked_about_and_a_tick_answers_the_forms_own_question(row):
    label, beneath, about, asked = (cell.strip() for cell in row.split("|"))
    found = meant(label, [beneath])
    assert ({"": "left out", None: ""}.get(found.what, found.what), found.is_near) == (about, bool(asked))


def test_a_list_with_a_visit_a_row_is_cut_into_forms():
    today = dt.date(2026, 11, 21)
    rows = [
        ["Visits 2026/27", "", "", ""], ["Date", "Governor", "School", "Focus"],
        ["6 October 2026", "B. Ironside", "Quay", "Breaks"], ["", "", "", ""],
        ["20/10/2026", "C. Poole", "Quay", "Records"],
    ]  # fmt: skip
    listed = visits_in(rows, today)
    assert [(one.label, one.says) for one in listed[1].parts] == [
        ("Date", ["20/10/2026"]), ("Governor", ["C. Poole"]), ("School", ["Quay"]), ("Focus", ["Records"]),
    ]  # fmt: skip
    assert visits_in([["Dish", "Price"], ["Soup", "2"]], today) == []


def lines(*texts):
    return [Bit(text) for text in texts]


def table(*rows, of=0):
    return [Bit(cell, cell=(of, at, place)) for at, row in enumerate(rows) for place, cell in enumerate(row) if cell]


def read(bits, today=dt.date(2027, 2, 20), told=None):
    return read_visit(answers_in(bits), today, told)


def test_a_bare_line_of_known_words_heads_what_stands_under_it_and_a_sentence_does_not():
    found = read(
        lines("School: Quay", "Purpose of the visit", "Gates at half past eight.", "Follow-up", "Figures in March.")
    )
    assert (found.facts["place"], found.facts["purpose"]) == ("Quay", "Gates at half past eight.")
    assert [one.says for one in found.wanted] == ["Figures in March."]


def test_numbered_questions_and_several_labels_of_a_line_are_read_each_by_itself():
    found = read(lines(
        "School: Quay Primary   Governor: Ada Quill   Date: 3 November 2026",
        "4. Who did you meet? The SENCO", "5. What did you see? Two lessons", "Signed (governor) ______",
    ))  # fmt: skip
    assert found.facts == {
        "place": "Quay Primary", "who": "Ada Quill", "met_with": "The SENCO", "saw": "Two lessons",
    }  # fmt: skip
    assert found.on == dt.date(2026, 11, 3)


def test_a_table_of_what_is_to_be_done_tells_a_thing_a_line_with_who_and_when():
    found = read(table(
        ["No", "Agreed next steps", "Priority", "By whom", "By"],
        ["1", "Tell the board", "High", "Ms Reed", "20 March 2027"], ["2", "Look at the gate", "", "", "Soon"],
    ))  # fmt: skip
    assert [(one.says, one.due_on) for one in found.wanted] == [
        ("Tell the board (Priority: High) (Ms Reed)", dt.date(2027, 3, 20)), ("Look at the gate (by Soon)", None),
    ]  # fmt: skip


def test_a_table_under_known_headings_is_told_column_by_column_and_pairs_are_not():
    found = read(table(["Questions", "Strengths", "Concerns"], ["Who checks?", "Calm", ""], ["", "Kind", "Noise"]))
    assert found.facts == {"questions": "Who checks?", "strengths": "Calm\nKind", "concerns": "Noise"}
    pairs = answers_in(table(["Name of governor", "A Reed"], ["Focus of the visit", "Reading"])).parts
    assert [(one.label, one.says) for one in pairs] == [
        ("Name of governor", ["A Reed"]), ("Focus of the visit", ["Reading"]),
    ]  # fmt: skip


def test_a_plan_is_no_place_and_a_title_says_what_is_watched():
    found = read(lines("Visit report – Early years", "School improvement plan priority: Reading", "Teacher: B Low"))
    assert found.facts == {"purpose": "Reading", "met_with": "B Low", "duty": "Early years"}


def test_a_line_of_labels_over_a_line_of_answers_and_answers_that_begin_as_such():
    asked = (
        "Purpose of the visit (agreed with the headteacher beforehand)", "To see how reading is taught",
        "Link with the plan", "Priority 1", "Who was seen", "Two classes",
    )  # fmt: skip
    found = read([*table(["Governor:", "", "Date:"], ["A Reed", "", "4 February 2026"]),
                  *table(*([one] for one in asked), of=1)], dt.date(2026, 3, 3))  # fmt: skip
    assert (found.on, found.facts["who"], found.facts["met_with"]) == (dt.date(2026, 2, 4), "A Reed", "Two classes")
    assert found.facts["purpose"] == "To see how reading is taught\nPriority 1"
    told = read(lines("Ann Reed – Safeguarding Governor Visit."))
    assert (told.facts["who"], told.facts["duty"]) == ("Ann Reed", "Safeguarding")


def test_pairs_a_table_of_enquiry_and_what_is_wanted_stand_in_one_sheet():
    found = read(table(
        ["PEER REVIEW"], ["Host school:", "Quay", "", "Review dates:", "3 November 2026"],
        ["Lead reviewer:", "S Amery", "", "Review team:", "L Poole"],
        ["Line of enquiry", "What is working well", "Even better if", "Evidence"],
        ["How is reading taught?", "At pace", "Books match", "Six lessons"], ["Recommendations"],
        ["1. Audit the books"],
    ))  # fmt: skip
    assert found.facts == {
        "place": "Quay", "who": "S Amery, L Poole", "purpose": "How is reading taught?", "strengths": "At pace",
        "concerns": "Books match", "shows": "Six lessons",
    }  # fmt: skip
    assert (found.title, found.wanted[0].says) == ("PEER REVIEW", "Audit the books")


def test_ticks_questions_with_answers_and_hints_lose_nothing():
    found = read([
        *table(["Evidence gathered", "✓"], ["Learning walk", "✓"], ["Book look", ""], ["Meeting", "✓"]),
        *table(["What we wanted to find out", "What we found"], ["Do pupils edit?", "In two years."], of=1),
        *table(["Any issues arising? (e.g. money, policies)\nA new roof."], of=2),
        *table(["Have all of the checks been carried out?", "Yes", "Log seen."], of=3),
    ])  # fmt: skip
    assert found.facts["shows"] == "Learning walk\nMeeting"
    assert found.facts["saw"].splitlines() == [
        "What we wanted to find out / What we found: Do pupils edit? In two years.",
        "Have all of the checks been carried out? Yes", "Log seen.",
    ]  # fmt: skip
    assert found.facts["concerns"] == "A new roof."


def test_a_day_that_is_arranged_is_not_the_day_of_the_visit():
    found = read(
        lines("Learning walk", "We looked at books. The next is arranged for 19 January 2027.", "Ted Eagle (Chair)")
    )
    assert (found.on, found.facts["who"]) == (None, "Ted Eagle")


def test_an_answer_is_about_what_a_person_says():
    form = answers_in(lines("Visit", "Focus: Reading", "Questions: Who checks?"))
    assert [part.label for part in form.parts if isinstance(part, Answer)] == ["Focus", "Questions"]
    found = read_visit(form, dt.date(2027, 2, 20), {0: "learned", 1: ""})
    assert found.facts == {"learned": "Reading"}


def test_the_day_of_another_meeting_and_what_was_agreed_at_the_last_are_told_apart():
    found = read([
        Bit("Governor Visit Report – Pupil Premium", heading=1),
        *lines("Meeting between Mark Good (MG), Deputy, and Hattie Keane (HK) PP Governor"),
        Bit("Actions from last meeting on 27 September:", heading=4), Bit("Look at attendance, 2 November 2026"),
        Bit("Discussion Points", heading=4), *lines("It was too early to judge.", "Next meeting: 22 April 2027"),
    ])  # fmt: skip
    assert (found.on, found.facts["who"], found.facts["saw"]) == (None, "Hattie Keane", "It was too early to judge.")
    assert found.facts["since_last"] == "Look at attendance, 2 November 2026"
    assert [one.says for one in found.wanted] == ["Next meeting: 22 April 2027"]


def test_what_stands_beneath_a_short_answer_goes_on_with_something_else():
    found = read(
        lines(
            "Visit report – SEND, 9 October 2026",
            "Attendees: The head",
            "Books were marked.",
            "- Plans are up to date.",
        )
    )
    assert found.facts["met_with"] == "The head"
    assert found.facts["saw"].splitlines() == ["Books were marked.", "Plans are up to date."]


def test_a_table_of_short_headings_keeps_its_rows_and_one_visit_is_no_list():
    one = table(["Trustee", "Date of visit", "School", "Staff met"], ["O Brand", "9 October 2026", "Quay", "Head"])
    grid = table(["Priority", "What I looked at", "Found", "RAG"], ["2.1", "Map", "Up to date", "Green"],
                 ["2.3", "Minutes", "Two missed", "Amber"], of=1)  # fmt: skip
    found = read([*lines("Trustee visit record"), *one, *grid])
    assert (found.facts["who"], found.facts["place"], found.on) == ("O Brand", "Quay", dt.date(2026, 10, 9))
    assert "2.3: Minutes – Two missed – Amber" in found.facts["saw"]


def test_passages_that_begin_with_a_short_line_are_headed_by_it_and_nothing_is_lost():
    found = read(bits_in(
        "LINK NOTE\n\nWhere and when\nQuay Primary, 3 November 2026\n\nThere\nAnn Reed (link trustee), the head\n\n"
        "Worries\nThe hall is cold.\nThe gate sticks.\n\nFavourite biscuit\nGinger"
    ))  # fmt: skip
    assert (found.on, found.facts["who"]) == (dt.date(2026, 11, 3), "Ann Reed")
    assert found.facts["concerns"] == "Worries: The hall is cold.\nThe gate sticks."
    assert "Favourite biscuit: Ginger" in found.facts["saw"]


def test_labels_over_their_answers_in_one_column_are_told_by_turns_and_boxes_by_their_ticks():
    asked = (
        "Which of our aims does it touch?", "Aim 2: reading", "Highlights", "Every class has a corner for books.",
        "Over to you next time", "How are books chosen?", "Remarks of the Principal", "Thank you.",
    )  # fmt: skip
    found = read([Bit("Type of visit: ☑ Planned  ☐ Online"), *table(*([one] for one in asked))])
    assert found.facts["strengths"].endswith("Every class has a corner for books.")
    assert "Type of visit: Planned" in found.facts["saw"]
    everything = "\n".join([*found.facts.values(), *(one.says for one in found.wanted)])
    assert all(answer in everything for answer in asked[1::2])


def test_a_table_of_two_columns_that_asks_for_several_things_is_a_form_whatever_it_calls_them():
    found = read(table(
        ["Link visit form"], ["Aspect", "Comments"], ["Date of your visit", "2026-11-05"],
        ["People you met", "Bursar"], ["What did you set out to look at?", "Orders"],
        ["Planned visit?", "Yes ☒ No ☐"],
        ["Is there anything to be worried about?", "One was split."], ["How staff feel", "Well"],
    ))  # fmt: skip
    assert (found.title, found.on, found.facts["met_with"]) == ("Link visit form", dt.date(2026, 11, 5), "Bursar")
    assert "Planned visit? Yes" in found.facts["saw"]
    assert "Orders" in found.facts["purpose"]
    everything = "\n".join(found.facts.values())
    assert all(says in everything for says in ("One was split.", "How staff feel", "Well"))


def test_lines_pasted_without_gaps_are_headed_by_short_ones_where_these_ask_for_several_things():
    found = read(lines(
        "Governor visit feedback", "Focus", "Attendance", "Successes", "Year 8 is up by two points.",
        "Areas to explore", "Mondays are weak.", "Follow up", "Bring the figures in January",
    ))  # fmt: skip
    assert (found.facts["purpose"], found.facts["strengths"]) == ("Attendance", "Year 8 is up by two points.")
    assert found.facts["concerns"] == "Mondays are weak."
    assert [one.says for one in found.wanted] == ["Bring the figures in January"]


def test_bold_words_over_others_in_a_cell_are_a_label_and_lettered_questions_are_points():
    cells = [
        ("Visiting trustee", "M Carr"),
        ("Academy", "Quay"),
        ("Hosted by", "Head"),
        ("What I was shown", "Books"),
    ]
    found = read([
        bit for at, (label, says) in enumerate(cells)
        for bit in (Bit(label, cell=(0, at // 2, at % 2), is_bold=True), Bit(says, cell=(0, at // 2, at % 2)))
    ])  # fmt: skip
    assert (found.facts["who"], found.facts["place"]) == ("M Carr", "Quay")
    assert all(says in "\n".join(found.facts.values()) for _, says in cells)
    asked = read(lines("Points to raise", "(a) Who pays for it?", "(b) When is the next one?"))
    assert asked.facts["concerns"] == "Who pays for it?\nWhen is the next one?"


def test_the_head_of_a_letter_is_its_title_and_a_first_name_at_its_end_is_nothing_to_do():
    found = read(lines(
        "Subject: My visit to Quay", "Visited by: Theo Marsh",
        "Agreed with the school: The head mends the gate by May", "Actions:", "Come back", "Theo",
    ))  # fmt: skip
    assert (found.title, found.facts["who"]) == ("My visit to Quay", "Theo Marsh")
    assert [one.says for one in found.wanted] == [
        "Agreed with the school: The head mends the gate by May", "Come back",
    ]  # fmt: skip
    row = (
        ["Link", "Reading", "Visitor", "A Reed", "Date", "3/11/26"],
        ["School", "Quay", "Host", "Lead", "Time", "1 hr"],
    )
    paired = read(table(*row))
    assert (paired.facts["place"], paired.facts["lasts"], paired.facts["who"]) == ("Quay", "1 hr", "A Reed")


def test_the_schools_own_line_a_request_and_signatures_are_told_apart_from_what_was_seen():
    found = read([
        Bit("Visit form", heading=1), *lines("Fern Hill Primary School"),
        *table(["Proposed date and time", "13 November 2026 at 9am"], ["What happened on the visit", "A walk."],
               ["Did it help?", "☑ Fully  ☐ Partly"]),
        *lines("Please return this form to the clerk.", "Signature of governor: S Holt     Date: 16 November 2026",
               "Seen by headteacher: L Quaye     Date: 18 November 2026"),
    ])  # fmt: skip
    assert (found.on, found.facts["place"]) == (dt.date(2026, 11, 13), "Fern Hill Primary School")
    assert found.facts["saw"] == "A walk.\nDid it help? Fully"
    assert "met_with" not in found.facts


def test_a_dash_may_stand_for_the_colon_behind_who_and_where():
    found = read(bits_in("Link governor visit - attendance\n\nGovernor - Mo Farrant\nVisited - Tideway, 5 May 2026\n"
                         "Spoke with - the head"))  # fmt: skip
    assert (found.title, found.facts["who"], found.facts["met_with"]) == (
        "Link governor visit - attendance", "Mo Farrant", "the head",
    )  # fmt: skip
    assert found.facts["place"].startswith("Tideway")


def test_a_table_with_marks_keeps_its_rows_what_is_to_be_done_is_taken_out_and_questions_stand_with_answers():
    enquiry = table(
        ["Line of enquiry", "What I saw or read", "RAG", "Agreed action, by whom and by when"],
        ["Are passports used?", "In two of three", "Amber", "Head to tell the team by 11 December 2026"],
        ["Do families know?", "Notes of a meeting", "Green", ""],
    )  # fmt: skip
    found = read(enquiry, dt.date(2026, 11, 29))
    assert "Are passports used? In two of three – Amber" in found.facts["saw"]
    assert [(one.says, one.due_on) for one in found.wanted] == [
        ("Head to tell the team by 11 December 2026", dt.date(2026, 12, 11)),
    ]  # fmt: skip
    asked = read(table(["Question asked", "Answer given", "Confident? (1-5)"], ["Who rings?", "The officer", "5"],
                       ["Who checks?", "Nobody", "1"]))  # fmt: skip
    assert "Who checks? Nobody – 1" in asked.facts["questions"]


def test_lines_that_ask_and_answer_by_turns_are_labels_and_brackets_of_an_answer_stay():
    found = read(lines(
        "Present: Ann Reed (link governor for the early years), the head", "What was the agreed focus?",
        "Settling in.", "Describe what took place", "Watched the first half hour.", "Read three diaries.",
        "What did you find encouraging?", "One adult greets each child.", "Objective 2: A strong start.",
        "Follow-up", "Manager to name a second adult by 8 March 2027", "Further action: None at present",
    ))  # fmt: skip
    assert found.facts["met_with"].startswith("Ann Reed (link governor for the early years)")
    assert found.facts["saw"].endswith("Watched the first half hour.\nRead three diaries.")
    assert "One adult greets each child." in found.facts["strengths"]
    assert "Objective 2: A strong start." in found.facts["purpose"]
    assert [one.due_on for one in found.wanted] == [dt.date(2027, 3, 8)]


def test_a_short_answer_is_whole_a_line_may_hold_labels_and_by_whom_belongs_to_what_is_to_be_done():
    found = read(bits_in(
        "Visit note: careers\nBeacon Lane School, 3 November 2026. Visitor: Ife Stone\n\nFocus: employers\n\n"
        "- Corridors were calm\n- Doors were open\n\nWe were impressed by the displays.\n\n"
        "The head will try it and report on 28 January 2027.\n\nNext steps: Send the figures\nBy: 29 January 2027"
    ))  # fmt: skip
    assert (found.title, found.on, found.facts["duty"]) == ("Visit note: careers", dt.date(2026, 11, 3), "careers")
    assert (found.facts["who"], found.facts["place"]) == ("Ife Stone", "Beacon Lane School")
    assert (found.facts["purpose"], found.facts["strengths"]) == ("employers", "We were impressed by the displays.")
    assert "Corridors were calm\nDoors were open" in found.facts["saw"]
    assert [one.due_on for one in found.wanted] == [dt.date(2027, 1, 28), dt.date(2027, 1, 29)]


def test_what_was_asked_is_kept_under_its_heading_and_one_visit_in_a_list_has_no_deadline():
    found = read(lines("Observations:", "Calm.", "Questions raised with staff:", "Why has Year 5 not started?",
                       "Response:", "It starts in May."))  # fmt: skip
    assert "Why has Year 5 not started?" in found.facts["questions"]
    listed = read(table(["Date", "Governor", "School", "Focus", "Follow up"],
                        ["09/11/2026", "I Marchbank", "Dunlin", "Website", "Date the page by 30 November 2026"]),
                  dt.date(2026, 12, 1))  # fmt: skip
    assert [(one.says, one.due_on) for one in listed.wanted] == [
        ("Date the page by 30 November 2026", dt.date(2026, 11, 30)),
    ]  # fmt: skip
    assert listed.on == dt.date(2026, 11, 9)


def test_what_is_to_be_done_stands_under_what_and_whoever_does_it_came_no_second_time():
    form = answers_in(bits_in("Name: Corin Vasey\nSchool: Marram Point School\nDate: 25 November 2026\n\n"
                              "Next steps:\nCaretaker: replace two signs by 4 December 2026\n\n"
                              "Governor: look again in spring"))  # fmt: skip
    read = read_visit(form, dt.date(2026, 12, 1))
    assert read.facts["who"] == "Corin Vasey"
    assert "Governor: look again in spring" in [one.says for one in read.wanted]
