"""Plans as other programs leave them that take text off a page: strokes for cells, lists without line ends."""

import pytest

from tests.domain.plan_reading.reading import asked, read, tree

A_CELL_A_LINE_WITH_BARS = """
Access Plan
Item |
Action |
When |
A ramp at the side door |
Ask three builders. Choose one. |
July 2027 |
Signs that all can read |
Replace them as they wear out. |
As signs are replaced |
"""

CELLS_PARTED_BY_STROKES = """
Priority 1: Write well
Objectives / Actions / Who / When / Success criteria
To spell correctly / Teach it daily
Buy a scheme of work / English lead / October 2027 / 80% of pupils at the standard
in each year group
To have reasons to write / Plan a visit a term / Class teachers / Termly / Pupils say so
Priority 2: Attend well
Objectives / Actions / Who / When / Success criteria
To be here each day / Letters home at 95% / Attendance officer / Weekly / Below 8%
To be on time / Open the gate early / Head / From May 2027 / No queue
"""

A_LIST_WITHOUT_LINE_ENDS = (
    "Plan for governors, summer 2027 (green is done, amber goes on) What must the school do next? Section 1: Teach "
    "better, by: 1. planning each lesson for all who are in it 2. marking less, and talking more about the work "
    "3. reading aloud. Section 2: Send fewer pupils home. Section 3: Lead better, by: 1. watching what is done "
    "2. asking more of all leaders"
)

COUNTED_BY_SECTION_AND_LETTER = """
HILL PRIMARY SCHOOL

DEVELOPMENT PLAN

September 2027 – September 2028

The plan follows what the school found out about itself. These are what it looked at:

1. What pupils reach

2. How they are taught

Key Priorities 2027-28

1 A All groups of pupils make the progress that is expected of them

2 C Teachers know what each pupil can do and where to go next

3 A/C Leaders at all levels ask much of themselves and of others
"""

OBJECTIVES_BEHIND_A_SEMICOLON = """
Equality objectives may relate to any of the three aims of the duty:

• End what is unlawful
• Foster good relations

Ours come from what we found.

Equality Objectives;

• To teach about more of the world
• To let nobody be called names
"""

LETTERS_BELOW_FIGURES = (
    "Statement of our school 1. What we know of 638 pupils 2. Barriers to what they reach A. Few books are read at "
    "home and few words are known in Year 1. B. 34 pupils need help with how they feel 3. What we want of it A. Each "
    "pupil is heard to read each day B. Each has somebody to turn to"
)

SEVERAL_TABLES_WITH_BARS = """
Action Plan
Part A: Premium strategy plan
Statement of intent
‘Every child is known here by name’
Challenges
This says what stands in the way.
Challenge number |
Detail of challenge |
1 |
Few words are known |
2 |
Few books are read |
Intended outcomes
This says what is to come of it.
Intended outcome |
Success criteria |
To talk well in every lesson |
Pupils explain their thinking |
"""

FACTS_OF_A_SCHOOL = """
Pupil premium strategy statement

School overview

Detail

Data

School name

Hill Primary School

Number of pupils in school

416

Academic year/years that our current pupil premium strategy plan covers (3 year plans are recommended)

3 Years: 2026-27, 2027-28, 2028-29

Date on which it will be reviewed

July 2029

Challenges

Challenge number

Detail of challenge

1

Few words are known.

2

Few books are read.
"""

A_HEADING_THAT_ENDS_ANOTHER = """
Pupil premium

Our thinking

We look at what stands in the way of a pupil, and ask what would help, before we spend anything at all on it.

Our priorities

Our priorities are as follows:

• An excellent teacher in each class
• Help for those who are behind
"""

WHAT_IS_SAID_IN_BRACKETS = """
Equality Objectives 2026/2027
- To keep the festivals of all who are here
(Target = to ask pupils in the summer which they keep)
- To hear of more of the world
(Target: a forum of staff. From September 2026.)
"""

VISION_AND_VALUES_OVER_LISTS = """
Strategic Plan

We will have one way to get better that each of our schools can follow in its own time and with its own people.

Our Vision

Is to do better for all young people by:

• raising what they reach in each subject
• working together wherever it helps

Our Values

We will:

• be open to all who live here
• say what we think

Our Aims

• To raise standards in each of our schools
• To share what works between them
"""

