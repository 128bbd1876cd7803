"""What there is nothing to say of is gathered at the end of a report, with its reason."""

from goldenthread.domain.year import quiet_sections


def section(title, *, nothing="", said="", remark=""):
    blocks = [{"kind": "text", "paragraphs": [nothing], "is_nothing": True}] if nothing else []
    blocks += [{"kind": "text", "paragraphs": [said]}] if said else []
    return {"section": "risks", "title": title, "blocks": blocks, "remark": remark}


def content(*sections):
    return {"sections": list(sections), "questions": []}


def test_sections_that_are_silent_for_one_reason_stand_on_one_line():
    report = content(
        section("Plan", nothing="There is no plan."), section("Risks", said="Two are open."),
        section("Plan on a page", nothing="There is no plan."), section("Checks", nothing="No round has begun."),
    )  # fmt: skip
    assert [one["title"] for one in quiet_sections.told(report)] == ["Risks"]
    assert quiet_sections.quiet(report) == [
        {"titles": "Plan, Plan on a page", "says": "There is no plan."},
        {"titles": "Checks", "says": "No round has begun."},
    ]


def test_what_its_author_wrote_keeps_a_section_in_its_place():
    report = content(section("Risks", nothing="No risk is open.", remark="We looked, and wonder why."))
    assert [one["title"] for one in quiet_sections.told(report)] == ["Risks"]
    assert quiet_sections.quiet(report) == []


def test_a_section_of_words_that_nobody_wrote_is_left_out():
    report = content(section("Keep, stop, start"))
    assert quiet_sections.told(report) == quiet_sections.quiet(report) == []


def test_a_report_issued_before_keeps_each_section_where_it_stood():
    report = content(section("Risks", said="No open risk is on the register."))
    assert [one["title"] for one in quiet_sections.told(report)] == ["Risks"]
