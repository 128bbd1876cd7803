"""What one checklist was gone through for, side by side."""

import datetime as dt

import pytest

from goldenthread.features.assurance import operations
from goldenthread.features.assurance.operations import Said
from tests.features.documents.registered import registered


@pytest.fixture
def activities(world):
    row = operations.take_checklist(trust=world.trust, key="community-activity", by=None)
    said = (
        ("Choir", world.haven_high, "head", "arts", "40"),
        ("Allotment", world.marsh_lane, "other_head", "environment", "12"),
    )
    for about, school, who, kind, reach in said:
        sheet = operations.check_one(
            checklist=row, about=about, school=school, post=world.posts[who], by=None,
            begins_on=dt.date(2026, 11, 2), due_on=dt.date(2026, 12, 4),
        )  # fmt: skip
        operations.answer_check(check=sheet, said={"kind": Said(kind), "reach": Said(reach)}, by=None, post=None)
    return f"/harbour/assurance/one/{row.ref}/side-by-side/"


def test_each_stands_with_its_kind_and_reach_and_kinds_that_nobody_has_are_named(as_, activities):
    page = as_("chief").get(activities).content.decode()
    assert all(
        words in page for words in ("Choir", "Allotment", ">40</td>", "Nowhere yet: learning, sport and health")
    )
    own = as_("head").get(activities).content.decode()
    assert "Choir" in own
    assert "Allotment" not in own
    assert as_("stranger").get(activities).status_code == 404


def test_a_point_of_a_scale_and_the_days_since_help_began_stand_beside_each_in_the_order_of_time(as_, world):
    row = operations.take_checklist(trust=world.trust, key="course-audit", by=None)
    for about, opened, began in (("Physics", 3, "2026-11-20"), ("Art", 2, "2026-11-10")):
        sheet = operations.check_one(
            checklist=row, about=about, school=world.haven_high, post=world.posts["head"], by=None,
            begins_on=dt.date(2026, 11, opened), due_on=dt.date(2026, 12, 4),
        )  # fmt: skip
        said = {"help-from": Said(began), "viable": Said("with help")}
        operations.answer_check(check=sheet, said=said, by=None, post=None)
    page = as_("chief").get(f"/harbour/assurance/one/{row.ref}/side-by-side/?order=time").content.decode()
    assert page.index("Art") < page.index("Physics")
    assert "10 Nov 2026, 11 days ago" in page
    ranked = as_("chief").get(f"/harbour/assurance/one/{row.ref}/side-by-side/?by=ask:viable&beside=nonsense")
    assert [(one.first, one.moves) for one, _ in ranked.context["ranked"].rows] == [(1, 0), (1, 0)]
    assert "Both stand alike." in ranked.content.decode()
    assert "<td>with help</td>" in page


def test_policies_that_nobody_went_through_within_a_year_are_named(as_, world):
    row = operations.take_checklist(trust=world.trust, key="plain-policy", by=None)
    address = f"/harbour/assurance/one/{row.ref}/side-by-side/"
    assert address in as_("chief").get("/harbour/assurance/one/").content.decode()
    for title in ("Behaviour", "Lettings"):
        registered(world, title=title, kind="policy")
    sheet = operations.check_one(
        checklist=row, about="behaviour", school=world.haven_high, post=world.posts["head"], by=None,
        begins_on=dt.date(2026, 11, 2), due_on=dt.date(2026, 12, 4),
    )  # fmt: skip
    given = {"length": Said("4")} | {one.key: Said("met") for one in row.shape.questions if one.kind == "judgement"}
    operations.answer_check(check=sheet, said=given, by=None)
    operations.hand_in(check=sheet, by=None)
    page = as_("chief").get(address).content.decode()
    assert "1 was not gone through yet, or not within a year" in page
    assert "about=Lettings" in page
    assert "about=Behaviour" not in page


def test_a_purchase_without_an_answer_to_the_question_on_the_environment_is_named(as_, world):
    row = operations.take_checklist(trust=world.trust, key="environment-question", by=None)
    for title in ("New boilers", "A minibus"):
        world.trust.undertakings.create(kind="purchase", title=title, state="open", begun_on=dt.date(2026, 11, 2))
    sheet = operations.check_one(
        checklist=row, about="new boilers", school=world.haven_high, post=world.posts["head"], by=None,
        begins_on=dt.date(2024, 11, 2), due_on=dt.date(2024, 12, 4),
    )  # fmt: skip
    given = {one.key: Said({"judgement": "met", "number": "4"}.get(one.kind, "Said.")) for one in row.shape.questions}
    operations.answer_check(check=sheet, said=given, by=None)
    operations.hand_in(check=sheet, by=None)
    page = as_("chief").get(f"/harbour/assurance/one/{row.ref}/side-by-side/").content.decode()
    assert "about=A%20minibus" in page
    assert "about=New%20boilers" not in page
