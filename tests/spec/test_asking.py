"""What is meant by a question about who decides, and which decisions answer it, as tables."""

import pytest

from goldenthread.domain.deciding import asking

SCHOOLS = {"quay": ["Quay Primary School", "Quay"], "high": ["Haven High School", "Haven High"], "os": ["St Osyth’s"]}

UNDERSTOOD = """
    typed                                            | about              | amount    | where
    uniform                                          | uniform            |           |
    Who can sign a £12,000 order at Quay?            | order              | 12000     | quay
    can I buy a £4,999.99 minibus                    | buy, minibus       | 4999.99   |
    who approves a 20k contract at Haven High School | contract           | 20000     | high
    £1.5m building project                           | building, project  | 1500000   |
    8 days leave at st osyth's                       | leave              | 8         | os
    two weeks leave                                  | two, weeks, leave  |           |
    2 weeks leave                                    | leave              | 10        |
    suspend a pupil for 6 school days                | suspend, pupil     | 6         |
    5 GCSEs                                          | gcses              |           |
    a Year 11 trip                                   | year, trip         |           |
    who decides?                                     |                    |           |
"""


@pytest.mark.parametrize("row", UNDERSTOOD.strip().splitlines()[1:])
def test_a_question_names_an_amount_a_school_and_what_it_is_about(row):
    typed, about, amount, where = cells(row)
    question = asking.understand(typed, SCHOOLS)
    said = "" if question.amount is None else f"{question.amount.normalize():f}"
    assert (", ".join(question.words), said, question.school) == (about, amount, where)


DECISIONS = [
    ("orders", "Place an order or sign a contract within the budget", "Finance"),
    ("uniform", "Settle the uniform", "Education"),
    ("appoint-head", "Appoint a head", "People"),
    ("appoint-teachers", "Appoint teachers within the agreed staffing", "People"),
    ("suspension", "Suspend a pupil", "Education"),
    ("suspend-head", "Suspend a head", "People"),
]
ALIKE = [["order", "buy", "purchase"], ["appoint", "hire", "recruit"], ["head", "principal"], ["pupil", "student"]]
FOUND = """
    words            | decisions, the closest first
    uniforms         | uniform
    buy              | orders
    hire, principal  | appoint-head
    appointing       | appoint-head, appoint-teachers
    suspend, student | suspension, suspend-head
    unif             | uniform
    giraffe          |
    school, finance  | orders
"""


@pytest.mark.parametrize("row", FOUND.strip().splitlines()[1:])
def test_the_decision_that_answers_most_of_the_question_comes_first(row):
    words, expected = cells(row)
    found = [topic for topic, _ in asking.ranked([word.strip() for word in words.split(",")], DECISIONS, ALIKE)]
    assert ", ".join(found[: len(expected.split(", "))]) == expected


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]
