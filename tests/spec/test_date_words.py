"""The rule of dates as people write them, as tables: one for each form, and one for what must be asked."""

import datetime as dt

import pytest

from goldenthread.domain.calendar import Term, TermCalendar
from goldenthread.domain.date_words import DateReading, read, read_context

DAYS_AND_MONTHS = """
    plan    | words                             | kind             | from       | to
    2023-24 | 5th October 2023                  | full-date        | 2023-10-05 | 2023-10-05
    2023-24 | Thursday 5 October                | full-date        | 2023-10-05 | 2023-10-05
    2023-24 | October 5th, 2023                 | full-date        | 2023-10-05 | 2023-10-05
    2023-24 | 14/03/2024                        | full-date        | 2024-03-14 | 2024-03-14
    2020-21 | 9/1/21                            | full-date        | 2021-01-09 | 2021-01-09
    2016-17 | 17 th November 2016               | full-date        | 2016-11-17 | 2016-11-17
    2016-17 | 2 nd December 2016 and 1 st March 2017 | full-date   | 2016-12-02 | 2017-03-01
    2023-24 | 2023-10-05                        | full-date        | 2023-10-05 | 2023-10-05
    2023-24 | 5-Oct-23                          | full-date        | 2023-10-05 | 2023-10-05
    2023-24 | 5-7 October                       | full-date        | 2023-10-05 | 2023-10-07
    2023-24 | w/c 9 October 2023                | full-date        | 2023-10-09 | 2023-10-15
    2023-24 | no later than 14/03/2024          | deadline-date    |            | 2024-03-14
    2023-24 | before 1 December                 | deadline-date    |            | 2023-11-30
    2023-24 | by 30/6                           | deadline-date    |            | 2024-06-30
    2023-24 | 1st Sept. 2023 – 31st Aug. 2024   | span-dates       | 2023-09-01 | 2024-08-31
    2019-22 | by Feb 2020                       | deadline-month   |            | 2020-02-29
    2019-22 | By the end of May 2021            | deadline-month   |            | 2021-05-31
    2019-22 | at the end of May 2021            | deadline-month   |            | 2021-05-31
    2019-22 | June 20                           | month-short-year | 2020-06-01 | 2020-06-30
    2019-22 | Nov. '19                          | month-short-year | 2019-11-01 | 2019-11-30
    2017-18 | 05/2018                           | month-year       | 2018-05-01 | 2018-05-31
    2017-18 | 2018-05                           | month-year       | 2018-05-01 | 2018-05-31
    2019-22 | from Feb 2020                     | start-month      | 2020-02-01 |
    2019-22 | October 2020 onwards              | start-month      | 2020-10-01 |
    2019-22 | early March 2021                  | month-year       | 2021-03-01 | 2021-03-11
    2019-22 | December milestone                | month            | 2019-12-01 | 2019-12-31
    2019-22 | July KPI                          | month            | 2020-07-01 | 2020-07-31
    2019-22 | by March                          | deadline-month   |            | 2020-03-31
    2019-22 | Step 3 – Nov 19                   | month-short-year | 2019-11-01 | 2019-11-30
    2019-22 | May/June                          | month-pair       | 2020-05-01 | 2020-06-30
    2019-22 | October to February               | month-span       | 2019-10-01 | 2020-02-29
    2019-22 | April to July 2021                | span-months      | 2021-04-01 | 2021-07-31
    2019-22 | Quarter 1 – April to June 2021    | span-months      | 2021-04-01 | 2021-06-30
    2019-22 | OCTOBER 2020 – JANUARY 2021       | span-months      | 2020-10-01 | 2021-01-31
    2019-22 | November to March 2021            | span-months      | 2020-11-01 | 2021-03-31
"""

