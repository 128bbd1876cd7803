"""What a report says changed since the one before it, as a table."""

import pytest

from goldenthread.domain.year.report_changes import Item, changes, items_of

WHAT_IS_TOLD = """
    was               | is                | told
    95 %, on track    | 91 %, off track   | worse
    91 %, off track   | 94 %, at risk     | better
    94 %, at risk     | 94 %, at risk     |
    94 %, at risk     | 94.3 %, at risk   | figure
    96 %, on track    | 97 %, met         | better
    96 %, on track    | 96 %, stale       | changed
                      | 96 %, on track    | new
    96 %, on track    |                   | gone
    no data           | 96 %, on track    | arrived
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def item(words, key="m-1"):
    shown, _, status = words.rpartition(", ")
    return [Item(key, "Attendance", status, shown)] if words else []


@pytest.mark.parametrize(("was", "now", "told"), rows(WHAT_IS_TOLD))
def test_one_thing(was, now, told):
    other = Item("m-2", "Another", "on track", "1")
    found = changes([*item(was), other], [*item(now), other])
    assert [one.way for one in found] == ([told] if told else [])


def test_what_got_worse_comes_first_and_a_sort_that_was_not_told_of_is_not_new():
    before = [Item("m-1", "A", "at risk"), Item("m-2", "B", "on track")]
    now = [Item("m-1", "A", "on track"), Item("m-2", "B", "off track"), Item("e-9", "A part", "on track")]
    assert [(one.title, one.way) for one in changes(before, now)] == [("B", "worse"), ("A", "better")]


def test_a_thing_that_stands_twice_in_a_report_is_told_once():
    row = {"key": "m-1", "called": "A", "status": "met", "shown": "9"}
    blocks = [{"rows": [row, {"called": "no key"}]}, {"rows": [row]}, {"paragraphs": ["x"]}]
    content = {"sections": [{"blocks": blocks}]}
    assert list(items_of(content)) == [Item("m-1", "A", "met", "9")]
