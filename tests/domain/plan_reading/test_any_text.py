"""Any text at all: nothing is lost, nothing fails, and nothing takes for ever."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.domain.plan_reading.reading import read

PIECES = [
    "Priority 1: Reading", "1.1 Phonics", "- a point", "• two", "Lead: Ms A Smith", "Objective\tLead\tWhen", "\tx\t",
    "a\tb\tc", "Success criteria:", "VISION", "Our values", "What is asked?", "", "", "12", "--\t--", "Contents",
    "<ul> ● One ● Two", "Reading......4", "by '23", "KPI 1.1: 90%", "1.1\tAim\tKPI 1.1: all", "4.\t,\tKPI 4.5:",
    "and so it goes on", "  set in", "“Quote”", "Phase 1 Mend\tCriteria ● a ● b", "Key qualities\tPlan",
    "● q ● r\t<p>Area</p> ● s", "Strategic aims\t\t", "Care\tGrowth\tPlace",
]  # fmt: skip
HEADED = "Objective\tLead\tWhen"


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@example([HEADED, "1.1\tAim\tKPI 1.1: all", "1.1 Phonics", "\tx\t", "1.1 Phonics", HEADED])
@example(["- a point", HEADED, "\tx\t", "Priority 1: Reading"])
@example(["Phase 1 Mend\tCriteria ● a ● b", "Key qualities\tPlan", "Strategic aims\t\t", "Key qualities\tPlan"])
@settings(max_examples=200)
def test_lines_in_any_order_are_all_accounted_for(lines):
    reading = read("\n".join(lines))
    assert reading.coverage.missing == ()
    ids = {part.id for part in reading.elements}
    assert all(part.parent in ids or part.parent is None for part in reading.elements)


@given(st.text(max_size=300))
@settings(max_examples=100)
def test_any_characters_are_all_accounted_for(text):
    assert read(text).coverage.missing == ()


def test_a_plan_read_twice_is_the_same():
    text = "Priority 1: Reading\n\n- One\n- Two tbc\n"
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "\t" * 20_000 + "a",
        "- " * 20_000,
        "jan" * 5_000,
        "a " * 50_000,
        "1.1.1.1.1 " * 5_000,
        ("Priority 1: A\n\n" * 3_000),
        "\n".join("\t" * depth + f"point {depth}" for depth in range(1_500)),
        "\n\n".join(f"KPI {n}.1: 5%" for n in range(1, 2_000)),
        "No\tAction\tLead\n" + "\n".join(f"{n}\tDo {n}\tHead" for n in range(3_000)),
        "." * 50_000,
        " ".join(["x" * 200] * 500),
        "Lead:" + " " * 20_000 + "x",
        "at least " * 10_000,
    ],
    ids=lambda text: f"{text[:8]!r} {len(text)}",
)
def test_long_and_hostile_text_ends(text):
    assert read(text).coverage.missing == ()
