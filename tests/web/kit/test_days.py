"""Everything says how old it is."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.template import engines

from goldenthread.web.kit.days import ago, understanding, written
from tests.world import TODAY


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (0, "today"), (1, "yesterday"), (-1, "tomorrow"), (3, "3 days ago"), (41, "41 days ago"), (-6, "in 6 days"),
        (99, "99 days ago"), (100, "3 months ago"), (400, "13 months ago"), (731, "2 years ago"),
    ],
)  # fmt: skip
def test_an_age_is_counted_as_people_count(days, says):
    assert ago(TODAY - dt.timedelta(days=days), TODAY) == says


def test_a_day_is_written_short_in_full_or_with_its_weekday():
    assert written(TODAY) == "21 Nov 2026"
    assert written(TODAY, full=True) == "21 November 2026"
    assert written(TODAY, weekday=True) == "Saturday 21 November 2026"


@pytest.fixture
def drawn():
    return lambda source, **context: engines["django"].from_string(source).render(context)


def test_what_is_too_old_is_called_stale(drawn):
    shown = drawn("{% ago day stale_after=40 %}", day=dt.date(2026, 10, 11))
    assert ">41 days ago</time>" in shown
    assert "stale" in shown
    assert "stale" not in drawn("{% ago day stale_after=41 %}", day=dt.date(2026, 10, 11))


def test_nothing_said_yet_is_said(drawn):
    assert drawn("{% ago day %}", day=None) == "nothing yet"


def test_an_instant_is_measured_in_real_time_and_by_the_london_day(drawn):
    assert ">today<" in drawn("{% ago moment %}", moment=dt.datetime.now(dt.UTC))


def element(words="", question="", first=None, last=None):
    return SimpleNamespace(due_words=words, due_question=question, due_from=first, due_until=last)


def test_unsettled_words_are_quoted_and_ask_their_question(drawn):
    shown = drawn("{% understood element %}", element=element("S2020", "Spring or summer?"))
    assert "“S2020”" in shown
    assert 'class="settle"' in shown
    assert "(to settle: Spring or summer?)" in shown


def test_unsettled_words_lead_to_where_they_are_settled(drawn):
    shown = drawn('{% understood element href="/settle/" %}', element=element("S2020", "Spring or summer?"))
    assert '<a class="settle" href="/settle/"' in shown


def test_settled_words_stand_plain_with_what_was_understood(drawn):
    autumn = element("by Autumn 2026", first=dt.date(2026, 9, 1), last=dt.date(2026, 12, 18))
    shown = drawn("{% understood element %}", element=autumn)
    assert "settle" not in shown
    assert "1 September 2026 to 18 December 2026" in shown


def test_words_of_the_plan_are_never_markup(drawn):
    shown = drawn("{% understood element %}", element=element("<b>soon</b>", "“<i>?"))
    assert "<b>" not in shown
    assert "<i>" not in shown


def test_no_date_is_nothing(drawn):
    assert drawn("{% understood element %}", element=element()) == ""
    assert understanding(element()) == ""
