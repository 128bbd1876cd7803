"""Any JSON at all: it is read with nothing lost, or refused in a sentence; never does it fail."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.domain.reading import plan_reading
from goldenthread.foundation.documents import reading as documents
from goldenthread.foundation.documents.document import UnreadableDocument
from tests.domain.plan_reading.reading import vocabulary

NAMES = [
    "elements", "statements", "control", "tables", "id", "parent", "level", "depth", "number", "title", "text",
    "cells", "span", "kind", "headings", "rows", "levels", "plan", "targets", "dates", "people", "format", "version",
]  # fmt: skip
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**20),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["e1", "Aim"]),
)
ANY = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=25,
)
PLAN = st.fixed_dictionaries(
    {"elements": st.lists(st.dictionaries(st.sampled_from(NAMES), ANY, max_size=6), max_size=5)},
    optional={"statements": ANY, "control": ANY, "tables": ANY, "levels": ANY},
)


@given(ANY | PLAN)
@settings(max_examples=250)
def test_any_json_is_read_whole_or_refused(held):
    answered(json.dumps(held))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 60_000 + "1" + "}" * 60_000,
        '{"elements":[{"id":"e1","parent":"e1","level":"A","title":"Its own parent"}]}',
        '{"elements":[{"id":"e1","parent":"e2","title":"One"},{"id":"e2","parent":"e1","title":"Two"}]}',
        '{"elements":[{"id":"e1","title":"\\ud800","text":"\\u0000"}]}',
        '{"elements":[{"id":"e1","depth":1e999,"title":"Deep"}]}',
    ],
)
def test_what_is_no_plan_is_answered_all_the_same(text):
    answered(text)


def answered(text):
    try:
        document = documents.read(text.encode(errors="surrogatepass"), "plan.json")
    except UnreadableDocument:
        return
    assert plan_reading.read_plan(document, vocabulary()).coverage.missing == ()