TERMS = """
    plan    | words                             | kind               | from       | to
    2021-24 | Autumn 2022                       | season             | 2022-09-01 | 2022-12-31
    2021-24 | Aut2022                           | season             | 2022-09-01 | 2022-12-31
    2021-24 | Summer Term 2023                  | season             | 2023-04-01 | 2023-07-31
    2021-24 | Spring 2022/23                    | season             | 2023-01-01 | 2023-03-31
    2021-24 | 2022/23 autumn term               | season             | 2022-09-01 | 2022-12-31
    2021-24 | end of spring term 2023           | deadline-season    |            | 2023-03-31
    2021-24 | by Spring 2023                    | deadline-season    |            | 2023-03-31
    2021-24 | by the start of summer term 2023  | deadline-season    |            | 2023-04-01
    2021-24 | by Christmas 2022                 | deadline-season    |            | 2022-12-25
    2021-24 | by Easter                         | deadline-season    |            | 2022-04-17
    2021-24 | by Whitsun 2023                   | deadline-season    |            | 2023-05-28
    2021-24 | week 6 of spring term 2023        | season             | 2023-02-06 | 2023-02-10
    2021-24 | Spring term 2023, week 2          | season             | 2023-01-09 | 2023-01-13
    2021-24 | by week 3 of autumn 2022          | deadline-season    |            | 2022-09-16
    2021-24 | Summer holidays 2022              | season             | 2022-08-01 | 2022-08-31
    2021-24 | Autumn /                          | season             | 2021-09-01 | 2021-12-31
    2021-24 | second half of the Spring Term    | season             | 2022-02-22 | 2022-03-31
    2021-24 | Autumn 2022 to Spring 2023        | span-seasons       | 2022-09-01 | 2023-03-31
    2021-24 | Summer 2                          | half-term          | 2022-06-01 | 2022-07-31
    2021-24 | Autumn Term 1                     | half-term          | 2021-09-01 | 2021-10-31
    2021-24 | Half Term 5                       | half-term          | 2022-04-01 | 2022-05-31
    2021-24 | HT4 2022/23                       | half-term          | 2023-02-22 | 2023-03-31
    2021-24 | term 6                            | half-term          | 2022-06-01 | 2022-07-31
    2021-24 | by Autumn 2 2022                  | deadline-half-term |            | 2022-12-31
    2021-24 | from October half term            | start-half-term    | 2021-10-25 |
    2021-24 | Start of autumn term 2022         | season             | 2022-09-01 | 2022-09-01
    2021-24 | Autumn term 2022 – ongoing        | start-season       | 2022-09-01 |
    2021-24 | Lent Term 2022                    | season             | 2022-01-01 | 2022-03-31
    2021-24 | Pentecost 1                       | half-term          | 2022-04-01 | 2022-05-31
    2021-24 | Year 2 Autumn                     | season             | 2022-09-01 | 2022-12-31
    2021-24 | 1st half term                     | half-term          | 2021-09-01 | 2021-10-31
    2021-24 | last week of term                 | season             |            |
    2021-24 | S2022                             | season-code        |            |
    2021-24 | by S.2023                         | season-code        |            |
"""

YEARS = """
    plan      | words                            | kind            | from       | to
    2021-24   | 2022-23                          | academic-year   | 2022-09-01 | 2023-08-31
    2021-24   | 2022 /23                         | academic-year   | 2022-09-01 | 2023-08-31
    2021-24   | 22/23                            | academic-year   | 2022-09-01 | 2023-08-31
    2021-24   | 2022/2023                        | academic-year   | 2022-09-01 | 2023-08-31
    2021-24   | Academic Year 2022-2023          | academic-year   | 2022-09-01 | 2023-08-31
    2022/23   | this academic year               | academic-year   | 2022-09-01 | 2023-08-31
    2021-24   | by the end of 2022/23            | deadline-year   |            | 2023-08-31
    2021-24   | 2021/24                          | span-years      | 2021-09-01 | 2024-08-31
    2021-24   | 2021 – 24                        | span-years      | 2021-09-01 | 2024-08-31
    2021-24   | 21 - 24                          | span-years      | 2021-09-01 | 2024-08-31
    2018-2025 | 2018-2025                        | span-years      | 2018-09-01 | 2025-08-31
    2021-24   | 2021 to 2024                     | span-years      | 2021-09-01 | 2024-08-31
    2021-24   | 3 Years: 2021-22, 2022-23, 2023-24 | span-years    | 2021-09-01 | 2024-08-31
    2021-24   | by 2023                          | deadline-year   |            | 2023-08-31
    2021-24   | 2023                             | year            | 2022-09-01 | 2023-08-31
    Jan 2021 - Dec 2023 | 2022                   | year            | 2022-01-01 | 2022-12-31
    Jan 2021 - Dec 2023 | by 2023                | deadline-year   |            | 2023-12-31
    Jan 2021 - Dec 2023 | by '22                 | deadline-year   |            | 2022-12-31
    2021-24   | by the end of 2022               | deadline-year   |            | 2022-12-31
    2021-24   | Year 2 KPIs                      | plan-year-index | 2022-09-01 | 2023-08-31
    2021-24   | in the first year                | plan-year-index | 2021-09-01 | 2022-08-31
    Jan 2021 - Dec 2023 | Year 3 outcomes        | plan-year-index | 2023-01-01 | 2023-12-31
    2021-24   | Year 1 (2021-22)                 | plan-year-index | 2021-09-01 | 2022-08-31
    2021-24   | 2021-2024 Year 2 (2022-23)       | span-years+index | 2022-09-01 | 2023-08-31
    2021-24   | end of the second year of the plan | plan-year-index |           | 2023-08-31
    2022/23   | end of year                      | deadline-year   |            | 2023-08-31
    2021-24   | 2022-3                           | academic-year   | 2022-09-01 | 2023-08-31
    2021-24   | FY22/23                          | financial-year  | 2022-09-01 | 2023-08-31
    Apr 2021 - Mar 2024 | 2022/23                | financial-year  | 2022-04-01 | 2023-03-31
    2021-24   | Q2 2022                          | quarter         |            |
    2021-24   | not before 2023                  | start-year      | 2023-01-01 |
    2021-24   | by the end of term in July 2022  | month-year      |            | 2022-07-31
    2021-24   | by the end of 2022 (calendar year) | deadline-year |            | 2022-12-31
    2021-24   | Autumn term (Year 2 of the plan) | season          | 2022-09-01 | 2022-12-31
    2021-24   | in time for September 2022       | deadline-month  |            | 2022-08-31
    2021-24   | GCSE results day 2023            | full-date       | 2023-08-24 | 2023-08-24
    2021-24   | A level results day 2023         | full-date       | 2023-08-17 | 2023-08-17
    2021-24   | years 1 and 2 of the plan        | plan-year-index | 2021-09-01 | 2023-08-31
    2021-24   | by results day 2023              | event           |            |
    2021-24   | at the mid-year review           | event           |            |
    2021-24   | the first quarter of 2023        | quarter         |            |
    2021-24   | by the start of Year 2           | plan-year-index |            | 2022-09-01
    2021-24   | by the start of Year 10          | cohort          |            |
"""

