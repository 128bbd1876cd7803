"""Questions that a part of a plan raises by itself."""

import datetime as dt

import pytest

from goldenthread.domain.plans.questions_to_ask import MOST, Answer, Facts, Measured, ToDo, named, questions

TODAY = dt.date(2026, 11, 21)
LED = {"leads": [("Director", True)], "measures": [Measured("Attendance")]}


def _ago(days):
    return TODAY - dt.timedelta(days=days)


RAISED = {
    "a school that has gone quiet": (
        {"answers": [Answer("Haven High", "takes up", said_on=_ago(41))]},
        "Haven High has not said how it stands for 41 days. Who has asked?",
    ),
    "a school that spoke last week": ({"answers": [Answer("Quay", "takes up", said_on=_ago(7))]}, None),
    "a school in conflict": (
        {"answers": [Answer("St Osyth’s", "conflicts", "It costs us our feast days.")]},
        "St Osyth’s says that this stands in its way: “It costs us our feast days”. Who has answered?",
    ),
    "schools that have not answered while others have": (
        {"answers": [Answer("Quay", ""), Answer("Cliff Road", ""), Answer("Haven", "declines", "No.")]},
        "Quay and Cliff Road have neither taken this up nor declined. What would it take?",
    ),
    "nobody has answered yet": ({"answers": [Answer("Quay", ""), Answer("Cliff Road", "")]}, None),
    "work and figures apart": (
        {"delivery": "on track", "outcome": "off track"},
        "The work is on track, and the figures are off track: is it the right work, or is it too early to show?",
    ),
    "an action put off twice": (
        {"actions": [ToDo("Trust nurse in post", times_moved=2)]},
        "“Trust nurse in post” has been put off twice. What is different this time?",
    ),
    "an action that is late": (
        {"actions": [ToDo("Survey", until=_ago(11))]},
        "“Survey” was due 11 days ago. What stands in the way?",
    ),
    "an action that is done": ({"actions": [ToDo("Survey", until=_ago(11), times_moved=3, is_over=True)]}, None),
    "at risk with nothing to be done": (
        {"delivery": "at risk"},
        "It is at risk, and no action is open. What is to be done?",
    ),
    "schools apart": (
        {"measures": [Measured("Absence", well=["Marsh Lane"], badly=["Haven High"])]},
        "Absence goes well in Marsh Lane and not in Haven High. What could be shared?",
    ),
    "nothing measures it": ({"measures": []}, "Nothing measures this. How would we know that it worked?"),
    "nobody leads it": ({"leads": []}, "Nobody leads this. Who should?"),
    "a vacant lead": (
        {"leads": [("Trust nurse", False)]},
        "The post that leads this is vacant (Trust nurse). Who speaks for it meanwhile?",
    ),
    "an old word": ({"said_on": _ago(63)}, "The last word is 63 days old. Is it still true?"),
}


@pytest.mark.parametrize("case", RAISED)
def test_a_fact_raises_its_question(case):
    facts, expected = RAISED[case]
    assert questions(Facts(**LED | facts), TODAY) == ([expected] if expected else [])


def test_what_is_done_raises_none_unless_the_figures_are_bad():
    assert questions(Facts(delivery="done"), TODAY) == []
    assert questions(Facts(delivery="done", outcome="off track", **LED), TODAY)


def test_there_are_never_more_than_a_few():
    many = [ToDo(f"Deed {number}", times_moved=2) for number in range(20)]
    assert len(questions(Facts(actions=many), TODAY)) == MOST


@pytest.mark.parametrize(
    ("names", "said"), [("A", "A"), ("A B", "A and B"), ("A B C", "A, B and C"), ("A B C D E", "A, B and 3 more")]
)
def test_names_are_joined_as_a_sentence_does(names, said):
    assert named(names.split()) == said
