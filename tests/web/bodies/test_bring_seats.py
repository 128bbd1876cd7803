"""Bringing in who sits on what."""

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