COUNTED = """
    plan    | words                              | kind     | from       | to
    2021-26 | over the next three years          | relative | 2021-09-01 | 2024-08-31
    2021-26 | within two years                   | relative | 2021-09-01 | 2023-08-31
    2021-26 | in two years                       | relative | 2021-09-01 | 2023-08-31
    2021-26 | in the coming eighteen months      | relative | 2021-09-01 | 2023-02-28
    2021-26 | in the next 3-5 years              | relative | 2024-09-01 | 2026-08-31
    2021-26 | over the lifetime of the plan      | relative | 2021-09-01 | 2026-08-31
    2021-26 | over the first 90 days             | relative | 2021-09-01 | 2021-11-29
    2021-26 | at the midpoint of the plan        | relative |            | 2024-02-29
    2021-26 | within 2 years of joining          | relative |            |
    2021-26 | 6 months from now                  | relative | 2021-09-01 | 2022-02-28
    2021-26 | Long term (3-5 years)              | duration |            |
    2021-26 | 18 mths                            | duration |            |
    2021-26 | 2 weeks before the meeting         | event    |            |
    2021-26 | ongoing throughout the year        | open     |            |
    2021-26 | 1–2 terms                          | duration |            |
    2021-26 | 12 - 18 months                     | duration |            |
    2021-26 | for six weeks                      | duration |            |
    2021-26 | at the next inspection             | event    |            |
    2021-26 | in their next Ofsted report        | event    |            |
    2021-26 | next Ofsted                        | event    |            |
    2021-26 | at transfer                        | event    |            |
    2021-26 | post SPM1                          | event    |            |
    2021-26 | within 5 working days of the visit | event    |            |
    2021-26 | directly after external review     | event    |            |
    2021-26 | on day one                         | event    |            |
    2021-26 | by Year 6                          | cohort   |            |
    2021-26 | by the time pupils leave Year 11   | cohort   |            |
    2021-26 | Years 7 to 13                      | cohort   |            |
    2021-26 | by the end of Key Stage 2          | cohort   |            |
    2021-26 | on-going                           | open     |            |
    2021-26 | TBC                                | open     |            |
    2021-26 | immediately                        | vague    |            |
    2021-26 | short, medium and long term        | vague    |            |
    2021-26 | 31 February 2022                   | vague    |            |
    2021-26 | 2020-13                            | vague    |            |
    2021-26 | Head of School                     | vague    |            |
    2021-26 |                                    | empty    |            |
"""

