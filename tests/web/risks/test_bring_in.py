"""Bringing in a register that stands in a workbook."""

import io

import xlsxwriter

from goldenthread.features.risks.models import Risk
from goldenthread.web.risks.settling import settle_key

PAGE = "/harbour/risks/bring-in/"
ROWS = [
    ["Riverside risk register 2026"],
    ["Ref", "Category", "Risk", "Probability (1-5)", "Severity (1-5)", "Score", "Controls in place", "Lead"],
    ["1", "Finance", "Reserves run out", "3", "4", "12", "Monthly accounts", "Finance director"],
    ["2", "Estates", "Boilers fail", "4", "", "", "", "Somebody unknown"],
]


def workbook():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Register")
        for row, cells in enumerate(ROWS):
            sheet.write_row(row, 0, cells)
    file.seek(0)
    file.name = "register.xlsx"
    return file


def test_a_workbook_is_read_looked_over_taken_in_and_nothing_before(as_, world):
    chief = as_("chief")
    shown = chief.post(PAGE, {"place": "trust", "file": workbook()}).content.decode()
    assert "2 risks understood" in shown
    assert not Risk.objects.exists()
    pasted = "\n".join("\t".join(row) for row in ROWS[1:])
    taken = chief.post(PAGE, {"place": "trust", "pasted": pasted, "deed": "take in"})
    assert taken.status_code == 302
    first, second = Risk.objects.all()
    assert (first.likelihood, first.impact, first.kind, first.owner) == (3, 4, "finance", world.posts["finance_lead"])
    assert first.controls.get().says == "Monthly accounts"
    assert second.place is None
    assert "Owner: Somebody unknown" in second.event


def test_a_colour_and_an_owner_are_asked_once_and_nothing_is_lost(as_, world):
    pasted = "\n".join("\t".join(row) for row in [
        ["Threat", "RAG now", "Who?", "Assurance", "Next step", "When", "Trend"],
        ["The ferry stops", "Amber", "CFO", "External audit", "Hire a bus", "31/01/2027", "up"],
        ["It snows", "Amber", "CFO", "", "", "", ""],
    ])  # fmt: skip
    asked = as_("chief").post(PAGE, {"place": "trust", "pasted": pasted}).content.decode()
    assert asked.count("“Amber”, in 2 rows") == 1
    blank = as_("chief").post(PAGE, {"place": "trust", "pasted": pasted, "deed": "take in"})
    assert not Risk.objects.exists()
    assert "What names no kind, in 2 rows" in blank.content.decode()
    settled = {"settled": "yes", settle_key("score", "Amber"): "3x3",
               settle_key("owner", "CFO"): world.posts["finance_lead"].ref, settle_key("kind", ""): "outside",
               "deed": "take in"}  # fmt: skip
    assert as_("chief").post(PAGE, {"place": "trust", "pasted": pasted} | settled).status_code == 302
    ferry, snow = Risk.objects.all()
    assert {(one.likelihood, one.impact, one.owner) for one in (ferry, snow)} == {(3, 3, world.posts["finance_lead"])}
    assert (ferry.controls.get().line, str(ferry.steps.get().due_on)) == (4, "2027-01-31")
    assert "Direction: up" in ferry.scores.get().said


def test_what_is_no_register_is_told_and_never_an_error(as_):
    for typed in ({}, {"pasted": "hello"}, {"held": "[[["}, {"held": '[["a", 7]]'}, {"held": "{}"}):
        assert as_("chief").post(PAGE, {"place": "trust"} | typed).status_code == 422


def test_a_head_brings_a_register_into_the_own_school_alone(as_, world):
    pasted = "Risk\tKind of risk: category\tLikelihood\tImpact\nSnow\tEstates\t2\t2"
    typed = {"pasted": pasted, "deed": "take in"}
    assert as_("head").post(PAGE, typed | {"place": "trust"}).status_code == 422
    assert as_("head").post(PAGE, typed | {"place": f"school:{world.haven_high.ref}"}).status_code == 302
    assert Risk.objects.get().school == world.haven_high


