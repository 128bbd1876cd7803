"""Questions that a report raises by itself, as tables."""

import pytest

from goldenthread.domain.year.report_questions import MOST, Facts, Figure, Part, questions
from tests.spec.test_report_changes import rows

OF_A_FIGURE = """
    was       | is        | beside                | asked
    on track  | off track |                       | What changed, and what is being done?
    at risk   | off track |                       | Did what was tried not work?
    off track | off track |                       | Is the aim still right, and the work?
    on track  | on track  | behind England        | Is the aim high enough?
    on track  | on track  | no second source      | How sure are we of it?
    off track | on track  |                       | What made the difference, and who should know?
    on track  | on track  |                       |
    at risk   | at risk   |                       |
"""

OF_A_PART = """
    was      | is       | figures   | next step | asked
    on track | on track | off track | yes       | Which is right?
    on track | at risk  | at risk   |           | What comes next?
    at risk  | at risk  | at risk   | yes       | What will be different now?
    on track | at risk  | at risk   | yes       |
    on track | on track | on track  |           |
"""


@pytest.mark.parametrize(("was", "now", "beside", "asked"), rows(OF_A_FIGURE))
def test_a_figure_raises_one_question_or_none(was, now, beside, asked):
    figure = Figure(
        "m", "Attendance", now, was=was, england="95 %" if "England" in beside else "",
        is_worse_than_england="England" in beside, is_unverified="source" in beside,
    )  # fmt: skip
    found = [one.asks for one in questions(Facts(figures=[figure]))]
    assert [one.endswith(asked) for one in found] == ([True] if asked else [])


@pytest.mark.parametrize(("was", "now", "figures", "step", "asked"), rows(OF_A_PART))
def test_a_part_raises_one_question_or_none(was, now, figures, step, asked):
    found = [one.asks for one in questions(Facts(parts=[Part("e", "Reading", now, was, figures, step)]))]
    assert [one.endswith(asked) for one in found] == ([True] if asked else [])


def test_there_are_never_more_than_a_few_and_the_worsening_come_first():
    staying = [Figure(f"s{n}", f"S{n}", "off track", was="off track") for n in range(9)]
    found = questions(Facts([*staying, Figure("w", "W", "off track", was="met")], late=["A", "B"], vacant=["Nurse"]))
    assert len(found) == MOST
    assert found[0].key == "w"


def test_late_actions_vacancies_and_missing_figures_are_asked_about():
    facts = Facts(late=["Survey", "Visit"], vacant=["School nurse"], missing=["Absence"], unanswered=["1.2"])
    found = questions(facts)
    assert {one.key for one in found} == {"late", "vacant", "missing", "notice:1.2"}