RHYTHMS = """
    words                         | recurrence
    termly                        | every term
    At least termly               | every term
    each month                    | every month
    annually                      | every year
    per annum                     | every year
    on an annual basis            | every year
    quarterly                     | every quarter
    fortnightly                   | every 2 weeks
    4 weekly                      | every 4 weeks
    every six weeks               | every 6 weeks
    every other year              | every 2 years
    once every two years          | every 2 years
    once a year in the summer term | every year in the summer term
    every half term               | every half term
    Half-termly                   | every half term
    four times each year          | 4 times every year
    twice a term                  | 2 times every term
    once a year                   | every year
    each September                | every year in September
    June each year                | every year in June
    annually in March             | every year in March
    by 31 December each year      | every year by 31 December
    by the end of each term       | by the end of every term
    every autumn term             | every year in the autumn term
    December, March and June      | in December, March and June
    Oct, Dec Feb, April May, July | in October, December, February, April, May and July
    Autumn, Spring, Summer        | every term
    every AGM                     | at every AGM
    per meeting                   | at every meeting
    annually by 31st January      | every year by 31 January
    annual (September)            | every year in September
    Annual review each July       | every year in July
    Three times a year (Dec, March, July) | in December, March and July
"""

CODE = "In this document, does “S” before a year mean the spring term, the summer term or September?"
OUTSIDE = "falls outside the plan, which runs from 1 September 2021 to 31 August 2024. Is it right?"
QUESTIONS = f"""
    plan    | words            | asks
    2021-24 | by 2023          | Does the year of “by 2023” end on 31 August 2023 or on 31 December 2023?
    2021-24 | S2022            | {CODE}
    2021-24 | S.2023           | {CODE}
    2021-24 | S22              | {CODE}
    2021-24 | Spring           | Which year is meant by “Spring”?
    2021-24 | by 31 January of the following year | Which year is meant by “by 31 January of the following year”?
    2021-22 | Spring           |
    2021-22 | Term 2           | Does the number in “Term 2” count three terms a year, or six half terms?
    2021-22 | Term 5           |
    2021-24 | by August 2025   | “by August 2025” {OUTSIDE}
    2021-24 | by August 2024   |
    2021-24 | 31 June 2022     | “31 June 2022” is not a day, month or year that exists. What is meant?
    2021-24 | Q2 2022          | Which months are meant by “Q2 2022”?
    2021-24 | FY22/23          | Does the financial year of “FY22/23” end on 31 August 2023, or on 31 March 2023?
    2021-24 | bi-monthly       | Is “bi-monthly” every other month, or twice a month?
    2021-24 | Easter holidays 2022 | Which are the days of “Easter holidays 2022”?
    2021-24 | Y1-Y3            | Does “Y1-Y3” mean years of the plan, or pupils of those year groups?
    2021-24 | periodically     | How often is “periodically”?
    2021-24 | termly/annually  | How often: “termly” and “annually”?
    2021-24 | TBC              | When is this due?
    2021-24 | by Year 2        | Does “by Year 2” mean a year of the plan, or the pupils of that year group?
    phases  | within two years | From which day does “within two years” count?
    2021-24 | Agreed May 22, run June 23 | Which of “May 22” and “June 23” is the date?
    2021-24 | Head of School   | Which date is meant by “Head of School”?
    2021-24 | 2022-23, Q2      | Which months are meant by “Q2”?
    2021-24 | Summer 2022 – half term 5 | Which of “Summer 2022” and “half term 5” is the date?
    2021-24 | 12 months from January 2022 | How far does “12 months” reach?
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()[1:]]


def day(words: str) -> dt.date | None:
    return dt.date.fromisoformat(words) if words else None


def understood(plan: str, words: str) -> DateReading:
    return read(words, read_context(plan))


FORMS = [row for table in (DAYS_AND_MONTHS, TERMS, YEARS, COUNTED) for row in rows(table)]


@pytest.mark.parametrize(("plan", "words", "kind", "from_", "to"), FORMS)
def test_words_have_a_kind_an_earliest_and_a_latest_day(plan, words, kind, from_, to):
    reading = understood(plan, words)
    assert (reading.kind, reading.from_on, reading.to_on) == (kind, day(from_), day(to))
    assert reading.text == words


@pytest.mark.parametrize(("words", "recurrence"), rows(RHYTHMS))
def test_what_comes_round_has_a_rhythm_and_no_single_day(words, recurrence):
    reading = understood("2021-24", words)
    assert (reading.kind, reading.recurrence) == ("recurring", recurrence)
    assert (reading.from_on, reading.to_on) == (None, None)


@pytest.mark.parametrize(("plan", "words", "asks"), rows(QUESTIONS))
def test_what_is_unclear_is_asked_and_what_is_clear_is_not(plan, words, asks):
    question = understood(plan, words).question
    assert (question.asks if question else "") == asks


def test_a_code_proposes_the_summer_term_until_it_is_settled():
    question = understood("2021-24", "S2022").question
    assert question
    assert (question.proposal_from, question.proposal_to) == (dt.date(2022, 4, 1), dt.date(2022, 7, 31))
    assert question.proposal_words == "summer term"


ANSWERS = """
    answer    | from       | to
    spring    | 2022-01-01 | 2022-03-31
    summer    | 2022-04-01 | 2022-07-31
    September | 2022-09-01 | 2022-09-30
