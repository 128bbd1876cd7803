"""Date phrases inside statements: what is found, and what only looks like a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.domain.date_words import Context, as_json, find, read, read_context

PLAN = read_context("plan 2021-26")

FOUND = [
    ("By May 2022, every school has a plan.", ["By May 2022"]),
    ("A nurse is in post by the end of August 2023 in each school", ["by the end of August 2023"]),
    ("Attendance is above 95% in 2023/24, and 96% in 2024/25", ["in 2023/24", "in 2024/25"]),
    ("Above average over the next two years, well above within the next five years",
     ["over the next two years", "within the next five years"]),
    ("Governors meet six times a year, with a report by 31 December each year",
     ["six times a year", "by 31 December each year"]),
    ("Six activities agreed end of summer term 2023", ["end of summer term 2023"]),
    ("Rated good at the next inspection for all judgements", ["at the next inspection"]),
    ("Mentors in use by S2022", ["by S2022"]),
    ("we may march in May", ["in May"]),
    ("Reviews from HT2, then termly", ["from HT2", "termly"]),
    ("Visits – Autumn 2023 to Spring 2024", ["Autumn 2023 to Spring 2024"]),
    ("Year 1: 40%; Year 3: 70%", ["Year 1", "Year 3"]),
]  # fmt: skip

NO_DATES = [
    "2,500 pupils on roll in Year 6",
    "Provision for Years 7 to 13",
    "Every judgement is Grade 2 or better",
    "A costed 5-year plan",
    "75% of pupils, up from 60.5%",
    "Between 2,500 and 4,000 students",
    "In place for three or more years",
    "85% of Year 1 pupils pass the check",
    "We may march on, and the sum is £2024",
    "A summer school and a spring clean",
    "The Equality Act 2010",
    "10 out of 12 pupils, in 19 of 20 schools",
    "Progress 8 of -0.5 or below, and room 1.2.21",
    "The main function of this strategic plan",
    "At primary, and in KS2",
    "",
]


@pytest.mark.parametrize(("sentence", "phrases"), FOUND)
def test_a_statement_gives_up_its_date_phrases_whole_and_in_order(sentence, phrases):
    found = find(sentence, PLAN)
    assert [one.reading.text for one in found] == phrases
    assert [sentence[slice(*one.span)] for one in found] == phrases


@pytest.mark.parametrize("sentence", NO_DATES)
def test_figures_stages_and_verbs_are_not_dates(sentence):
    assert find(sentence, PLAN) == []


def test_a_stage_that_something_is_due_by_is_found_as_a_stage():
    assert [one.reading.kind for one in find("one visit by Year 6 and one by Year 11", PLAN)] == ["cohort", "cohort"]


def test_a_reading_travels_as_plain_json():
    assert as_json(read("by 2023", PLAN)) == {
        "text": "by 2023",
        "kind": "deadline-year",
        "from": None,
        "to": "2023-08-31",
        "precision": "year",
        "recurrence": None,
        "question": {
            "asks": "Does the year of “by 2023” end on 31 August 2023 or on 31 December 2023?",
            "proposal": {"words": "by 31 August 2023", "from": None, "to": "2023-08-31"},
        },
    }


@pytest.mark.parametrize("answer", ["banana", "", "S"])
def test_a_code_is_settled_by_a_term_or_a_month_alone(answer):
    with pytest.raises(ValueError, match="settled by the name of a term"):
        Context(settled={"S": answer})


PIECES = st.sampled_from(
    [
        *(
            "by",
            "the",
            "end of",
            "each",
            "every",
            "year",
            "Year 1",
            "2020",
            "2020-21",
            "24",
            "/",
            "-",
            "to",
            "and",
            ",",
        ),
        *(
            "March",
            "may",
            "S2020",
            "term 2",
            "half term",
            "HT4",
            "autumn",
            "Easter",
            "31",
            "29 February",
            "'23",
            "next",
        ),
        *(
            "3-5",
            "years",
            "within",
            "working days of",
            "eighteen months",
            "–",
            "annually",
            "times",
            "%",
            "(",
            ")",
            "w/c",
        ),
        *("of joining", "KS2", "1900", "2099", "999", "early", "mid-", "short,", "long term", "plan", "this", "AGM"),
        *(
            "p.a.",
            "13/13/2013",
            "2020-13",
            "0000",
            "٣",
            "İ",
            "\n",
            "\x00",
            "Q4",
            "until",
            "ongoing",
            "Lent",
            "annual",
        ),
    ]
)
SEVERAL = st.lists(PIECES, max_size=9)
ANYTHING = st.one_of(st.text(max_size=60), SEVERAL.map(" ".join), SEVERAL.map("".join))
CONTEXTS = st.sampled_from(["plan 2021-26", "Jan 2020 - Jan 2023", "", "plan Apr 2023 - Mar 2026"]).map(read_context)


@given(ANYTHING, CONTEXTS)
def test_whatever_is_typed_is_read_or_asked_about(words, context):
    reading = read(words, context)
    assert reading.text == words.strip()
    assert not (reading.from_on and reading.to_on) or reading.from_on <= reading.to_on
    assert reading.kind != "vague" or reading.question


@given(ANYTHING, CONTEXTS)
def test_phrases_found_stand_in_order_and_never_overlap(words, context):
    edges = [edge for one in find(words, context) for edge in one.span]
    assert edges == sorted(edges)
    assert all(words[slice(*one.span)] == one.reading.text for one in find(words, context))


@given(ANYTHING)
def test_any_heading_gives_a_context(words):
    context = read_context(words)
    assert not (context.start_on and context.end_on) or context.start_on <= context.end_on


@pytest.mark.parametrize(
    "piece", ["by ", "a ", " ", "1-", "Jan, ", "each ", "2020-21, ", "'", "half ", "post the ", "x"]
)
def test_a_page_of_repeated_words_is_read_like_any_other(piece):
    page = piece * 20_000
    assert read(page, PLAN).text == page.strip()
    assert all(one.span[1] <= 2_000 for one in find(page, PLAN))
