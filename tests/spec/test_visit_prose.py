"""What the sentences of a letter about a visit tell of, as a table; and who, where and when."""

import datetime as dt

import pytest

from goldenthread.domain.reading.paper import Bit
from goldenthread.domain.reading.visit_reading.prose import about, told_in
from goldenthread.domain.reading.visit_reading.reading import answers_in
from goldenthread.domain.reading.visit_reading.told import read_visit

SENTENCES = """
    sentence                                                   | tells
    The purpose of my visit was to hear pupils read.           | purpose
    I went as link governor to see how the record is kept.     | purpose
    We wanted to know whether pupils write at length.          | purpose
    I met the reading leader.                                  | met_with
    I asked how these three are helped.                        | questions
    Who checks the doors on Fridays?                           | questions
    The head will report in March.                             | wanted
    Governors should ask for the numbers.                      | wanted
    Trustees may wish to ask why the cost doubled.             | wanted
    She has promised a figure by Easter.                       | wanted
    I was less sure about Year 9.                              | concerns
    Lead to move the bins by 4 May.                            | wanted
    I will come again in March.                                | wanted
    Corridors were calm.                                       | saw
    Children will be proud of this.                            | saw
"""

LINES = """
    line                                               | who            | where              | as the link for
    By Jon Ashby, link governor for early reading      | Jon Ashby      |                    | early reading
    Completed by Ravi Thorne for St Brannoc's School   | Ravi Thorne    | St Brannoc's School |
    Visit to Cedar Infants, 21 January 2027            |                | Cedar Infants      |
    Our trustee, Dev Langford, visited Millbrook       | Dev Langford   | Millbrook          |
    Yours sincerely, Hilary Dunn                       | Hilary Dunn    |                    |
    Thank you for having me at Quay High on 3 May      |                | Quay High          |
    I came as the health and safety governor           |                |                    | health and safety
    Percy Thorne, careers link governor                | Percy Thorne   |                    | careers
    Pupil premium monitoring visit                     |                |                    | Pupil premium
    Record of trustee visit                            |                |                    |
    I visited in the rain                              |                |                    |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("sentence", "tells"), rows(SENTENCES))
def test_a_sentence_tells_of_what_its_turn_of_phrase_says(sentence, tells):
    assert about(sentence) == tells


@pytest.mark.parametrize(("line", "who", "where", "link"), rows(LINES))
def test_who_came_where_is_found_in_the_lines_that_say_it(line, who, where, link):
    told = told_in([line])
    assert (told.who, told.place, told.duty) == (who, where, link)


def test_a_letter_is_read_whole_and_a_day_without_its_year_follows_the_visit():
    lines = [
        "Dear Clerk,", "Please find my note of the visit to Fernley Junior on 2 February 2027.",
        "Five lines were checked. I asked who keeps them. The manager has promised a figure by 1 March.",
        "Meera Castle",
    ]  # fmt: skip
    found = read_visit(answers_in(Bit(line) for line in lines), dt.date(2027, 2, 20))
    assert (found.on, found.facts["who"], found.facts["place"]) == (
        dt.date(2027, 2, 2),
        "Meera Castle",
        "Fernley Junior",
    )
    assert "Five lines were checked." in found.facts["saw"]
    assert found.facts["questions"] == "I asked who keeps them."
    assert found.wanted[0].due_on == dt.date(2027, 3, 1)
