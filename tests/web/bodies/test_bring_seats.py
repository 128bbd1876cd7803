"""Bringing in who sits on what."""

import datetime as dt

from goldenthread.features.organisations import operations
from goldenthread.features.organisations.models import Membership

PAGE = "/harbour/governance/bodies/bring-in/"
TABLE = "\n".join("\t".join(row) for row in [
    ["Name", "Governing body", "Category", "Appointed by", "Appointed on", "Term", "Link role", "Interests"],
    ["Ida Marsh (Chair)", "Trustees", "Co-opted trustee", "The board", "1 Sept 2025", "4 years", "Safety", "No"],
    ["Vacancy", "Haven High LGB", "Parent governor", "", "", "", "", ""],
    ["Ned Reed", "Haven High LGB", "Parent governor", "Parents", "", "", "", ""],
])  # fmt: skip


def test_a_table_is_read_asked_about_taken_in_and_nothing_before(as_, board, local):
    clerk = as_("governance")
    shown = clerk.post(PAGE, {"pasted": TABLE}).content.decode()
    assert "2 seats understood" in shown
    assert "Row 3: nobody is named for Parent governor." in shown
    settled = {"settled": "yes", "pasted": TABLE, "body_0": board.ref, "body_1": local.ref, "deed": "take in"}
    assert "2 seats understood" in clerk.post(PAGE, settled).content.decode()
    assert not Membership.objects.exists()
    taken = clerk.post(PAGE, settled | {"since": "2026-01-12"})
    chair, parent = Membership.objects.order_by("from_on")
    assert (chair.name, chair.office, chair.category, str(chair.until_on)) == (
        "Ida Marsh", "chair", "Co-opted", "2029-08-31"
    )  # fmt: skip
    assert (chair.links, str(parent.from_on), parent.body) == (["Safety"], "2026-01-12", local)
    again = clerk.post(PAGE, {"pasted": TABLE}).content.decode()
    assert "2 people sit there already" in again
    assert clerk.post(taken.url).status_code == 302
    assert not Membership.objects.exists()


def test_a_table_brought_in_again_leaves_out_who_sat_there_in_that_time_and_takes_in_the_rest(as_, board, world):
    for name, first, until, ended in (
        ("Ida Marsh", dt.date(2025, 9, 1), dt.date(2029, 8, 31), dt.date(2026, 3, 31)),
        ("Ned Reed", dt.date(2021, 9, 1), dt.date(2025, 8, 31), None),
    ):
        operations.take_seat(body=board, by=None, name=name, from_on=first, until_on=until, ended_on=ended)
    table = "\n".join("\t".join(row.split("|")) for row in (
        "Name|Category|From|Until|Stepped down",
        "Ida Marsh|Trustee|01/09/2025|31/08/2029|",
        "Ned Reed|Trustee|01/09/2021|31/08/2025|",
        "Ned Reed|Trustee|01/09/2025|31/08/2029|",
        "Zoe Oak|Trustee|01/09/2020|31/08/2024|31/12/2022",
        "Zoe Oak|Trustee|01/01/2024|31/12/2027|",
    ))  # fmt: skip
    settled = {"settled": "yes", "pasted": table, "body_0": board.ref, "deed": "take in"}
    shown = as_("governance").post(PAGE, {"pasted": table}).content.decode()
    assert "3 seats understood" in shown
    assert "2 people sit there already" in shown
    taken = as_("governance").post(PAGE, settled)
    zoe = Membership.objects.filter(name="Zoe Oak").first()
    assert (taken.status_code, Membership.objects.count(), str(zoe.ended_on)) == (302, 5, "2022-12-31")
    assert as_("governance").post(taken.url).status_code == 302
    assert Membership.objects.count() == 2


def test_two_chairs_are_refused_with_their_rows_and_nobody_is_seated(as_, board):
    two = "Name\tCategory\tFrom\nA Reed (Chair)\tTrustee\t01/09/2025\nB Oak\tChair\t01/10/2025"
    typed = {"settled": "yes", "pasted": two, "body_0": board.ref, "deed": "take in"}
    page = as_("governance").post(PAGE, typed)
    assert "Row 3, B Oak: A Reed is chair in that time." in page.content.decode()
    assert not Membership.objects.exists()
    assert as_("head").get(PAGE).status_code == 404


def test_a_table_of_something_else_says_what_is_missing(as_, board):
    page = as_("governance").post(PAGE, {"pasted": "Dog\tCat\nRex\tTom"})
    assert "no headings such as Name and Appointed" in page.content.decode()
    assert as_("governance").get(f"{PAGE}abcdefg/").status_code == 404