def test_a_single_wrong_cell_is_put_right_before_anything_is_kept_and_nothing_else_moves(as_, world):
    pasted = "\n".join("\t".join(row) for row in ROWS[1:]) + "\n\t\t\t\t\t\tSpare pump\tHead of estates"
    typed = {"place": "trust", "pasted": pasted}
    opened = as_("chief").post(PAGE, typed | {"open": "0-2-3"})
    shown = opened.context["cells_form"]
    assert [(one.label, one.initial) for one in shown][1:3] == [("Category", "Estates"), ("Risk", "Boilers fail")]
    cells = {"line": "0-2-3", "cell_2_0": "2", "cell_2_1": "Estates", "cell_2_2": "The boilers fail", "cell_2_3": "4",
             "cell_2_4": "2", "cell_3_6": "Spare pump", "cell_3_7": "Head of estates"}  # fmt: skip
    again = as_("chief").post(PAGE, typed | cells | {"deed": "look"})
    assert again.context["rows"][1].words.title == "The boilers fail"
    assert not Risk.objects.exists()
    too_long = as_("chief").post(PAGE, typed | cells | {"cell_2_2": "a" * 9_000, "deed": "take in"})
    assert (too_long.status_code, Risk.objects.exists()) == (422, False)
    held = {"place": "trust", "held": again.context["held"], "deed": "take in", "settled": "yes"}
    assert as_("chief").post(PAGE, held).status_code == 302
    first, second = Risk.objects.all()
    assert (first.title, first.likelihood, first.impact) == ("Reserves run out", 3, 4)
    assert (second.title, second.likelihood, second.impact) == ("The boilers fail", 4, 2)
    assert [one.says for one in second.controls.all()] == ["Spare pump"]
    for name in ("0-99", "7-1", "x", "0-2-", "0"):
        assert as_("chief").post(PAGE, typed | {"open": name, "line": name}).status_code == 200


def test_a_column_that_is_taken_for_another_is_put_right_before_anything_is_kept(as_):
    pasted = "Hazards about school\tLead\tRemedy\nA roof leaks\tA patch is put on\tHead\nIt snows\tGrit is kept\tHead"
    typed = {"place": "trust", "pasted": pasted}
    drawn = as_("chief").post(PAGE, typed).content.decode()
    assert "Which column is what" in drawn
    told = {"columns": "shown", "head_0": "0", "col_0_0": "title", "col_0_1": "controls", "col_0_2": "leave"}
    kind = {"settled": "yes", settle_key("kind", ""): "outside"}
    assert as_("chief").post(PAGE, typed | told | kind | {"deed": "take in"}).status_code == 302
    assert [one.controls.get().says for one in Risk.objects.all()] == ["A patch is put on", "Grit is kept"]


def test_a_table_in_which_no_risk_is_seen_is_told_column_by_column(as_):
    pasted = "Worry\tOne\tTwo\nThe ferry may stop\t3\t4"
    typed = {"place": "trust", "pasted": pasted}
    refused = as_("chief").post(PAGE, typed)
    assert refused.status_code == 422
    assert "Which column is what" in refused.content.decode()
    told = {"columns": "shown", "head_0": "0", "col_0_0": "title", "col_0_1": "likelihood@residual",
            "col_0_2": "impact@residual"}  # fmt: skip
    kind = {"settled": "yes", settle_key("kind", ""): "outside", "deed": "take in"}
    assert as_("chief").post(PAGE, typed | told | kind).status_code == 302
    assert (Risk.objects.get().likelihood, Risk.objects.get().impact) == (3, 4)
    again = as_("chief").post(PAGE, typed)
    assert (again.status_code, len(again.context["rows"])) == (200, 1)
    assert "said of a paper with these headings before" in again.content.decode()
    nothing = as_("chief").post(PAGE, typed | told | {"head_0": "none"})
    assert nothing.status_code == 422
    assert as_("chief").post(PAGE, typed | told | kind | {"col_0_0": "biscuit"}).status_code != 302
