"""What is expected is held against what is in force: missing is not overdue."""

import datetime as dt

from tests.features.documents.registered import AGREED, registered

PAGE = "/harbour/documents/expected/"


def test_a_trust_that_has_nothing_misses_every_duty_once_a_place(as_, reach, world):
    page = as_("governance").get(PAGE).content.decode()
    assert "documents are missing" in page
    assert "Missing: Marsh Lane, Haven High" in page


def test_an_overdue_document_is_there_and_a_part_not_completed_is_named(as_, world):
    registered(
        world, title="Child protection", expected="child-protection", scope="local",
        parts={world.haven_high: (AGREED, "Ask for Room 4.")},
    )  # fmt: skip
    registered(world, title="Whistleblowing", expected="whistleblowing", on=dt.date(2025, 9, 1))
    page = as_("governance").get(PAGE).content.decode()
    assert "To complete: Marsh Lane" in page
    assert "Overdue" in page
    assert "Begin it: Whistleblowing" not in page.replace('<span class="visually-hidden">', "")


def test_a_school_asks_only_about_its_own(as_, world):
    registered(world, title="Behaviour", expected="behaviour", school=world.haven_high)
    page = as_("head").get(f"{PAGE}?school={world.haven_high.ref}&only=lacking").content.decode()
    assert "missing at Haven High" in page
    assert "Marsh Lane" not in page
    assert "Whistleblowing" not in page
    assert ">Behaviour<" not in page