SHAPES = [
    (WHAT_IS_SAID_IN_BRACKETS, [
        "Objective: To keep the festivals of all who are here", "Objective: To hear of more of the world",
    ]),
    (VISION_AND_VALUES_OVER_LISTS, [
        "Aim: To raise standards in each of our schools", "Aim: To share what works between them",
    ]),
    (A_CELL_A_LINE_WITH_BARS, ["Item: A ramp at the side door", "Item: Signs that all can read"]),
    (CELLS_PARTED_BY_STROKES, [
        "Priority 1: Write well",
        "  Objective: To spell correctly",
        "  Objective: To have reasons to write",
        "Priority 2: Attend well",
        "  Objective: To be here each day",
        "  Objective: To be on time",
    ]),
    (A_LIST_WITHOUT_LINE_ENDS, [
        "Section 1: Teach better, by:",
        "  Aim 1.: planning each lesson for all who are in it",
        "  Aim 2.: marking less, and talking more about the work",
        "  Aim 3.: reading aloud.",
        "Section 2: Send fewer pupils home.",
        "Section 3: Lead better, by:",
        "  Aim 1.: watching what is done",
        "  Aim 2.: asking more of all leaders",
    ]),
    (COUNTED_BY_SECTION_AND_LETTER, [
        "Key priority 1 A: All groups of pupils make the progress that is expected of them",
        "Key priority 2 C: Teachers know what each pupil can do and where to go next",
        "Key priority 3 A/C: Leaders at all levels ask much of themselves and of others",
    ]),
    (LETTERS_BELOW_FIGURES, [
        "Strand 1.: What we know of 638 pupils",
        "Strand 2.: Barriers to what they reach",
        "  Aim A.: Few books are read at home and few words are known in Year 1.",
        "  Aim B.: 34 pupils need help with how they feel",
        "Strand 3.: What we want of it",
        "  Aim A.: Each pupil is heard to read each day",
        "  Aim B.: Each has somebody to turn to",
    ]),
    (SEVERAL_TABLES_WITH_BARS, [
        "Detail of challenge 1: Few words are known",
        "Detail of challenge 2: Few books are read",
        "Intended outcome: To talk well in every lesson",
    ]),
    (FACTS_OF_A_SCHOOL, [
        "Detail of challenge 1: Few words are known.", "Detail of challenge 2: Few books are read.",
    ]),
    (A_HEADING_THAT_ENDS_ANOTHER, [
        "Priority: An excellent teacher in each class", "Priority: Help for those who are behind",
    ]),
    (OBJECTIVES_BEHIND_A_SEMICOLON, [
        "Objective: To teach about more of the world", "Objective: To let nobody be called names",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    SHAPES,
    ids=[
        "brackets",
        "vision",
        "bars",
        "strokes",
        "no ends",
        "letters",
        "below",
        "two tables",
        "facts",
        "ends",
        "semicolon",
    ],
)
def test_the_tree_is_found_and_nothing_is_lost(text, expected):
    reading = read(text)
    assert tree(reading) == expected
    assert reading.coverage.missing == ()


def test_cells_stand_under_their_headings():
    first, *_ = read(A_CELL_A_LINE_WITH_BARS).elements
    assert first.cells == {"Action": "Ask three builders. Choose one.", "When": "July 2027"}
    spelling = read(CELLS_PARTED_BY_STROKES).elements[1]
    assert spelling.cells["Actions"] == "Teach it daily\nBuy a scheme of work"
    assert spelling.cells["Success criteria"] == "80% of pupils at the standard in each year group"
    assert not asked(read("Priority 1: Doors\n\nTo be completed by May 2027"), "placeholder")


def test_facts_of_a_school_are_fields_of_the_document_or_its_context():
    reading = read(FACTS_OF_A_SCHOOL)
    told = {control.field: control.text for control in reading.control}
    assert told["organisation"] == "Hill Primary School"
    assert told["period"] == "3 Years: 2026-27, 2027-28, 2028-29"
    assert told["next_review"] == "July 2029"
    assert "Number of pupils in school\n416" in [held.text for held in reading.statements]


def test_a_text_whose_letters_were_replaced_says_so():
    flaws = read("Priority 1: Read\n\nThe th!se i&r!ve pr$gress $f a&& wh! re%d he&e and st!y in sch!ol").flaws
    assert any("Other signs stand for letters, as in “th!se”" in flaw for flaw in flaws)


WITH_CONTENTS = """A trust of four schools
Our strategy 2026-2031

Contents

Foreword
What we stand for
Great teaching in every room
People who stay
Places that last
How we will know

Foreword
It has been a year of change for our schools. We have listened to families, staff and governors of all of them.

What we stand for
Kindness in all we do
Courage to try again

Great teaching in every room
Children learn best when lessons are well made and well taught.
Write one curriculum for each subject by 2027
Train every teacher in reading
Visit each classroom every half term

People who stay
Too many leave within three years.
Give every new teacher a mentor
Offer part-time posts in all schools
Review workload each summer

Places that last
Our buildings are old and cost too much to heat.
Survey each site by 2027
Replace oil boilers at four schools

How we will know
Trustees will look at a short set of measures each term.
"""


@pytest.mark.parametrize("page", ["", " 4", " ......... 12"])
def test_what_a_list_of_contents_announces_heads_the_text_below_it(page):
    entries, rest = WITH_CONTENTS.split("Foreword\nIt has")
    head, listed = entries.split("Contents\n\n")
    listed = "\n".join(f"{entry}{page}" if entry else "" for entry in listed.split("\n"))
    reading = read(f"{head}Contents\n\n{listed}Foreword\nIt has{rest}")
    assert [(part.depth, part.title[:9]) for part in reading.elements] == [
        (1, "Great tea"), (2, "Write one"), (2, "Train eve"), (2, "Visit eac"),
        (1, "People wh"), (2, "Give ever"), (2, "Offer par"), (2, "Review wo"),
        (1, "Places th"), (2, "Survey ea"), (2, "Replace o"),
    ]  # fmt: skip
    assert {said.heading for said in reading.statements} >= {"Foreword", "What we stand for", "How we will know"}
    assert reading.coverage.is_complete


def test_headings_that_the_contents_leave_out_are_known_by_their_look_as_before():
    each = "{}\n\nWe have not always done this well, and it matters to all.\n\n• Write {}\n• Train {}\n\n"
    parts = "".join(each.format(name, name, name) for name in ("Great lessons", "Glad people", "Warm places"))
    names = ("Foreword", "Our context", "Our strategic priorities", "Delivering the plan")
    listed = "".join(f"{name} {page}\n" for page, name in enumerate(names, start=2))
    told = "We have asked families, staff and governors, and this is what they said to us.\n\n"
    text = (
        f"A trust of six schools\nOur strategy 2026-31\n\nContents\n{listed}\nForeword\n\n{told}Our context\n\n{told}"
    )
    reading = read(f"{text}Our strategic priorities\n\n{parts}Delivering the plan\n\n{told}")
    assert [part.title for part in reading.elements if part.depth == 1] == [
        "Great lessons", "Glad people", "Warm places"
    ]  # fmt: skip