"""


@pytest.mark.parametrize(("answer", "from_", "to"), rows(ANSWERS))
def test_one_answer_settles_a_code_wherever_the_document_uses_it(answer, from_, to):
    context = read_context("2021-24", settled={"S": answer})
    bare, deadline = read("S2022", context), read("by S.2022", context)
    assert (bare.from_on, bare.to_on, bare.question) == (day(from_), day(to), None)
    assert (deadline.from_on, deadline.to_on, deadline.question) == (None, day(to), None)


def test_a_term_ends_when_the_trust_says_so():
    days = map(dt.date.fromisoformat, ("2022-09-05", "2022-12-16", "2022-10-24", "2022-10-28"))
    autumn = Term("2022/23", "autumn", *days)
    context = read_context("2021-24", calendar=TermCalendar(terms=(autumn,)))
    assert read("by Autumn 2022", context).to_on == dt.date(2022, 12, 16)
    assert read("Autumn 1 2022", context).to_on == dt.date(2022, 10, 23)
    assert read("October half term 2022", context).from_on == dt.date(2022, 10, 24)


@pytest.mark.parametrize(("terms_a_year", "to"), [(3, "2022-03-31"), (6, "2021-12-31")])
def test_a_trust_that_numbers_its_terms_is_not_asked_which_it_means(terms_a_year, to):
    reading = read("by Term 2", read_context("2021-22", calendar=TermCalendar(terms_a_year=terms_a_year)))
    assert (reading.to_on, reading.question) == (day(to), None)


@pytest.mark.parametrize(
    ("words", "from_", "to"),
    [
        ("Termly from September 2021", "2021-09-01", ""),
        ("monthly until July 2022", "", "2022-07-31"),
        ("annually, by July 2022", "", "2022-07-31"),
        ("termly to July 2022", "", "2022-07-31"),
    ],
)
def test_a_rhythm_may_have_a_beginning_or_an_end(words, from_, to):
    reading = understood("2021-24", words)
    assert reading.kind == "recurring"
    assert (reading.from_on, reading.to_on) == (day(from_), day(to))


PRECISIONS = """
    words                  | precision
    5 May 2022             | day
    May 2022               | month
    summer term 2022       | term
    Summer 2 2022          | half term
    by Easter 2022         | season
    by 2022/23             | year
    within two years       | relative
    termly                 | recurring
    at the next inspection | event
    6 weeks                | duration
    by Year 11             | cohort
    ongoing                | none
"""


@pytest.mark.parametrize(("words", "precision"), rows(PRECISIONS))
def test_every_reading_says_how_precise_it_is(words, precision):
    assert understood("2021-24", words).precision == precision


PERIODS = """
    words                           | start      | end        | years of the plan
    Strategic plan 2021-24          | 2021-09-01 | 2024-08-31 | academic
    plan Feb. 2019 - Jan. 2022      | 2019-02-01 | 2022-01-31 | academic
    plan Jan 2019 – Jan 2022        | 2019-01-01 | 2022-01-31 | calendar
    plan Apr 2019 to Mar 2022       | 2019-04-01 | 2022-03-31 | financial
    September 2023 to August 2026   | 2023-09-01 | 2026-08-31 | academic
    2025/26                         | 2025-09-01 | 2026-08-31 | academic
    SDP 2024-2025                   | 2024-09-01 | 2025-08-31 | academic
    plan 24-27                      | 2024-09-01 | 2027-08-31 | academic
    Towards 2030                    |            | 2030-08-31 | academic
    plan from September 2023        | 2023-09-01 |            | academic
    improvement phases              |            |            | academic
                                    |            |            | academic
"""


@pytest.mark.parametrize(("words", "start", "end", "year_kind"), rows(PERIODS))
def test_a_document_says_its_period(words, start, end, year_kind):
    context = read_context(words)
    assert (context.start_on, context.end_on, context.year_kind) == (day(start), day(end), year_kind)
