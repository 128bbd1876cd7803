"""A round's audit trail as a file: each answer with who, when and what shows it."""

import datetime as dt
import io

from python_calamine import CalamineWorkbook

from goldenthread.features.assurance import operations
from tests.query_budget import assert_within


def page_of(row, form):
    return f"/harbour/assurance/round/{row.ref}/file/{form}/"


def rows_of(answer, sheet="Answers"):
    book = CalamineWorkbook.from_object(io.BytesIO(answer.content))
    return book.get_sheet_by_name(sheet).to_python()


def test_a_workbook_holds_every_answer_and_what_was_not_checked(as_, world, november, answered):
    row = answered(world.haven_high, registers="not met")
    as_("education").post(
        f"/harbour/assurance/check/{row.ref}/look/codes/", {"agrees": "no", "says": "Two are wrong."}
    )
    rows = rows_of(as_("chief").get(page_of(november, "excel")))
    registers = next(each for each in rows if each[0] == "Haven High" and each[2].startswith("Both registers"))
    assert registers[3:5] == ["not met", "Not met"]
    assert registers[7:9] == ["Head, Haven High", dt.date(2026, 11, 21)]
    assert next(each for each in rows if each[13] == "Two are wrong.")[10] == "not so"
    assert [each[4] for each in rows if each[0] == "Marsh Lane"] == ["Not checked"] * 19


def test_what_followed_stands_with_it_from_finding_to_closing(as_, world, november, answered):
    row = answered(world.haven_high, registers="not met")
    found = operations.record_finding(
        trust=world.trust, school=world.haven_high, words=operations.FindingWords("Registers close late."), by=None,
        source=operations.Source(check=row, question="registers"), asks=operations.Asks("Close them by ten."),
        found_on=dt.date(2026, 11, 20),
    )  # fmt: skip
    one = found.recommendations.get()
    operations.finish(row=one, says="Closed by ten all week.", by=world.people["head"], post=world.posts["head"])
    operations.confirm(row=one, says="Seen.", by=world.people["education"], post=world.posts["education"])
    followed = rows_of(as_("chief").get(page_of(november, "excel")), "What followed")[1]
    assert followed[:4] == [
        "Haven High", "Both registers were closed on time every day", dt.date(2026, 11, 20), "Registers close late."
    ]  # fmt: skip
    assert followed[9] == "Closed"
    assert followed[12:] == ["Head, Haven High", dt.date(2026, 11, 21), followed[14]]
    assert followed[14]
    assert len(rows_of(as_("other_head").get(page_of(november, "excel")), "What followed")) == 1


def test_a_head_is_given_their_own_sheets_alone(as_, world, november, answered):
    answered(world.marsh_lane, who="other_head")
    places = {each[0] for each in rows_of(as_("head").get(page_of(november, "excel")))}
    assert places == {"Place", "Haven High", "the trust"}
    assert as_("stranger").get(page_of(november, "excel")).status_code == 404


def test_it_prints_in_a_flat_number_of_queries(as_, world, november, answered):
    answered(world.haven_high)
    chief = as_("chief")
    answer = chief.get(page_of(november, "pdf"))
    assert answer.content.startswith(b"%PDF")
    assert_within(25, lambda: chief.get(page_of(november, "excel")))
    assert chief.get(page_of(november, "word")).status_code == 404
